"""What a value leaves open, and whether two values exclude each other."""

from dataclasses import dataclass
from decimal import Decimal

from ..record import Bound

ABOUT = Decimal("0.1")
"""«حدود» leaves a tenth open to either side."""
EXACT_BELOW = 1000
"""Counts below it are told to the last one; above it news rounds: ۲۱۸ هزار for ۲۱۷٬۸۵۰."""
NEAR = Decimal("1.5")
"""Times that values may lie apart which leave room for each other (دست‌کم ۴۰ and ۴۲), and still tell the same."""
LEAST_DIGITS = 2
"""Digits that rounding keeps at least: ۴۰ هزار and ۴۲ هزار are two values."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it was told, in the unit that is compared; `counted`: of things that come in whole numbers."""

    low: Decimal
    high: Decimal
    bound: Bound = "exact"
    counted: bool = True


def exclude(one: Value, other: Value) -> bool:
    """Whether two values cannot both be true: «۴۲ هزار» and «۱۱ هزار» cannot, «دست‌کم ۴۰» and «۴۲» can.

    A value that the other one rounds is the same, also where the rest was cut off: 217,850 and 218,400 are 218,000,
    and 7,800,000 is not 7,700,000.
    """
    return not (_within(one, other) or _within(other, one))


def near(one: Value, other: Value) -> bool:
    """Whether two values tell about the same: that there are more than 4,500 is no word for 13,900."""
    a, b = sorted((abs(_middle(one)), abs(_middle(other))))
    return b <= a * NEAR


def _middle(value: Value) -> Decimal:
    return (value.low + value.high) / 2


def _within(fine: Value, coarse: Value) -> bool:
    """Whether the finer value, as it stands, fits into what the coarser one leaves open."""
    low, high = _bounds(coarse)
    begin, end = _bounds(fine)
    above_low = low is None or end is None or low - _slack(low, coarse) <= end
    below_high = high is None or begin is None or begin <= high + _slack(high, coarse) or _cut_off(begin, high, coarse)
    return above_low and below_high


def _bounds(value: Value) -> tuple[Decimal | None, Decimal | None]:
    """What the words say, None for an end that is open."""
    match value.bound:
        case "at_least":
            return value.low, None
        case "at_most":
            return None, value.high
        case _:
            return value.low, value.high


def _slack(number: Decimal, value: Value) -> Decimal:
    """What rounding and «حدود» leave open to either side."""
    half = half_step(number, value.counted)
    return max(half, abs(number) * ABOUT) if value.bound == "about" else half


def _cut_off(number: Decimal, told: Decimal, value: Value) -> bool:
    """Whether the number told is the other one without its last digits: «۲٫۰۶ میلیارد» for 2.068."""
    return EXACT_BELOW <= told < number < told + 2 * half_step(told, value.counted)


def half_step(number: Decimal, counted: bool) -> Decimal:
    """Half of the last digit that is told: 500 for 218,000, 50,000 for 7,700,000, 0.05 for 7.5.

    A number with one digit alone is taken to be told to two; small counts are exact.
    """
    if number == 0 or (counted and abs(number) < EXACT_BELOW):
        return Decimal(0)
    digits = number.normalize()
    exponent = digits.as_tuple().exponent
    assert isinstance(exponent, int)
    most = digits.adjusted() - LEAST_DIGITS + 1 if abs(number) >= EXACT_BELOW else 0
    return Decimal(5).scaleb(min(exponent, most) - 1)


def significant_digits(number: Decimal) -> int:
    """Digits of a number without the zeros at its ends: 3 for 218,000."""
    return len(number.normalize().as_tuple().digits)
