"""Pieces of text: tokens as the grammar of numerals wants them, glued number words taken apart.

Few tokens of a text have to do with numbers; the others are pieces as they stand. What a token falls into is told by
its text alone, and by whether a number stands right before it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, overload

import regex

from ..token import LONGEST, Sort
from ..tokenized import Tokenized, tokenized
from .digits import read_digits
from .words import ZWNJ, Word, lexicon, marks, split

# One character for one, so that offsets stay: Arabic letters, the digits of all three scripts, invisible marks. Clean
# text has none of them; numerals are read in any text.
_INVISIBLE: Final = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad"
_FOLD = str.maketrans(
    "يىكةٱأإؤ٠١٢٣٤٥٦٧٨٩0123456789" + _INVISIBLE,
    "ییکهاااو" + "۰۱۲۳۴۵۶۷۸۹" * 2 + ZWNJ * len(_INVISIBLE),
)
HYPHENS: Final = ("-", "–", "—", "−")
_DIGIT = regex.compile(r"\p{Nd}")


@dataclass(slots=True)
class Piece:
    """A token, or a part of a glued one. `key` is its text without ZWNJ; `word` is set where it is worth a number."""

    start: int
    end: int
    key: str
    sort: str
    word: Word | None = None


class Pieces(Sequence[Piece]):
    """The pieces of a text as lists beside each other; a `Piece` is made only for who asks for one.

    `openers` are the places of those that a number may begin with: number words, digits and signs.
    """

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.sorts: list[Sort] = []
        self.words: list[Word | None] = []
        self.openers: list[int] = []
        self._made: list[Piece] = []

    def _pieces(self) -> list[Piece]:
        if not self._made:
            self._made = list(map(Piece, self.starts, self.ends, self.keys, self.sorts, self.words))
        return self._made

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, k: int) -> Piece: ...
    @overload
    def __getitem__(self, k: slice) -> list[Piece]: ...
    def __getitem__(self, k: int | slice) -> Piece | list[Piece]:
        return self._pieces()[k]

    def __iter__(self) -> Iterator[Piece]:
        return iter(self._pieces())


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a token: where it starts and ends in it, and what it is worth."""

    start: int
    end: int
    key: str
    word: Word | None = None


@dataclass(frozen=True, slots=True)
class _Numeric:
    """A token that has to do with numbers: its parts, and those that it falls into right after a number."""

    parts: tuple[_Part, ...]
    after_number: tuple[_Part, ...]


def pieces(text: str | Tokenized) -> Pieces:
    """The words, numbers and marks of `text`, glued number words taken apart. Offsets are those of `text`."""
    read = tokenized(text)
    if not _INVISIBLE_MARKS.isdisjoint(read.words):  # they may stand inside words
        read = Tokenized(read.text.translate(_FOLD))
    starts, ends, sorts = read.starts, read.ends, read.sorts
    known = [_known(word) if len(word) <= LONGEST else _read(word) for word in read.words]
    keys = [key for key, _ in known]
    found = Pieces()
    last = 0

    def copy(stop: int) -> None:
        """The tokens up to `stop` as they stand."""
        found.keys += keys[last:stop]
        found.starts += starts[last:stop]
        found.ends += ends[last:stop]
        found.sorts += sorts[last:stop]
        found.words += [None] * (stop - last)

    for k, (_, numeric) in enumerate(known):
        if numeric is None:
            continue
        copy(k)
        start, last = starts[k], k + 1
        behind = bool(found.words) and found.words[-1] is not None and start - found.ends[-1] < 2
        for part in numeric.after_number if behind else numeric.parts:
            if part.word is not None or sorts[k] == "number" or part.key in _signs():
                found.openers.append(len(found.keys))
            found.keys.append(part.key)
            found.starts.append(start + part.start)
            found.ends.append(start + part.end)
            found.sorts.append(sorts[k])
            found.words.append(part.word)
    copy(len(keys))
    return found


_INVISIBLE_MARKS = frozenset(_INVISIBLE)


@cache
def _signs() -> frozenset[str]:
    """What may stand before a number and belong to it."""
    return marks("minus") | {*HYPHENS}


def _read(word: str) -> tuple[str, _Numeric | None]:
    """The key of a token, and its parts where it has to do with numbers."""
    folded = word.translate(_FOLD)
    if _DIGIT.match(word):
        value = read_digits(folded)
        parts = (_Part(0, len(word), folded, None if value is None else Word(value, "digits")),)
        return folded, _Numeric(parts, parts)
    key = folded.replace(ZWNJ, "")
    spans, spans_after = split(folded), split(folded, after_number=True)
    if not spans and not spans_after and key not in _signs():
        return key, None
    return key, _Numeric(_parts(folded, spans), _parts(folded, spans_after))


_known = lru_cache(maxsize=1 << 15)(_read)


def _parts(word: str, spans: tuple[tuple[int, int], ...]) -> tuple[_Part, ...]:
    """The parts of a word that falls apart at `spans`, or the whole of it."""
    worth = lexicon()
    parts = (_Part(a, b, word[a:b].replace(ZWNJ, ""), worth.get(word[a:b])) for a, b in spans)
    return tuple(parts) if spans else (_Part(0, len(word), word.replace(ZWNJ, "")),)
