"""The whole way with the real extractors: what holds for every text, and texts that were made to hurt."""

from decimal import Decimal

import pytest

from arqam.pipeline import Article, Pipeline, PipelineConfig
from arqam.pipeline.readers import read

HOSTILE = {
    "digits": "۱",
    "thousands": "۱۲٬",
    "decimals": "۱٫",
    "slashes": "۱/",
    "units": "درصد ",
    "approximators": "حدود ",
    "letters": "ا",
    "words": "کارگاه ",
    "coordinated nouns": "کارگاه و ",
    "blanks": " ",
    "lines": "\n",
    "replacement characters": "\ufffd",
    "ZWNJs": "\u200c",
    "tatweels": "ـ",
    "marks": "\u064b",
    "brackets": "(",
    "quotes": "»",
    "full stops": ".",
    "Latin": "a",
    "NULs": "\0",
}
ALL_NUMBERS = {
    "numbers": "۱ ",
    "number words": "هزار ",
    "joined number words": "یک و ",
    "ranges": "۱ تا ",
    "hyphens": "۱-",
    "amounts": "۵ میلیارد تومان ",
    "numbers of nouns": "۵ کارگاه و ",
}


@pytest.fixture(scope="module")
def pipeline():
    return Pipeline()


@pytest.fixture(scope="module")
def samples(root):
    return [found for found in read([str(root / "samples")]) if isinstance(found, Article)]


def test_every_record_points_to_its_characters(pipeline, samples):
    seen = 0
    for article in samples:
        for figure in pipeline.extract(article):
            seen += 1
            for quote in (figure.quote, figure.sentence):
                assert article.text[quote.start : quote.end] == quote.text
            assert figure.sentence.start <= figure.quote.start < figure.quote.end <= figure.sentence.end
            assert all(0 <= span.start <= span.end <= len(article.text) for span in figure.evidence.values())
    assert seen > 50


def test_every_record_of_a_document_has_its_own_id(pipeline, samples):
    ids = [figure.id for article in samples for figure in pipeline.extract(article)]
    assert len(ids) == len(set(ids))


def test_every_run_gives_the_same_bytes(samples):
    first, second = (
        [figure.to_json() for article in samples for figure in Pipeline().extract(article)] for _ in range(2)
    )
    assert first == second


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_repeat_comes_to_an_end(pipeline, piece):
    assert len(pipeline.extract((piece * 200_000)[:200_000])) < 10


@pytest.mark.parametrize("piece", ALL_NUMBERS.values(), ids=ALL_NUMBERS)
def test_a_text_of_nothing_but_numbers_comes_to_an_end(pipeline, piece):
    for figure in pipeline.extract((piece * 1_500)[:1_500]):
        assert figure.quote.text


def test_noise_in_one_place_does_not_hide_a_figure_in_another(pipeline):
    noise = "\ufffd" * 500 + "۱" * 5000 + "\0" * 50 + "(" * 500
    found = pipeline.extract(f"{noise}\n\nدر این طرح ۲۱۸ هزار فرصت شغلی ایجاد شد.\n\n{noise}")
    assert [figure.quote.text for figure in found if figure.kind == "job"] == ["۲۱۸ هزار"]


def test_every_digit_is_kept():
    """Python's decimals round to 28 digits unless told otherwise."""
    text = "۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹۱ هزار تومان پرداخت شد."
    (figure,) = Pipeline(PipelineConfig(use_model=False)).extract(text)
    assert figure.quantity.low == Decimal("123456789012345678901234567891000")
    assert figure.rials.low == Decimal("1234567890123456789012345678910000")
