"""Shards → tables: unique ids, groups, the same content in every format."""

import csv
import json
import os
import sqlite3
import tracemalloc
from importlib.util import find_spec

import pytest

from arqam.pipeline import Figure
from arqam.pipeline.batch import duplicates
from arqam.pipeline.batch.merge import merge
from arqam.pipeline.batch.shard_file import Damaged, commit, path_of
from arqam.pipeline.batch.sharding import Shard
from arqam.pipeline.batch.work import finished
from arqam.pipeline.readers import Entry, ReadOptions
from arqam.pipeline.record import figure_id
from arqam.pipeline.writers import Format, sqlite

ALL = [
    one
    for one, needs in {
        Format.jsonl: "json",
        Format.csv: "csv",
        Format.parquet: "pyarrow",
        Format.sqlite: "sqlite3",
        Format.duckdb: "duckdb",
    }.items()
    if find_spec(needs)
]


@pytest.fixture
def shards(tmp_path, working):
    """Writes shards of texts with ids into the folder of a job."""
    (tmp_path / "shards").mkdir()

    def write(*groups):
        for number, group in enumerate(groups):
            entries = tuple(Entry(f"{name}.txt", name, "text", text.encode()) for name, text in group)
            shard = Shard(number, entries, tuple((entry.place, "0") for entry in entries))
            commit(tmp_path / "shards", number, finished("j", shard, ReadOptions(), working.figures))
        return len(groups)

    return write


def lines(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_ids_are_made_unique_across_shards_and_figures_follow(tmp_path, shards):
    count = shards([("a", "۱ ۱"), ("a", "۲")], [("a#2", "۳"), ("b", "۴"), ("a", "۵ و ۵")])
    totals = merge(tmp_path, count, [Format.jsonl])
    names = ["a", "a#2", "a#2#2", "b", "a#3"]
    assert [row["id"] for row in lines(tmp_path / "documents.jsonl")] == names
    figures = [Figure.from_json(line) for line in (tmp_path / "figures.jsonl").read_text("utf-8").splitlines()]
    assert [figure.document for figure in figures] == ["a", "a", "a#2", "a#2#2", "b", "a#3", "a#3"]
    for figure in figures:
        assert figure.id == figure_id(figure.document, figure.quote.start, figure.quote.end)
    assert figures[1].same_as == figures[0].id and figures[6].same_as == figures[5].id
    assert (totals.documents, totals.figures, totals.renamed) == (5, 7, 3)


def test_a_row_of_a_failed_article_is_there_with_its_error(tmp_path, shards):
    merge(tmp_path, shards([("a", "۵"), ("b", "")]), [Format.jsonl])
    good, bad = lines(tmp_path / "documents.jsonl")
    assert (good["status"], good["figures"], good["error"]) == ("read", 1, None)
    assert (bad["status"], bad["figures"], bad["error"]) == ("rejected", 0, "is empty")
    assert "signature" not in good


def test_duplicates_have_a_group_called_by_its_final_id(tmp_path, shards):
    pytest.importorskip("rensa")
    text = " ".join(f"واژه{n}" for n in range(50))
    totals = merge(tmp_path, shards([("a", "یک"), ("a", text)], [("c", text), ("d", text + " پایان")]), [Format.jsonl])
    assert [row["duplicate_group"] for row in lines(tmp_path / "documents.jsonl")] == [None, "a#2", "a#2", "a#2"]
    assert totals.repeated == 2


def test_every_format_holds_the_same(tmp_path, shards):
    duckdb = pytest.importorskip("duckdb")
    pq = pytest.importorskip("pyarrow.parquet")

    merge(tmp_path, shards([("=a", "۱۲۵۰ و ۵"), ("b\n", ""), ("c\0", "۷")]), ALL)
    for table, size in (("documents", 3), ("figures", 3)):
        told = lines(tmp_path / f"{table}.jsonl")
        ids = [row["id"] for row in told]
        assert len(ids) == size
        assert [row["id"] for row in pq.read_table(tmp_path / f"{table}.parquet").to_pylist()] == ids
        assert [
            row[0] for row in sqlite3.connect(tmp_path / "archive.sqlite").execute(f"SELECT id FROM {table}")
        ] == ids
        with duckdb.connect(str(tmp_path / "archive.duckdb"), read_only=True) as database:
            assert [row[0] for row in database.execute(f"SELECT id FROM {table}").fetchall()] == ids
        with (tmp_path / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
            said = [row["id"].removeprefix("'") for row in csv.DictReader(file)]
            assert said == [one.replace("\0", "\ufffd") for one in ids]


def test_again_gives_the_same_bytes_and_leaves_nothing_beside(tmp_path, shards):
    count = shards([("a", "۱"), ("a", "۲")])
    merge(tmp_path, count, [Format.jsonl, Format.csv, Format.sqlite])
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    merge(tmp_path, count, [Format.jsonl, Format.csv, Format.sqlite])
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before
    assert {path.name for path in tmp_path.iterdir()} == {
        "shards", "documents.jsonl", "figures.jsonl", "documents.csv", "figures.csv", "archive.sqlite",
    }  # fmt: skip


def test_nothing_makes_empty_tables(tmp_path, shards):
    totals = merge(tmp_path, shards(), ALL)
    assert totals.documents == 0
    assert (tmp_path / "figures.jsonl").read_bytes() == b""
    assert (tmp_path / "archive.sqlite").exists()


def test_a_damaged_shard_is_named_and_nothing_is_written(tmp_path, shards):
    count = shards([("a", "۱")], [("b", "۲")])
    path = path_of(tmp_path / "shards", 1)
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(Damaged, match=r"00000001\.jsonl\.gz: is damaged; delete it and run the same command again"):
        merge(tmp_path, count, ALL)
    assert {path.name for path in tmp_path.iterdir()} == {"shards"}


def test_it_tells_how_far_it_is(tmp_path, shards):
    told = []
    merge(tmp_path, shards([("a", "۱")], [("b", "۲")]), [Format.jsonl], told.append)
    assert told == [1, 2, 3, 4]


def test_memory_does_not_grow_with_the_number_of_shards(tmp_path, shards, monkeypatch):
    monkeypatch.setattr(sqlite, "ROWS_AT_A_TIME", 10)  # what waits, waits in the smaller archive, too
    monkeypatch.setattr(duplicates, "_AT_A_TIME", 10)
    shards([(f"a{number}", f"{number} کارگاه و {number + 1} وام") for number in range(10)])
    for number in range(1, 60):
        os.link(path_of(tmp_path / "shards", 0), path_of(tmp_path / "shards", number))
    merge(tmp_path, 2, [Format.jsonl, Format.csv, Format.sqlite])  # imports, and what is remembered for good
    articles = 400  # more than the smaller has: a row that is kept of each would take 2,000 bytes
    assert peak(tmp_path, 60) < peak(tmp_path, 20) + 250 * articles


def peak(folder, count):
    """Bytes of Python's own memory (not of libraries, nor of files) that a merge takes at most."""
    tracemalloc.start()
    merge(folder, count, [Format.jsonl, Format.csv, Format.sqlite])
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most
