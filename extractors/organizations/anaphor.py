"""Words that point back: «این تجهیزات شامل ۵ دستگاه …» goes on about what the sentence before told."""

from collections.abc import Sequence

from ..lemma import lemma
from ..token import Token
from .lexicon import lexicon

REACH = 40  # tokens before a number in which words that point back are looked for


def points_back(tokens: Sequence[Token], first: int, at: int, item: str, before: int) -> str:
    """How the words before the number at token `at`, from token `first` of its sentence on, point back: "item" to the
    item of the figure before («این تجهیزات»; `item` is its head as a lemma, "-" for none), "word" to a word of the
    sentence before, whose tokens begin at `before`; "-" where nothing does."""
    pointing = lexicon().these
    found = "-"
    for k in range(max(first, at - REACH), at - 1):
        if tokens[k].text in pointing and tokens[k + 1].sort == "word":
            noun = lemma(tokens[k + 1].text)
            if noun == item:
                return "item"
            if any(lemma(token.text) == noun for token in tokens[max(0, before) : first]):
                found = "word"
    return found
