"""What somebody looks for, and what is found."""

import sqlite3
import zlib
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arqam.pipeline.web.days import stretch
from arqam.pipeline.web.filters import Filter, Wrong
from arqam.pipeline.web.folding import words_of
from arqam.pipeline.web.index import ready_index
from arqam.pipeline.web.search import Damaged, Index, Slow


def quotes(index, **wanted):
    return [figure.quote.text for figure in index.figures(Filter(**wanted)).rows]


ALL = ["۲۱۸ هزار", "۱۲", "۳۵۰ میلیارد", "۴۲۰۰", "۱۵", "۲۴", "۱۸۰۰", "۳"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ALL),
        ({"kinds": ("job",)}, ["۲۱۸ هزار"]),
        ({"kinds": ("job", "share")}, ["۲۱۸ هزار", "۱۲"]),
        ({"kinds": ("nothing",)}, []),
        ({"source": "روزنامه نارنج"}, ["۲۴", "۱۸۰۰", "۳"]),
        ({"source": "روزنامه"}, []),  # an outlet is chosen, not looked for
        ({"words": "کتابخانه"}, ["۲۴", "۱۸۰۰", "۳"]),
        ({"words": "كتابخانه"}, ["۲۴", "۱۸۰۰", "۳"]),
        ({"words": "کتابخوان"}, ["۲۴", "۱۸۰۰"]),
        ({"words": "کتاب خوان"}, ["۲۴", "۱۸۰۰"]),
        ({"words": "کتاب‌خوان"}, ["۲۴", "۱۸۰۰"]),
        ({"words": "وام روستا"}, ["۳۵۰ میلیارد", "۴۲۰۰", "۱۵"]),
        ({"words": "وام اسب"}, []),
        ({"words": "218"}, ["۲۱۸ هزار"]),
        ({"words": "…"}, ALL),
        ({"place": "تهران"}, []),
        ({"speaker": "میبد"}, []),
        ({"since": "1399"}, ["۲۱۸ هزار", "۱۲"]),
        ({"until": "۱۳۹۷"}, ["۲۴", "۱۸۰۰", "۳"]),
        ({"since": "1398", "until": "1398-12"}, ["۳۵۰ میلیارد", "۴۲۰۰", "۱۵"]),
        ({"since": "1398/11/03", "until": "1398-12"}, []),
        ({"document": "fars 3"}, ["۲۴", "۱۸۰۰", "۳"]),
        ({"document": "fars"}, []),
        ({"kinds": ("money",), "source": "خبرگزاری کویر", "words": "وام", "since": "1398"}, ["۳۵۰ میلیارد"]),
        ({"kinds": ("money",), "source": "روزنامه نارنج"}, []),
    ],
)
def test_all_conditions_hold_at_once(index, wanted, found):
    assert quotes(index, **wanted) == found


@pytest.mark.parametrize(("slot", "typed"), [("place", "میبد"), ("place", "شیر"), ("speaker", "مدير كتابخانه")])
def test_places_and_speakers_are_found_by_their_words(index, slot, typed):
    def told(figure):
        value = getattr(figure, slot)
        return set(words_of(value.name)) if value else set()

    here = set(words_of(typed))
    right = [
        figure.quote.text
        for figure in index.figures(Filter()).rows
        if all(any(word.startswith(begin) for word in told(figure)) for begin in here)
    ]
    assert right and quotes(index, **{slot: typed}) == right


def test_they_are_sorted_as_asked(index):
    assert quotes(index, order="largest")[:2] == ["۳۵۰ میلیارد", "۲۱۸ هزار"]
    assert quotes(index, order="smallest")[0] == "۳"
    assert quotes(index, order="newest")[0] in ("۲۱۸ هزار", "۱۲")
    assert quotes(index, order="oldest")[0] in ("۲۴", "۱۸۰۰", "۳")


