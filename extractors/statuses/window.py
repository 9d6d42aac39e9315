"""What is read around a quantity: the words, verbs and marks of its sentence, found once for all its quantities."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from ...normalizers.word_table import WordTable
from ..span import Span
from ..token import sort_of
from ..tokenized import Tokenized
from .lexicon import Begun, cues_begun_by
from .verb import Form, Verb, form_of, verbs_among

Places = tuple[int, int]
"""Places of tokens in their window, the second exclusive."""

REACH = 600  # code points read on either side of the quantity; a longer sentence is cut
ENDS = frozenset({"که", "؛", ":"})
"""What ends a clause besides its verb."""


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
    told = [(k, role) for k, role in enumerate(map(_role_of, words)) if role is not None]
    numbers = [k for k, role in told if role.number]
    plain = words.copy()
    for k in numbers:
        plain[k] = ""
    ends = [k for k, role in told if role.ends]
    return Window(
        span=(begin, end),
        text=read.text,
        words=words,
        plain=plain,
        first_letters=starts,
        last_letters=stops,
        verbs=verbs_among(words, {k: role.form for k, role in told if role.form is not None}),
        ends=ends,
        commas=[k for k, role in told if role.comma],
        colons=[k for k in ends if words[k] == ":"],
        years=[k for k in numbers if len(words[k]) > 3],
        cues=_cues(words, [(k, role.cues) for k, role in told if role.cues is not None]),
    )


@dataclass(frozen=True, slots=True)
class _Role:
    """What a word may be for the clauses around it."""

    form: Form | None
    cues: Begun | None
    number: bool
    ends: bool
    comma: bool


def _role(word: str) -> _Role | None:
    role = _Role(form_of(word), cues_begun_by(word), sort_of(word) == "number", word in ENDS, word == "،")
    return role if role != _NONE else None


_NONE = _Role(None, None, number=False, ends=False, comma=False)
_role_of = WordTable(_role).__getitem__


def _cues(words: list[str], begun: list[tuple[int, Begun]]) -> list[tuple[int, int]]:
    """Where a phrase of a cue may begin, with the cue's number; `begun` are the words that any may begin with."""
    found: list[tuple[int, int]] = []
    for k, (alone, further) in begun:
        found += [(k, cue) for cue in alone]
        if further and k + 1 < len(words) and words[k + 1][0] in further:
            following = words[k + 1].replace("\u200c", "")
            for cue, letters in further[following[0]]:
                if letters.startswith(following) or following.startswith(letters):
                    found.append((k, cue))
    return found
