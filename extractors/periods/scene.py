"""What the assignment sees of a document: its mentions of time, where they stand, and what lies between."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from ...normalizers.word_table import WordTable
from ..document import Document
from ..draft import Draft
from ..numerals.pieces import pieces
from ..statuses.lexicon import lexicon
from .anchor import Anchor, read_anchor
from .cursor import Words, taken
from .lexicon import words
from .mention import Mention, mentions

_LINE_END = regex.compile("\n")
# What stands between a time and a figure is told by one letter a piece: a verb, or one of these.
VERB, OTHER = "v", "."
_MARKS = {"،": ",", "؛": ",", ",": ",", "و": "و", "که": ":", ":": ":"}


@dataclass
class Scene:
    """A document with its drafts as pieces and mentions of time."""

    document: Document
    drafts: Sequence[Draft]

    def __post_init__(self) -> None:
        self.pieces = self.document.pieces
        self.starts = self.pieces.starts
        self.places = [self._place(draft) for draft in self.drafts]
        anchor = read_anchor(self.document.published)
        self.words = Words(self.pieces, taken(self.places))
        self.mentions: list[Mention] = mentions(self.words, anchor, self._of_title(anchor))
        self.firsts = [mention.first for mention in self.mentions]
        self.draft_firsts = [first for first, _ in self.places]
        ends = [found.start() for found in _LINE_END.finditer(self.document.text)]
        self.draft_lines = [bisect_left(ends, draft.quote[0]) for draft in self.drafts]
        self.lines = [bisect_left(ends, mention.start) for mention in self.mentions]
        self._begins = [start for start, _ in self.document.sentences]
        self.sentence_of = [self._sentence(mention.start) for mention in self.mentions]
        self.draft_sentence = [self._sentence(draft.quote[0]) for draft in self.drafts]
        self._paths: dict[int, tuple[int, str]] = {}

    def _of_title(self, anchor: Anchor | None) -> list[Mention]:
        title = self.document.title
        return mentions(Words(pieces(title)), anchor) if title else []

    def _place(self, draft: Draft) -> tuple[int, int]:
        """The pieces of a draft's number."""
        start, end = draft.quote
        first = max(0, bisect_right(self.starts, start) - 1)
        return first, max(first + 1, bisect_left(self.starts, end))

    def _sentence(self, at: int) -> int:
        """The number of the sentence that a character stands in."""
        return max(0, bisect_right(self._begins, at) - 1)

    def sentence_pieces(self, sentence: int) -> tuple[int, int]:
        """The first piece of a sentence, and the first behind it."""
        begins, following = self._begins, sentence + 1
        first = bisect_left(self.starts, begins[sentence])
        return first, bisect_left(self.starts, begins[following]) if following < len(begins) else len(self.starts)

    def word(self, k: int) -> str:
        """The k-th piece as features tell it: numbers are one."""
        if not 0 <= k < len(self.starts):
            return "-"
        return "#" if self.pieces.sorts[k] == "number" else self.pieces.keys[k]

    def says(self, low: int, high: int) -> bool:
        """Whether a word of saying stands in the pieces `low` to `high`."""
        at = bisect_left(self._saying, low)
        return at < len(self._saying) and self._saying[at] < high

    @cached_property
    def _saying(self) -> list[int]:
        known = words("speech.saying")
        return [k for k, word in enumerate(self.words) if word in known]

    def path(self, sentence: int, low: int, high: int) -> str:
        """The pieces `low` to `high` of a sentence, a letter each: verbs and marks that lie between."""
        if sentence not in self._paths:
            first, end = self.sentence_pieces(sentence)
            self._paths[sentence] = first, "".join(map(self._letter, range(first, end)))
        first, letters = self._paths[sentence]
        return letters[low - first : high - first]

    def _letter(self, k: int) -> str:
        key = self.pieces.keys[k]
        if key in _MARKS or self.pieces.sorts[k] != "word":
            return _MARKS.get(key, OTHER)
        return _LETTERS[self.document.text[self.starts[k] : self.pieces.ends[k]]]


def _letter_of(word: str) -> str:
    """Of a word its letter: whether it is a verb."""
    known = word in lexicon().forms and word not in lexicon().doubtful
    return VERB if known or word.startswith(("می\u200c", "نمی\u200c")) else OTHER


_LETTERS = WordTable(_letter_of)
