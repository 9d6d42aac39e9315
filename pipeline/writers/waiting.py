"""Rows that wait to be written together, never more of them than fit into the memory."""

from collections.abc import Sequence
from typing import Any

CHARACTERS = 16_000_000
"""Text that waits at most, and one row: a title may be as long as an article, and a thousand of them fill a machine."""


class Waiting:
    """Rows of values, until there are `most` of them or their text has so many characters."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._rows: list[Sequence[Any]] = []
        self._characters = 0

    def add(self, row: Sequence[Any]) -> bool:
        """Takes a row; whether it is time to take the rows away."""
        self._rows.append(row)
        self._characters += sum(len(value) for value in row if isinstance(value, str))
        return len(self._rows) >= self._most or self._characters >= CHARACTERS

    def take(self) -> list[Sequence[Any]]:
        """The rows so far, which are then forgotten."""
        rows, self._rows, self._characters = self._rows, [], 0
        return rows