@pytest.mark.parametrize(
    ("wanted", "field", "why"),
    [
        ({"since": "دیروز"}, "since", "no_day"),
        ({"until": "99"}, "until", "no_day"),
        ({"until": "1399-1-1-1"}, "until", "no_day"),
        ({"order": "kind; DROP TABLE figures"}, "order", "no_choice"),
        ({"words": "x" * 201}, "words", "too_long"),
        ({"place": "x" * 201}, "place", "too_long"),
    ],
)
def test_a_filter_that_cannot_be_is_told(index, wanted, field, why):
    with pytest.raises(Wrong) as wrong:
        index.figures(Filter(**wanted))
    assert (wrong.value.field, str(wrong.value)) == (field, why)


HOSTILE = [
    "' OR 1=1 --",
    '" OR "',
    "NEAR(a b)",
    "text : x",
    "*",
    "a* AND NOT b",
    "^x",
    "(",
    "%",
    "_",
    "\0",
    "-",
    '"',
    "{a b} : c",
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_is_typed_is_never_part_of_the_question(index, typed):
    for field in ("words", "place", "speaker", "source", "document"):
        assert set(quotes(index, **{field: typed})) <= set(ALL)
    assert index.figures(Filter(kinds=(typed,))).total == 0
    assert index.figure(typed) is index.document(typed) is index.text(typed) is None
    assert index.documents(words=typed).total <= 5


@given(st.text(max_size=60))
def test_whatever_is_looked_for_something_is_answered(index, typed):
    for wanted in ({"words": typed}, {"place": typed}, {"kinds": (typed,)}, {"since": typed}):
        try:
            assert index.figures(Filter(**wanted)).total <= len(ALL)
        except Wrong as wrong:
            assert str(wrong) in ("no_day", "too_long")


def test_pages_follow_each_other(index):
    pages = [index.figures(Filter(), page, 3) for page in (1, 2, 3, 4)]
    assert [one.quote.text for page in pages for one in page.rows] == ALL
    assert {(page.total, page.pages) for page in pages} == {(8, 3)}
    assert index.figures(Filter(), 10**9, 3).rows == []


def test_articles_are_found_too(index):
    assert [row["id"] for row in index.documents().rows][:4] == ["yazd/1", "yazd/2", "fars 3", "empty"]
    assert [row["id"] for row in index.documents(words="یزد").rows] == ["yazd/1"]
    assert [row["id"] for row in index.documents(words="yazd").rows] == ["yazd/1", "yazd/2"]
    assert [row["id"] for row in index.documents(source="روزنامه نارنج").rows] == ["fars 3", "empty"]
    assert index.documents(status="rejected").total == 1
    with pytest.raises(Wrong):
        index.documents(status="lost")


def test_choices_are_those_that_stand_there_most_often_first(index):
    choices = index.choices()
    assert choices["source"] == [("خبرگزاری کویر", 5), ("روزنامه نارنج", 3)]
    assert {"job", "money", "share"} <= {kind for kind, _ in choices["kind"]}


def test_a_search_that_takes_too_long_is_given_up(index, monkeypatch):
    from arqam.pipeline.web import search

    monkeypatch.setattr(search.time, "monotonic", iter(range(0, 10**6, 100)).__next__)
    slow = Index(index.path, seconds=0.0)
    with pytest.raises(Slow, match="narrow it"), slow._asked() as database:
        database.execute(
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
        ).fetchall()


def test_an_index_that_is_gone_is_told(tmp_path):
    with pytest.raises(Damaged):
        Index(tmp_path / "none").about()


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("1399", ("1399-01-01", "1399-99-99")),
        ("۱۳۹۹/۲", ("1399-02-01", "1399-02-99")),
        ("1399-2-5", ("1399-02-05", "1399-02-05")),
        (" 1399-02-05 ", ("1399-02-05", "1399-02-05")),
        ("1399-02-05T10:30:00", ("1399-02-05", "1399-02-05")),
        ("1399-", None),
        ("99", None),
        ("", None),
        ("1399-02-05x", None),
        ("x" * 10**6, None),
    ],
)
def test_a_year_stands_for_all_its_days(typed, days):
    assert stretch(typed) == days


def test_a_text_that_unpacks_without_end_is_told(own, tmp_path):
    path = ready_index(own, tmp_path)
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE texts SET packed = ?", (zlib.compress(b"\0" * 110_000_000),))
        database.commit()
    with pytest.raises(Damaged, match="remove it"):
        Index(path).text("yazd/1")
