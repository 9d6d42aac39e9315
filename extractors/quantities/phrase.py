"""Phrases of a lexicon, found among tokens whatever their spacing.

«متر مربع», «متر‌مربع» and «مترمربع» are one phrase: its key is its letters without spaces, ZWNJ and vowel marks.
A look-up joins up to `LONGEST` tokens, and no more than can still become a phrase, so its cost does not grow with the
lexicon, and is next to nothing where no phrase begins.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ..token import Sort
from ..tokenized import Tokenized
from ..word_table import WordTable

LONGEST: Final = 5  # tokens of the longest phrase: «میلیون واحد گرمایی بریتیش» and one to spare
_WINDOW: Final = 220  # code points read on either side of a number; the longest clause that still binds to it
_ZWNJ: Final = "\u200c"
_ENDS: Final = frozenset(".؟!?؛;…")  # marks that close a clause
_FOLD: Final = str.maketrans({"ي": "ی", "ك": "ک", "ۀ": "ه", "أ": "ا", _ZWNJ: None, " ": None, "ـ": None})


def key(phrase: str) -> str:
    """The letters of `phrase`, without spaces, ZWNJ and vowel marks: "تقریباً" is "تقریبا"."""
    folded = phrase.translate(_FOLD)
    return folded if folded.isalpha() else "".join(c for c in folded if unicodedata.category(c) != "Mn")


key_of = WordTable(key).__getitem__


class Index[T](dict[str, T]):
    """A look-up table key → value that also knows with what its keys begin and end, themselves included."""

    def __init__(self, table: Mapping[str, T]) -> None:
        super().__init__(table)
        self.beginnings = frozenset(phrase[:size] for phrase in table for size in range(len(phrase) + 1))
        self.endings = frozenset(phrase[size:] for phrase in table for size in range(len(phrase) + 1))


def index[T](phrases: Mapping[T, Iterable[str]]) -> Index[T]:
    """A look-up table key → value, from value → phrases."""
    return Index({key(phrase): value for value, words in phrases.items() for phrase in words})


def keys(words: Iterable[str]) -> frozenset[str]:
    """The keys of `words`, for membership tests."""
    return frozenset(key(word) for word in words)


@dataclass(slots=True)
class Side:
    """The tokens of a clause on one side of a number, as lists beside each other."""

    words: list[str]
    keys: list[str]
    starts: list[int]
    ends: list[int]
    sorts: list[Sort]

    def __len__(self) -> int:
        return len(self.words)

    def __getitem__(self, part: slice) -> "Side":
        return Side(self.words[part], self.keys[part], self.starts[part], self.ends[part], self.sorts[part])

    def without(self, word: str) -> "Side":
        """The side without some word."""
        kept = [k for k, other in enumerate(self.words) if other != word]
        return Side(*([column[k] for k in kept] for column in self._columns()))  # type: ignore[arg-type]

    def cut(self, text: str, at: int, start: int, end: int) -> None:
        """Read token `at` again as no more than text[start:end] of it."""
        read = Tokenized(text[start:end])
        places = [at + start for at in read.starts], [at + start for at in read.ends]
        at %= len(self)
        for column, new in zip(self._columns(), (read.words, read.column(key_of), *places, read.sorts), strict=True):
            column[at : at + 1] = new

    def _columns(self) -> tuple[list, ...]:
        return self.words, self.keys, self.starts, self.ends, self.sorts


def between(read: Tokenized, start: int, end: int) -> Side:
    """The tokens of text[start:end], those over an edge cut there."""
    return _side(read, *read.span(start, end), start, end)


def _side(read: Tokenized, first: int, stop: int, start: int, end: int) -> Side:
    """The tokens from `first` up to `stop`, which are those that start in text[start:end], cut at its edges."""
    over = first > 0 and read.ends[first - 1] > start
    part = slice(first - over, stop)
    side = Side(read.words[part], read.column(key_of)[part], read.starts[part], read.ends[part], read.sorts[part])
    if stop > first and side.ends[-1] > end:
        side.cut(read.text, -1, side.starts[-1], end)
    if over:
        side.cut(read.text, 0, start, min(end, read.ends[first - 1]))
    return side


def ahead[T](table: Index[T], side: Side, at: int) -> tuple[T, int] | None:
    """The longest phrase of `table` that begins with token `at`: its value and the token after it."""
    if at >= len(side.keys) or side.keys[at] not in table.beginnings:
        return None
    best = None
    joined = ""
    for word in side.keys[at : at + LONGEST]:
        joined += word
        if joined not in table.beginnings:
            break
        at += 1
        if joined in table:
            best = table[joined], at
    return best


def behind[T](table: Index[T], side: Side, at: int) -> tuple[T, int] | None:
    """The longest phrase of `table` that ends just before token `at`: its value and its first token."""
    if not at or side.keys[at - 1] not in table.endings:
        return None
    best = None
    joined = ""
    for word in reversed(side.keys[max(0, at - LONGEST) : at]):
        joined = word + joined
        if joined not in table.endings:
            break
        at -= 1
        if joined in table:
            best = table[joined], at
    return best


def before(read: Tokenized, start: int) -> Side:
    """Tokens of the clause before `start`, back to its opening or to the reach of a window."""
    text = read.text
    low = max(0, start - _WINDOW)
    low = max(low, text.rfind("\n", low, start) + 1)
    first, stop = read.span(low, start)
    closes = read.where(_ENDS)
    last = bisect_left(closes, stop) - 1
    if last >= 0 and closes[last] >= first:
        return _side(read, closes[last] + 1, stop, read.ends[closes[last]], start)
    side = _side(read, first, stop, low, start)
    if low and side.starts and side.starts[0] == low and not text[low - 1].isspace():
        return side[1:]  # the window cut this word in two
    return side


def after(read: Tokenized, end: int) -> Side:
    """Tokens of the clause after `end`, on to its close or to the reach of a window."""
    text = read.text
    high = min(len(text), end + _WINDOW)
    line = text.find("\n", end, high)
    high = high if line < 0 else line
    first, stop = read.span(end, high)
    closes = read.where(_ENDS)
    close = bisect_left(closes, first)
    if close < len(closes) and closes[close] < stop:
        return _side(read, first, closes[close], end, read.starts[closes[close]])
    side = _side(read, first, stop, end, high)
    if high < len(text) and side.ends and side.ends[-1] == high and not text[high].isspace():
        return side[:-1]
    return side
