"""Answers about words, kept for the words met most lately: news says the same words over and over."""

from collections.abc import Callable


class Remembered[Answer](dict[str, Answer]):
    """Word → what `find` answers for it: `map(answers.__getitem__, words)` asks for many at once.

    With `most` words kept it starts anew; a word too long to be one is asked about each time.
    """

    LONGEST = 40  # letters of a word that is kept

    def __init__(self, find: Callable[[str], Answer], most: int = 1 << 15) -> None:
        super().__init__()
        self._find, self._most = find, most

    def __missing__(self, word: str) -> Answer:
        answer = self._find(word)
        if len(word) <= self.LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[word] = answer
        return answer
