"""Phrases of a lexicon, found among tokens whatever their spacing.

«متر مربع», «متر‌مربع» and «مترمربع» are one phrase: its key is its letters without spaces, ZWNJ and vowel marks.
A look-up joins up to `LONGEST` tokens, so its cost does not grow with the lexicon.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from ..token import Token
from ..tokenized import Tokenized

LONGEST: Final = 5  # tokens of the longest phrase: «میلیون واحد گرمایی بریتیش» and one to spare
_WINDOW: Final = 220  # code points read on either side of a number; the longest clause that still binds to it
_ZWNJ: Final = "\u200c"
_ENDS: Final = frozenset(".؟!?؛;…")  # marks that close a clause
_FOLD: Final = str.maketrans({"ي": "ی", "ك": "ک", "ۀ": "ه", "أ": "ا", _ZWNJ: None, " ": None, "ـ": None})


@lru_cache(maxsize=1 << 14)  # words repeat; the same few thousand are most of the news
def key(phrase: str) -> str:
    """The letters of `phrase`, without spaces, ZWNJ and vowel marks: "تقریباً" is "تقریبا"."""
    folded = phrase.translate(_FOLD)
    return folded if folded.isalpha() else "".join(c for c in folded if unicodedata.category(c) != "Mn")


def index[T](phrases: Mapping[T, Iterable[str]]) -> dict[str, T]:
    """A look-up table key → value, from value → phrases."""
    return {key(phrase): value for value, words in phrases.items() for phrase in words}


def keys(words: Iterable[str]) -> frozenset[str]:
    """The keys of `words`, for membership tests."""
    return frozenset(key(word) for word in words)


def ahead[T](table: Mapping[str, T], tokens: Sequence[Token], at: int) -> tuple[T, int] | None:
    """The longest phrase of `table` that begins with token `at`: its value and the token after it."""
    best = None
    joined = ""
    for stop in range(at, min(at + LONGEST, len(tokens))):
        joined += key(tokens[stop].text)
        if joined in table:
            best = table[joined], stop + 1
    return best


def behind[T](table: Mapping[str, T], tokens: Sequence[Token], at: int) -> tuple[T, int] | None:
    """The longest phrase of `table` that ends just before token `at`: its value and its first token."""
    best = None
    joined = ""
    for first in range(at - 1, max(at - 1 - LONGEST, -1), -1):
        joined = key(tokens[first].text) + joined
        if joined in table:
            best = table[joined], first
    return best


def before(read: Tokenized, start: int) -> list[Token]:
    """Tokens of the clause before `start`, back to its opening or to the reach of a window."""
    text = read.text
    low = max(0, start - _WINDOW, text.rfind("\n", max(0, start - _WINDOW), start) + 1)
    tokens = read.between(low, start)
    if low and tokens and tokens[0].start == low and not text[low - 1].isspace():
        del tokens[0]  # the window cut this word in two
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at].text in _ENDS:
            return tokens[at + 1 :]
    return tokens


def after(read: Tokenized, end: int) -> list[Token]:
    """Tokens of the clause after `end`, on to its close or to the reach of a window."""
    text = read.text
    high = min(len(text), end + _WINDOW)
    stop = text.find("\n", end, high)
    high = high if stop < 0 else stop
    tokens = read.between(end, high)
    if high < len(text) and tokens and tokens[-1].end == high and not text[high].isspace():
        del tokens[-1]
    for at, token in enumerate(tokens):
        if token.text in _ENDS:
            return tokens[:at]
    return tokens
