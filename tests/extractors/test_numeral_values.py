"""What numbers are worth, and where they begin and end."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from arqam.extractors.numerals.numeral import Numeral, read_numerals

DATA = Path(__file__).parent / "numerals"


def cases(name: str) -> list[dict]:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))["case"]


def cardinals(text: str) -> list[Numeral]:
    return [numeral for numeral in read_numerals(text) if numeral.reading == "cardinal"]


def check(case: dict) -> None:
    raw = case["raw"]
    found = [(raw[n.start : n.end], n.low, n.high) for n in cardinals(raw)]
    assert found == [(quote, Decimal(low), Decimal((rest or [low])[0])) for quote, low, *rest in case["expected"]]


@pytest.mark.parametrize("case", cases("values"), ids=lambda case: case["why"])
def test_values(case: dict) -> None:
    check(case)


@pytest.mark.xfail(strict=True, reason="known failure")
@pytest.mark.parametrize("case", cases("known_failures"), ids=lambda case: case["why"])
def test_known_failures(case: dict) -> None:
    check(case)


def test_a_fraction_tells_its_unit() -> None:
    assert [n.unit for n in cardinals("یک چهارم مردم، دو دهم درصد، ۲۵ نفر")] == ["percent", None, None]
