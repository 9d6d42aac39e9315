"""Offsets as the tools count them: code points, UTF-16 code units, or what a reader takes for one character.

- Label Studio counts code points: its editor turns the browser's positions into them (`charsToCodePoints` in
  selection-tools.js of its web editor; tried with 1.23.2). Versions before 2022 hold UTF-16 code units, as does text
  that a program in JavaScript labelled (issue 1347 of HumanSignal/label-studio shows it).
- doccano saves the positions of JavaScript strings, so UTF-16 code units; in a project with "Count grapheme clusters as
  one character" positions among grapheme clusters (`convert` in v-annotator, `grapheme_mode` of a project; 1.8.4).
- brat's server slices Python strings, so code points, and its page counts UTF-16 code units, so that all that is marked
  behind an emoji lands one place too far (issue 1115 of nlplab/brat). `brat.py` keeps such characters from it.
"""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal, get_args

Count = Literal["code-points", "utf-16", "graphemes"]
COUNTS: tuple[Count, ...] = get_args(Count)


class Ruler:
    """Spans of a text in code points ⇄ spans in the count of a tool.

    >>> Ruler("😀 ۵ نفر", "utf-16").of(2, 3)
    (3, 4)
    """

    def __init__(self, text: str, count: Count) -> None:
        self._marks = _marks(text, count)
        self._length = len(text)

    def of(self, start: int, end: int) -> tuple[int, int]:
        """The span in the tool's count; where a grapheme cluster is cut, the whole of it."""
        marks = self._marks
        first, last = bisect_left(marks, start), bisect_left(marks, end)
        return first if marks[first] == start else first - 1, last

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The span in code points; where half a character is marked, the whole of it.

        Raises ValueError for what is no span of the text.
        """
        marks = self._marks
        if not 0 <= start < end < len(marks):
            raise ValueError(f"{start}–{end} is no span of a text of {len(marks) - 1:,} characters")
        last = marks[end]
        return marks[start], last + (last == marks[end - 1] and last < self._length)


def _marks(text: str, count: Count) -> Sequence[int]:
    """For each position in the tool's count the code point that begins there, and the end of the text."""
    if count == "graphemes":
        import regex

        return array("L", [*(cluster.start() for cluster in regex.finditer(r"\X", text)), len(text)])
    if count == "code-points" or not text or max(text) < "\U00010000":
        return range(len(text) + 1)
    marks = array("L")
    for place, character in enumerate(text):
        marks.append(place)
        if character >= "\U00010000":
            marks.append(place)
    marks.append(len(text))
    return marks
