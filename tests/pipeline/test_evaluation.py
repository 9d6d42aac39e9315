"""Scores of predictions against gold."""

import json
import random
import runpy
from pathlib import Path

import pytest

from arqam.pipeline.evaluation import evaluate, read_gold, read_predicted
from arqam.pipeline.evaluation.judgement import match
from arqam.pipeline.evaluation.likeness import alike, same_head, same_number, same_phrase

DATA = Path(__file__).with_name("evaluation")


def test_the_scores_of_a_small_gold():
    """Three articles: what is right, what is wrong, what is missed. The report is that of the gold's own scorer."""
    report = evaluate(read_gold(DATA / "gold"), read_predicted(DATA / "predicted.jsonl"))
    assert report.to_dict() == json.loads((DATA / "report.json").read_text(encoding="utf-8"))
    assert [miss.how for miss in report.misses].count("missed") == 2


def test_gold_against_itself_is_perfect():
    gold = read_gold(DATA / "gold")
    report = evaluate(gold, {name: [as_record(figure, name) for figure in figures] for name, figures in gold.items()})
    assert {score.f1 for score in report.scores.values()} == {1.0}
    assert report.misses == []


def test_nothing_predicted():
    report = evaluate(read_gold(DATA / "gold"), {})
    assert {score.f1 for score in report.scores.values()} == {0.0}
    assert {miss.how for miss in report.misses} == {"missed"}


def test_spans_match_one_to_one_and_the_largest_overlap_first():
    gold = [{"start": 0, "end": 10}, {"start": 10, "end": 20}]
    predicted = [{"quote": {"start": start, "end": end}} for start, end in [(0, 4), (2, 12), (11, 20), (30, 31)]]
    assert sorted(match(gold, predicted)) == [(0, 1), (1, 2)]


@pytest.mark.parametrize(
    ("a", "b", "same", "head", "resembling"),
    [
        ("كارگاه توليدي", "کارگاه تولیدی", True, True, True),
        ("پروژه‌ها", "پروژه ها", True, True, True),
        ("۱۲ نفر", "12 نفر", True, True, True),
        ("کتـاب", "کتاب", True, True, True),
        ("کارگاه", "کارگاه تولیدی فرش دستباف", False, True, False),
        ("مدیر", "کارمند", False, False, False),
        ("تن", "تنور", False, False, False),
        ("بسته معیشتی", "بسته‌های معیشتی", False, True, True),
        ("", "نفر", False, False, False),
    ],
)
def test_phrases(a, b, same, head, resembling):
    assert (same_phrase(a, b), same_head(a, b), alike(a, b)) == (same, head, resembling)
    assert (same_phrase(b, a), same_head(b, a), alike(b, a)) == (same, head, resembling)


@pytest.mark.parametrize(
    ("a", "b", "same"), [(1, 1.0, True), (0.1 + 0.2, 0.3, True), (1, 2, False), (None, None, False)]
)
def test_numbers(a, b, same):
    assert same_number(a, b) is same


BAD_GOLD = {
    "{": "is not valid JSON",
    "[]": "is no gold",
    '{"doc": "1"}': "is no gold",
    '{"doc": "1", "figures": [{"start": 1}]}': 'figure 1 has no "end"',
    '{"doc": "1", "figures": [5]}': 'figure 1 has no "start"',
}


@pytest.mark.parametrize("text", BAD_GOLD)
def test_faulty_gold_is_named(text, tmp_path):
    (tmp_path / "1.json").write_text(text)
    with pytest.raises(ValueError, match=f"1.json: {BAD_GOLD[text]}"):
        read_gold(tmp_path)


def test_a_folder_without_gold(tmp_path):
    with pytest.raises(ValueError, match="holds no gold"):
        read_gold(tmp_path)


BAD_RECORDS = {
    "{": "is not valid JSON",
    '{"document": "1"}': 'has no "quote"',
    "[]": "is no record",
    "5": "is no record",
}


@pytest.mark.parametrize("text", BAD_RECORDS)
def test_faulty_predictions_are_named(text, tmp_path):
    (tmp_path / "p.jsonl").write_text("\n" + text)
    with pytest.raises(ValueError, match=f"p.jsonl:2: {BAD_RECORDS[text]}"):
        read_predicted(tmp_path / "p.jsonl")


@pytest.mark.parametrize("name", ["seeds", "news", "train"])
def test_the_same_scores_as_the_gold_s_own_scorer(gold, name):
    """On the gold with every slot shaken at random."""
    documents = read_gold(gold / name)
    predicted = {name: shaken(figures, name) for name, figures in documents.items()}
    theirs = runpy.run_path(str(gold / "score.py"))
    report, misses = theirs["score"](theirs["read_gold"](gold / name), predicted)
    ours = evaluate(documents, predicted)
    assert ours.to_dict() == report
    assert [(miss.document, miss.how) for miss in ours.misses] == [(miss[0], miss[1]) for miss in misses]


def one_of(value):
    return value[0] if isinstance(value, list) else value


def as_record(figure, document):
    period = one_of(figure.get("period"))
    place, speaker = one_of(figure.get("place")), one_of(figure.get("speaker"))
    return {
        "document": document,
        "kind": one_of(figure["kind"]),
        "item": one_of(figure.get("item")),
        "quantity": {slot: one_of(figure.get(slot)) for slot in ("low", "high", "bound", "unit", "per")},
        "status": one_of(figure["status"]),
        "period": period and {"text": "", "start": period["start"], "end": period["end"]},
        "place": place and {"name": place, "level": None},
        "organization": one_of(figure.get("organization")),
        "speaker": speaker and {"name": speaker, "role": None},
        "quote": {"start": figure["start"], "end": figure["end"], "text": figure["quote"]},
    }


def shaken(figures, document):
    """The gold's figures as records, some left out, some moved, and slots exchanged among them."""
    dice = random.Random(document)
    records = [as_record(figure, document) for figure in figures if dice.random() < 0.9]
    for record in records:
        for slot in ("kind", "item", "status", "period", "place", "organization", "speaker"):
            if dice.random() < 0.2:
                record[slot] = dice.choice(records)[slot]
        for slot in ("low", "high", "bound", "unit", "per"):
            if dice.random() < 0.1:
                record["quantity"][slot] = dice.choice(records)["quantity"][slot]
        if dice.random() < 0.2:
            record["quote"]["end"] += dice.choice((-1, 2, 40))
    return records
