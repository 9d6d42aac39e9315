"""Periods: the times a text tells, their days, and the figures they belong to. The cases stand in periods/*.toml."""

import datetime
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from arqam.extractors import Document, Draft
from arqam.extractors.figure import read_figures
from arqam.extractors.kinds.catalogue import builtin_catalogue
from arqam.extractors.numerals.pieces import pieces
from arqam.extractors.periods import periods_of, to_gregorian
from arqam.extractors.periods.anchor import Anchor, read_anchor
from arqam.extractors.periods.cursor import Words
from arqam.extractors.periods.mention import mentions
from arqam.extractors.periods.reader import read_time
from arqam.extractors.periods.scene import Scene

FOLDER = Path(__file__).parent / "periods"


def cases(name: str) -> list:
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=f"{case['why']}: {case['text']}") for case in data]


def figures(text: str) -> list[Draft]:
    return read_figures(text, builtin_catalogue())


def iso(dates):
    return tuple(None if day is None else day.isoformat() for day in dates)


@pytest.mark.parametrize("case", cases("dates"))
def test_dates(case):
    parts = pieces(case["text"])
    found = mentions(Words(parts), read_anchor(case.get("published")))
    assert [(one.first, one.last) for one in found] == [(0, len(parts.keys))]
    assert iso(found[0].dates(case.get("planned", False))) == (case.get("start"), case.get("end"))


@pytest.mark.parametrize("case", cases("no_times"))
def test_no_times(case):
    assert Scene(Document(case["text"], published="1398-06-13"), figures(case["text"])).mentions == []


@pytest.mark.parametrize("case", cases("assigned"))
def test_assigned(case):
    before, number, after = case["text"].replace("]", "[").split("[")
    text = before + number + after
    drafts = figures(text)
    at = [draft.quote[0] for draft in drafts].index(len(before))
    found = periods_of(Document(text, published="1398-06-13"), drafts)[at]
    told = (found.text, found.start, found.end) if found else (None, None, None)
    assert told == (case.get("words"), case.get("start"), case.get("end"))
    assert found is None or text[slice(*found.span)] == found.text


@pytest.mark.xfail(strict=True, reason="known failure")
@pytest.mark.parametrize("case", cases("known_failures"))
def test_known_failures(case):
    test_assigned(case)


@pytest.mark.parametrize(
    ("before", "after", "days"),
    [
        ("در پنج ماه نخست ۹۷ کار کردند.", "در این مدت", ("1397-01-01", "1397-05-31")),
        ("در سال ۹۶ رشد کرد.", "در همین سال", ("1396-01-01", "1396-12-29")),
        ("نسبت به سال ۹۶ رشد کرد.", "در این مدت", (None, None)),
    ],
)
def test_pointing_back(before, after, days):
    assert iso(mentions(Words(pieces(f"{before} {after}")), None)[-1].was) == days


def test_pointing_to_the_headline():
    text = "در این مدت ۲۰ تن صادر شد."
    document = Document(text, title="صادرات پنج ماهه نخست سال ۹۷", published="1398-06-13")
    (found,) = periods_of(document, figures(text))
    assert (found.start, found.end) == ("1397-01-01", "1397-05-31")


def test_an_article_that_tells_its_day():
    found = mentions(Words(pieces("امروز (۷ شهریور ۹۸) آغاز شد. روز گذشته باران بارید.")), None)
    assert [iso(one.was)[0] for one in found] == ["1398-06-07", "1398-06-06"]


@pytest.mark.parametrize(
    ("published", "anchor"),
    [
        ("1399-07-20", Anchor(1399, 7, 20)),
        ("۱۳۹۹/۷/۲۰", Anchor(1399, 7, 20)),
        ("13990720", Anchor(1399, 7, 20)),
        ("20.07.1399", Anchor(1399, 7, 20)),
        ("1399-07", Anchor(1399, 7)),
        ("1399", Anchor(1399)),
        ("2020-10-11T08:30:00Z", Anchor(1399, 7, 20)),
        ("2020", Anchor(1399)),
        (None, None),
        ("", None),
        ("دیروز", None),
        ("1399-13-40", None),
        ("0000-00-00", None),
        ("9" * 1000, None),
    ],
)
def test_anchor(published, anchor):
    assert read_anchor(published) == anchor


def test_every_day_has_its_gregorian_day():
    day, date = JalaliDate(1390, 1, 1), datetime.date(2011, 3, 21)
    for n in range(0, 366 * 20, 5):
        shifted = day + datetime.timedelta(days=n)
        assert to_gregorian(shifted.isoformat()) == (date + datetime.timedelta(days=n)).isoformat()


@pytest.mark.parametrize(
    ("jalali", "gregorian"),
    [
        ("1395-12-30", "2017-03-20"),
        ("1399-12-30", "2021-03-20"),
        ("1403-12-30", "2025-03-20"),
        ("1408-12-30", "2030-03-20"),
        ("1398-12-30", None),
        ("1398-13-01", None),
        ("1398-00-01", None),
        ("99999-01-01", None),
        ("9999-01-01", None),
        ("", None),
        ("سال", None),
    ],
)
def test_to_gregorian(jalali, gregorian):
    assert to_gregorian(jalali) == gregorian


@given(st.text(max_size=20))
def test_to_gregorian_takes_anything(text):
    assert to_gregorian(text) is None or len(to_gregorian(text)) == 10


WORDS = (
    "از تا سال ماه ماهه هفته روز گذشته آینده نخست دوم امسال امروز جمعه شنبه خرداد می پایان ابتدای این مدت ۹ ۹۸ ۱۳۹۷ "
    "۲۰۱۹ ۹۹۹۹ ۰ سه بیست و ، ( ) . هفته دولت منتهی به نیمه اول زمستان ساعت تاکنون نسبت دهه ۶۰ که پنجمین میلادی "
    "۱/۲/۳ ۲۰ نفر"
).split()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), max_size=25),
    st.sampled_from([None, "1398-06-13", "1399", "1398-11", "0001-01-01"]),
)
def test_whatever_is_said(said, published):
    text = " ".join(said)
    found = mentions(Words(pieces(text)), read_anchor(published))
    for one, then in pairwise(found):
        assert one.end <= then.start
    for one in found:
        for first, last in (one.was, one.will):
            assert first is None or last is None or first <= last
    drafts = figures(text)
    periods = periods_of(Document(text, published=published), drafts)
    assert len(periods) == len(drafts)
    for period in periods:
        assert period is None or 0 <= period.span[0] < period.span[1] <= len(text)


@pytest.mark.parametrize(
    "unit",
    ["از ", "سال ۹۸ تا ", "اول روز ", "این ماه ", "۹ ماه از ", "شنبه، ", "امروز (", "۱۲ نفر امروز ", "۱۸ و ", "\n"],
)
def test_time_is_linear(unit):
    """Ten times the text takes about ten times the reading: counted in steps of the reader, not in seconds."""
    small, large = (_steps(unit * n) for n in (200, 2000))
    assert large <= 12 * small + 1000


def _steps(text: str) -> int:
    counted = Counting(pieces(text))
    k = 0
    while k < len(counted):
        found = read_time(counted, k)
        k = found[1] if found else k + 1
    return counted.steps


class Counting(Words):
    """Words that count how often they are looked at."""

    steps = 0

    def __getitem__(self, k: int) -> str:
        self.steps += 1
        return super().__getitem__(k)
