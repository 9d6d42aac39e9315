"""A long text in parts that a page can show."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arqam.pipeline import Figure
from arqam.pipeline.web import parts as module
from arqam.pipeline.web.parts import part_at, parts_of


def figure(text, start, end):
    quote = {"start": start, "end": end, "text": text[start:end]}
    quantity = {"low": Decimal(1), "high": Decimal(1)}
    return Figure(id="x", document="a", kind="other", item=None, quantity=quantity, quote=quote, sentence=quote)


def text_of(parts):
    return "".join(stretch.text for part in parts for stretch in part.stretches)


def test_a_short_text_is_one_part():
    (part,) = parts_of("۵ نفر", [figure("۵ نفر", 0, 1)])
    assert (part.number, part.of, part.start, part.figures) == (1, 1, 0, (0,))


def test_an_empty_text_is_one_part():
    (part,) = parts_of("", [])
    assert (part.start, part.figures) == (0, ())
    assert part_at([part], 7) is part


def test_a_figure_beyond_the_text_is_told():
    with pytest.raises(ValueError, match="another text"):
        parts_of("۵", [figure("۵ نفر", 0, 3)])


def test_parts_end_at_the_end_of_a_line_where_there_is_one(monkeypatch):
    monkeypatch.setattr(module, "MOST_CHARACTERS", 10)
    assert [text_of([part]) for part in parts_of("abcdef\nghijklmnop\nq", [])] == ["abcdef\n", "ghijklmnop", "\nq"]


def test_so_many_figures_and_no_more_are_in_a_part(monkeypatch):
    monkeypatch.setattr(module, "MOST_FIGURES", 2)
    text = "1 2 3 4 5"
    parts = parts_of(text, [figure(text, place, place + 1) for place in range(0, 9, 2)])
    assert [part.figures for part in parts] == [(0, 1), (2, 3), (4,)]
    assert [part_at(parts, at).number for at in (0, 2, 4, 8, 99)] == [1, 1, 2, 3, 3]


def test_figures_that_overlap_stay_together(monkeypatch):
    monkeypatch.setattr(module, "MOST_FIGURES", 1)
    text = "abcdef"
    parts = parts_of(text, [figure(text, 0, 4), figure(text, 2, 6)])
    assert [part.figures for part in parts] == [(0, 1)]


@given(st.text(max_size=80), st.data())
def test_nothing_is_lost_and_no_figure_is_cut(text, data):
    places = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(places, places).map(sorted), max_size=6))
    figures = [figure(text, start, end) for start, end in sorted(map(tuple, spans)) if start < end]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST_CHARACTERS", 7)
        patch.setattr(module, "MOST_FIGURES", 2)
        parts = parts_of(text, figures)
    assert text_of(parts) == text
    homes = [{number for number, part in enumerate(parts) if place in part.figures} for place in range(len(figures))]
    assert all(len(home) == 1 for home in homes)
    assert all(place in part_at(parts, one.quote.start).figures for place, one in enumerate(figures))
