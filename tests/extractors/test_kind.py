"""Kinds: every case of tests/extractors/kind says in data what a figure counts, and every word has one kind."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arqam.extractors.kinds.catalogue import builtin_catalogue, catalogue_of, phrase_keys, unit_sort
from arqam.extractors.kinds.cue import cue
from arqam.extractors.kinds.kind import context, kind_of

CASES = Path(__file__).parent / "kinds"
KINDS = [
    "service_desk",
    "money",
    "job",
    "project",
    "beneficiary",
    "people",
    "facility",
    "group",
    "event",
    "good",
    "locality",
    "share",
    "measure",
    "other",
]


def cases(name: str) -> list:
    data = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=f"{case.get('item')}: {case['text']}") for case in data["case"]]


def found(case: dict) -> str:
    before, quantity, after = case["text"].replace("]", "[").split("[")
    start, end = len(before), len(before) + len(quantity)
    return kind_of(case.get("item"), case.get("unit", "count"), before + quantity + after, start, end)[0]


@pytest.mark.parametrize("case", [c for name in ("units", "words", "people", "context") for c in cases(name)])
def test_kind(case: dict) -> None:
    assert found(case) == case["kind"], case.get("why", "")


@pytest.mark.parametrize("case", cases("known_failures"))
@pytest.mark.xfail(strict=True)
def test_known_failure(case: dict) -> None:
    assert found(case) == case["kind"]


def test_kinds_are_tried_in_the_order_of_the_record() -> None:
    assert [kind.name for kind in builtin_catalogue().kinds] == KINDS


def test_every_kind_has_labels_and_comes_from_a_unit_or_from_words() -> None:
    for kind in builtin_catalogue().kinds:
        assert kind.fa and kind.en
        assert kind.units != {"count"} or kind.sections


def test_no_word_stands_in_two_kinds_or_twice_in_one() -> None:
    words = [phrase_keys(w.split())[0] for k in builtin_catalogue().kinds for s in k.sections.values() for w in s]
    assert [word for word, times in Counter(words).items() if times > 1] == []
    assert len(words) > 4000


def test_cues_turn_only_what_exists() -> None:
    catalogue = builtin_catalogue()
    sections = {f"{kind.name}.{section}" for kind in catalogue.kinds for section in kind.sections}
    for kind in catalogue.kinds:
        for one in kind.cues:
            assert one.turns <= sections | set(KINDS), one.name
            assert one.before or one.after, one.name


@pytest.mark.parametrize(
    ("phrase", "text", "fits"),
    [
        ("آموزش … دید*", "آموزش خیاطی و گلدوزی دیده اند", True),
        ("آموزش … دید*", "آموزش دیدند", True),
        ("آموزش … دید*", "آموزش یک دو سه چهار پنج دیدند", False),
        ("بهره‌مند*", "بهره مندی", True),
        ("شاغل", "شاغلان", False),
        ("هیئت", "هیأت", False),
        ("مؤسسه", "موسسه", True),
    ],
)
def test_phrases_of_a_cue(phrase: str, text: str, fits: bool) -> None:
    pattern = cue("test", ["people"], 10, [], [phrase]).after
    assert pattern is not None
    assert bool(pattern.search(text.replace("أ", "ا"))) is fits


def test_a_preposition_touches_the_number() -> None:
    pattern = cue("test", ["people"], 10, ["خدمات … به"], []).before
    assert pattern is not None
    assert pattern.search("ارائه خدمات رایگان به")
    assert not pattern.search("ارائه خدمات به مردم شهر")


@pytest.mark.parametrize(
    ("unit", "sort"),
    [
        ("IRR", "currency"),
        ("USD", "currency"),
        ("percent", "percent"),
        ("hectare", "physical"),
        ("day", "physical"),
        ("count", "count"),
        (None, "count"),
    ],
)
def test_sorts_of_units(unit: str | None, sort: str) -> None:
    assert unit_sort(unit) == sort


def test_context_keeps_to_the_sentence() -> None:
    text = "اول. دوم ۳۰ نفر سوم! چهارم"
    near = context(text, 9, 15)
    assert (near.before, near.inside, near.after) == (["دوم"], ["۳۰", "نفر"], ["سوم"])


def test_an_empty_catalogue_knows_units_of_nothing_but_fails_in_no_other_way() -> None:
    other = next(kind for kind in builtin_catalogue().kinds if kind.name == "other")
    assert kind_of("مدرسه", "count", "۵ مدرسه", 0, 1, catalogue_of([other])) == ("other", "nothing known")


@pytest.mark.parametrize("repeat", ["آموزش ", "خدمات به ", "نفر", "۳۰ نفر ", "‌", "و ", "."])
def test_a_hostile_repeat_is_read_to_its_end(repeat: str) -> None:
    text = repeat * (200_000 // len(repeat))
    for start in (0, 100_000, len(text) - 10):
        assert kind_of("نفر", "count", text, start, start + 5)[0] in KINDS
    assert kind_of(text, "count", text, 0, 5)[0] in KINDS


words = st.lists(
    st.sampled_from("نفر مدرسه از به آموزش دید شغل رأس واحد مورد ۳۰ برابر که . ، » x".split()), max_size=12
)


@settings(max_examples=150, deadline=None)
@given(
    st.none() | st.text(max_size=20) | words.map(" ".join),
    st.sampled_from([None, "count", "IRR", "percent", "meter"]),
    words,
    words,
)
def test_any_item_and_text_has_one_kind_and_a_rule(
    item: str | None, unit: str | None, before: list, after: list
) -> None:
    text = " ".join([*before, "۳۰ نفر", *after])
    start = len(" ".join(before)) + bool(before)
    kind, rule = kind_of(item, unit, text, start, start + 6)
    assert kind in KINDS and rule
    assert unit in (None, "count") or kind in ("money", "share", "measure")
