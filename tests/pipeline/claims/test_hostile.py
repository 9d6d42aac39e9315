"""What comes from anybody's file costs neither the run nor the memory."""

import pytest

from arqam.pipeline.claims import claims
from arqam.pipeline.claims.speakers import when
from arqam.pipeline.claims.wording import LONGEST, folded_item, folded_place, is_now, words_of

STRANGE = [
    "\0",
    "\u202eگروه",
    "😀 جهادی",
    "\u200c",
    "ـ" * 500,
    "'; DROP TABLE figures; --",
    "\x1f",
    "{}[]",
    "a" * 5000,
]


@pytest.mark.parametrize("text", STRANGE)
def test_strange_words_anywhere(text, told):
    more = {"source": text, "place": text, "organization": text, "time": text, "around": text, "published": text}
    found = claims([told(name, low, f"گروه {text}", **more) for name, low in (("a" + text, 42), ("b" + text, 11))])
    assert all(claim.verdict in ("differ", "agree", "single") for claim in found)


def test_half_a_character(told):
    """It is no text for a database."""
    figures = [told(name, 42).model_copy(update={"item": "گروه \ud800", "source": "\udfff"}) for name in "ab"]
    assert claims(figures)[0].item == "گروه \ufffd"


def test_a_long_item_is_cut(told):
    found = claims([told(name, 42, "گروه " * 10_000) for name in "ab"])
    assert all(len(claim.item) <= LONGEST for claim in found)


@pytest.mark.parametrize("size", [10, 100_000])
def test_a_long_text_is_looked_at_in_part(size):
    text = "۱۲٫" * size + "گروه " * size
    assert len("".join(words_of(text))) <= 10 * LONGEST
    assert len("".join(folded_item(text))) <= LONGEST
    assert len(folded_place(text)) <= LONGEST
    assert not is_now(text)


@pytest.mark.parametrize("number", ["1e100", "-1e100", "0.000001", "-0", "12345678901234567890.123456789"])
def test_numbers_of_any_size(number, told):
    found = claims([told("a", number), told("b", "5"), told("c", number, unit="IRT"), told("d", number, unit="IRR")])
    assert {claim.unit for claim in found} <= {"count", "IRR"}
    assert all(claim.to_json() for claim in found)


@pytest.mark.parametrize("published", ["", "x", "9" * 5000, "\0", "۱۳۹۸" * 3, "0000-00-00", "1398-99-99"])
def test_dates_that_are_none(published, told):
    assert isinstance(when(published), tuple)
    assert len(claims([told(name, 42, published=published) for name in "ab"])) == 1


def test_many_values_of_one_claim(told):
    days = ("1398-01-01", "1398-12-29")
    (claim,) = claims([told(f"{n}", 1000 + n, days=days, source=f"{n}") for n in range(600)])
    assert (claim.verdict, len(claim.voices), claim.independent) == ("differ", 600, 600)


def test_many_duplicates_of_one_story(told):
    figures = [told(f"{n:04}", 42) for n in range(600)]
    (claim,) = claims(figures, {figure.document: "g" for figure in figures})
    assert (claim.verdict, claim.documents, claim.independent) == ("single", 600, 1)


def test_groups_of_other_articles_do_not_matter(told):
    figures = [told("a", 42), told("b", 42)]
    assert claims(figures, {"x": "g", "y": "g"}) == claims(figures)
