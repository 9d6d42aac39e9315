"""Numbers in a series: what one of them leaves out, its neighbours say.

«زیره با ۴۱۱، زعفران با ۶۸ و نعناع با ۱۸ هکتار» · «هر واحد از ۷۷۰ میلیون ریال به یک میلیارد ریال» ·
«کسری ۳ هزار میلیاردی بودجه» · «۱۰ درصد تا ۲۰ درصد», one range said with its unit twice.
The words stand in series.toml.
"""

import tomllib
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from ..numerals.numeral import Numeral
from ..tokenized import Tokenized, tokenized
from .phrase import Side, between, key, keys
from .quantity import Quantity, measure
from .rate import closes_clause
from .unit import COUNT, Units, load_units

STOPS = frozenset(".؟!")
_REACH = 60  # code points between neighbours of a list
_NEXT = 40  # … between a number and the word after it
FAR = 120  # … and between two sums of one price list
_RATES = 2  # tokens between two rates of exchange
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
GREAT = Decimal(10**9)  # «۳ هزار میلیارد» without a unit is money
HOME = frozenset({"IRT", "IRR"})


@cache
def _words() -> dict[str, frozenset[str]]:
    data = tomllib.loads((Path(__file__).parent / "series.toml").read_text(encoding="utf-8"))
    return {f"{section} {name}": keys(words) for section, lists in data.items() for name, words in lists.items()}


def quantities(text: str | Tokenized, numerals: Iterable[Numeral], units: Units | None = None) -> list[Quantity]:
    """The quantities of `numerals` (in order of place), each measured, then joined and completed by its neighbours."""
    units = units or load_units()
    read = tokenized(text)
    found = _joined(read, [measure(read, numeral, units) for numeral in numerals])
    for at in range(len(found) - 1, -1, -1):
        found[at] = _unit_ahead(read, found, at)
    money = [quantity for quantity in found if quantity.unit in HOME]
    for at in range(len(found)):
        found[at] = _great_sum(read, _unit_behind(read, found, at), money)
        found[at] = _rate_behind(read, found, found[at], at)
    return found


def by_sentence(
    spans: Iterable[tuple[int, int]], found: Sequence[Quantity]
) -> Iterator[tuple[tuple[int, int], list[Quantity]]]:
    """The spans of sentences that hold quantities, each with those whose number begins in it."""
    at = 0
    for start, end in spans:
        if at == len(found):
            return
        here = []
        while at < len(found) and found[at].numeral.start < end:
            here.append(found[at])
            at += 1
        if here:
            yield (start, end), here


def _between(read: Tokenized, left: Quantity, right: Quantity, reach: int = _REACH) -> Side | None:
    """The tokens between two neighbours, None where they are too far apart or in two sentences."""
    start, end = left.numeral.end, right.numeral.start
    if end - start > reach or read.text.find("\n", start, end) >= 0:
        return None
    tokens = between(read, start, end)
    return tokens if STOPS.isdisjoint(tokens.words) else None


def _joined(read: Tokenized, found: Sequence[Quantity]) -> list[Quantity]:
    """`found`, with «۱۰ درصد تا ۲۰ درصد» made one range and «۴ دلار و ۲۰ سنت» one sum."""
    joined: list[Quantity] = []
    for right in found:
        left = joined[-1] if joined else None
        whole = _one(read, left, right) if left is not None else None
        if whole is None:
            joined.append(right)
        else:
            joined[-1] = whole
    return joined


def _one(read: Tokenized, left: Quantity, right: Quantity) -> Quantity | None:
    if left.unit != right.unit or left.unit_span is None or right.unit_span is None or left.numeral.is_range:
        return None
    if left.unit_span[0] < left.numeral.end or left.unit_span[1] > right.numeral.start or left.unit == COUNT:
        return None
    gap = between(read, left.unit_span[1], right.start)
    link = gap.keys[0] if len(gap) == 1 else ""
    if right.bound_span is not None and not gap:
        link = key(read.text[slice(*right.bound_span)])
    ratio = right.low / right.numeral.low if right.numeral.low else Decimal(1)
    own = left.low / left.numeral.low if left.numeral.low else Decimal(1)
    numeral = replace(left.numeral, end=right.numeral.end)
    giver = left if left.per else right
    whole = replace(right, start=left.start, per=giver.per, per_span=giver.per_span)
    if link in _words()["range words"] and left.high < right.low and ratio == own:
        numeral = replace(numeral, high=right.numeral.high, is_range=True)
        return replace(whole, numeral=numeral, low=left.low, high=right.high, bound="range", bound_span=left.bound_span)
    if link == "و" and ratio < own and not right.numeral.is_range and right.high < own:
        low, high = left.low + right.low, left.high + right.high
        numeral = replace(numeral, low=low, high=high)
        return replace(whole, numeral=numeral, low=low, high=high, bound=left.bound, bound_span=left.bound_span)
    return None


