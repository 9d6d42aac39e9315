"""From drafts over clean text to records over raw text, with a stub in the place of the extractors."""

import gc
from decimal import Decimal

import pytest

from arqam.pipeline import Article, Pipeline, PipelineConfig
from arqam.pipeline.record import figure_id
from arqam.pipeline.uncollected import uncollected

pytestmark = pytest.mark.usefixtures("stubbed")


def figures(text, **about):
    return Pipeline().extract(Article(id="a", text=text, **about))


@pytest.mark.parametrize(
    "raw",
    [
        "تعداد ۲۱۸ نفر",
        "تعداد 218 نفر",
        "تعداد ٢١٨ نفر",
        "تعـــداد ۲۱۸ نفر",
        "اس\ufffd\ufffdتان تعداد 218 نفر",
        "كتاب‌هاي\u200f تعداد\u00a0218 نفر",
        "\u202b218 نفر\u202c",
    ],
)
def test_spans_point_into_the_raw_text(raw):
    (figure,) = figures(raw)
    for quote in (figure.quote, figure.sentence):
        assert raw[quote.start : quote.end] == quote.text
    assert figure.quote.text in ("۲۱۸", "218", "٢١٨")
    item = figure.evidence["item"]
    assert raw[item.start : item.end] == "نفر"


def test_a_record_says_where_it_comes_from():
    (figure,) = figures("۲۱۸ نفر", source="ایسنا", published="1399")
    assert (figure.document, figure.source, figure.published) == ("a", "ایسنا", "1399")
    assert figure.id == figure_id("a", 0, 3)
    assert figure.quantity.low == Decimal(218)


def test_what_a_later_version_fills_is_null():
    (figure,) = figures("۲۱۸ نفر")
    empty = (figure.period, figure.place, figure.organization, figure.speaker, figure.same_as, figure.confidence)
    assert empty == (None,) * 6


def test_a_bare_text_will_do():
    (figure,) = Pipeline().extract("۲۱۸ نفر")
    assert figure.document == ""


def test_the_same_article_gives_the_same_records():
    article = Article(id="a", text="۲۱۸ نفر و ۵ نفر")
    assert Pipeline().extract(article) == Pipeline().extract(article)


def test_figures_come_in_the_order_of_the_text():
    assert [figure.quantity.low for figure in figures("۳ نفر، ۲ نفر، ۱ نفر")] == [3, 2, 1]


def test_a_million_digits_are_no_quantity_and_hide_no_other():
    assert [figure.quantity.low for figure in figures("۵ نفر " + "۱" * 1_000_000 + " و ۷ نفر")] == [5, 7]


def test_no_text_no_figures():
    assert figures("") == []


def test_an_unknown_stage_is_named():
    with pytest.raises(ValueError, match="polish"):
        Pipeline(PipelineConfig(stages=("polish",))).extract("۵ نفر")


def test_without_stages_the_text_stays_as_it_is():
    pipeline = Pipeline(PipelineConfig(stages=()))
    assert pipeline.normalize("كتاب ي 5").text == "كتاب ي 5"


def test_the_records_grow_with_the_text_and_no_faster():
    """A text that is all one sentence of numbers: twice the text, twice the records, not four times."""
    once, twice = (sum(len(figure.to_json()) for figure in figures("۵ نفر " * n)) for n in (1000, 2000))
    assert twice < 2.5 * once


def test_articles_read_in_each_others_midst_leave_the_collector_as_it_was():
    first, second = uncollected(), uncollected()
    assert gc.isenabled()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert not gc.isenabled()
    second.__exit__(None, None, None)
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off():
    gc.disable()
    try:
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
