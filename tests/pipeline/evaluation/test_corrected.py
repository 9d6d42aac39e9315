"""Figures ⇄ gold."""

import json
from decimal import Decimal

import pytest

from arqam.pipeline import Article, Figure
from arqam.pipeline.decimals import from_json
from arqam.pipeline.evaluation import evaluate, read_gold
from arqam.pipeline.evaluation.corrected import figures_of_gold, gold_json, gold_of
from arqam.pipeline.record import figure_id

TEXT = "😀 خبر.\nدر سال ۱۳۹۸ حدود ۲٫۵ میلیون تومان در رشت داده شد. پایان."
START = TEXT.index("۲٫۵")
ARTICLE = Article(id="a", text=TEXT, source="روزنامه", published="1398")
GOLD = {
    "start": START, "end": START + 11, "quote": "۲٫۵ میلیون ", "low": 2500000, "high": 2500000.5, "bound": "about",
    "unit": "IRT", "kind": "money", "item": "وام", "per": "month", "status": "planned",
    "period": {"quote": "سال ۱۳۹۸", "start": "1398-01-01", "end": None}, "place": "رشت", "organization": "بانک",
    "speaker": "مدیر",
}  # fmt: skip


def gold(**slots):
    return {"doc": "a", "figures": [GOLD | slots]}


def test_a_figure_of_gold_has_all_that_the_gold_says():
    (figure,) = figures_of_gold(gold(), ARTICLE)
    assert figure.id == figure_id("a", START, START + 11)
    assert (figure.quantity.low, figure.quantity.high) == (2500000, Decimal("2500000.5"))
    assert (figure.quantity.bound, figure.quantity.unit, figure.quantity.per) == ("about", "IRT", "month")
    assert figure.rials.low == 25_000_000
    assert (figure.place.name, figure.place.level, figure.speaker.name, figure.speaker.role) == (
        "رشت",
        None,
        "مدیر",
        None,
    )
    assert (figure.period.gregorian_start, figure.period.gregorian_end) == ("2019-03-21", None)
    assert figure.sentence.text == "در سال ۱۳۹۸ حدود ۲٫۵ میلیون تومان در رشت داده شد."
    assert (figure.source, figure.published, figure.confidence, figure.document) == ("روزنامه", "1398", None, "a")
    assert Figure.from_json(figure.to_json()) == figure


def test_gold_comes_back_from_its_figures():
    assert gold_of("a", figures_of_gold(gold(), ARTICLE), TEXT) == gold()
    empty = gold(period=None, place=None, organization=None, speaker=None, item=None, per=None)
    assert gold_of("a", figures_of_gold(empty, ARTICLE), TEXT) == empty
    assert gold_of("a", [], TEXT) == {"doc": "a", "figures": []}


def test_gold_of_figures_can_be_written_read_and_evaluated(tmp_path):
    figures = figures_of_gold(gold(), ARTICLE)
    for name, text in {
        "ours": gold_json(gold_of("a", figures, TEXT)),
        "json": json.dumps(gold_of("a", figures, TEXT)),
    }.items():
        folder = tmp_path / name
        folder.mkdir()
        (folder / "a.json").write_text(text, "utf-8")
        report = evaluate(read_gold(folder), {"a": [json.loads(figure.to_json()) for figure in figures]})
        assert report.scores["record"].f1 == 1.0
        assert report.misses == []


def test_figures_stand_in_the_order_of_the_text():
    first = GOLD | {"start": 0, "end": 1, "quote": "😀"}
    figures = figures_of_gold({"doc": "a", "figures": [GOLD, first]}, ARTICLE)
    assert [row["start"] for row in gold_of("a", figures, TEXT)["figures"]] == [0, START]


def test_the_first_of_several_readings_stands_for_all():
    (figure,) = figures_of_gold(gold(kind=["job", "money"], place=[None, "رشت"], item=["وام", "تسهیلات"]), ARTICLE)
    assert (figure.kind, figure.place, figure.item) == ("job", None, "وام")


@pytest.mark.parametrize("name", ["01-interview", "04-budget", "05-project-list", "06-hard-wrapped", "17-no-figures"])
def test_the_samples_become_figures(root, name):
    given = from_json((root / "samples" / "expected" / f"{name}.json").read_text("utf-8"))
    article = Article(id=name, text=(root / "samples" / f"{name}.txt").read_bytes().decode())
    figures = figures_of_gold(given, article)
    assert len(figures) == len(given["figures"])
    for figure in figures:
        assert article.text[figure.sentence.start : figure.sentence.end] == figure.sentence.text
        assert figure.sentence.start <= figure.quote.start < figure.quote.end <= figure.sentence.end


def test_every_digit_of_a_decimal_is_written():
    number = Decimal("0.12345678901234567890123")
    assert from_json(gold_json(gold(low=number)))["figures"][0]["low"] == number


@pytest.mark.parametrize(
    ("slots", "said"),
    [
        ({"start": -1}, 'figure 1: "start" and "end" (-1, '),
        ({"end": 10_000}, "are no span of the text"),
        ({"start": True}, "are no span of the text"),
        ({"quote": "سه"}, f'figure 1: "quote" is not what stands at {START}'),
        ({"low": None}, 'figure 1: "low":'),
        ({"low": 5, "high": 4}, "low (5) is above high (4)"),
        ({"bound": "roughly"}, 'figure 1: "bound":'),
        ({"status": "past"}, 'figure 1: "status":'),
        ({"kind": None}, 'figure 1: "kind":'),
        ({"item": 5}, 'figure 1: "item":'),
        ({"place": 5}, 'figure 1: "name":'),
        ({"period": "امسال"}, 'figure 1: "period" is no JSON object'),
        ({"period": {"quote": "x", "start": "1398-13-01"}}, "is no Jalali day, as"),
        ({"low": "x"}, 'figure 1: "low":'),
        ({"low": 1e999}, 'figure 1: "low":'),
    ],
)
def test_gold_that_makes_no_figure_names_figure_and_key(slots, said):
    with pytest.raises(ValueError) as wrong:
        figures_of_gold(gold(**slots), ARTICLE)
    assert said in str(wrong.value)
    assert "\n" not in str(wrong.value)


@pytest.mark.parametrize("key", ["start", "end", "low", "high", "bound", "unit", "kind", "status"])
def test_a_key_that_is_missing_is_named(key):
    row = {name: value for name, value in GOLD.items() if name != key}
    with pytest.raises(ValueError, match=f'figure 1 has no "{key}"'):
        figures_of_gold({"doc": "a", "figures": [row]}, ARTICLE)


@pytest.mark.parametrize("wrong", [{}, {"figures": 5}, {"figures": None}])
def test_what_is_no_gold_is_said(wrong):
    with pytest.raises(ValueError, match="is no gold"):
        figures_of_gold(wrong, ARTICLE)


def test_a_figure_of_another_text_is_refused():
    with pytest.raises(ValueError, match="does not stand at"):
        gold_of("a", figures_of_gold(gold(), ARTICLE), "متن دیگر")
