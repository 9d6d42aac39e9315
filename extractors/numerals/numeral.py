"""Numerals: every number of a text with its value and its reading; the cardinals among them may be figures."""

from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

from .enumeration import mark_enumerated
from .grammar import ONE
from .pieces import Pieces, pieces
from .place import Place, words
from .ranges import numbers, shared_grains
from .reading import read
from .repeated_name import mark_repeated_names

EXACT = Context(prec=120)
"""Python rounds to 28 digits unless told otherwise, and records keep every digit."""
_FOUR_DIGITS = Context(prec=4)
_TENTHS = ("دهم", "صدم", "هزارم")


@dataclass(slots=True)
class Numeral:
    """A number in a text: `start` and `end` are code points (end exclusive), `low` and `high` its exact value.

    `reading` is "cardinal" where the number may count or measure something, else what it is instead (date, time,
    ordinal, name, identifier, article, vague …); `rule` names the rule that said so. `unit` is set where the number
    itself tells it: یک چهارم is 25 percent.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    is_range: bool
    unit: str | None
    reading: str
    rule: str


def read_numerals(text: str, parts: Pieces | None = None) -> list[Numeral]:
    """Every number of `text` with its reading, in order, none inside another; `parts` are its pieces, where known."""
    with localcontext(EXACT):
        parts = pieces(text) if parts is None else parts
        all_numbers = numbers(parts)
        places = [Place(parts, number, text) for number in all_numbers]
        mark_enumerated(places)
        mark_repeated_names(places)
        found: list[Numeral] = []
        previous, reading, rule = None, "", ""
        for place, grain in zip(places, shared_grains(parts, all_numbers), strict=True):
            place.previous, place.previous_reading, place.previous_rule = previous, reading, rule
            reading, rule = read(place)
            found.append(_numeral(place, reading, rule, grain))
            previous = place.number
        return found


def _numeral(place: Place, reading: str, rule: str, grain: Decimal) -> Numeral:
    number = place.number
    low, high, unit = number.low, number.high, None
    if reading == "cardinal" and grain != ONE:
        low, high = low * grain, high * grain
    if number.form == "fraction" and _is_share(place):
        low, high, unit = _percent(low), _percent(high), "percent"
    plain = _plain(_ended(low))
    top = _plain(_ended(high)) if number.form == "range" else plain
    return Numeral(place.start, place.end, plain, top, number.form == "range", unit, reading, rule)


def _percent(part: Decimal) -> Decimal:
    """A part as percent, to two places: یک سوم is 33.33."""
    return (part * 100).quantize(Decimal("0.01"))


def _is_share(place: Place) -> bool:
    """Whether a fraction is of something: یک سوم مردم, یک سوم خانوار; not یک سوم لیتر, دو دهم واحد."""
    if not place.counted():
        return True
    tenths = place.pieces.keys[place.number.end - 1] in _TENTHS
    return not tenths and place.following in words("not_figures.counters.of_which")


def _ended(value: Decimal) -> Decimal:
    """The value to four digits where they never end: یک سوم لیتر is 0.3333, یک هشتم 0.125."""
    return _FOUR_DIGITS.plus(value) if len(value.as_tuple().digits) == EXACT.prec else value


def _plain(value: Decimal) -> Decimal:
    """The value without trailing zeros and without an exponent: 1.50 → 1.5, 1E+6 → 1000000."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