def _is_bare(read: Tokenized, quantity: Quantity) -> bool:
    """Whether neither a unit nor a noun follows the number: a mark, a preposition or a verb does."""
    if quantity.unit != COUNT or quantity.unit_span is not None:
        return False
    following = between(read, quantity.end, min(len(read.text), quantity.end + _NEXT))
    return not following or following.sorts[0] == "mark" or following.keys[0] in _words()["bare words"]


def _takes(quantity: Quantity, giver: Quantity) -> Quantity:
    ratio = giver.low / giver.numeral.low if giver.numeral.low else Decimal(1)
    return replace(
        quantity, unit=giver.unit, unit_span=giver.unit_span, low=quantity.low * ratio, high=quantity.high * ratio
    )


def _unit_ahead(read: Tokenized, found: Sequence[Quantity], at: int) -> Quantity:
    """A bare number of a list takes the unit of the next: «البرز با ۶٫۵۴ و کردستان با ۶٫۵ درصد»."""
    quantity = found[at]
    giver = found[at + 1] if at + 1 < len(found) else quantity
    if giver.unit == COUNT or giver.unit in _TIMES or not _is_bare(read, quantity):
        return quantity
    gap = _between(read, quantity, giver)
    if gap is None or any(map(closes_clause, gap.keys)):
        return quantity
    first = gap.keys[0] if gap else ""
    listed = first in ("و", "،") or (first == "" and gap)
    fits = giver.unit == "percent" or giver.unit_span is not None
    return _takes(quantity, giver) if listed and fits else quantity


def _unit_behind(read: Tokenized, found: Sequence[Quantity], at: int) -> Quantity:
    """A bare number takes the unit that it changed from: «از ۹۷ میلیون تن در سال ۹۲ به ۱۲۲ میلیون در سال ۹۷»."""
    quantity = found[at]
    giver = found[at - 1] if at else quantity
    if giver.unit == COUNT or giver.unit_span is None or not _is_bare(read, quantity):
        return quantity
    gap = _between(read, giver, quantity)
    if not gap:
        return quantity
    opening = between(read, max(0, giver.start - 12), giver.start).keys[-1:]
    changed = not _words()["change to"].isdisjoint(gap.keys[-4:])
    starts = not _words()["change from"].isdisjoint(opening)
    return _takes(quantity, giver) if changed and starts else quantity


def _great_sum(read: Tokenized, quantity: Quantity, money: Sequence[Quantity]) -> Quantity:
    """A thousand million of nothing is money of the home currency that stands nearest: «کسری ۳ هزار میلیاردی بودجه»."""
    if not money or quantity.low < GREAT or quantity.unit != COUNT or quantity.unit_span is not None:
        return quantity
    if not quantity.adjective and not _is_bare(read, quantity):
        return quantity
    at = bisect(money, quantity.start, key=lambda other: other.start)
    nearest = min(money[max(0, at - 1) : at + 1], key=lambda other: abs(other.start - quantity.start))
    return replace(quantity, unit=nearest.unit)


def _rate_behind(read: Tokenized, found: Sequence[Quantity], quantity: Quantity, at: int) -> Quantity:
    """A sum has the rate of the one before it: «هر یورو را ۱۴ هزار تومان می‌خرند و ۱۵ هزار تومان می‌فروشند»."""
    if quantity.per is not None or quantity.unit in (COUNT, "percent"):
        return quantity
    for giver in reversed(found[max(0, at - 2) : at]):
        rates = giver is found[at - 1] and giver.unit.isupper() and quantity.unit.isupper()  # «۰٫۹۸ فرانک، ۱۰۸ ین»
        if giver.unit == quantity.unit or (rates and len(between(read, giver.end, quantity.start)) <= _RATES):
            gap = _between(read, giver, quantity, FAR)
            if giver.per is None or gap is None or any(map(closes_clause, gap.keys)):
                return quantity
            return replace(quantity, per=giver.per, per_span=giver.per_span)
    return quantity
