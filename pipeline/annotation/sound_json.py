"""JSON from strangers: read with exact numbers, and refused where writing it again would take all memory."""

import math
from decimal import Decimal
from typing import Any

from ..decimals import from_json

DEEPEST = 50
"""Levels of nesting; gold has four."""
LONGEST_NUMBER = 1000
"""Digits of a number when it is written out: 1e999999999 is twelve letters and a gigabyte."""


def sound_json(text: str) -> Any:
    """The value of a JSON text. Raises ValueError with a sentence for what is none, or is not to be held."""
    value = from_json(text)
    level = [value]
    for _ in range(DEEPEST):
        if not level:
            return value
        if not all(_writable(one) for one in level):
            raise ValueError(f"holds a number that is infinite or longer than {LONGEST_NUMBER:,} digits")
        level = [
            inner
            for one in level
            if isinstance(one, dict | list)
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
    raise ValueError(f"is nested deeper than {DEEPEST} levels")


def _writable(value: Any) -> bool:
    match value:
        case float():
            return math.isfinite(value)
        case Decimal():
            return value.is_finite() and abs(value.adjusted()) <= LONGEST_NUMBER
    return True
