"""The texts under correction: a bounded number of them, of which none is lost before it is saved."""

import pytest

from arqam.pipeline import Article, Figure
from arqam.pipeline.record import figure_id
from arqam.pipeline.web import desk as desks
from arqam.pipeline.web.desk import Desk, Full, Outdated, Sheet


def figure(start=0, end=1):
    quote = {"start": start, "end": end, "text": "۵" * (end - start)}
    quantity = {"low": 5, "high": 5}
    name = figure_id("a", start, end)
    return Figure(id=name, document="a", kind="other", item=None, quantity=quantity, quote=quote, sentence=quote)


def sheet(text="۵", figures=(), back="/"):
    return Sheet(Article(id="a", text=text), tuple(figures), tuple(figures), back=back)


def test_what_is_put_is_there_under_a_name_that_nobody_guesses():
    desk = Desk()
    one, other = sheet(), sheet()
    upload = desk.put([one, other], ["a problem"])
    assert desk.sheet(one.token) is one and desk.upload(upload.token).problems == ("a problem",)
    assert len({one.token, other.token, upload.token}) == 3 and len(one.token) >= 16
    assert desk.sheet("x") is desk.upload("x") is None


def test_changes_are_in_the_order_of_the_text_and_can_be_taken_back():
    one = sheet(figures=[figure(3, 4)])
    one.change(0, [figure(3, 4), figure(1, 2)])
    assert [each.quote.start for each in one.figures] == [1, 3] and not one.is_saved
    assert one.take_back(1)
    assert one.figures == one.extracted
    assert not one.take_back(2)


@pytest.mark.parametrize("version", [-1, 1, 7])
def test_a_page_that_is_out_of_date_changes_nothing(version):
    one = sheet(figures=[figure()])
    with pytest.raises(Outdated):
        one.change(version, [])
    with pytest.raises(Outdated):
        one.take_back(version)
    assert one.figures == (figure(),) and one.version == 0


def test_only_so_many_steps_are_kept(monkeypatch):
    monkeypatch.setattr(desks, "STEPS", 3)
    one = sheet()
    for number in range(10):
        one.change(one.version, [figure(number, number + 1)])
    assert len(one.earlier) == 3


def test_the_oldest_that_holds_nothing_unsaved_makes_room(monkeypatch):
    monkeypatch.setattr(desks, "MOST_SHEETS", 2)
    desk, first, second, third = Desk(), sheet(), sheet(), sheet()
    desk.put([first])
    desk.put([second])
    first.change(0, [figure()])
    desk.put([third])
    assert desk.sheet(first.token) and desk.sheet(third.token) and desk.sheet(second.token) is None


def test_what_was_looked_at_last_is_put_away_last(monkeypatch):
    monkeypatch.setattr(desks, "MOST_SHEETS", 2)
    desk, first, second = Desk(), sheet(), sheet()
    desk.put([first, second])
    desk.sheet(first.token)
    desk.put([sheet()])
    assert desk.sheet(first.token) and desk.sheet(second.token) is None


def test_where_all_hold_unsaved_corrections_no_more_are_taken(monkeypatch):
    monkeypatch.setattr(desks, "MOST_SHEETS", 1)
    desk, first = Desk(), sheet()
    desk.put([first])
    first.change(0, [figure()])
    with pytest.raises(Full):
        desk.put([sheet()])
    assert desk.sheet(first.token) is first


def test_long_texts_are_counted_by_their_length(monkeypatch):
    monkeypatch.setattr(desks, "MOST_CHARACTERS", 100)
    desk, first = Desk(), sheet("x" * 80)
    desk.put([first])
    desk.put([sheet("x" * 80)])
    assert desk.sheet(first.token) is None


def test_an_article_of_the_job_is_under_correction_once():
    desk, of_job = Desk(), sheet(back="/article?id=a")
    desk.put([sheet(), of_job])
    assert desk.of_document("a", "/article?id=a") is of_job
    assert desk.of_document("b", "/article?id=b") is None
