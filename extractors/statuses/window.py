"""What is read around a quantity: the words, verbs and marks of its sentence, found once for all its quantities."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from ..token import sort_of
from ..tokenized import Tokenized
from .lexicon import cues_begun_by
from .verb import Verb, read_verbs

Span = tuple[int, int]
Places = tuple[int, int]
"""Places of tokens in their window, the second exclusive."""

REACH = 600  # code points read on either side of the quantity; a longer sentence is cut
ENDS = frozenset({"که", "؛", ":"})
"""What ends a clause besides its verb."""
_MARKS = ENDS | {"،"}


@dataclass(slots=True)
class Window:
    """A stretch of text with its tokens, beside each other: where they start and end, and their words.

    `plain` are the words without numbers, which are "" there; `ends`, `commas` and `colons` are places of marks,
    `years` of numbers that may tell one; `cues` the places at which a phrase of a cue (by number) may begin.
    """

    span: Span
    text: str
    words: list[str]
    plain: list[str]
    first_letters: list[int]
    last_letters: list[int]
    verbs: list[Verb]
    ends: list[int]
    commas: list[int]
    colons: list[int]
    years: list[int]
    cues: list[tuple[int, int]]

    def around(self, span: Span) -> Places:
        """The first token of the quantity at `span`, and the first behind it."""
        first = bisect_right(self.last_letters, span[0])
        return first, max(first, bisect_left(self.first_letters, span[1]))

    def said(self, low: int, high: int) -> str:
        """The text of the tokens `low` to `high`."""
        return self.text[self.first_letters[low] : self.last_letters[high - 1]] if low < high else ""


def window_of(read: Tokenized, sentence: Span, span: Span, last: Window | None = None) -> Window:
    """The window on the quantity at `span`; it is `last`, that of the quantity before, where that saw the same."""
    begin, end = max(sentence[0], span[0] - REACH), min(sentence[1], span[1] + REACH)
    if last is not None and last.span == (begin, end):
        return last
    words, starts, stops = read.part(begin, end)
    numbers = [k for k, sort in enumerate(map(sort_of, words)) if sort == "number"]
    plain = words.copy()
    for k in numbers:
        plain[k] = ""
    marks = [k for k, word in enumerate(words) if word in _MARKS]
    return Window(
        span=(begin, end),
        text=read.text,
        words=words,
        plain=plain,
        first_letters=starts,
        last_letters=stops,
        verbs=read_verbs(words),
        ends=[k for k in marks if words[k] in ENDS],
        commas=[k for k in marks if words[k] == "،"],
        colons=[k for k in marks if words[k] == ":"],
        years=[k for k in numbers if len(words[k]) > 3],
        cues=_cues(words),
    )


def _cues(words: list[str]) -> list[tuple[int, int]]:
    """Where a phrase of a cue may begin, with the cue's number."""
    found: list[tuple[int, int]] = []
    for k, begun in [(k, begun) for k, begun in enumerate(map(cues_begun_by, words)) if begun is not None]:
        alone, further = begun
        for cue in alone:
            found.append((k, cue))
        if further and k + 1 < len(words) and words[k + 1][0] in further:
            following = words[k + 1].replace("\u200c", "")
            for cue, letters in further[following[0]]:
                if letters.startswith(following) or following.startswith(letters):
                    found.append((k, cue))
    return found
