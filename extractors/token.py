"""Tokens of clean text: words, numbers and marks, each with its place.

Built for text as the normalisers leave it (Persian letters, digits ۰-۹, separators ٬ and ٫, ZWNJ inside words),
yet safe on anything: every character that is no space and no stray ZWNJ lies in exactly one token.

No token reaches over a blank, so a text is cut at its blanks first. What stands between two of them is mostly a word
that was met before, and its tokens are known.
"""

from dataclasses import dataclass
from itertools import accumulate, chain, compress, pairwise
from operator import add
from typing import Final, Literal

import regex

from ..normalizers.word_table import WordTable

Sort = Literal["word", "number", "mark"]

# A number keeps its separators (۱۲٬۵۰۰, ۳٫۵); letters and digits that touch are two tokens (۴۱۰نفر).
_TOKEN = regex.compile(
    r"(?P<word>[\p{L}\p{M}]++(?:\u200c[\p{L}\p{M}]++)*+)"
    r"|(?P<number>\p{Nd}++(?:[٬٫.,/]\p{Nd}++)*+)"
    r"|(?P<mark>[^\s\p{L}\p{M}\p{Nd}\u200c])"
)


@dataclass(slots=True)  # not frozen: that takes seven times as long to make
class Token:
    """One token; `start` and `end` are code points of the clean text, end exclusive."""

    start: int
    end: int
    text: str
    sort: Sort


_CLOSING: Final = frozenset("،.؛:»)؟!")  # marks that mostly touch the word before them

type _Chunk = tuple[tuple[str, ...], tuple[int, ...]]


def _read(chunk: str) -> _Chunk:
    """The tokens of a stretch without blanks, and how far it is from each to the next, or to what follows the blank.

    What belongs to no token (a ZWNJ, a blank after a blank) is told as one without text.
    """
    if chunk.isalpha():
        return (chunk,), (len(chunk) + 1,)
    if chunk[-1:] in _CLOSING and chunk[:-1].isalpha():
        return (chunk[:-1], chunk[-1]), (len(chunk) - 1, 2)
    found = [(token.start(), token.group()) for token in _TOKEN.finditer(chunk)]
    if not found or found[0][0]:
        found = [(0, ""), *found]
    starts = [*(start for start, _ in found), len(chunk) + 1]
    return tuple([text for _, text in found]), tuple([then - start for start, then in pairwise(starts)])


def _sort(token: str) -> Sort:
    found = _TOKEN.match(token)
    return found.lastgroup if found else "mark"  # type: ignore[return-value]


_chunk_of = WordTable(_read).__getitem__
sort_of = WordTable(_sort).__getitem__
"""The sort of a token, told by its text."""


def columns(text: str, base: int = 0) -> tuple[list[str], list[int]]:
    """The tokens of `text` and where they start; its first character stands at `base`."""
    read = list(map(_chunk_of, text.replace("\n", " ").split(" ")))
    texts = list(chain.from_iterable([texts for texts, _ in read]))
    starts = list(accumulate(chain.from_iterable([steps for _, steps in read]), initial=base))
    starts.pop()
    return (list(filter(None, texts)), list(compress(starts, texts))) if "" in texts else (texts, starts)


def ends_of(texts: list[str], starts: list[int]) -> list[int]:
    """Where each of these tokens ends."""
    return list(map(add, starts, map(len, texts)))


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, in order, with places counted from the beginning of `text`."""
    texts, starts = columns(text[start:end], start)
    return list(map(Token, starts, ends_of(texts, starts), texts, map(sort_of, texts)))
