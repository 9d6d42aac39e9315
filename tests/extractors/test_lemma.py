"""Lemmas: tests/extractors/lemma holds words and phrases as the news writes them and as an item names them."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arqam.extractors.lemma import clean_item, head_of, lemma, nouns

CASES = Path(__file__).parent / "lemma"


def cases(name: str, *sections: str) -> list:
    data = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))
    return [
        pytest.param(raw, want, id=f"{section}: {raw}")
        for section in sections or data
        for raw, want in data[section].items()
    ]


@pytest.mark.parametrize(("raw", "expected"), cases("words"))
def test_lemma(raw: str, expected: str) -> None:
    assert lemma(raw) == expected


@pytest.mark.parametrize(("raw", "expected"), cases("phrases"))
def test_clean_item(raw: str, expected: str) -> None:
    assert clean_item(raw) == expected


@pytest.mark.parametrize(
    ("item", "head"), [("کارگاه‌های تولیدی", "کارگاه"), ("زن و کودک", "زن"), ("سهم", "سهم"), ("", "-"), (None, "-")]
)
def test_head_of(item: str | None, head: str) -> None:
    assert head_of(item) == head


@pytest.mark.parametrize(("raw", "expected"), cases("known_failures", "word"))
@pytest.mark.xfail(strict=True)
def test_known_failure_of_a_word(raw: str, expected: str) -> None:
    assert lemma(raw) == expected


@pytest.mark.parametrize(("raw", "expected"), cases("known_failures", "phrase"))
@pytest.mark.xfail(strict=True)
def test_known_failure_of_a_phrase(raw: str, expected: str) -> None:
    assert clean_item(raw) == expected


def test_a_singular_of_the_list_is_no_plural_of_the_list() -> None:
    tables = nouns()
    assert {w for w in tables.broken.values() if w in tables.broken and tables.broken[w] != w} == set()


letters = st.text(alphabet="ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی\u200c", max_size=12)
seen = st.sampled_from(
    ["کارگاه‌های", "مدیران", "و", "،", "ها", "این", "هر", "خودرو", "تولیدی", "را", "شرکت", "کنندگان", "نرخ", "۵", "«x"]
)


@settings(max_examples=300, deadline=None)
@given(letters)
def test_the_lemma_of_a_lemma_is_itself_or_shorter(word: str) -> None:
    once = lemma(word)
    assert len(lemma(once)) <= max(len(once), 5)
    assert not once.startswith("\u200c")


@settings(max_examples=300, deadline=None)
@given(st.lists(seen, max_size=8).map(" ".join) | st.text(max_size=30))
def test_an_item_is_one_line_of_single_spaces(phrase: str) -> None:
    item = clean_item(phrase)
    assert item == " ".join(item.split())


@pytest.mark.parametrize("repeat", ["ها", "\u200cها", "ان", "ی", "و ", "، ", "های ", "«", "این ", "شرکت کنندگان "])
def test_a_hostile_repeat_is_read_to_its_end(repeat: str) -> None:
    text = repeat * (200_000 // len(repeat))
    assert len(lemma(text)) <= len(text)
    assert len(clean_item(text)) <= 2 * len(text)
