"""Places: mentions, and which of them is a figure's; every case stands in tests/extractors/places."""

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
from arqam.extractors.places import choice, find_mentions, places_of
from arqam.extractors.places.candidate import offers_of
from arqam.extractors.places.choice import Choice, _learnt, answers
from arqam.extractors.places.gazetteer import doubtful_words, gazetteer, key_of, words
from arqam.extractors.places.landscape import read_landscape
from arqam.extractors.places.reading import BESIDE, first_features, second_features
from arqam.extractors.places.view import View
from arqam.extractors.places.vocabulary import LEVELS
from arqam.extractors.scoring.table import table_of
from arqam.extractors.scoring.weights import Weights
from arqam.extractors.slots import Place

CASES = Path(__file__).parent / "places"


def cases(name: str) -> list[Any]:
    rows = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(row, id=row["text"][:40]) for row in rows]


def places_told(row: dict[str, Any]) -> list[Place | None]:
    return places_of(Document(row["text"], row.get("title")), read_figures(row["text"], builtin_catalogue()))


def told(row: dict[str, Any]) -> list[str]:
    return [place.name if place else "-" for place in places_told(row)]


@pytest.mark.parametrize("row", cases("mentions"))
def test_mentions(row: dict[str, Any]) -> None:
    found = [f"{m.name}|{m.level}|{m.form}" for m in find_mentions(row["text"]) if not m.doubtful]
    assert found == row["expected"], row.get("why")


@pytest.mark.parametrize("row", cases("figures"))
def test_figures(row: dict[str, Any]) -> None:
    assert told(row) == row["expected"], row.get("why")


@pytest.mark.parametrize("row", cases("levels"))
def test_levels(row: dict[str, Any]) -> None:
    found = [f"{place.name}|{place.level}" if place else "-" for place in places_told(row)]
    assert found == row["expected"], row.get("why")


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("row", cases("known_failures"))
def test_known_failures(row: dict[str, Any]) -> None:
    assert told(row) == row["expected"], row.get("why")


def test_gazetteer_knows_its_own_names() -> None:
    assert len(gazetteer().names) > 1500
    for key, name in gazetteer().names.items():
        assert key == key_of(key)
        assert not name.levels or key_of(name.name) in gazetteer().names


def test_every_doubtful_word_is_a_name() -> None:
    for word in doubtful_words():
        assert gazetteer().find(word), word


def test_no_word_stands_in_two_groups_of_heads() -> None:
    site = words()["site"]
    groups = [set(site[name].split()) for name in ("village", "plain", "building")]
    assert not groups[0] & groups[1] and not groups[0] & groups[2] and not groups[1] & groups[2]


def test_tables_give_what_features_as_strings_are_worth() -> None:
    document = Document(
        "در استان همدان ۲۰ مدرسه ساخته شد. این استان ۴۰ روستا دارد.\nدر بانه ۳ نفر و در وزارت کشور ۵ نفر آمدند."
    )
    drafts = read_figures(document.text, builtin_catalogue())
    offers = list(offers_of(View(document, read_landscape(document), drafts)))
    rows = [first_features(one) for one in offers]
    luck = Random(5)

    def made(told: list[list[list[str]]]) -> Weights:
        features = sorted({feature for here in told for row in here for feature in row})
        return Weights({feature: luck.randint(-2000, 2000) / 1000 for feature in features if luck.random() < 0.7})

    first = made(rows)
    again = second_features(offers, rows, [first.shares(here) for here in rows])
    second = made(again)
    learnt = Choice({name: table_of(each) for name, each in answers(first, second).items()})
    for (_, scores), here in zip(learnt.scored(offers, len(offers)), again, strict=True):
        assert scores == pytest.approx([second.score(features) for features in here], abs=1e-9)


@pytest.mark.parametrize("figures", [0, 1, choice.TOGETHER + BESIDE, 1000])
def test_few_offers_are_in_memory_at_once(figures: int) -> None:
    taken = []
    given = []
    for some, counts in choice._with_neighbours(taken.append(n) or n for n in range(figures)):
        assert len(taken) - len(given) <= choice.TOGETHER + BESIDE
        first = len(given)
        given += some[counts]
        assert some[: counts.start] == list(range(max(0, first - BESIDE), first))
        assert some[counts.stop :] == list(range(len(given), min(figures, len(given) + BESIDE)))
    assert given == list(range(figures))


def test_some_figures_at_a_time_are_what_all_at_once_are(monkeypatch: pytest.MonkeyPatch) -> None:
    towns = ("همدان", "ملایر", "بانه", "سقز")
    text = " ".join(
        f"در {towns[n * n % 7 % 4]} {n} مدرسه و {n * 7} خانه ساخته شد. {n + 3} نفر آمدند." for n in range(2, 20)
    )
    drafts = read_figures(text, builtin_catalogue())
    whole = places_of(Document(text), drafts)
    assert len({place.name for place in whole if place}) > 2
    for size in (BESIDE, 7, 10, len(drafts) - 1, len(drafts)):
        monkeypatch.setattr(choice, "TOGETHER", size)
        assert places_of(Document(text), drafts) == whole


PARTS = [
    "استان ",
    "همدان",
    "، ",
    " و ",
    "شهرستان ",
    "روستای ",
    "این ",
    "کشور ",
    "۲۰ نفر ",
    "در ",
    ".\n",
    "«",
    "»",
    "سد ",
    "\u200c",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=60).map("".join))
def test_any_text(text: str) -> None:
    mentions = find_mentions(text)
    ends = [0, *(m.end for m in mentions)]
    assert all(end <= m.start < m.end <= len(text) for end, m in zip(ends, mentions, strict=False))
    drafts = read_figures(text, builtin_catalogue())
    places = places_of(Document(text), drafts)
    assert len(places) == len(drafts)
    for place in filter(None, places):
        assert place.level in LEVELS and place.name
        assert 0 <= place.span[0] < place.span[1] <= len(text)


@pytest.mark.parametrize("piece", ["همدان ", "روستای ", "شرق ", "این استان ", "همدان، ", "«", "\u200c", "ا", "\n"])
def test_long_text_is_read_to_its_end(piece: str) -> None:
    text = piece * (40_000 // len(piece)) + " ۲۰ نفر آمدند."
    drafts = read_figures(text, builtin_catalogue())
    assert len(drafts) == 1
    assert len(places_of(Document(text), drafts)) == 1


def test_the_order_of_the_words_around_a_figure_changes_nothing() -> None:
    """They are a set, whose order another process has otherwise: the last bit of a sum would hang on it."""
    text = "وزیر بهداشت گفت امسال در بازار همدان از سوی دولت ۲۰ طرح کشاورزی و صنعتی بخش خصوصی به مردم داده شد."
    drafts = read_figures(text, builtin_catalogue())
    document = Document(text)
    (offer,) = offers_of(View(document, read_landscape(document), drafts))
    assert len(offer.words) > 8
    sums = [
        _learnt()._by_words([offer._replace(words=order)])
        for order in (sorted(offer.words), sorted(offer.words, reverse=True), sorted(offer.words, key=len))
    ]
    assert sums[0] == sums[1] == sums[2]
