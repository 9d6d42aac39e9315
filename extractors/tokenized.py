"""A text tokenised once, for all that read the whole of it or a part: sentences, and windows around its numbers."""

from bisect import bisect_left
from collections.abc import Callable
from functools import cached_property
from typing import Any

from .token import Sort, columns, ends_of, sort_of


class Tokenized:
    """A text with its tokens, made when they are first asked for.

    `words`, `starts`, `ends` and `sorts` are the tokens as lists beside each other: who looks for some words among many
    asks these.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._told: dict[Callable[[str], Any], list[Any]] = {}
        self._places: dict[frozenset[str], list[int]] = {}

    @cached_property
    def _columns(self) -> tuple[list[str], list[int]]:
        return columns(self.text)

    @cached_property
    def words(self) -> list[str]:
        """The text of each token, marks and numbers as well."""
        return self._columns[0]

    @cached_property
    def starts(self) -> list[int]:
        """Where each token starts, for a search by place."""
        return self._columns[1]

    @cached_property
    def ends(self) -> list[int]:
        """Where each token ends."""
        return ends_of(self.words, self.starts)

    @cached_property
    def sorts(self) -> list[Sort]:
        """The sort of each token."""
        return list(map(sort_of, self.words))

    @cached_property
    def lines(self) -> list[int]:
        """The first token behind each line break, in order."""
        breaks, at = [], self.text.find("\n")
        while at >= 0:
            breaks.append(bisect_left(self.starts, at))
            at = self.text.find("\n", at + 1)
        return breaks

    def column[T](self, told_by: Callable[[str], T]) -> list[T]:
        """What a function tells of each word, asked once in a text: one more list beside the others."""
        if told_by not in self._told:
            self._told[told_by] = list(map(told_by, self.words))
        return self._told[told_by]

    def where(self, known: frozenset[str]) -> list[int]:
        """The places, in order, of the tokens that are any of these words; looked for once in a text."""
        if known not in self._places:
            self._places[known] = [k for k, word in enumerate(self.words) if word in known]
        return self._places[known]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The first token that starts in text[start:end], and the one after the last."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def part(self, start: int, end: int) -> tuple[list[str], list[int], list[int]]:
        """The words of text[start:end], where they start and where they end; one over an edge is cut there."""
        first, stop = self.span(start, end)
        words, starts, ends = self.words[first:stop], self.starts[first:stop], self.ends[first:stop]
        if ends and ends[-1] > end:
            words[-1:], starts[-1:] = columns(self.text[starts[-1] : end], starts[-1])
            ends[-1:] = ends_of(words[len(ends) - 1 :], starts[len(ends) - 1 :])
        if first and self.ends[first - 1] > start:
            cut, begins = columns(self.text[start : min(end, self.ends[first - 1])], start)
            words[:0], starts[:0], ends[:0] = cut, begins, ends_of(cut, begins)
        return words, starts, ends


def tokenized(text: str | Tokenized) -> Tokenized:
    """A text with its tokens; one that has them is taken as it is."""
    return Tokenized(text) if isinstance(text, str) else text
