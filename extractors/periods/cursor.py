"""Pieces of text as the reader of time expressions walks over them: words, small numbers, ordinals."""

from collections.abc import Sequence

from ..numerals.pieces import Pieces
from .lexicon import Phrase

_CARDINAL = ("unit", "teen", "ten")
_BEYOND = 16  # how far any reader looks beyond the ends


class Words(list[str]):
    """The words of the pieces of a text, by place; beyond either end there are empty ones.

    A list with a few empty words behind its last, which are those before its first as well: w[-1] is "".
    """

    def __init__(self, pieces: Pieces, counting: frozenset[int] = frozenset()) -> None:
        super().__init__(pieces.keys)
        self.extend([""] * _BEYOND)
        self.pieces = pieces
        worth, sorts = pieces.words, pieces.sorts
        self.numbers = {k for k in pieces.openers if worth[k] is not None or sorts[k] == "number"}
        self.counting = counting  # pieces of numbers that count something

    def __len__(self) -> int:
        return len(self.pieces.keys)

    def phrase(self, index: dict[str, list[Phrase]], k: int) -> int:
        """How many pieces the longest phrase of `index` at `k` takes; 0 where there is none."""
        for phrase in index.get(self[k], ()):
            if len(phrase) == 1 or self[k : k + len(phrase)] == phrase:
                return len(phrase)
        return 0

    def is_number(self, k: int) -> bool:
        """Whether a number, an ordinal or a date in digits stands at `k`."""
        return k in self.numbers

    def digits(self, k: int) -> int | None:
        """A whole number in plain digits, of at most four."""
        key = self[k]
        return int(key) if key.isdecimal() and len(key) <= 4 else None

    def number(self, k: int) -> tuple[int, int] | None:
        """A whole number below ten thousand in digits or words (۹, سه, بیست و چهار), and the place behind it."""
        if (value := self.digits(k)) is not None:
            return value, k + 1
        first = self._worth(k, _CARDINAL)
        if first is None:
            return None
        if first >= 20 and self[k + 1] == "و":
            unit = self._worth(k + 2, ("unit",))
            if unit is not None:
                return first + unit, k + 3
        return first, k + 1

    def ordinal(self, k: int) -> tuple[int, int] | None:
        """An ordinal (اول, نخستین, بیست و سوم), and the place behind it."""
        value = self._worth(k, ("ordinal", "ranking"))
        if value is not None:
            return value, k + 1
        ten = self._worth(k, ("ten",))
        if ten is not None and self[k + 1] == "و":
            unit = self._worth(k + 2, ("ordinal", "ranking"))
            if unit is not None and unit < 10:
                return ten + unit, k + 3
        return None

    def _worth(self, k: int, sorts: tuple[str, ...]) -> int | None:
        word = self.pieces.words[k] if k in self.numbers else None
        return int(word.value) if word is not None and word.sort in sorts else None


def taken(places: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The pieces of numbers that count something: no year is among them."""
    return frozenset(k for first, last in places for k in range(first, last))
