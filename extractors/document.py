"""A document: clean text, and what is known about it before a line is read."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from .numerals.pieces import Pieces, pieces
from .sentence import sentences
from .span import Span
from .tokenized import Tokenized

if TYPE_CHECKING:
    from .entities import Entity, EntityModel


@dataclass
class Document:
    """`text` and `title` are clean; `published` is when it appeared, as given ("1399-07-20", "1399-07", "1399").

    `model` names entities; without one there are none, and rules alone fill the slots.
    """

    text: str
    title: str | None = None
    published: str | None = None
    source: str | None = None
    model: "EntityModel | None" = None
    _read: dict[Span, "list[Entity]"] = field(default_factory=dict, repr=False)

    @cached_property
    def sentences(self) -> list[Span]:
        """The spans of the sentences, in order."""
        return sentences(self.text)

    @cached_property
    def tokenized(self) -> Tokenized:
        """The text with its tokens."""
        return Tokenized(self.text)

    @cached_property
    def pieces(self) -> Pieces:
        """The text in pieces, as numbers and times are read from them."""
        return pieces(self.tokenized)

    def sentence_at(self, position: int) -> int:
        """The number of the sentence that holds a character, or of the last one before it; 0 where there is none."""
        return max(0, bisect_right(self.sentences, position, key=lambda span: span[0]) - 1)

    def sentences_in(self, start: int, end: int) -> list[Span]:
        """The sentences that share a character with text[start:end]."""
        first = bisect_right(self.sentences, start, key=lambda span: span[1])
        return self.sentences[first : bisect_left(self.sentences, end, key=lambda span: span[0])]

    def read_entities(self, spans: Iterable[Span]) -> None:
        """Have the model read these sentences in one go, as one by one takes longer."""
        unread = [span for span in dict.fromkeys(spans) if span not in self._read]
        if self.model is None or not unread:
            return
        self._read |= {span: [] for span in unread}
        order = sorted(unread)
        starts = [start for start, _ in order]
        for entity in self.model.find(self.text, order):
            self._read[order[bisect_right(starts, entity.start) - 1]].append(entity)

    def entities_in(self, start: int, end: int) -> "list[Entity]":
        """The entities of the sentences that share a character with text[start:end], in order; [] without a model."""
        if self.model is None:
            return []
        around = self.sentences_in(start, end)
        self.read_entities(around)
        return [entity for span in around for entity in self._read[span]]
