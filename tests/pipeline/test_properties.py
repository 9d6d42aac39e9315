"""What holds for the records of any text at all."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from arqam.pipeline import Article, Figure, Pipeline

WORDS = """
    ۲۱۸ 12,500 ٣٫٥ ۱۳۹۸/۱۱/۱۸ ۱۵-۱۰ هزار میلیارد یک نیم سوم یک‌چهارم منفی هزارتومانی و تا از بین حدود بیش در هر سال
    ساعت به که درصد ٪ $ تومان ریال نفر نفری متر مربع هکتار کارگاه‌ها کتـــاب فرصت شغلی ایجاد شد می‌شود مي فرد بهمن
    ، ؛ . ؟ : « » ( ) - / ﷲ ﻻ ½ ² ५ ５ km 1e5 0x1F 👨‍👩‍👧 é
""".split()
BLANKS = (" ", " ", " ", " ", "\n", "\n\n", "\r\n", "\t", "\u200c", "\u00a0")
INVISIBLE = ("\ufffd", "\0", "\u202b", "\u202c", "\ufeff", "\u064b", "\u0301", "\ud800", "\u2028", "\x85")
pieces = (
    st.sampled_from(WORDS) | st.sampled_from(BLANKS) | st.sampled_from(WORDS + list(INVISIBLE)) | st.text(max_size=3)
)
texts = st.lists(pieces, max_size=30).map("".join)


@pytest.fixture(scope="module")
def pipeline():
    return Pipeline()


@given(text=texts)
@example(text="یک\nهزار نفر")
@settings(max_examples=150, deadline=None)
def test_records_point_to_their_characters_and_survive_the_way_through_json(pipeline, text):
    article = Article(id="a", text=text, published="1399")
    figures = pipeline.extract(article)
    for figure in figures:
        for quote in (figure.quote, figure.sentence):
            assert article.text[quote.start : quote.end] == quote.text
        assert figure.quote.text.strip() == figure.quote.text != ""
        assert figure.sentence.start <= figure.quote.start < figure.quote.end <= figure.sentence.end
        assert all(span.start < span.end <= len(article.text) for span in figure.evidence.values())
        assert Figure.from_json(figure.to_json()) == figure
        assert "\n" not in figure.to_json()
    assert len({figure.id for figure in figures}) == len(figures)
    places = [(figure.quote.start, figure.quote.end) for figure in figures]
    assert all(left[1] <= right[0] for left, right in pairwise(places))
    again = pipeline.extract(Article(id="a", text=text, published="1399"))
    assert [figure.to_json() for figure in again] == [figure.to_json() for figure in figures]
