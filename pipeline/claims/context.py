"""The words around a number: whether two sentences tell of the same thing."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass
from functools import lru_cache

from .wording import folded, wording, words_of

AROUND = 160
"""Code points on either side of a number whose words are compared."""
LEAST_WORD = 3
"""Letters; shorter words (از, به) stand anywhere. Numbers count from two digits on."""
LEAST_ARTICLES = 1000
"""Articles that a word is weighed by at least: in two of two articles no word is common for that."""
COPIED, COPIED_WORDS = 0.8, 6
"""Share of the words around two numbers that both have where one text copies the other, and how many they must be."""
MOST_WORDS = 1_000_000
"""Different words that are counted; beyond, those seen but once are forgotten."""


def words_around(sentence: str, start: int, end: int) -> frozenset[str]:
    """The words beside the number at sentence[start:end] in the dictionary form, but for those that stand anywhere."""
    before, after = sentence[max(0, start - AROUND) : start], sentence[end : end + AROUND]
    stop = wording().stop
    return frozenset(word for word in map(_plain, (*words_of(before), *words_of(after))) if word and word not in stop)


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    if word.isdigit():
        return word if len(word) > 1 else ""
    plain = folded(word)
    return plain if len(plain) >= LEAST_WORD else ""


class Weights:
    """How much a word tells: the fewer articles have it, the more."""

    def __init__(self) -> None:
        self._articles: Counter[str] = Counter()
        self._count = 0

    def add(self, words: Iterable[str]) -> None:
        """The words of one article."""
        self._articles.update(set(words))
        self._count += 1
        if len(self._articles) > MOST_WORDS:
            self._articles = Counter({word: times for word, times in self._articles.items() if times > 1})

    def of(self, word: str) -> float:
        return math.log(1 + max(self._count, LEAST_ARTICLES) / max(1, self._articles[word]))

    def weighed(self, words: Set[str]) -> "Weighed":
        return Weighed(words, sum(map(self.of, words)))

    def likeness(self, one: "Weighed", other: "Weighed", least: int = 1) -> float:
        """0 to 1: the weight of the words that two have in common, by what they weigh (the geometric mean).

        Fewer than `least` words in common are none.
        """
        common = one.words & other.words
        if len(common) < least:
            return 0.0
        return sum(map(self.of, common)) / math.sqrt(one.weight * other.weight)


@dataclass(frozen=True, slots=True)
class Weighed:
    """Words and what they weigh together."""

    words: Set[str]
    weight: float


def copied(one: Collection[str], other: Collection[str]) -> bool:
    """Whether the words around two numbers are those of one text, but for a word here and there."""
    common = sum(word in other for word in one)
    return common >= COPIED_WORDS and common >= COPIED * (len(one) + len(other) - common)
