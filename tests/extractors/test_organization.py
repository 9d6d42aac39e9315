"""Organisations: every case of tests/extractors/organizations says which bodies are named, whose a figure is."""

import tomllib
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arqam.extractors import Document
from arqam.extractors.figure import read_figures
from arqam.extractors.kinds.catalogue import builtin_catalogue
from arqam.extractors.organizations import organizations_of
from arqam.extractors.organizations.body import read_bodies
from arqam.extractors.organizations.facts import Figure
from arqam.extractors.organizations.learnt import Learnt
from arqam.extractors.organizations.lexicon import lexicon
from arqam.extractors.organizations.mention import find_mentions
from arqam.extractors.organizations.organization import choose
from arqam.extractors.organizations.ranking import Ranking, rows_of
from arqam.extractors.organizations.scene import read_scene
from arqam.extractors.organizations.templates import of_body, of_none
from arqam.extractors.scoring.table import table_of
from arqam.extractors.scoring.weights import Weights
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


def test_what_is_learnt_from_is_what_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The features of each candidate, as training sees them, weigh what a reading adds up without them."""
    text = "\n".join(case.values[0]["text"].replace("[", "").replace("]", "") for case in cases("cases"))
    drafts, scene = read_figures(text, builtin_catalogue()), read_scene(Document(text))
    figures = [Figure(scene, drafts, n) for n in range(len(drafts))]
    told = [body for figure in figures for body in figure.candidates([])[:1]]
    features = {feature for figure in figures for row in rows_of(figure, told[: figure.number]) for feature in row}
    random = Random(5)
    weights = Weights({feature: random.randrange(-2000, 2000) / 1000 for feature in sorted(features)})
    learnt = Learnt(table_of([(of_body, weights)]), table_of([(of_none, weights)]))
    monkeypatch.setattr("arqam.extractors.organizations.ranking.learnt", lambda: learnt)
    ranking, chosen = Ranking(figures), []
    for figure in figures:
        likely = ranking.chances(figure, chosen)
        if len(likely) > 1:
            assert [*likely.values()] == pytest.approx(weights.shares(rows_of(figure, chosen)))
        chosen.append(choose(likely))
    assert len({*chosen}) > 2


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
