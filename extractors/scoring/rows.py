"""Rows of numbers and what each adds up to, in arrays that grow."""

from typing import Any

import numpy as np

_FIRST = 1 << 10  # rows there is room for at first


class Rows:
    """`numbers` and `sums` by row; the arrays are longer than what is filled."""

    def __init__(self, width: int, answers: int) -> None:
        self.width = width
        self.numbers: np.ndarray[Any, np.dtype[np.int32]] = np.zeros((_FIRST, width), dtype=np.int32)
        self.sums: np.ndarray[Any, np.dtype[np.float64]] = np.zeros((_FIRST, answers))
        self._filled = 0

    def __len__(self) -> int:
        return self._filled

    def clear(self) -> None:
        """Forget all; the room stays."""
        self._filled = 0

    def add(self, numbers: Any, sums: Any) -> None:
        """Put rows behind those that are there."""
        end = self._filled + len(numbers)
        while end > len(self.numbers):
            self.numbers = np.concatenate([self.numbers, np.zeros_like(self.numbers)])
            self.sums = np.concatenate([self.sums, np.zeros_like(self.sums)])
        self.numbers[self._filled : end] = numbers
        self.sums[self._filled : end] = sums
        self._filled = end
