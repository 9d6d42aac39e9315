"""What holds for every stage and for the chain, whatever the text: places, order, idempotence, numbers."""

import re
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arqam.normalizers import DEFAULT_STAGES, STAGES, normalize

CHAINS = [*((name,) for name in STAGES), DEFAULT_STAGES]
chains = pytest.mark.parametrize("stages", CHAINS, ids=lambda stages: "+".join(stages))

_WORD_LIST = """
    می نمی ها های هایی ای تر ترین اند بی شود کند شده کرده برنامه پروژه کارگاه هزار میلیون میلیارد درصد نفر تومان
    یک دو سه ساعت و از رسانی خدمت اسالمی حال
"""
_WORDS = _WORD_LIST.split()
_SIGNS = "،؛؟!.:«»()-/,٬٫'\"%٪"
_NOISE = (
    "\u200c\u200d\u200b\u00ad\u00ac\u200e\u200f\u202b\u0640\u064b\u0651\u0653\u0654\ufeff\ufffd\u00a0\t\r\f\u2028"
    "\ud800\udfff😀👨²½"
)
_LETTERS = "ابپتجدرزسشعفقکگلمنوهیآأؤئءيكةىۀھﻻﷲ﷼ﺳ"
texts = st.lists(
    st.one_of(
        st.sampled_from(_WORDS),
        st.sampled_from([" ", " ", " ", "\n", "\n\n", "  ", "\u200c", "\ufffd", "\ufffd\ufffd"]),
        st.text("0123456789۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩５", min_size=1, max_size=5),
        st.text(_LETTERS, min_size=1, max_size=7),
        st.sampled_from(list(_SIGNS)),
        st.sampled_from(list(_NOISE)),
        st.characters(),
    ),
    max_size=40,
).map("".join)
# Long enough lines, and enough of them, to look hard-wrapped.
_line = st.tuples(
    st.lists(st.sampled_from(_WORDS), min_size=3, max_size=9).map(" ".join),
    st.sampled_from(["", " ", ".", "،", ":", "\n"]),
).map("".join)
wrapped = st.lists(_line, min_size=3, max_size=16).map("\n".join)
any_text = st.one_of(texts, wrapped)
examples = settings(max_examples=100, deadline=None)


@chains
@examples
@given(text=any_text)
def test_running_twice_changes_nothing(stages, text):
    once = normalize(text, stages).text
    assert normalize(once, stages).text == once


@chains
@examples
@given(text=any_text, data=st.data())
def test_every_clean_span_has_a_raw_span_and_spans_nest(stages, text, data):
    aligned = normalize(text, stages)
    cuts = st.integers(0, len(aligned.text))
    a, b, c, d = sorted(data.draw(st.tuples(cuts, cuts, cuts, cuts)))
    outer, inner = aligned.raw_span(a, d), aligned.raw_span(b, c)
    assert 0 <= outer[0] <= outer[1] <= len(text)
    assert 0 <= inner[0] <= inner[1] <= len(text)
    if b < c:
        assert outer[0] <= inner[0] <= inner[1] <= outer[1]


@chains
@examples
@given(text=any_text)
def test_characters_keep_their_order(stages, text):
    aligned = normalize(text, stages)
    spans = [aligned.raw_span(i, i + 1) for i in range(len(aligned.text))]
    assert spans == sorted(spans)
    assert [end for _, end in spans] == sorted(end for _, end in spans)


@chains
@examples
@given(text=any_text)
def test_what_was_not_edited_stands_for_itself(stages, text):
    aligned = normalize(text, stages)
    edited = {place for change in aligned.changes for place in range(change.start, change.end)}
    for place in set(range(len(text))) - edited:
        start, end = aligned.clean_span(place, place + 1)
        assert aligned.text[start:end] == text[place]
        assert aligned.raw_span(start, end) == (place, place + 1)


