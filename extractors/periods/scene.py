"""What the assignment sees of a document: its mentions of time, where they stand, and what lies between."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ..document import Document
from ..draft import Draft
from ..numerals.pieces import Piece, pieces
from ..statuses.lexicon import lexicon
from .anchor import Anchor, read_anchor
from .cursor import taken
from .lexicon import words
from .mention import Mention, mentions


@dataclass
class Scene:
    """A document with its drafts as pieces and mentions of time."""

    document: Document
    drafts: Sequence[Draft]

    def __post_init__(self) -> None:
        self.pieces = self.document.pieces
        self.starts = [piece.start for piece in self.pieces]
        self.places = [self._place(draft) for draft in self.drafts]
        anchor = read_anchor(self.document.published)
        self.mentions: list[Mention] = mentions(self.pieces, anchor, taken(self.places), self._of_title(anchor))
        self.firsts = [mention.first for mention in self.mentions]
        self.draft_firsts = [first for first, _ in self.places]
        self.line_ends = [k for k, letter in enumerate(self.document.text) if letter == "\n"]
        self.sentence_of = [self.document.sentence_at(mention.start) for mention in self.mentions]
        self.draft_sentence = [self.document.sentence_at(draft.quote[0]) for draft in self.drafts]

    def _of_title(self, anchor: Anchor | None) -> list[Mention]:
        return mentions(pieces(self.document.title or ""), anchor)

    def _place(self, draft: Draft) -> tuple[int, int]:
        """The pieces of a draft's number."""
        start, end = draft.quote
        first = max(0, bisect_right(self.starts, start) - 1)
        return first, max(first + 1, bisect_left(self.starts, end))

    def line(self, at: int) -> int:
        """The number of the line that a character stands in."""
        return bisect_left(self.line_ends, at)

    def sentence_pieces(self, sentence: int) -> int:
        """The first piece of a sentence."""
        return bisect_left(self.starts, self.document.sentences[sentence][0])

    def word(self, k: int) -> str:
        """The k-th piece as features tell it: numbers are one."""
        if not 0 <= k < len(self.pieces):
            return "-"
        piece = self.pieces[k]
        return "#" if piece.sort == "number" else piece.key

    def says(self, low: int, high: int) -> bool:
        """Whether a word of saying stands in the pieces `low` to `high`."""
        at = bisect_left(self._saying, low)
        return at < len(self._saying) and self._saying[at] < high

    @cached_property
    def _saying(self) -> list[int]:
        known = words("speech.saying")
        return [k for k, piece in enumerate(self.pieces) if piece.key in known]

    def is_verb(self, k: int) -> bool:
        return self._verbs[k]

    @cached_property
    def _verbs(self) -> "_Verbs":
        return _Verbs(self.document.text, self.pieces)


class _Verbs:
    """Which pieces are finite verbs, looked up where asked."""

    def __init__(self, text: str, parts: Sequence[Piece]) -> None:
        self.text, self.parts = text, parts
        self.known: dict[int, bool] = {}

    def __getitem__(self, k: int) -> bool:
        if k not in self.known:
            piece = self.parts[k]
            word = self.text[piece.start : piece.end]
            forms = lexicon()
            self.known[k] = (word in forms.forms and word not in forms.doubtful) or word.startswith(
                ("می\u200c", "نمی\u200c")
            )
        return self.known[k]
