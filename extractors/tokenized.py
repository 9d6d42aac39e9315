"""A text tokenised once, for all that read the whole of it or a part: sentences, and windows around its numbers."""

from bisect import bisect_left
from functools import cached_property

from .token import Token, tokenize


class Tokenized:
    """A text with its tokens, made when they are first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def tokens(self) -> list[Token]:
        """What `tokenize(text)` gives."""
        return tokenize(self.text)

    @cached_property
    def starts(self) -> list[int]:
        """Where each token starts, for a search by place."""
        return [token.start for token in self.tokens]

    def between(self, start: int, end: int) -> list[Token]:
        """What `tokenize(text, start, end)` gives; a token that reaches over an edge is cut there (هزار|تومانی)."""
        first, stop = bisect_left(self.starts, start), bisect_left(self.starts, end)
        tokens = self.tokens[first:stop]
        if tokens and tokens[-1].end > end:
            tokens[-1:] = tokenize(self.text, tokens[-1].start, end)
        if first and self.tokens[first - 1].end > start:
            tokens[:0] = tokenize(self.text, start, min(end, self.tokens[first - 1].end))
        return tokens


def tokenized(text: str | Tokenized) -> Tokenized:
    """A text with its tokens; one that has them is taken as it is."""
    return Tokenized(text) if isinstance(text, str) else text
