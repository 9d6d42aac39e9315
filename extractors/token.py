"""Tokens of clean text: words, numbers and marks, each with its place.

Built for text as the normalisers leave it (Persian letters, digits ۰-۹, separators ٬ and ٫, ZWNJ inside words),
yet safe on anything: every character that is no space lies in exactly one token.

No token reaches over a blank, so a text is cut at its blanks first. What stands between two of them is mostly a word
that was met before, and its tokens are known.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from operator import add
from typing import Final, Literal

import regex

Sort = Literal["word", "number", "mark"]

LONGEST: Final = 40  # characters of a stretch whose tokens are kept

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
_WORD_AT: Final = (0,)
_WORD: Final[tuple[Sort, ...]] = ("word",)
_CLOSED_WORD: Final[tuple[Sort, ...]] = ("word", "mark")

type _Chunk = tuple[tuple[str, ...], tuple[int, ...], tuple[Sort, ...]]


def _read(chunk: str) -> _Chunk:
    """The tokens of a stretch without blanks: their texts, where they start in it, and their sorts."""
    if chunk.isalpha():
        return (chunk,), _WORD_AT, _WORD
    if chunk[-1:] in _CLOSING and chunk[:-1].isalpha():
        return (chunk[:-1], chunk[-1]), (0, len(chunk) - 1), _CLOSED_WORD
    found = list(_TOKEN.finditer(chunk))
    texts = tuple(m.group() for m in found)
    return texts, tuple(m.start() for m in found), tuple(m.lastgroup for m in found)  # type: ignore[misc]


_known = lru_cache(maxsize=1 << 15)(_read)


def columns(text: str, base: int = 0) -> tuple[list[str], list[int], list[int], list[Sort]]:
    """Texts, starts, ends and sorts of the tokens of `text`, whose first character stands at `base`."""
    chunks = text.replace("\n", " ").split(" ")
    read = [_known(chunk) if len(chunk) <= LONGEST else _read(chunk) for chunk in chunks]
    texts = list(chain.from_iterable([texts for texts, _, _ in read]))
    begins = accumulate([len(chunk) + 1 for chunk in chunks], initial=base)
    starts = [begin + offset for begin, (_, offsets, _) in zip(begins, read, strict=False) for offset in offsets]
    sorts = list(chain.from_iterable([sorts for _, _, sorts in read]))
    return texts, starts, list(map(add, starts, map(len, texts))), sorts


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, in order, with places counted from the beginning of `text`."""
    texts, starts, ends, sorts = columns(text[start:end], start)
    return list(map(Token, starts, ends, texts, sorts))
