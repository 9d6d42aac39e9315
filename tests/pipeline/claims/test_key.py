"""What figures must have in common: item, unit, place and time."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from arqam.pipeline.claims.key import USUAL, key_of, year_of
from arqam.pipeline.claims.units import comparable, in_unit, shown_in
from arqam.pipeline.claims.wording import changes_daily, folded_item, folded_place, is_generic, is_now, is_passing
from arqam.pipeline.record import Quantity

ITEMS = tomllib.loads(Path(__file__).with_name("items.toml").read_text(encoding="utf-8"))


def key(item):
    return "".join(folded_item(item))


@pytest.mark.parametrize(("one", "other"), ITEMS["same"])
def test_items_that_are_one_thing(one, other):
    assert key(one) == key(other) != ""


@pytest.mark.parametrize(("one", "other"), ITEMS["different"])
def test_items_that_are_two(one, other):
    assert key(one) != key(other)


@pytest.mark.parametrize("item", ITEMS["none"])
def test_what_is_no_item(item):
    assert folded_item(item) == ()


@pytest.mark.parametrize("item", ["نفر", "تن", "مورد", "کشور"])
def test_generic_items(item):
    assert is_generic(folded_item(item))


@pytest.mark.parametrize("item", ["میز خدمت", "نفر معتاد", "کارگاه", ""])
def test_items_that_say_something(item):
    assert not is_generic(folded_item(item))


@pytest.mark.parametrize(("item", "daily"), [("طلا", True), ("دلار آمریکا", True), ("کارگاه", False), ("", False)])
def test_what_changes_by_the_day(item, daily):
    assert changes_daily(folded_item(item)) is daily


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("خرم آباد", "خرم‌آباد", True),
        ("آمریکا", "امریکا", True),
        ("زنجان", "قزوین", False),
        ("هیچ‌جا", "هیچ جا", True),
    ],
)
def test_places_by_their_usual_name(one, other, same):
    assert (folded_place(one) == folded_place(other)) is same


@pytest.mark.parametrize("words", ["اکنون", "هم‌اکنون", "هم اکنون", "در حال حاضر", "درحال حاضر", "تاکنون", "تا کنون"])
def test_words_for_now_tell_no_time(words, told):
    assert is_now(words)
    assert key_of(told("a", 5, time=words)).period is None


@pytest.mark.parametrize("words", ["سال گذشته", "امسال", "هفته دولت", "زمان حاضر شدن"])
def test_other_words_do(words, told):
    assert not is_now(words)
    assert key_of(told("a", 5, time=words)).period.basis == "words"


@pytest.mark.parametrize(("words", "passing"), [("روز گذشته", True), ("امروز", True), ("سال گذشته", False)])
def test_words_of_another_day_with_every_article(words, passing):
    assert is_passing(words) is passing


YEAR = ("1398-01-01", "1398-12-29")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {}),
        ({"place": "خرم آباد"}, {"place": "خرم‌آباد"}),
        ({"time": "سال گذشته"}, {"time": "سالِ گذشته"}),
        ({"days": YEAR, "time": "سال ۹۸"}, {"days": YEAR, "time": "طی سال ۱۳۹۸"}),
        ({"unit": "IRT"}, {"unit": "IRR"}),
        ({"unit": "metric_ton"}, {"unit": "kilogram"}),
        ({"status": "planned"}, {"status": "actual"}),
        ({"organization": "بسیج"}, {"organization": "سپاه"}),
        ({"published": "1398-01-20"}, {"published": "۱۳۹۸/۱۱/۰۲"}),
        ({"published": "1398", "time": "در حال حاضر"}, {"published": "1398-05-05"}),
    ],
)
def test_what_may_be_one_claim(one, other, told):
    assert key_of(told("a", 5, **one)).text == key_of(told("b", 7, **other)).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"item": "میز خدمت"}, {"item": "میز"}),
        ({"kind": "people"}, {"kind": "beneficiary"}),
        ({"place": "ایران"}, {"place": None}),
        ({"place": "زنجان"}, {"place": "قزوین"}),
        ({"days": YEAR}, {}),
        ({"days": YEAR}, {"days": ("1398-01-01", "1398-06-31")}),
        ({"days": YEAR}, {"published": "1398"}),
        ({"time": "سال گذشته"}, {"time": "سال آینده"}),
        ({"unit": "IRR"}, {"unit": "USD"}),
        ({"unit": "percent"}, {"unit": "count"}),
        ({"unit": "meter"}, {"unit": "square_meter"}),
        ({"per": "day"}, {}),
        ({"published": "1398"}, {"published": "1399"}),
        ({"published": "1398"}, {}),
    ],
)
def test_what_may_not(one, other, told):
    assert key_of(told("a", 5, **one)).text != key_of(told("b", 5, **other)).text


def test_a_figure_without_an_item_has_no_key(told):
    assert key_of(told("a", 5, item=None)) is None
    assert key_of(told("a", 5, item=None), ("place", "period")) is not None


def test_the_user_says_what_claims_have_in_common(told):
    one, other = told("a", 5, place="قم", organization="بسیج"), told("b", 5, place="یزد", organization="سپاه")
    assert key_of(one, ("item",)).text == key_of(other, ("item",)).text
    assert key_of(one, (*USUAL, "organization")).text != key_of(other, USUAL).text


@pytest.mark.parametrize(
    ("published", "year"),
    [("1398-11-18", "1398"), ("۱۳۹۸/۱۱/۱۸", "1398"), ("1399", "1399"), (None, None), ("", None), ("دی", None),
     ("98-11-18", None), ("\u0661\u0663\u0669\u0668", "1398")],
)  # fmt: skip
def test_the_year_of_publication(published, year):
    assert year_of(published) == year


class TestUnits:
    @pytest.mark.parametrize(
        ("low", "unit", "expected"),
        [
            (5, "IRT", ("IRR", 50)),
            (5, "IRR", ("IRR", 5)),
            ("2.5", "metric_ton", ("kilogram", 2500)),
            (3, "hectare", ("square_meter", 30000)),
            (90, "minute", ("second", 5400)),
            (7, "count", ("count", 7)),
            (7, None, (None, 7)),
            (7, "USD", ("USD", 7)),
            (7, "گز", ("گز", 7)),
        ],
    )
    def test_they_are_made_comparable(self, low, unit, expected):
        assert comparable(Quantity(low=low, high=low, unit=unit)) == (*expected, expected[1])

    def test_every_digit_is_kept(self):
        number = Decimal("1234567890123456789012345678901234567890.5")
        tenfold = Decimal("12345678901234567890123456789012345678905")
        assert comparable(Quantity(low=number, high=number, unit="IRT")) == ("IRR", tenfold, tenfold)

    @pytest.mark.parametrize(
        ("units", "numbers", "expected"),
        [
            (["metric_ton", "metric_ton", "kilogram"], [27000], ("metric_ton", 1000)),
            (["hour", "minute"], [420], ("minute", 60)),
            (["hour", "hour"], [100], ("second", 1)),
            (["IRT", "IRT"], [50], ("IRR", 1)),
            (["count"], [5], ("count", 1)),
            ([None], [5], (None, 1)),
        ],
    )
    def test_values_are_shown_in_the_unit_that_most_write(self, units, numbers, expected):
        unit, factor = shown_in(units, map(Decimal, numbers))
        assert (unit, factor) == expected
        assert all(in_unit(Decimal(number), factor) * factor == number for number in numbers)
