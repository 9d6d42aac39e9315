"""How words are drawn to quantities: تسهیلات stands beside money, نرخ before percent far more often than by chance.

Counted over news articles (see `training/affinity.py`): per noun and sort of quantity, the grade right after it and
before it.
Grades are log2 of seen over expected, from d (-4) through 0 to 4; "-" is a word too rare to tell.
"""

import gzip
from functools import cache
from pathlib import Path

SORTS = ("count", "cls", "person", "money", "share", "measure")
_UNKNOWN = "-" * (2 * len(SORTS))
_STRENGTH = {grade: at for at, grade in enumerate("-dcba01234")}


@cache
def _table() -> dict[str, str]:
    raw = gzip.decompress(Path(__file__).with_name("affinity.tsv.gz").read_bytes()).decode()
    return dict(line.split("\t") for line in raw.splitlines())


def affinity(word: str, sort: str) -> tuple[str, str]:
    """The grades of `word` (a lemma) right after and before quantities of `sort`."""
    row = _table().get(word, _UNKNOWN)
    at = SORTS.index(sort)
    return row[at], row[at + len(SORTS)]


def strength(grade: str) -> int:
    """Grades in order, for comparing."""
    return _STRENGTH[grade]
