"""Word classes looked up: what a word mostly is, how often an ezafe joins it to the next, and its like words.

The table was made from a tagger's reading of some five million words of news (see `training/word_classes.py`):
a word is asked for as it stands in clean text, so no model runs here. Unknown words are guessed by their ending.
"""

import gzip
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class WordClass:
    """`tag` is a Universal Dependencies part of speech, `noun` the share of its uses as noun, name or adjective,
    `ezafe` the share of uses joined to the following word, `like` the number of its group of words used alike."""

    tag: str
    noun: float
    ezafe: float
    like: int

    @property
    def verb(self) -> bool:
        """Whether it is a verb, an auxiliary («است») among them."""
        return self.tag in ("VERB", "AUX")


_MARK = WordClass("PUNCT", 0.0, 0.0, -1)
_NUMBER = WordClass("NUM", 0.0, 0.0, -1)
_UNKNOWN = WordClass("NOUN", 0.7, 0.45, -1)
_ADJECTIVE = WordClass("ADJ", 0.8, 0.25, -1)
_VERB = WordClass("VERB", 0.0, 0.0, -1)
_PLURAL = WordClass("NOUN", 1.0, 0.3, -1)
_JOINED = WordClass("NOUN", 1.0, 0.95, -1)

# Endings of words the table does not hold, longest first: ‌های joins on, ‌ها often does, ‌تر and a last ی are adjectives.
_ENDINGS = (
    ("های", _JOINED),
    ("هایی", _PLURAL),
    ("ترین", _ADJECTIVE),
    ("ها", _PLURAL),
    ("ند", _VERB),
    ("تر", _ADJECTIVE),
    ("ی", _ADJECTIVE),
)


@cache
def _table() -> dict[str, str]:
    """Each word with its cells as they are written: made into a class when the word is first met."""
    raw = gzip.decompress(Path(__file__).with_name("word_classes.tsv.gz").read_bytes()).decode()
    return dict(line.split("\t", 1) for line in raw.splitlines() if line[0] != "#")


@lru_cache(maxsize=1 << 14)
def _class_of(cells: str) -> WordClass:
    tag, noun, ezafe, like = cells.split("\t")
    return WordClass(tag, int(noun) / 100, int(ezafe) / 100, int(like))


def word_class(word: str) -> WordClass:
    """The class of one token of clean text (a word, a number or a mark)."""
    known = _table().get(word)
    if known is not None:
        return _class_of(known)
    if not word[0].isalpha():
        return _NUMBER if word[0].isdigit() else _MARK
    if word.startswith(("می‌", "نمی‌")):
        return _VERB
    for ending, guess in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return guess
    return _UNKNOWN
