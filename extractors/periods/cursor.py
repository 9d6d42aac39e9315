"""Pieces of text as the reader of time expressions walks over them: words, small numbers, ordinals."""

from collections.abc import Sequence

from ..numerals.pieces import Piece
from .lexicon import Phrase

_CARDINAL = ("unit", "teen", "ten")


class Words:
    """The pieces of a text. Places are indices; beyond either end there are empty words."""

    def __init__(self, pieces: Sequence[Piece], counting: frozenset[int] = frozenset()) -> None:
        self.pieces = pieces
        self.counting = counting  # pieces of numbers that count something
        self.keys = [piece.key for piece in pieces]

    def __len__(self) -> int:
        return len(self.keys)

    def __getitem__(self, k: int) -> str:
        return self.keys[k] if 0 <= k < len(self.keys) else ""

    def phrase(self, index: dict[str, list[Phrase]], k: int) -> int:
        """How many pieces the longest phrase of `index` at `k` takes; 0 where there is none."""
        for phrase in index.get(self[k], ()):
            if all(self[k + n] == word for n, word in enumerate(phrase)):
                return len(phrase)
        return 0

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
        word = self.pieces[k].word if 0 <= k < len(self.keys) else None
        return int(word.value) if word is not None and word.sort in sorts else None


def taken(places: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The pieces of numbers that count something: no year is among them."""
    return frozenset(k for first, last in places for k in range(first, last))
