"""Words that point back: «این تجهیزات شامل ۵ دستگاه …» goes on about what the sentence before told."""

from bisect import bisect_left
from collections.abc import Sequence

from ..lemma import lemma

REACH = 40  # tokens before a number in which words that point back are looked for


def points_back(words: Sequence[str], pointing: Sequence[int], first: int, at: int, item: str, before: int) -> str:
    """How the words before the number at token `at`, from token `first` of its sentence on, point back: "item" to the
    item of the figure before («این تجهیزات»; `item` is its head as a lemma, "-" for none), "word" to a word of the
    sentence before, whose tokens begin at `before`; "-" where nothing does. `pointing`: the
    tokens that may, with words behind them."""
    found = "-"
    begin = bisect_left(pointing, max(first, at - REACH))
    for k in pointing[begin : bisect_left(pointing, at - 1, begin)]:
        noun = lemma(words[k + 1])
        if noun == item:
            return "item"
        if noun in map(lemma, words[max(0, before) : first]):
            found = "word"
    return found
