"""Pieces of text: tokens as the grammar of numerals wants them, glued number words taken apart.

Few tokens of a text have to do with numbers; the others are pieces as they stand. What a token falls into is told by
its text alone, and by whether a number stands right before it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from ...normalizers.script import ZWNJ
from ...normalizers.word_table import WordTable
from ..token import Sort
from ..tokenized import Tokenized, tokenized
from .digits import read_digits
from .words import Word, lexicon, marks, split

# One character for one, so that offsets stay: Arabic letters, the digits of all three scripts, invisible marks. Clean
# text has none of them; numerals are read in any text.
_INVISIBLE: Final = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad"
_FOLD = str.maketrans(
    "يىكةٱأإؤ٠١٢٣٤٥٦٧٨٩0123456789" + _INVISIBLE,
    "ییکهاااو" + "۰۱۲۳۴۵۶۷۸۹" * 2 + ZWNJ * len(_INVISIBLE),
)
_FOLDED: Final = frozenset(map(chr, _FOLD))
HYPHENS: Final = ("-", "–", "—", "−")
_DIGIT = regex.compile(r"\p{Nd}")


@dataclass(slots=True)
class Pieces:
    """The pieces of a text, a token or a part of a glued one each, as lists beside each other.

    `keys` are the texts without ZWNJ; one of `words` is set where its piece is worth a number. `openers` are the places
    of those that a number may begin with: number words, digits and signs.
    """

    keys: list[str]
    starts: list[int]
    ends: list[int]
    sorts: list[Sort]
    words: list[Word | None]
    openers: list[int]


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a token: where it starts and ends in it, what it is worth, and whether a number may begin with it."""

    start: int
    end: int
    key: str
    word: Word | None
    opens: bool


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
    starts, ends, numeric = read.starts, read.ends, read.column(_numeric_of)
    words: list[Word | None] = [None] * len(starts)
    openers: list[int] = []
    apart: list[tuple[int, tuple[_Part, ...]]] = []
    more = 0  # pieces that the tokens before fell into, beyond one each
    for k, known in enumerate(numeric):
        if known is None:
            continue
        # A number stands right before, at most one blank away: «۵۰۰ هزارماسک».
        behind = k > 0 and words[k - 1] is not None and starts[k] - ends[k - 1] < 2
        parts = known.after_number if behind else known.parts
        openers += [k + more + n for n, part in enumerate(parts) if part.opens]
        words[k] = parts[-1].word
        if len(parts) > 1:
            apart.append((k, parts))
            more += len(parts) - 1
    whole = read.column(_key_of), starts, ends, read.sorts, words
    return Pieces(*(_taken_apart(*whole, apart) if apart else whole), openers)


def _taken_apart(
    keys: list[str],
    starts: list[int],
    ends: list[int],
    sorts: list[Sort],
    words: list[Word | None],
    apart: Sequence[tuple[int, tuple[_Part, ...]]],
) -> tuple[list[str], list[int], list[int], list[Sort], list[Word | None]]:
    """The columns with the parts of some tokens, by place, in their stead."""
    return (
        _spliced(keys, [(k, [part.key for part in parts]) for k, parts in apart]),
        _spliced(starts, [(k, [starts[k] + part.start for part in parts]) for k, parts in apart]),
        _spliced(ends, [(k, [starts[k] + part.end for part in parts]) for k, parts in apart]),
        _spliced(sorts, [(k, [sorts[k]] * len(parts)) for k, parts in apart]),
        _spliced(words, [(k, [part.word for part in parts]) for k, parts in apart]),
    )


def _spliced[T](column: list[T], instead: Iterable[tuple[int, list[T]]]) -> list[T]:
    """The column with several values in the stead of one, at these places."""
    made: list[T] = []
    last = 0
    for k, values in instead:
        made += column[last:k]
        made += values
        last = k + 1
    return made + column[last:]


_INVISIBLE_MARKS = frozenset(_INVISIBLE)


@cache
def _signs() -> frozenset[str]:
    """What may stand before a number and belong to it."""
    return marks("minus") | {*HYPHENS}


def _folded(word: str) -> str:
    return word if _FOLDED.isdisjoint(word) else word.translate(_FOLD)


def _key(word: str) -> str:
    """The key of a token."""
    return _folded(word).replace(ZWNJ, "")


def _numeric(word: str) -> _Numeric | None:
    """The parts of a token that has to do with numbers."""
    folded = _folded(word)
    if not word.isalpha() and _DIGIT.match(word):
        value = read_digits(folded)
        parts = (_Part(0, len(word), folded, None if value is None else Word(value, "digits"), True),)
        return _Numeric(parts, parts)
    spans, spans_after = split(folded), split(folded, after_number=True)
    if not spans and not spans_after and folded not in _signs():
        return None
    return _Numeric(_parts(folded, spans), _parts(folded, spans_after))


_key_of = WordTable(_key).__getitem__
_numeric_of = WordTable(_numeric).__getitem__


def _parts(word: str, spans: tuple[tuple[int, int], ...]) -> tuple[_Part, ...]:
    """The parts of a word that falls apart at `spans`, or the whole of it."""
    return tuple(_part(word, a, b, lexicon().get(word[a:b])) for a, b in spans) or (_part(word, 0, len(word), None),)


def _part(word: str, start: int, end: int, worth: Word | None) -> _Part:
    key = word[start:end].replace(ZWNJ, "")
    return _Part(start, end, key, worth, worth is not None or key in _signs())
