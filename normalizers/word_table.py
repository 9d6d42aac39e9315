"""What is known of words, each worked out when it is first met: the words of the news are few and come again."""

from collections.abc import Callable, Hashable
from typing import Any

MOST = 65536  # words kept; then all are forgotten
LONGEST = 40  # code points of a word that is kept


class WordTable[Key: Hashable, Known](dict[Key, Known]):
    """Word, or words and other things told together → what `read` tells of it.

    `map(table.__getitem__, words)` looks many up at once; `most` are kept, `MOST` if it is left out.
    """

    def __init__(self, read: Callable[[Key], Known], most: int | None = None) -> None:
        super().__init__()
        self._read = read
        self._most = most

    def __missing__(self, key: Key) -> Known:
        known = self._read(key)
        if is_short(key):
            if len(self) >= (MOST if self._most is None else self._most):
                self.clear()
            self[key] = known
        return known


def is_short(key: Any) -> bool:
    """Whether no word of a key (a word, or words among other things) is too long to be kept: a text may run on
    without a space."""
    words = (key,) if isinstance(key, str) else key
    return all(len(word) <= LONGEST for word in words if isinstance(word, str))
