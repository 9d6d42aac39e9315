"""A text cut at the edges of its figures."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arqam.pipeline import Figure
from arqam.pipeline.display import stretches


def figure(start, end, text):
    quote = {"start": start, "end": end, "text": text[start:end].ljust(end - start, "?")}
    return Figure(
        id=f"{start}-{end}",
        document="",
        kind="other",
        item=None,
        quantity={"low": 1, "high": 1},
        quote=quote,
        sentence={"start": 0, "end": len(text), "text": text},
    )


def cut(text, *spans):
    return [(one.text, one.figures) for one in stretches(text, [figure(*span, text) for span in spans])]


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("", [], []),
        ("بی عدد", [], [("بی عدد", ())]),
        ("۵", [(0, 1)], [("۵", (0,))]),
        ("از ۵ تا", [(3, 4)], [("از ", ()), ("۵", (0,)), (" تا", ())]),
        ("۵۶", [(0, 1), (1, 2)], [("۵", (0,)), ("۶", (1,))]),
        ("۵۶", [(1, 2), (0, 1)], [("۵", (1,)), ("۶", (0,))]),
        ("😀۵😀", [(1, 2)], [("😀", ()), ("۵", (0,)), ("😀", ())]),
        ("۵ تا ۶", [(0, 6), (5, 6)], [("۵ تا ", (0,)), ("۶", (0, 1))]),
        ("۵ تا ۶", [(5, 6), (0, 6)], [("۵ تا ", (1,)), ("۶", (1, 0))]),
        ("abc", [(0, 2), (1, 3)], [("a", (0,)), ("b", (0, 1)), ("c", (1,))]),
        ("abc", [(0, 3), (0, 3)], [("abc", (0, 1))]),
        ("abc", [(1, 1)], [("abc", ())]),
    ],
)
def test_every_stretch_knows_the_figures_that_cover_it(text, spans, expected):
    assert cut(text, *spans) == expected


@pytest.mark.parametrize(("text", "span"), [("", (0, 1)), ("abc", (2, 4)), ("abc", (7, 9)), ("abc", (9, 9))])
def test_a_quote_beyond_the_text_is_refused(text, span):
    with pytest.raises(ValueError, match=r"figure 1 ends at character \d, and the text has"):
        cut(text, span)


@settings(deadline=None)
@given(st.data())
def test_nothing_is_lost_and_nothing_is_said_twice(data):
    text = data.draw(st.text(max_size=30))
    edge = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(edge, edge).map(lambda two: tuple(sorted(two))), max_size=8))
    found = stretches(text, [figure(*span, text) for span in spans])
    assert "".join(one.text for one in found) == text
    assert all(one.text == text[one.start : one.end] and one.text for one in found)
    assert all(before.end == after.start for before, after in pairwise(found))
    for place, (start, end) in enumerate(spans):
        assert "".join(one.text for one in found if place in one.figures) == text[start:end]
