"""Tokens of clean text: words, numbers and marks, each with its place.

Built for text as the normalisers leave it (Persian letters, digits ۰-۹, separators ٬ and ٫, ZWNJ inside words),
yet safe on anything: every character that is no space lies in exactly one token.
"""

from dataclasses import dataclass
from typing import Literal

import regex

Sort = Literal["word", "number", "mark"]

# A number keeps its separators (۱۲٬۵۰۰, ۳٫۵); letters and digits that touch are two tokens (۴۱۰نفر).
_TOKEN = regex.compile(
    r"(?P<word>[\p{L}\p{M}]++(?:\u200c[\p{L}\p{M}]++)*+)"
    r"|(?P<number>\p{Nd}++(?:[٬٫.,/]\p{Nd}++)*+)"
    r"|(?P<mark>[^\s\p{L}\p{M}\p{Nd}\u200c])"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `start` and `end` are code points of the clean text, end exclusive."""

    start: int
    end: int
    text: str
    sort: Sort


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, in order, with places counted from the beginning of `text`."""
    stop = len(text) if end is None else end
    return [Token(m.start(), m.end(), m.group(), m.lastgroup) for m in _TOKEN.finditer(text, start, stop)]  # type: ignore[arg-type]
