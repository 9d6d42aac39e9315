"""When two answers say the same: numbers, phrases, dates."""

import unicodedata
from collections import Counter
from typing import Any

_FOLD = str.maketrans("يىكةۀأإؤ" + "۰۱۲۳۴۵۶۷۸۹" + "٠١٢٣٤٥٦٧٨٩", "ییکههااو" + "0123456789" * 2)
_TATWEEL = "ـ"
ENOUGH = 0.6
"""The share of letter pairs that two phrases have in common when they name one thing: a modifier more or less still
does, another noun does not."""


def letters(phrase: str | None) -> str:
    """The letters and digits of a phrase, folded: spacing, ZWNJ, marks and noise do not count."""
    folded = unicodedata.normalize("NFKC", phrase or "").translate(_FOLD)
    return "".join(c for c in folded if unicodedata.category(c)[0] in "LN" and c != _TATWEEL)


def same_phrase(a: str, b: str) -> bool:
    """The same letters in the same order."""
    return letters(a) == letters(b)


def alike(a: str, b: str) -> bool:
    """The same phrase but for a modifier: the overlap reaches ENOUGH."""
    return overlap(a, b) >= ENOUGH


def overlap(a: str, b: str) -> float:
    """Dice's coefficient of the letter pairs of two phrases, 0 to 1."""
    a, b = letters(a), letters(b)
    if a == b:
        return 1.0
    if not a or not b:
        return 0.0
    left, right = _pairs(a), _pairs(b)
    return 2 * (left & right).total() / (left.total() + right.total())


def same_head(a: str, b: str) -> bool:
    """Alike, or one phrase begins with the other: Persian puts the head first, so the rest are modifiers."""
    short, long = sorted((letters(a), letters(b)), key=len)
    return alike(a, b) or (len(short) > 2 and long.startswith(short))


def same_number(a: Any, b: Any) -> bool:
    """Equal numbers, but for the rounding of floats. None equals nothing."""
    if a is None or b is None:
        return False
    x, y = float(a), float(b)
    return abs(x - y) <= 1e-9 * max(1.0, abs(x), abs(y))


def _pairs(word: str) -> Counter[str]:
    return Counter(word[i : i + 2] for i in range(len(word) - 1)) or Counter([word])
