"""Slots as people read and write them in a tool."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arqam.pipeline.annotation.slots import as_json, texts_of, value_of
from arqam.pipeline.annotation.sound_json import sound_json

from .conftest import days, phrases

YEAR = {"quote": "در سال جاری", "start": "1399-01-01", "end": "1399-12-30"}
WRITTEN = [
    ("low", 218000, ["218000"]),
    ("low", Decimal("0.50"), ["0.5"]),
    ("low", 0.1, ["0.1"]),
    ("high", [3, None], ["3", "null"]),
    ("low", "many", ['="many"']),
    ("item", None, []),
    ("item", "میز خدمت", ["میز خدمت"]),
    ("item", ["میز", "میز خدمت", None], ["میز", "میز خدمت", "null"]),
    ("item", "null", ['="null"']),
    ("item", "=1", ['="=1"']),
    ("item", " a", ['=" a"']),
    ("item", "", ['=""']),
    ("item", "a\nb", ['="a\\nb"']),
    ("item", "a\u2028😀", ['="a\\u2028😀"']),
    ("item", ["a"], ['=["a"]']),
    ("item", 5, ["=5"]),
    ("period", YEAR, ["1399-01-01..1399-12-30 در سال جاری"]),
    ("period", YEAR | {"end": None}, ["1399-01-01..? در سال جاری"]),
    ("period", YEAR | {"end": "1399-13-01"}, ['={"quote": "در سال جاری", "start": "1399-01-01", "end": "1399-13-01"}']),
    ("period", "سال جاری", ['="سال جاری"']),
]


@pytest.mark.parametrize(("slot", "value", "texts"), WRITTEN)
def test_a_slot_is_written_so_that_it_can_be_read_and_comes_back(slot, value, texts):
    assert texts_of(slot, value) == texts
    back = value_of(slot, texts)
    assert back == (Decimal("0.1") if value == 0.1 and isinstance(value, float) else value)


@pytest.mark.parametrize(
    ("slot", "texts", "value"),
    [
        ("low", ["۲۱۸٬۰۰۰"], 218000),
        ("low", ["٤٫٥"], Decimal("4.5")),
        ("low", ["1,250.75"], Decimal("1250.75")),
        ("low", [" −۳ "], -3),
        ("low", ["", " "], None),
        ("place", ["رشت", ""], "رشت"),
        ("period", ["جمعه"], {"quote": "جمعه", "start": None, "end": None}),
        ("period", ["۱۳۹۸/۱۱/۸ جمعه"], {"quote": "جمعه", "start": "1398-11-08", "end": "1398-11-08"}),
        ("period", ["1398-11-08 .. ?"], {"quote": "", "start": "1398-11-08", "end": None}),
    ],
)
def test_what_people_write_otherwise(slot, texts, value):
    assert value_of(slot, texts) == value


@pytest.mark.parametrize(
    ("slot", "text", "said"),
    [
        ("low", "چند", '"low" is no number: چند'),
        ("low", "12e9", '"low" is no number'),
        ("low", "1" * 2000, '"low" is no number'),
        ("low", "=1e999999999", "longer than 1,000 digits"),
        ("item", "={", '"item" is not valid JSON'),
        ("item", "=" + "[" * 60 + "]" * 60, "nested deeper"),
        ("item", "=" + "[" * 100_000, "nested too deep"),
        ("low", "=NaN", "infinite"),
        ("period", "1398-13-01 ماه", '"period": 1398-13-01 is no Jalali day'),
    ],
)
def test_what_no_slot_can_hold_is_said(slot, text, said):
    with pytest.raises(ValueError, match=said):
        value_of(slot, [text])


@given(value=phrases | st.lists(phrases | st.none(), max_size=3) | st.none() | st.integers() | st.booleans())
def test_any_value_of_a_phrase_comes_back_from_texts_of_one_line(value):
    texts = texts_of("item", value, ";|")
    assert all(text.isprintable() or "\u200c" in text for text in texts)
    assert not any(mark in text for text in texts for mark in ";|")
    assert value_of("item", texts) == value
    assert sound_json(as_json(value, ";|")) == value


@given(period=st.fixed_dictionaries({"quote": phrases, "start": days, "end": days}))
def test_any_period_comes_back(period):
    assert value_of("period", texts_of("period", period)) == period
