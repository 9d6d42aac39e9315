"""Phrases of a lexicon, found among tokens whatever their spacing.

«متر مربع», «متر‌مربع» and «مترمربع» are one phrase: its key is its letters without spaces, ZWNJ and vowel marks.
A look-up joins up to `LONGEST` tokens, and no more than can still become a phrase, so its cost does not grow with the
lexicon, and is next to nothing where no phrase begins.
"""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ...normalizers.script import ZWNJ
from ...normalizers.word_table import WordTable
from ..token import Sort, sort_of
from ..tokenized import Tokenized

LONGEST: Final = 5  # tokens of the longest phrase: «میلیون واحد گرمایی بریتیش» and one to spare
_WINDOW: Final = 220  # code points read on either side of a number; the longest clause that still binds to it
_ENDS: Final = frozenset(".؟!?؛;…")  # marks that close a clause
_FOLD: Final = str.maketrans({"ي": "ی", "ك": "ک", "ۀ": "ه", "أ": "ا", ZWNJ: None, " ": None, "ـ": None})


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
        columns: tuple[list, ...] = (self.words, self.keys, self.starts, self.ends, self.sorts)
        return Side(*([column[k] for k in kept] for column in columns))


def between(read: Tokenized, start: int, end: int) -> Side:
    """The tokens of text[start:end], those over an edge cut there."""
    words, starts, ends = read.part(start, end)
    return Side(words, list(map(key_of, words)), starts, ends, list(map(sort_of, words)))


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
    low = start - _WINDOW
    stop = bisect_left(read.starts, start)
    first = max(_last(read.where(_ENDS), stop - 1) + 1, _last(read.lines, stop))
    opening = read.starts[first] if first < stop else start
    if low <= 0 or opening > low:  # the whole clause stands within the window
        return between(read, opening, start)
    side = between(read, low, start)  # a longer one is cut there, and the token that the cut broke is dropped
    return side[1:] if side.starts and side.starts[0] == low and not read.text[low - 1].isspace() else side


def after(read: Tokenized, end: int) -> Side:
    """Tokens of the clause after `end`, on to its close or to the reach of a window."""
    high = min(len(read.text), end + _WINDOW)
    first = bisect_left(read.starts, end)
    stop = min(_next(read.where(_ENDS), first, len(read.starts)), _next(read.lines, first, len(read.starts)))
    close = max(end, read.ends[stop - 1]) if stop else end
    if stop == first or close < high or high == len(read.text):
        return between(read, end, close)
    side = between(read, end, high)
    return side[:-1] if side.ends and side.ends[-1] == high and not read.text[high].isspace() else side


def _last(places: Sequence[int], most: int) -> int:
    """The last of these places up to `most`; -1 where there is none."""
    at = bisect_right(places, most)
    return places[at - 1] if at else -1


def _next(places: Sequence[int], least: int, end: int) -> int:
    """The first of these places from `least` on, or `end`."""
    at = bisect_left(places, least)
    return places[at] if at < len(places) else end
