"""What single words of a text tell about its bodies: where one may be named, and what its clauses are made of."""

from itertools import compress, count

from ...normalizers.word_table import WordTable
from ..items.word_class import word_class
from ..tokenized import Tokenized
from .lexicon import lexicon

OPENS = 1  # a mention may open with it
LEADS = 2  # a mention may open behind it
VERB = 4
CLAUSE = 8  # «که»
POINTS = 16  # «این»

Signs = list[tuple[int, int]]
"""Places of words, in order, with what they tell, as bits."""


def signs_of(read: Tokenized) -> Signs:
    """The words of a text that tell something."""
    told = read.column(_told)
    return [(k, told[k]) for k in compress(count(), told)]


def places_of(signs: Signs, sign: int) -> list[int]:
    """The places of the words that tell one of these."""
    return [k for k, told in signs if told & sign]


def _read(word: str) -> int:
    words = lexicon()
    told = OPENS * (word in words.opens) | LEADS * (word in words.leading) | VERB * word_class(word).verb
    return told | CLAUSE * (word == "که") | POINTS * (word in words.these)


_told = WordTable(_read).__getitem__
