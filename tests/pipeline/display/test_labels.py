"""The codes of a record in words."""

import tomllib
from pathlib import Path
from typing import get_args

import pytest

import arqam.extractors.quantities.unit as units
from arqam.pipeline import Figure, record
from arqam.pipeline.display import kind_labels, label, number, value
from arqam.pipeline.record import Range


def figure(low, high=None, item="کارگاه", **quantity):
    return Figure(
        id="a",
        document="",
        kind="other",
        item=item,
        quantity={"low": low, "high": low if high is None else high, "unit": "count", **quantity},
        quote={"start": 0, "end": 1, "text": "۵"},
        sentence={"start": 0, "end": 1, "text": "۵"},
    )


@pytest.mark.parametrize(
    ("low", "high", "fa", "en"),
    [
        (218000, 218000, "۲۱۸٬۰۰۰", "218,000"),
        (0, 0, "۰", "0"),
        (999, 1000, "۹۹۹–۱٬۰۰۰", "999–1,000"),
        ("12.5", "12.50", "۱۲٫۵", "12.5"),
        ("1234.0625", "1234.0625", "۱٬۲۳۴٫۰۶۲۵", "1,234.0625"),
        (-14, -14, "منفی ۱۴", "−14"),
        ("-0.5", 3, "منفی ۰٫۵–۳", "−0.5–3"),
        ("1E+15", "1E+15", "۱٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰", "1,000,000,000,000,000"),
        ("1" * 100, "1" * 100, None, f"{int('1' * 100):,}"),
    ],
)
def test_numbers_are_grouped_in_both_scripts(low, high, fa, en):
    quantity = Range(low=low, high=high)
    assert number(quantity, "en") == en
    assert fa is None or number(quantity, "fa") == fa


@pytest.mark.parametrize(
    ("figure", "fa", "en"),
    [
        (figure(218000, item="نفر", bound="about"), "حدود ۲۱۸٬۰۰۰ نفر", "about 218,000"),
        (figure(12), "۱۲", "12"),
        (figure(12, unit=None), "۱۲", "12"),
        (figure(50, 60, bound="range"), "۵۰–۶۰", "50–60"),
        (figure(15, unit="percent", bound="at_most"), "حداکثر ۱۵ درصد", "at most 15 percent"),
        (
            figure(3, unit="IRT", bound="at_least", per="month"),
            "دست‌کم ۳ تومان در هر ماه",
            "at least 3 tomans per month",
        ),
        (figure(4, unit="metric_ton", per="hectare"), "۴ تن در هر هکتار", "4 tonnes per hectare"),
        (figure(63, unit="kilovolt"), "۶۳ کیلوولت", "63 kilovolt"),
        (figure(7, unit="زنبیل", per="کوچه"), "۷ زنبیل در هر کوچه", "7 زنبیل per کوچه"),
    ],
)
def test_a_value_is_told_in_words(figure, fa, en):
    assert value(figure, "fa") == fa
    assert value(figure, "en") == en


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize(
    ("group", "names"), [("status", record.Status), ("bound", record.Bound), ("level", record.Level)]
)
def test_every_code_of_the_record_has_a_label(group, names, language):
    for name in get_args(names):
        assert label(group, name, language) != name or language == "en"


def test_every_slot_has_one():
    slots = {*Figure.model_fields, *record.Quantity.model_fields, "role", "level", "value"}
    assert [slot for slot in slots if label("slot", slot, "fa") == slot] == []


def test_every_unit_and_rate_has_a_persian_one():
    folder = Path(units.__file__).parent
    tables = tomllib.loads((folder / "units.toml").read_text(encoding="utf-8"))
    names = {n for sort, table in tables.items() if sort not in ("adjective", "scaled", "sense") for n in table}
    assert [name for name in {*names, "count"} if label("unit", name, "fa") == name] == []
    rates = tomllib.loads((folder / "rates.toml").read_text(encoding="utf-8"))
    per = {name for part in ("adverb", "adjacent", "distributive", "capita", "noun") for name in rates[part]}
    assert [name for name in per if label("per", name, "fa") == name] == []


@pytest.mark.parametrize("group", ["slot", "status", "bound", "level", "unit", "per", "no such group"])
@pytest.mark.parametrize("name", ["", "no_such_name", "<b>"])
def test_what_is_unknown_comes_back_as_it_is(group, name):
    assert label(group, name, "fa") == label(group, name, "en") == name


def test_kinds_are_named_by_their_catalogue(tmp_path):
    from arqam.pipeline.catalogue import load_catalogue

    assert kind_labels()["service_desk"] == ("میز خدمت", "service desk")
    (tmp_path / "a.toml").write_text(
        '[[kind]]\nname = "subsidy"\nlabel = "یارانه"\nwords = ["یارانه"]', encoding="utf-8"
    )
    own = kind_labels(load_catalogue(tmp_path / "a.toml"))
    assert own["subsidy"] == ("یارانه", "subsidy")
    assert list(own)[1:] == list(kind_labels())
