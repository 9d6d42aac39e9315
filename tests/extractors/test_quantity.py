"""Quantities: every case of tests/extractors/quantity says in data what a Persian phrase measures."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arqam.extractors.numerals.numeral import Numeral
from arqam.extractors.quantities.quantity import Quantity, measure
from arqam.extractors.quantities.series import quantities
from arqam.extractors.quantities.unit import Unit, load_units

CASES = Path(__file__).parent / "quantities"


def cases(name: str) -> list:
    data = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["text"].replace("\n", "⏎")) for case in data["case"]]


def numeral(text: str, number: str, low: str = "1", after: int = 0, is_range: bool = False, unit: str | None = None):
    start = text.index(number, after)
    value = Decimal(low)
    return Numeral(start, start + len(number), value, value, is_range, unit, "cardinal", "test")


def one(start: int, end: int, value: int = 1) -> Numeral:
    return Numeral(start, end, Decimal(value), Decimal(value), False, None, "cardinal", "test")


def check(case: dict) -> None:
    text = case["text"]
    low, is_range = case.get("low", "1"), case.get("range", False)
    quantity = measure(text, numeral(text, case["number"], low, is_range=is_range, unit=case.get("of")))
    if "unit" in case:
        assert quantity.unit == case["unit"]
        assert quantity.adjective is case.get("adjective", False)
        spelled = text[slice(*quantity.classifier)] if quantity.classifier else None
        assert spelled == case.get("classifier")
    if "unit" not in case or "bound" in case:
        assert quantity.bound == case.get("bound", "exact")
    if "unit" not in case and "bound" not in case:
        assert quantity.per == case.get("per")
    if "becomes" in case:
        assert quantity.low == quantity.high == Decimal(case["becomes"])
    if "said" in case:
        assert text[slice(*quantity.bound_span)] == case["said"]


@pytest.mark.parametrize("case", cases("units"))
def test_unit(case):
    check(case)


@pytest.mark.parametrize("case", cases("bounds"))
def test_bound(case):
    check(case)


@pytest.mark.parametrize("case", cases("rates"))
def test_rate(case):
    text = case["text"]
    assert measure(text, numeral(text, case["number"])).per == case.get("per")


@pytest.mark.parametrize("case", cases("series"))
def test_series(case):
    text, numerals, at = case["text"], [], 0
    for number, low in zip(case["numbers"], case.get("low", ["1"] * 9), strict=False):
        numerals.append(numeral(text, number, low, at))
        at = numerals[-1].end
    found = quantities(text, numerals)
    assert [q.unit for q in found] == case["units"]
    assert [q.bound for q in found] == case.get("bounds", [q.bound for q in found])
    assert [q.per or "" for q in found] == case.get("per", [q.per or "" for q in found])
    assert [q.low for q in found] == [Decimal(low) for low in case.get("becomes", [str(q.low) for q in found])]


@pytest.mark.parametrize("case", cases("known_failures"))
@pytest.mark.xfail(strict=True, reason="not reached yet")
def test_known_failure(case):
    check(case)


def test_a_quantity_spans_approximator_number_and_unit():
    text = "امسال بیش از ۳۰ میلیارد تومان وام داده شد"
    quantity = measure(text, numeral(text, "۳۰ میلیارد"))
    assert text[quantity.start : quantity.end] == "بیش از ۳۰ میلیارد تومان"
    assert text[slice(*quantity.unit_span)] == "تومان"


def test_the_words_of_a_rate_have_a_span():
    text = "هر متر مربع ۱۸ میلیون تومان"
    assert text[slice(*measure(text, numeral(text, "۱۸ میلیون")).per_span)] == "هر متر مربع"


def test_a_user_adds_a_unit():
    units = load_units(extra=[Unit("jarib", ("جریب",), "area")])
    text = "باغ ۱۰۰ جریبی"
    quantity = measure(text, numeral(text, "۱۰۰"), units)
    assert (quantity.unit, quantity.adjective) == ("jarib", True)
    assert measure(text, numeral(text, "۱۰۰")).unit == "count"


def test_a_users_word_goes_over_a_shipped_one():
    units = load_units(extra=[Unit("GBP", ("سنت",), "currency", Decimal("0.01"))])
    assert measure("۵۰ سنت", numeral("۵۰ سنت", "۵۰", "50"), units).unit == "GBP"


HOSTILE = ["۵ و ", "هر ", "تا ", "بیش از ", "۱،", "متر", "در هر ", "(", "سالانه ", "\u200c", "درصد"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_repeats_end(piece):
    text = piece * (200_000 // len(piece))
    for at in (0, 100_000, len(text) - 1):
        quantity = measure(text, one(at, at + 1))
        assert quantity.start <= at < quantity.end


@pytest.mark.parametrize("piece", ["۵ و ", "۵ی ", "۵ر "])
def test_a_long_list_of_numbers_ends(piece):
    text = piece.replace("ر", "ریال") * 5_000
    numerals = [one(i, i + 1, 10**9) for i, c in enumerate(text) if c == "۵"]
    assert len(quantities(text, numerals)) == 5_000


PHRASES = (
    "بیش از|حدود|تا|و|،|۱۲|۵٬۰۰۰|هزار|درصد|تومان|تن|متر مربع|هر|در|سال|روزانه|نفر|ی"
    "|(|)|.|\n|\u200c|٪|$|که|به بالا|گذشت|سالانه|هر یک از|به ازای هر"
)
WORDS = st.sampled_from(PHRASES.split("|"))


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS | st.text(max_size=4), max_size=14).map(" ".join), st.data())
def test_spans_hold_for_any_text_and_any_number(text, data):
    ends = data.draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True).map(sorted))
    numerals = [one(a, b, 2) for a, b in zip(ends[::2], ends[1::2], strict=False)]
    for each, quantity in zip(numerals, (measure(text, n) for n in numerals), strict=True):
        spans_hold(text, each, quantity)
    for quantity in quantities(text, numerals):
        spans_hold(text, quantity.numeral, quantity)


def spans_hold(text: str, each: Numeral, quantity: Quantity) -> None:
    assert 0 <= quantity.start <= each.start <= each.end <= quantity.end <= len(text)
    for span in (quantity.bound_span, quantity.unit_span, quantity.per_span, quantity.classifier):
        assert span is None or 0 <= span[0] < span[1] <= len(text)
    assert quantity.low <= quantity.high
