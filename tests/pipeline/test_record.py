"""The record, and what it refuses."""

import json
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from arqam.pipeline import Figure
from arqam.pipeline.decimals import from_json, plain, to_json
from arqam.pipeline.record import Quantity, figure_id

NUMBERS = tomllib.loads(Path(__file__).with_name("numbers.toml").read_text(encoding="utf-8"))["number"]
KEYS = (
    "id document kind item quantity rials status period place organization speaker quote sentence source published "
    "same_as confidence evidence"
).split()


def record(**changes):
    whole = {
        "id": figure_id("002", 10, 18),
        "document": "002",
        "kind": "job",
        "item": "فرصت شغلی",
        "quantity": {"low": 218000, "high": 218000, "bound": "exact", "unit": "count", "per": None},
        "quote": {"start": 10, "end": 18, "text": "۲۱۸ هزار"},
        "sentence": {"start": 0, "end": 4, "text": "سلام"},
    }
    return whole | changes


def test_a_record_has_the_keys_of_the_format_in_their_order():
    assert list(json.loads(Figure(**record()).to_json())) == KEYS


def test_a_record_reads_itself():
    figure = Figure(**record())
    assert Figure.from_json(figure.to_json()) == figure


@pytest.mark.parametrize("case", NUMBERS, ids=lambda case: case["value"])
def test_numbers_are_json_numbers_and_exact(case):
    value = Decimal(case["value"])
    assert plain(value) == case["json"]
    line = Figure(**record(quantity={"low": value, "high": value})).to_json()
    assert f'"low": {case["json"]}, "high": {case["json"]},' in line
    assert Figure.from_json(line).quantity.low == value
    assert float(json.loads(line)["quantity"]["low"]) == pytest.approx(float(value))


def test_pydantic_too_writes_numbers():
    written = json.loads(Figure(**record()).model_dump_json())
    assert written["quantity"]["low"] == 218000
    assert isinstance(written["quantity"]["low"], int)


def test_persian_is_written_as_persian_on_one_line():
    line = Figure(**record(item="سطر\nدیگر")).to_json()
    assert "۲۱۸ هزار" in line
    assert "\n" not in line


@pytest.mark.parametrize(
    ("unit", "rials"), [("IRR", (5, 7)), ("IRT", (50, 70)), ("USD", None), ("count", None), (None, None)]
)
def test_rials_for_rial_and_toman_only(unit, rials):
    amount = Quantity(low=5, high=7, bound="range", unit=unit).rials()
    assert (amount and (amount.low, amount.high)) == rials


BAD = {
    "an end before its start": {"quote": {"start": 9, "end": 5, "text": ""}},
    "a text longer than its span": {"quote": {"start": 5, "end": 6, "text": "دو"}},
    "a negative offset": {"quote": {"start": -1, "end": 1, "text": "دو"}},
    "low above high": {"quantity": {"low": 2, "high": 1}},
    "no number": {"quantity": {"low": "NaN", "high": "NaN"}},
    "infinity": {"quantity": {"low": "Infinity", "high": "Infinity"}},
    "an unknown bound": {"quantity": {"low": 1, "high": 1, "bound": "roughly"}},
    "an unknown status": {"status": "maybe"},
    "a key that no record has": {"colour": "red"},
    "a confidence above one": {"confidence": 1.5},
}


@pytest.mark.parametrize("changes", BAD.values(), ids=BAD)
def test_a_record_that_cannot_be_is_refused(changes):
    with pytest.raises(ValidationError):
        Figure(**record(**changes))


def test_a_record_does_not_change():
    with pytest.raises(ValidationError, match="frozen"):
        Figure(**record()).kind = "money"


def test_the_id_depends_on_document_and_span_alone():
    assert figure_id("002", 10, 18) == "4b5a049b7a218ab90622"
    assert len({figure_id("1", 11, 2), figure_id("11", 1, 2), figure_id("1", 1, 12)}) == 3


BROKEN_JSON = {
    "{": "not valid JSON",
    "[" * 100_000: "nested too deep",
    "1" * 5000: "4,300 digits",
    "": "not valid JSON",
}


@pytest.mark.parametrize("text", BROKEN_JSON, ids=["open", "deep", "long number", "empty"])
def test_broken_json_is_told_in_a_sentence(text):
    with pytest.raises(ValueError, match=BROKEN_JSON[text]):
        from_json(text)


def test_json_of_scalars_and_lists():
    assert to_json([None, True, "ب", {"a": Decimal("0.50")}]) == '[null, true, "ب", {"a": 0.5}]'
