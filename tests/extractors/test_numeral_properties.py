"""What holds of numerals in any text: round trips over the number words, order of spans, bounds, linear work."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from persiantools.digits import en_to_fa, to_word

from arqam.extractors.numerals.numeral import read_numerals

# Every boundary of a grain, where a wrong one would show: 999, 1000, 1001, 2000 … up to 10^15.
BOUNDARIES = sorted({n for k in range(1, 15) for n in (10**k - 1, 10**k, 10**k + 1, 2 * 10**k)} | {10**15 - 1})
GRAINS = ((10**12, "تریلیون"), (10**9, "میلیارد"), (10**6, "میلیون"), (10**3, "هزار"))


def only(text: str) -> Decimal:
    """The value of the one numeral that `text` is, wholly."""
    (numeral,) = read_numerals(text)
    assert (numeral.start, numeral.end, numeral.low) == (0, len(text), numeral.high), text
    return numeral.low


def mixed(number: int) -> str:
    """Digits for the coefficients, words for the grains: ۴ میلیون و ۳۰۰ هزار و ۱۲."""
    parts = []
    for value, grain in GRAINS:
        coefficient, number = divmod(number, value)
        if coefficient:
            parts.append(f"{en_to_fa(str(coefficient))} {grain}")
    return " و ".join([*parts, en_to_fa(str(number))] if number or not parts else parts)


def grouped(number: int) -> str:
    return en_to_fa(f"{number:,}".replace(",", "٬"))


@pytest.mark.parametrize("number", BOUNDARIES)
def test_number_words_come_back_at_every_grain_boundary(number: int) -> None:
    assert only(to_word(number)) == number
    assert only(mixed(number)) == number
    assert only(grouped(number)) == number


@given(st.integers(min_value=1, max_value=10**15 - 1))
@settings(max_examples=150, deadline=None)
def test_number_words_come_back(number: int) -> None:
    words = to_word(number)
    assert only(words) == number
    assert only(words.replace(" و ", "\u200cو\u200c")) == number
    assert only(mixed(number)) == number
    assert only(grouped(number)) == number


@given(st.integers(min_value=1, max_value=10**9), st.integers(min_value=0, max_value=99))
@settings(max_examples=60, deadline=None)
def test_decimals_are_exact(whole: int, cents: int) -> None:
    assert only(f"{grouped(whole)}٫{en_to_fa(f'{cents:02}')} درصد"[: -len(" درصد")]) == Decimal(f"{whole}.{cents:02}")


WORDS = """یک دو سی نه ده صد هزار میلیون میلیارد نیم و تا یا الی بین از به در سال ساعت ماه روز درصد نفر منفی سوم چهارم
ام ها هر این بهمن ۱۳۹۸ ۹۸ ۱۲ ۳٫۵ ۱۲٬۵۰۰ - / : . ، ( ) « » % 5 abc شنبه ماده""".split()
PIECES = st.lists(st.sampled_from([*WORDS, " ", "\n", "\u200c", "\ufffd"]), max_size=60)


@given(st.text(max_size=200) | PIECES.map(" ".join) | PIECES.map("".join))
@settings(max_examples=200, deadline=None)
def test_spans_stand_in_order_within_the_text(text: str) -> None:
    numerals = read_numerals(text)
    edges = [edge for numeral in numerals for edge in (numeral.start, numeral.end)]
    assert edges == sorted(edges)
    assert all(0 <= n.start < n.end <= len(text) and n.low <= n.high and n.reading and n.rule for n in numerals)
    assert numerals == read_numerals(text)


HOSTILE = ["یک و ", "۱", "هزار ", "۱-", "۱/"]
OTHERS = [
    "۱، ",
    "۱:",
    "۱.",
    "۱٬۱۱۱٬",
    "نیم و ",
    "یک تا ",
    "دو سه ",
    "منفی ",
    "بین ۱ و ",
    "سی\u200c",
    "یکیک",
    "هزارهزار",
]
SENTENCES = ["۱ درصد تا ", "سال ۹۸ و ", "صد و یک هزار میلیارد و ", "«۱", "مواد ۱، ", "۱\n", "از هر یک "]


@pytest.mark.parametrize(
    ("repeat", "size"), [(r, 200_000) for r in HOSTILE] + [(r, 40_000) for r in OTHERS + SENTENCES]
)
def test_work_grows_with_the_text_only(repeat: str, size: int) -> None:
    """Repeats end soon: a rule that looked back or ahead without bound would need hours for them."""
    text = repeat * (size // len(repeat))
    assert all(n.end <= len(text) for n in read_numerals(text))


@pytest.mark.parametrize("behind", ["", " نفر"])
def test_a_number_of_a_million_digits_is_an_identifier(behind: str) -> None:
    (numeral,) = read_numerals("۱" * 1_000_000 + behind)
    assert (numeral.reading, numeral.rule) == ("identifier", "unreadable")
