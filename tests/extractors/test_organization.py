"""Organisations: every case of tests/extractors/organizations says which bodies are named, whose a figure is."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arqam.extractors import Document
from arqam.extractors.figure import read_figures
from arqam.extractors.kinds.catalogue import builtin_catalogue
from arqam.extractors.organizations import organizations_of
from arqam.extractors.organizations.body import read_bodies
from arqam.extractors.organizations.lexicon import lexicon
from arqam.extractors.organizations.mention import find_mentions
from arqam.extractors.tokenized import Tokenized

CASES = Path(__file__).parent / "organizations"


def cases(name: str) -> list:
    data: dict[str, Any] = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["text"]) for case in data["case"]]


def organization(marked: str) -> str | None:
    """The body of the figure that stands in brackets."""
    before, number, after = marked.replace("]", "[").split("[")
    text = before + number + after
    drafts = read_figures(text, builtin_catalogue())
    found = organizations_of(Document(text), drafts)
    name = next(
        one for draft, one in zip(drafts, found, strict=True) if draft.quote == (len(before), len(before + number))
    )
    return name and name.name


@pytest.mark.parametrize("case", cases("mentions"))
def test_mention(case: dict) -> None:
    found = find_mentions(Tokenized(case["text"]))
    assert [mention.name for mention in found] == case["names"], case.get("why", "")


@pytest.mark.parametrize("case", cases("bodies"))
def test_body(case: dict) -> None:
    bodies = read_bodies(find_mentions(Tokenized(case["text"])))
    assert [[body.name, len(body.mentions)] for body in bodies] == case["bodies"], case.get("why", "")


@pytest.mark.parametrize("case", cases("cases"))
def test_organization(case: dict) -> None:
    assert organization(case["text"]) == case.get("organization"), case.get("why", "")


@pytest.mark.parametrize("case", cases("known_failures"))
@pytest.mark.xfail(strict=True)
def test_known_failure(case: dict) -> None:
    assert organization(case["text"]) == case.get("organization")


def test_the_span_holds_the_words_that_tell_the_body() -> None:
    text = "بانک ملی ایران ۳۰ میلیارد تومان وام داد."
    (found,) = organizations_of(Document(text), read_figures(text, builtin_catalogue()))
    assert found is not None
    assert text[slice(*found.span)] == "بانک ملی ایران"
    assert found.rule == "same sentence"


def test_no_figures_no_bodies() -> None:
    assert organizations_of(Document("بانک ملی ایران وام داد."), []) == []


def test_words_that_open_a_name_are_no_words_that_end_one() -> None:
    words = lexicon()
    assert not (words.named | words.whole | words.plural) & words.stop


HOSTILE = ["بانک ", "سازمان برنامه و ", "مدیرکل ", "شهردار تهران ", "این شرکت ", "و", "۳۰ بانک ", "سازمان الف. "]


@pytest.mark.parametrize("repeat", HOSTILE)
def test_a_hostile_repeat_is_read_to_its_end(repeat: str) -> None:
    text = repeat * (60_000 // len(repeat))
    drafts = read_figures("۳۰ نفر " + text[:200], builtin_catalogue())
    assert len(organizations_of(Document("۳۰ نفر " + text), drafts)) == len(drafts)


words = st.lists(
    st.sampled_from("بانک مرکزی دولت شهردار تهران مدیرکل این سازمان و ، : گفت ( ره ) ۳۰ نفر استان از در . x".split()),
    max_size=25,
)


@settings(max_examples=100, deadline=None)
@given(words)
def test_any_text_has_one_answer_a_figure(tokens: list[str]) -> None:
    text = " ".join(tokens)
    drafts = read_figures(text, builtin_catalogue())
    found = organizations_of(Document(text, title=text), drafts)
    assert len(found) == len(drafts)
    for one in found:
        assert one is None or (one.name and 0 <= one.span[0] < one.span[1] <= len(text))
