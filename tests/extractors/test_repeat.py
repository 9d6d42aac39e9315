"""Repeats: a fact told again in the same document."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arqam.extractors import extract
from arqam.extractors.repeat import copies_of, repeats_of, significant_digits

CASES = tomllib.loads((Path(__file__).parent / "repeats" / "cases.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_repeat(case):
    before, first, between, second, after = case["text"].replace("]", "[").split("[")
    text = before + first + between + second + after
    at = {len(before), len(before + first + between)}
    drafts = [draft for draft in extract(text) if draft.quote[0] in at]
    assert len(drafts) == 2
    assert repeats_of(text, drafts) == [None, 0 if case["repeat"] else None]


PASTED = "به همت خیران روستا {} خانه روستایی در دهستان شیان نوساز شد."
TWICE = "در شرق سمنان ۵ مدرسه نوساز و در غرب گیلان ۵ مدرسه تازه به فرهنگیان داده شد."
NAMES = [
    f"{first}{last}"
    for first in "بافت دشت کوه رود سنگ چشمه باغ".split()
    for last in "آباد زار سار دان گاه کده کند".split()
]
LONG = [
    " ".join(f"{name}{'یهو'[k]}" for name in NAMES[n : n + 7]) + " ۵ مدرسه ساختند."
    for n in range(0, 49, 7)
    for k in range(3)
]


@pytest.mark.parametrize(
    ("text", "copies", "why"),
    [
        (PASTED.format("۴۸۲") + " گندم ۳ تن بود. " + PASTED.format("۴۸۲"), [[0, 2]], "pasted twice"),
        (" ".join([PASTED.format("۴۸۲")] * 3), [[0, 1, 2]], "three times"),
        (PASTED.format("۵") + " در شاهرود نیز " + PASTED.format("۵"), [[0, 1]], "where it is does not count"),
        (f"{TWICE} {TWICE}", [[0, 2], [1, 3]], "one sentence does not tell a figure twice"),
        (" ".join(LONG * 2), [[n, n + 21] for n in range(21)], "many of one number"),
        ("۵ نفر زخمی شدند. ۵ نفر زخمی شدند.", [], "a few words are said again of other places"),
        (PASTED.format("۵") + PASTED.format("۶"), [], "another number"),
        (PASTED.format("۵") + PASTED.format("۵").replace("خانه", "مدرسه"), [], "another item"),
        (PASTED.format("۵") + PASTED.format("۵").replace("شد", "خواهد شد"), [], "one is still to come"),
        (
            PASTED.format("۵") + " با کمک دولت و مجلس و بانک مسکن و بنیاد در استان‌ها "
            "روستا ۵ خانه روستایی برای کارگران و معلمان و پرستاران و کشاورزان و رانندگان خریدند.",
            [],
            "mostly other words",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 60 else "",
)
def test_copies(text, copies, why):
    assert copies_of(text, extract(text)) == copies, why


@pytest.mark.parametrize(
    ("number", "digits"), [("5", 1), ("218000", 3), ("0.5", 1), ("4482", 4), ("1E+9", 1), ("0", 1)]
)
def test_significant_digits(number, digits):
    assert significant_digits(Decimal(number)) == digits


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from("۴۸۲ ۵ مدرسه خانه . ساخته شد \n نفر".split(" ")), max_size=60).map(" ".join))
def test_a_repeat_is_of_an_earlier_first(text):
    drafts = extract(text)
    for n, draft in enumerate(drafts):
        if draft.same_as is not None:
            assert draft.same_as < n
            assert drafts[draft.same_as].same_as is None
            assert drafts[draft.same_as].low == draft.low


def test_a_text_of_one_figure_over_and_over_comes_to_an_end():
    text = "۵ مدرسه ساخته شد. " * 400
    assert len(extract(text)) == 400
