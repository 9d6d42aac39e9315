"""The index of a job: made once, made anew when the tables have changed, and never through a link."""

import os
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from arqam.pipeline.web import index as module
from arqam.pipeline.web.filters import Filter
from arqam.pipeline.web.folding import folded, words_of
from arqam.pipeline.web.index import NAME, key_of, ready_index
from arqam.pipeline.web.search import Damaged, Index
from arqam.pipeline.writers import TABULAR, files_of, table_files


@pytest.fixture
def apart(tmp_path):
    (tmp_path / "apart").mkdir()
    return tmp_path / "apart"


def test_it_lies_beside_the_tables_and_is_made_once(own, apart):
    told = []
    path = ready_index(own, apart, told.append)
    assert path == own / NAME and told == [f"making the index of {own}, once"]
    before = path.stat().st_ino
    assert ready_index(own, apart, told.append).stat().st_ino == before and len(told) == 1
    assert not [one for one in own.iterdir() if one.name.endswith(".part")]


def test_it_holds_figures_articles_and_texts(own, apart, news):
    index = Index(ready_index(own, apart))
    assert index.about() == {"figures": 8, "documents": 5, "texts": 4}
    for article in news[:4]:
        assert index.text(article["id"]) == article["text"]


@pytest.mark.parametrize("format", TABULAR)
def test_it_is_made_of_tables_in_any_format(done, tmp_path, apart, format):
    copied = Path(shutil.copytree(done.parent, tmp_path / "archive")) / "job"
    kept = set(files_of(copied, format).values())
    if not all(path.exists() for path in kept):
        pytest.skip(f"no library for {format}")
    for other in {*table_files(copied), copied / NAME} - kept:
        other.unlink(missing_ok=True)
    index = Index(ready_index(copied, apart))
    assert index.about() == {"figures": 8, "documents": 5, "texts": 4}
    assert index.figures(Filter(words="کتابخانه")).total == 3


def test_it_is_made_anew_when_the_tables_have_changed(own, apart):
    path = ready_index(own, apart)
    before = key_of(own)
    os.utime(own / "archive.sqlite", ns=(time.time_ns(), time.time_ns() + 10**9))
    assert key_of(own) != before
    told = []
    assert ready_index(own, apart, told.append) == path and len(told) == 1


def test_where_the_folder_takes_nothing_it_lies_apart(own, apart, monkeypatch):
    monkeypatch.setattr(module, "_is_writable", lambda path: False)
    assert ready_index(own, apart) == apart / NAME
    assert not (own / NAME).exists()


def test_nothing_is_written_through_a_link(own, apart, tmp_path):
    """A job of somebody else's may hold a link to any file of ours."""
    precious = tmp_path / "precious"
    precious.write_text("mine")
    (own / NAME).symlink_to(precious)
    assert ready_index(own, apart) == apart / NAME
    assert precious.read_text() == "mine"


@pytest.mark.parametrize("data", [b"", b"no database", b"SQLite format 3\0" + b"x" * 200])
def test_a_damaged_one_is_made_anew(own, apart, data):
    (own / NAME).write_bytes(data)
    assert Index(ready_index(own, apart)).about()["figures"] == 8


def test_one_that_never_answers_is_made_anew(own, apart):
    with closing(sqlite3.connect(own / NAME)) as database:
        endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) AS key FROM n"
        database.execute(f"CREATE VIEW about AS {endless}")
    assert Index(ready_index(own, apart)).about()["figures"] == 8


def test_a_job_without_tables_is_told(own, apart):
    (own / "archive.sqlite").unlink()
    with pytest.raises(OSError, match="holds no tables yet"):
        ready_index(own, apart)


def test_where_the_inputs_are_gone_the_figures_stay(own, apart):
    (own.parent / "news.jsonl").unlink()
    told = []
    index = Index(ready_index(own, apart, told.append))
    assert index.about() == {"figures": 8, "documents": 5, "texts": 0}
    assert index.text("yazd/1") is None and "cannot be read again" in told[-1]


def test_a_text_that_has_changed_is_not_shown(own, apart):
    path = own.parent / "news.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("استاندار", "فرماندار"), encoding="utf-8")
    index = Index(ready_index(own, apart))
    assert index.text("yazd/1") is None and index.text("yazd/2") is not None


def test_rows_that_are_no_records_are_told_when_they_are_asked_for(own, apart):
    path = ready_index(own, apart)
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE figures SET record = '{\"id\": 1}' WHERE number = 1")
        database.commit()
    with pytest.raises(Damaged, match="remove it"):
        Index(path).figures(Filter())


def test_nothing_can_be_written_by_it(index):
    with closing(module.opened(index.path)) as database, pytest.raises(sqlite3.Error):
        database.execute("DELETE FROM figures")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("كتاب‌هاي ۳", {"کتاب", "های", "3", "کتابهای"}),
        ("مسؤول", {"مسوول"}),
        ("قُرآن", {"قران"}),
        ("Tehran, IRAN", {"tehran", "iran"}),
        ("a_b-c.d", {"a", "b", "c", "d"}),
        ("…!؟«»", set()),
        ("", set()),
    ],
)
def test_words_are_folded(text, words):
    assert set(folded(text).split()) == words
    assert set(words_of(text)) <= words


def test_only_so_many_words_are_looked_for():
    assert len(words_of("x " * 1_000)) == 20
