"""What is remembered of values met before: the words of the news come again, from one document to the next."""

from collections.abc import Callable
from typing import Any

from ...normalizers.word_table import LONGEST

Values = tuple[str, ...]


def is_short(key: Any) -> bool:
    """Whether no word of a key (a word, or words among other things) is too long to be kept: a text may run on
    without a space."""
    words = (key,) if isinstance(key, str) else key
    return all(len(word) <= LONGEST for word in words if isinstance(word, str))


class Remembered[Known](dict[Values, Known]):
    """Values → what `read` tells of them; where `most` are known, all are forgotten."""

    def __init__(self, read: Callable[[Values], Known], most: int) -> None:
        super().__init__()
        self._read = read
        self._most = most

    def __missing__(self, values: Values) -> Known:
        known = self._read(values)
        if is_short(values):
            if len(self) >= self._most:
                self.clear()
            self[values] = known
        return known