@chains
@examples
@given(text=any_text, data=st.data())
def test_a_raw_span_finds_its_clean_span_again(stages, text, data):
    aligned = normalize(text, stages)
    place = st.integers(0, len(text))
    start, end = sorted(data.draw(st.tuples(place, place)))
    first, last = aligned.clean_span(start, end)
    assert 0 <= first <= last <= len(aligned.text)
    if first < last:
        raw_start, raw_end = aligned.raw_span(first, last)
        assert raw_start < end or raw_start == raw_end
        assert raw_end > start or raw_start == raw_end


def _runs_of_digits(text):
    """The digits of the text, one string for each unbroken run, in one script."""
    folded = "".join(str(unicodedata.digit(c)) if unicodedata.category(c) == "Nd" else c for c in text)
    return re.findall("[0-9]+", folded)


@chains
@examples
@given(text=any_text)
def test_no_digit_is_lost_added_moved_or_joined_to_another(stages, text):
    assert _runs_of_digits(normalize(text, stages).text) == _runs_of_digits(text)


_SCRIPTS = ["0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩"]
_MULTIPLIERS = {"میلیون": 10**6, "میلیارد": 10**9, "هزار": 10**3}


@st.composite
def numbers(draw):
    """A number as the press writes it, with the word after it, and its value."""
    whole = draw(st.integers(1, 10**10))
    style = draw(st.sampled_from(["plain", "thousands", "dotted", "decimal", "slash", "decimal multiplier"]))
    after, factor = draw(st.sampled_from(["نفر", "تومان", ""])), 1
    grouped = f"{whole:,}"
    if style == "plain":
        written, value = str(whole), Decimal(whole)
    elif style == "thousands":
        written, value = grouped.replace(",", draw(st.sampled_from(",٬،"))), Decimal(whole)
    elif style == "dotted":
        written, value = grouped.replace(",", "."), Decimal(whole)
    else:
        whole = draw(st.integers(0, 999))
        fraction = draw(st.text("0123456789", min_size=1, max_size=2))
        mark = {"decimal": draw(st.sampled_from(".٫")), "slash": "/", "decimal multiplier": "."}[style]
        if style == "decimal multiplier":
            fraction += draw(st.text("0123456789", min_size=1, max_size=1))
        if style != "decimal":
            after, factor = draw(st.sampled_from(sorted(_MULTIPLIERS.items())))
        written, value = f"{whole}{mark}{fraction}", Decimal(f"{whole}.{fraction}") * factor
    digits = draw(st.sampled_from(_SCRIPTS))
    blank = draw(st.sampled_from(["", " ", "  "]))
    return written.translate(str.maketrans("0123456789", digits)) + blank + after, value


def _value(text):
    """The value of the one number in a clean text: ٬ between thousands, ٫ before decimals, nothing else."""
    match = re.search(r"([۰-۹]{1,3}(?:٬[۰-۹]{3})+|[۰-۹]+)(?:٫([۰-۹]+))?(?![.,،/]?[۰-۹])(?: *(\w+))?", text)
    assert match, text
    whole, fraction, word = match.groups()
    factor = next((size for name, size in _MULTIPLIERS.items() if word and word.startswith(name)), 1)
    return Decimal(f"{whole.replace('٬', '')}.{fraction or 0}") * factor


@examples
@given(
    number=numbers(),
    before=st.sampled_from(["", "تعداد ", "بیش از ", "«", "("]),
    after=st.sampled_from(["", " شد.", "، و", ")"]),
)
def test_a_number_keeps_its_value(number, before, after):
    written, value = number
    assert _value(normalize(before + written + after).text) == value


@examples
@given(number=numbers())
def test_a_stage_by_itself_keeps_the_value_of_a_clean_number(number):
    written, value = number
    clean = normalize(written).text
    for stage in STAGES:
        assert _value(normalize(clean, [stage]).text) == value


@pytest.mark.parametrize("date", ["۱۳۹۸/۱۱/۱۸", "1398/11/18", "۹۸/۱/۲", "12:30", "۲۴/۷", "۰۲۱-۸۸۷", "۱۰-۱۵"])
@chains
def test_the_signs_of_dates_times_and_ranges_stay(stages, date):
    clean = normalize(f"در {date} بود", stages).text
    assert re.sub(r"\d", "0", clean) == re.sub(r"\d", "0", f"در {date} بود")
