"""The work on a shard: every entry is a row, whatever it does."""

import gzip
import hashlib
import json

import pytest

from arqam.pipeline.batch import work
from arqam.pipeline.batch.sharding import shards_of
from arqam.pipeline.batch.work import Lost, finished
from arqam.pipeline.readers import Entry, Problem, ReadOptions


@pytest.fixture
def done(working):
    """What the file of a shard of these entries holds: its header, its documents, its figures."""

    def do(*entries, extract=working.figures, **how):
        (shard,) = shards_of(entries)
        lines = gzip.decompress(finished("j", shard, ReadOptions(), extract, **how)).decode().splitlines()
        header = json.loads(lines[0])
        rows = [json.loads(line) for line in lines[1:]]
        return header, rows[: header["documents"]], rows[header["documents"] :]

    return do


def text(words, name="a"):
    return Entry(f"{name}.txt", name, "text", words.encode())


def test_an_article_is_a_row_with_its_figures(done):
    header, (row,), figures = done(text("۵ نفر و ۷ نفر"))
    assert (row["id"], row["status"], row["figures"], row["error"], row["place"]) == ("a", "read", 2, None, "a.txt")
    assert row["sha256"] == hashlib.sha256("۵ نفر و ۷ نفر".encode()).hexdigest()
    assert [figure["document"] for figure in figures] == ["a", "a"]
    assert (header["documents"], header["figures"], header["rejected"], header["failed"]) == (1, 2, 0, 0)


def test_what_a_line_says_of_itself_is_in_the_row(done):
    line = {"id": "x", "text": "متن", "title": "ت", "source": "ایسنا", "published": "1399"}
    _, (row,), _ = done(Entry("a.jsonl:1", "a:1", "json", json.dumps(line).encode()))
    assert (row["id"], row["title"], row["source"], row["published"]) == ("x", "ت", "ایسنا", "1399")


def test_what_cannot_be_read_is_a_row(done):
    header, rows, _ = done(Problem("b.txt", "is empty"), text("\0\1\2\3"), text("۵", "c"))
    assert [(row["id"], row["status"], row["figures"]) for row in rows] == [
        ("b.txt", "rejected", 0),
        ("a", "rejected", 0),
        ("c", "read", 1),
    ]
    assert rows[0]["error"] == "is empty" and "binary" in rows[1]["error"]
    assert (header["rejected"], header["figures"]) == (2, 1)


def test_how_it_was_read_is_said_in_the_row(done):
    persian = "این متن به فارسی است و با کدگذاری ویندوز ذخیره شده است".replace("ی", "ي").replace("ک", "ك")
    header, (row,), _ = done(Entry("a.txt", "a", "text", persian.encode("cp1256")))
    assert row["status"] == "read" and "cp1256" in row["notice"]
    assert "a.txt: is not UTF-8; read as cp1256" in header["notices"]


def test_a_failure_of_ours_costs_the_article(done, working):
    header, rows, figures = done(text("۱"), text("RAISE ۲", "b"), text("۳", "c"), extract=working.hostile())
    assert [row["status"] for row in rows] == ["read", "failed", "read"]
    assert rows[1]["error"].startswith("failed inside arqam, please report it (RuntimeError")
    assert "0x…" in rows[1]["error"], "an address would differ from run to run"
    assert rows[1]["sha256"] and header["failed"] == 1
    assert [figure["document"] for figure in figures] == ["a", "c"]


def test_a_reader_that_fails_costs_the_article(done, monkeypatch):
    def fails(entry, options):
        raise MemoryError

    monkeypatch.setattr(work, "article_of", fails)
    _, (row,), _ = done(text("۵"))
    assert (row["id"], row["status"], row["place"]) == ("a", "failed", "a.txt")


def test_what_was_given_up_is_not_touched(done, working):
    lost = {0: Lost("took longer than 5 seconds, 2 times"), 1: Lost("x", [{"id": "known", "figures": 0}])}
    _, rows, _ = done(text("HANG"), text("HANG", "b"), text("۵", "c"), extract=working.hostile(), lost=lost)
    assert [(row["id"], row["status"], row["error"]) for row in rows[:2]] == [
        ("a", "failed", "took longer than 5 seconds, 2 times"),
        ("known", "failed", "x"),
    ]
    assert rows[2]["status"] == "read"


def test_it_tells_what_it_is_at(done):
    told = []
    done(text("۵"), Problem("b", "is empty"), text("۷", "c"), tell=lambda *at: told.append(at))
    assert [(place, [row["id"] for row in known]) for place, known in told] == [
        (0, []),
        (0, ["a"]),
        (2, []),
        (2, ["c"]),
    ]


def test_names_of_files_may_hold_anything(done):
    _, (row,), _ = done(Entry("\udc80\n\x1b[2J", "\udc80", "text", b"\0\1\2"))
    assert row["id"] == "\ufffd" and "\n" not in row["place"] and "\x1b" not in row["place"]


@pytest.mark.parametrize(("words", "signed"), [("یک دو سه چهار", True), ("یک دو", False)])
def test_duplicates_are_signed_where_wanted(done, words, signed):
    pytest.importorskip("rensa")
    assert bool(done(text(words))[1][0]["signature"]) is signed
    assert done(text(words), duplicates=False)[1][0]["signature"] is None
