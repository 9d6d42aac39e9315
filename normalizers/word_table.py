"""What is known of words, each worked out when it is first met: the words of the news are few and come again."""

from collections.abc import Callable

MOST = 65536  # words kept; then all are forgotten
LONGEST = 40  # code points of a word that is kept


class WordTable[Known](dict[str, Known]):
    """Word → what `read` tells of it. `map(table.__getitem__, words)` looks many up at once."""

    def __init__(self, read: Callable[[str], Known]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, word: str) -> Known:
        known = self._read(word)
        if len(word) <= LONGEST:
            if len(self) >= MOST:
                self.clear()
            self[word] = known
        return known
