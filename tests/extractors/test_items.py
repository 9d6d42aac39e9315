"""What quantities count: cases in items/cases.toml, known failures apart."""

import tomllib
from pathlib import Path

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from arqam.extractors import extract
from arqam.extractors.items.word_class import word_class
from arqam.extractors.scoring.templates import compile_templates

CASES = Path(__file__).parent / "items"


def cases(name):
    listed = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=f"{case['number']} {case['item']}") for case in listed]


def item_of(case):
    """The item of the figure whose number the case names."""
    at = regex.search(rf"(?<!\p{{L}}){case['number']}", case["text"]).start()  # not the سه of مدرسه
    return next((draft.item for draft in extract(case["text"]) if draft.quote[0] == at), None)


@pytest.mark.parametrize("case", cases("cases"))
def test_item(case):
    assert item_of(case) == case["item"], case["why"]


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("case", cases("known_failures"))
def test_known_failure(case):
    assert item_of(case) == case["item"], case["why"]


words = st.sampled_from(
    (
        "۱۲ ۳ هزار میلیارد تومان درصد نفر مورد واحد مسکونی پروژه‌های عمرانی مدرسه "
        + "و ، . که است شد در از به این آن \n"
    ).split(" ")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(words, max_size=40).map(" ".join))
def test_the_words_of_an_item_stand_in_the_text(text):
    for draft in extract(text):
        start, end = draft.evidence.get("item", (0, 0))
        assert 0 <= start <= end <= len(text)
        assert draft.item is None or (draft.item.strip() and start < end)


def test_a_long_sentence_of_numbers_comes_to_an_end():
    drafts = extract("۵ مدرسه و " * 400)
    assert len(drafts) == 400
    assert {draft.item for draft in drafts} == {"مدرسه"}


def test_templates_tell_facts_together():
    featurize = compile_templates("x", "word\nword side")
    assert featurize({"word": "مدرسه", "side": "R"}) == ["x0=مدرسه", "x1=مدرسه|R"]


def test_a_template_listed_twice_is_refused():
    with pytest.raises(ValueError, match="twice"):
        compile_templates("x", "word\nword")


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        ("در", "ADP"),
        ("است", "AUX"),
        ("مدرسه", "NOUN"),
        ("۱۲", "NUM"),
        ("،", "PUNCT"),
        ("می‌پلشتند", "VERB"),
        ("پلشتک‌های", "NOUN"),
    ],
)
def test_word_classes(word, tag):
    """The last two are no words: what the table does not hold is guessed by its form."""
    assert word_class(word).tag == tag
