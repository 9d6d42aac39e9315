"""Which values exclude each other (values.toml)."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arqam.pipeline.claims.interval import Value, exclude, half_step, near, significant_digits

CASES = tomllib.loads(Path(__file__).with_name("values.toml").read_text(encoding="utf-8"))
ROWS = [
    (pair, excluded, counted)
    for table, counted in ((CASES, True), (CASES["measured"], False))
    for name, excluded in (("room", False), ("none", True))
    for pair in table[name]
]


def value(told, counted=True):
    bound, _, number = told.strip().rpartition(" ")
    low, _, high = number.partition("-") if bound == "range" else (number, "", number)
    return Value(Decimal(low), Decimal(high), bound or "exact", counted)


@pytest.mark.parametrize(("pair", "excluded", "counted"), ROWS)
def test_what_leaves_room_for_what(pair, excluded, counted):
    one, other = (value(told, counted) for told in pair.split("|"))
    assert exclude(one, other) is excluded
    assert exclude(other, one) is excluded


numbers = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=3)
values = st.builds(
    lambda a, b, bound, counted: Value(min(a, b), max(a, b) if bound == "range" else min(a, b), bound, counted),
    numbers,
    numbers,
    st.sampled_from(["exact", "about", "at_least", "at_most", "range"]),
    st.booleans(),
)


@given(values, values)
def test_it_does_not_matter_who_speaks_first(one, other):
    assert exclude(one, other) == exclude(other, one)
    assert near(one, other) == near(other, one)


@given(values)
def test_nothing_excludes_itself(one):
    assert not exclude(one, one)
    assert near(one, one)


@given(values, values)
def test_more_room_excludes_less(one, other):
    wider = Value(one.low, one.high, "about", one.counted) if one.bound == "exact" else one
    assert not exclude(wider, other) or exclude(one, other)


@pytest.mark.parametrize(
    ("number", "counted", "expected"),
    [(218000, True, 500), (40000, True, 500), (7700000, True, 50000), (999, True, 0), ("7.5", False, "0.05"),
     (40, False, "0.5"), (0, False, 0), (1000, True, 50)],
)  # fmt: skip
def test_what_rounding_leaves_open(number, counted, expected):
    assert half_step(Decimal(number), counted) == Decimal(expected)


@pytest.mark.parametrize(("number", "digits"), [(218000, 3), ("0.50", 1), (0, 1), (4482, 4)])
def test_significant_digits(number, digits):
    assert significant_digits(Decimal(number)) == digits


@pytest.mark.parametrize(
    ("one", "other", "expected"), [("at_least 4500", "13900", False), ("at_least 40", "42", True), ("0", "0", True)]
)
def test_room_is_not_agreement(one, other, expected):
    assert near(value(one), value(other)) is expected
