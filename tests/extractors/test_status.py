"""Status: every case of tests/extractors/status says in data whether a figure is actual, planned or hypothetical."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from arqam.extractors import Document, Draft
from arqam.extractors.figure import read_figures
from arqam.extractors.kinds.catalogue import builtin_catalogue
from arqam.extractors.scoring.weights import Weights
from arqam.extractors.sentence import sentences
from arqam.extractors.statuses import read_all, statuses_of
from arqam.extractors.statuses.conjugation import conjugate
from arqam.extractors.statuses.features import features
from arqam.extractors.statuses.learnt import STATUSES, choices, decide
from arqam.extractors.statuses.lexicon import Cue, lexicon
from arqam.extractors.statuses.status import read_status
from arqam.extractors.statuses.verb import Verb
from arqam.extractors.statuses.window import window_of
from arqam.extractors.tokenized import Tokenized

CASES = Path(__file__).parent / "statuses"


def load(name: str) -> dict[str, Any]:
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))


def cases(name: str, key: str, section: str = "case") -> list:
    return [pytest.param(case, id=case[key]) for case in load(name)[section]]


def status_at(text: str, sentence: tuple[int, int], start: int, end: int) -> tuple[str, str]:
    reading = read_status(Tokenized(text), sentence, (start, end))
    return reading.status, reading.rule


def told(marked: str) -> tuple[str, str]:
    """The status and the rule for the quantity that stands in brackets."""
    before, quantity, after = marked.replace("]", "[").split("[")
    text, start, end = before + quantity + after, len(before), len(before) + len(quantity)
    sentence = next(span for span in sentences(text) if span[0] <= start < span[1])
    return status_at(text, sentence, start, end)


@pytest.mark.parametrize("case", cases("cues", "cue"))
def test_cue(case: dict) -> None:
    status = next(cue.status for cue in lexicon().cues if cue.name == case["cue"])
    assert told(case["yes"]) == (status, case["cue"])
    other, rule = told(case["no"])
    assert rule != case["cue"]
    assert other == case["else"]


@pytest.mark.parametrize("case", cases("clauses", "text"))
def test_clause(case: dict) -> None:
    assert told(case["text"])[0] == case["status"], case.get("why", "")


@pytest.mark.parametrize("case", cases("known_failures", "text"))
@pytest.mark.xfail(strict=True)
def test_known_failure(case: dict) -> None:
    assert told(case["text"])[0] == case["status"]


def test_every_cue_has_its_pair_and_its_own_name() -> None:
    names = [cue.name for cue in lexicon().cues]
    assert len(set(names)) == len(names)
    assert sorted(case["cue"] for case in load("cues")["case"]) == sorted(names)
    assert all(cue.status in STATUSES for cue in lexicon().cues)


@pytest.mark.parametrize("phrase", ["# درصد دیگر", "*سازی", "… شود", " … شود", "*", ""])
def test_a_phrase_that_begins_with_no_word_is_refused(phrase: str) -> None:
    cue = Cue("odd", "planned", "clause", frozenset(), None, None, None, "clause", None, ("قرار", phrase))
    with pytest.raises(
        ValueError, match=regex.escape(f"the cue 'odd' has the phrase {phrase!r}: begin it with a word")
    ):
        _ = cue.letters


def verbs_of(text: str) -> list[Verb]:
    return window_of(Tokenized(text), (0, len(text)), (0, 0)).verbs


VERBS = [(tense, word) for tense, words in load("verbs")["tense"].items() for word in words.split()]


@pytest.mark.parametrize(("tense", "word"), VERBS)
def test_tense(tense: str, word: str) -> None:
    found = verbs_of(word.replace("_", " "))
    assert [verb.tense for verb in found] == ([] if tense == "none" else [tense])


@pytest.mark.parametrize("word", ["نشد", "نخواهد شد", "نمی‌شود", "نشود", "نیست", "نیفتاده است"])
def test_negated(word: str) -> None:
    assert [verb.negated for verb in verbs_of(word)] == [True]


@pytest.mark.parametrize("word", ["شد", "خواهد شد", "می‌شود", "بشود", "است", "نوشت", "نهاد."])
def test_not_negated(word: str) -> None:
    assert [verb.negated for verb in verbs_of(word)] == [False]


def test_a_verb_without_a_present_has_none() -> None:
    assert {tense for _, tense in conjugate("داشت", "-")} == {"past", "participle"}


@pytest.mark.parametrize(
    "repeat", ["شد ", "که ", "خواهد ", "قرار است ", "۳۰ نفر ", "\u200c", "،", "در صورت ", "ساخته ", "الف"]
)
def test_a_hostile_repeat_is_read_to_its_end(repeat: str) -> None:
    text = repeat * (200_000 // len(repeat))
    for start in (0, 100_000, len(text) - 10):
        assert status_at(text, (0, len(text)), start, start + 5)[0] in STATUSES


def test_what_is_read_does_not_grow_with_the_text() -> None:
    near = "قرار است [۳۰] مدرسه ساخته شود"
    assert told(f"{'واژه ' * 300}{near}") == told(f"{'واژه ' * 30_000}{near}") == told(near)


words = st.lists(
    st.sampled_from("قرار است شد خواهد شود که و ، ؛ : اگر می‌تواند نیاز ۳۰ نفر تا از به پیش‌بینی شده . x".split()),
    max_size=14,
)


@settings(max_examples=150, deadline=None)
@given(words, words)
def test_any_text_has_one_status_and_a_rule(before: list, after: list) -> None:
    text = " ".join([*before, "۳۰", *after])
    start = len(" ".join(before)) + bool(before)
    status, rule = status_at(text, (0, len(text)), start, start + 2)
    assert status in STATUSES and rule


def drafts_of(text: str) -> list[Draft]:
    return read_figures(text, builtin_catalogue())


def all_told(text: str, published: str | None = "1398-03-01") -> list[tuple[str, str]]:
    return [(status, rule) for status, rule in statuses_of(Document(text, published=published), drafts_of(text))]


@pytest.mark.parametrize("case", cases("learnt", "text"))
def test_learnt(case: dict) -> None:
    assert [status for status, _ in all_told(case["text"])] == case["statuses"], case.get("why", "")


@pytest.mark.parametrize("case", cases("learnt", "text", "failing"))
@pytest.mark.xfail(strict=True)
def test_not_learnt_yet(case: dict) -> None:
    assert [status for status, _ in all_told(case["text"])] == case["statuses"]


@pytest.mark.parametrize("case", cases("learnt", "text"))
def test_what_overruled_a_cue_says_which(case: dict) -> None:
    text = case["text"]
    for (status, rule), reading in zip(all_told(text), read_all(Tokenized(text), drafts_of(text)), strict=True):
        same = (status, rule) == (reading.status, reading.rule)
        assert same or (status != reading.status and rule == f"learnt: {reading.rule}")


def test_the_weights_never_make_actual_what_was_not_done() -> None:
    text = "پارسال ۳۰۰ واحد به مردم تحویل نشد."
    (reading,), drafts = read_all(Tokenized(text), drafts_of(text)), drafts_of(text)
    (row,) = features(text, drafts, [reading], None)
    surely = Weights({f"a|{feature}": 9.0 for feature in row})
    shares = surely.shares(choices(row))
    assert shares[0] > 0.99
    assert decide(shares, reading.status, reading.rule) == ("planned", "undone")


@pytest.mark.parametrize(
    ("published", "said"),
    [
        ("1398-02-01", "to come"),
        ("1400-01-20", "present"),
        ("1399-12-01", "present"),
        ("1402", "gone"),
        (None, "to come"),
    ],
)
def test_a_gregorian_year_of_the_clause(published: str | None, said: str) -> None:
    text = "تولید در سال ۲۰۲۱ به ۳۰ تن رسید."  # the year runs from Dey 1399 to Dey 1400
    drafts = drafts_of(text)
    (row,) = features(text, drafts, list(read_all(Tokenized(text), drafts)), published)
    assert [feature for feature in row if feature.startswith("year")] == [f"year {said}", f"year {said} past"]


def test_no_figures_no_statuses() -> None:
    assert statuses_of(Document("بی عدد"), []) == []


@settings(max_examples=60, deadline=None)
@given(words)
def test_every_draft_has_a_status(some: list) -> None:
    text = " ".join([*some, "۳۰ نفر", *some])
    found = all_told(text, published="بی تاریخ")
    assert len(found) == len(drafts_of(text))
    assert all(status in STATUSES and rule for status, rule in found)
