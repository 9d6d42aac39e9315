"""Only numbers near a figure are measured, and that changes nothing of the figures."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arqam.extractors.numerals import read_numerals
from arqam.extractors.quantities.nearby import beside_cardinals, quantities_beside
from arqam.extractors.quantities.series import quantities
from arqam.extractors.sentence import sentences
from arqam.extractors.tokenized import Tokenized

FAR = "این خبر را در ادامه بخوانید که به تفصیل از آن سخن گفته‌ایم و باز هم خواهیم گفت. "
PARTS = [
    "۳۰ نفر", "۵ درصد", "تا ۲۰ درصد", "۳ هزار میلیارد", "۴ هزار تومان", "در سال ۱۳۹۸", "۱۲ بهمن", "سومین", "هر بشکه",
    "از ۱۰ به", "و", "،", ".", "…", "\n", "آمد", FAR,
]  # fmt: skip


def near(text: str) -> list[str]:
    numerals = beside_cardinals(text, sentences(text), read_numerals(text))
    return [text[numeral.start : numeral.end] for numeral in numerals]


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("۱۲ بهمن ۱۳۹۸ بود. ۳۰ نفر آمدند.", ["۳۰"]),
        ("۱۲ بهمن ۳۰ نفر آمدند.", ["۱۲", "۳۰"]),
        ("۱۲ بهمن\n۳۰ نفر آمدند.", ["۱۲", "۳۰"]),
        ("سومین بار در ۱۲ بهمن.", []),
        ("", []),
    ],
)
def test_what_is_measured(text, measured):
    assert near(text) == measured


def test_a_great_sum_looks_for_money_in_the_whole_text():
    text = f"قیمت قبلی ۱۲ بهمن ۱۳۹۸ بود. {FAR}کسری ۳ هزار میلیاردی بودجه گفته شد. {FAR}سال ۱۳۹۷ هر دلار هزار تومان بود."
    read, numerals = Tokenized(text), read_numerals(text)
    found = {one.numeral.start: one for one in quantities_beside(read, sentences(text), numerals)}
    assert next(one.unit for one in found.values() if one.low == 3 * 10**12) == "IRT"


@given(st.lists(st.sampled_from(PARTS), max_size=14).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_figures_are_the_same_whatever_else_is_measured(text):
    read, numerals = Tokenized(text), read_numerals(text)
    figures = [one for one in quantities(read, numerals) if one.numeral.reading == "cardinal"]
    beside = quantities_beside(read, sentences(text), numerals)
    assert [one for one in beside if one.numeral.reading == "cardinal"] == figures
