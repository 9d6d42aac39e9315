"""Units made comparable: tomans with rials, tonnes with kilograms."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from decimal import Context, Decimal, Inexact
from functools import cache
from pathlib import Path

from ..record import RIALS_PER, Quantity

RIALS = "IRR"
_EXACT = Context(prec=250)
"""Digits that are kept: a record holds a hundred, and a factor a dozen."""


@cache
def _factors() -> dict[str, tuple[str, Decimal]]:
    tables = tomllib.loads(Path(__file__).with_name("units.toml").read_text(encoding="utf-8"))
    factors = {unit: (base, Decimal(factor)) for base, units in tables.items() for unit, factor in units.items()}
    return factors | {unit: (RIALS, Decimal(rials)) for unit, rials in RIALS_PER.items()}


def comparable(quantity: Quantity) -> tuple[str | None, Decimal, Decimal]:
    """The unit that this one is compared in, and the bounds of the quantity in it; other units stay what they are."""
    base, factor = _factors().get(quantity.unit or "", (quantity.unit, Decimal(1)))
    return base, _EXACT.multiply(quantity.low, factor), _EXACT.multiply(quantity.high, factor)


def shown_in(units: Iterable[str | None], numbers: Iterable[Decimal]) -> tuple[str | None, Decimal]:
    """Of the units that several figures were told in, the one to show them in, and how much of the base it is.

    It is the most usual one that tells all numbers (of the base) to the last digit. Money is shown in rials.
    """
    counted, numbers = Counter(units), list(numbers)
    for unit in sorted(counted, key=lambda unit: (-counted[unit], unit or "")):
        base, factor = _factors().get(unit or "", (unit, Decimal(1)))
        if base == RIALS:
            return RIALS, Decimal(1)
        if all(_divides(number, factor) for number in numbers):
            return unit, factor
    return base, Decimal(1)


def in_unit(number: Decimal, factor: Decimal) -> Decimal:
    """A number of the base in a unit that is so much of it."""
    return _EXACT.divide(number, factor)


def _divides(number: Decimal, factor: Decimal) -> bool:
    """Whether the number has an end in the unit: 100 seconds are no hours that can be written down."""
    context = _EXACT.copy()
    context.divide(number, factor)
    return not context.flags[Inexact]
