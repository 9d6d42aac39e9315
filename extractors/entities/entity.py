"""What is found, and what finds it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from ..token import Token, tokenize

MOST_TOKENS = 300  # tokens that are read together; no sentence is so long, but a table without full stops is


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in clean text; `start` and `end` are code points of it, end exclusive; `label` is PER, ORG or LOC."""

    start: int
    end: int
    label: str


class EntityModel(Protocol):
    """Built in or the user's own: what finds names."""

    def find(self, text: str, spans: Sequence[tuple[int, int]]) -> list[Entity]:
        """The entities inside the `spans` (sentences) of clean `text`, in order. A span tells nothing of another."""
        ...


def pieces(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[list[Token]]:
    """The tokens of each span; a span of more than MOST_TOKENS tokens comes in several pieces."""
    for start, end in spans:
        tokens = tokenize(text, start, end)
        for first in range(0, len(tokens), MOST_TOKENS):
            yield tokens[first : first + MOST_TOKENS]
