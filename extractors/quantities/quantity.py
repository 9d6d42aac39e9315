"""Quantities: a number with its bound, its unit and what it is per."""

from dataclasses import dataclass
from decimal import Decimal

from ..numerals.numeral import Numeral
from ..numerals.words import lexicon
from ..span import Span
from ..tokenized import Tokenized, tokenized
from .bound import Bound, BoundMatch, bound_across, bound_after, bound_before
from .phrase import Side, after, before
from .rate import RateMatch, rate_after, rate_before
from .unit import COUNT, UnitMatch, Units, find_unit, load_units

# What may join two numbers of one unit: «۱۰ و ۱۵ درصد», «از ۱۰ به ۱۵ درصد», «۳ در ۴ متر».
_JOINERS = frozenset({"و", "،", "تا", "به", "الی", "یا", "در", "-", "–", "ـ", "*", "×"})
_LIST = 24  # tokens through which a list of numbers may run to the unit they share
_SIGNS = {"٪": "percent", "%": "percent", "$": "USD", "€": "EUR", "£": "GBP", "﷼": "IRR"}


@dataclass(slots=True)
class Quantity:
    """A number of a text, measured. Spans are code points of the clean text, end exclusive.

    `start` and `end` cover approximator, number, unit or classifier. `low` and `high` have the unit's factor applied
    (همت, سنت). `adjective` says that the whole is one: «۳۰ میلیارد تومانی», «۶ هزار نفری».
    """

    numeral: Numeral
    low: Decimal
    high: Decimal
    bound: Bound
    unit: str
    per: str | None
    start: int
    end: int
    bound_span: Span | None = None
    unit_span: Span | None = None
    per_span: Span | None = None
    classifier: Span | None = None
    adjective: bool = False


def measure(text: str | Tokenized, numeral: Numeral, units: Units | None = None) -> Quantity:
    """The quantity that `numeral` is the number of: bound, unit and rate read from the clause around it.

    To measure many numerals of a long text, hand it over `Tokenized`: a `str` is tokenised whole at each call.
    """
    units = units or load_units()
    read = tokenized(text)
    lead, trail = before(read, numeral.start), after(read, numeral.end)
    if "+" in trail.words:  # «۱۲+ و ۳+ درجه»: a plus written behind its number
        trail = trail.without("+")
    sign = _SIGNS.get(lead.words[-1]) if lead.ends and lead.ends[-1] == numeral.start else None
    unit, adjective, at = _unit(units, trail, lead)
    own = unit is not None and at > 0
    head = bound_before(lead)
    behind = None if head else bound_after(trail, 0) or (bound_after(trail, at) if at else None)
    tail = None if head else behind or bound_across(lead, trail, at)
    name = unit.name if unit and (not numeral.unit or (own and unit.name != COUNT)) else numeral.unit or sign or COUNT
    sort = unit.sort if unit else "percent" if name == "percent" else "currency" if sign else "other"
    opening = lead[: head.first] if head else lead
    rate = rate_after(units, trail, at, sort) or rate_before(units, opening, sort, head is not None)
    factor = unit.factor if unit else Decimal(1)
    if numeral.unit == "percent" and unit and own and unit.sort != "classifier":
        factor /= 100  # a fraction of a unit: «یک چهارم هکتار» is 0.25 hectare, «نیم درصد» 0.5 percent
    said = head or tail
    return Quantity(
        numeral=numeral,
        low=numeral.low * factor,
        high=numeral.high * factor,
        bound="range" if numeral.is_range else said.bound if said else "exact",
        unit=name,
        per=rate.per if rate else None,
        start=min(numeral.start, head.start if head else numeral.start),
        end=max(numeral.end, unit.end if own and unit else numeral.end, _glued(trail)),
        bound_span=_span(said),
        unit_span=_span(unit),
        per_span=_span(rate),
        classifier=_span(unit) if unit and own and unit.classifier else None,
        adjective=adjective,
    )


def _span(match: BoundMatch | UnitMatch | RateMatch | None) -> Span | None:
    return (match.start, match.end) if match else None


def _glued(trail: Side) -> int:
    """The end of the ی of «۷۰ میلیونی», which touches its number or follows a ZWNJ."""
    return trail.ends[0] if trail.words[:1] == ["ی"] else 0


def _unit(units: Units, trail: Side, lead: Side) -> tuple[UnitMatch | None, bool, int]:
    """The unit after a number, whether the amount is an adjective, and the token after (0 for a shared unit)."""
    found = find_unit(units, trail, _bracket(trail), lead)
    if found is not None:
        return found, found.adjective, found.stop
    if trail.words[:1] == ["ی"]:
        return None, True, 1
    return _shared(units, trail, lead), False, 0


def _bracket(trail: Side) -> int:
    """The token after a number said again in brackets: «سی میلیون (۳۰٬۰۰۰٬۰۰۰) ریال», from either of the two."""
    first = trail.words[0] if trail.words else ""
    if first == "(":
        at = 1
        while at < len(trail.keys) and trail.sorts[at] == "number":
            at += 1
        return at + 1 if 1 < at < len(trail.keys) and trail.words[at] == ")" else 0
    return 1 if first == ")" else 0


def _shared(units: Units, trail: Side, lead: Side) -> UnitMatch | None:
    """The unit of the next number where only a joiner stands between: «۱۰ و ۱۵ درصد», «۵، ۷ و ۱۰ میلیون تومان»."""
    at = 0
    while at < min(_LIST, len(trail.keys)) and trail.keys[at] in _JOINERS:
        at += 1
        first = at
        while at < min(_LIST, len(trail.keys)) and (trail.sorts[at] == "number" or _number_word(trail.words[at])):
            at += 1
        if at == first:
            return None
        found = find_unit(units, trail, at, lead)
        if found is not None:
            return found
    return None


def _number_word(word: str) -> bool:
    return word in lexicon() or word == "منفی"
