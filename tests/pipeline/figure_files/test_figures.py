"""Files of records → the figures that they were written from."""

import io
import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arqam.pipeline import Figure
from arqam.pipeline.figure_files import figures_of, is_figures
from arqam.pipeline.figure_files.rows import figure_of, figure_of_row
from arqam.pipeline.readers import Problem
from arqam.pipeline.writers import FIGURES, open_writer

NAMES = ["f.jsonl", "f.csv", "f.parquet", "f.sqlite", "f.duckdb", "f.jsonl.gz", "f.csv.gz", "f.jsonl.zst"]


def without_evidence(figures):
    return [figure.model_copy(update={"evidence": {}}) for figure in figures]


def needs(name):
    for ending, library in ((".parquet", "pyarrow"), (".duckdb", "duckdb")):
        if ending in name:
            pytest.importorskip(library, reason=f"{library} is an extra")


@pytest.mark.parametrize("name", NAMES)
def test_what_was_written_is_read(name, written, figures):
    needs(name)
    path = written(name)
    assert is_figures(path)
    found = list(figures_of(path))
    assert without_evidence(found) == without_evidence(figures)
    if "jsonl" in name:
        assert found == figures


@pytest.mark.parametrize("name", NAMES)
def test_whatever_it_is_called(name, written, figures, tmp_path):
    needs(name)
    other = tmp_path / "other.txt"
    other.write_bytes(Path(written(name)).read_bytes())
    assert is_figures(str(other))
    assert len(list(figures_of(str(other)))) == len(figures)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("news.jsonl", '{"id": "1", "text": "۵ نفر", "title": "x"}\n'),
        ("news.csv", "id,text,title\n1,۵ نفر,x\n"),
        ("news.txt", "۵ نفر آمدند."),
        ("empty.jsonl", ""),
        ("claims.jsonl", '{"id": "1", "item": "x", "voices": []}\n'),
        ("list.jsonl", '[{"document": "a"}]\n'),
        ("broken.jsonl", '{"document": "a", \n'),
        ("deep.jsonl", '{"a":' * 50_000),
        ("name.sqlite", "SQLite format 3\0 and no more"),
        ("name.parquet", "PAR1 and no more"),
        ("picture.jsonl", "\x89PNG\r\n\x1a\n\0\0"),
        ("cut.jsonl.gz", "\x1f\x8b\x08\0"),
    ],
)
def test_other_files_are_none(name, content, tmp_path):
    path = tmp_path / name
    path.write_bytes(content.encode("latin-1" if "\x8b" in content or "\x89" in content else "utf-8"))
    assert not is_figures(str(path))
    (problem,) = figures_of(str(path))
    assert isinstance(problem, Problem) and problem.lost


@pytest.mark.parametrize("path", ["nowhere.jsonl", "", "a\0b", "."])
def test_nor_is_what_is_not_there(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert not is_figures(path)
    (problem,) = figures_of(path)
    assert problem.lost


def test_a_table_of_other_things_is_no_table_of_figures(tmp_path):
    path = tmp_path / "a.sqlite"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE figures (id TEXT, text TEXT)")
    assert not is_figures(str(path))


def test_a_view_is_not_asked(tmp_path):
    """It could run for ever."""
    path = tmp_path / "a.sqlite"
    columns = ", ".join(f"1 AS {name}" for name in FIGURES.columns)
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n)"
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"CREATE VIEW figures AS {endless} SELECT {columns} FROM n")
    assert not is_figures(str(path))
    (problem,) = figures_of(str(path))
    assert problem.lost


def test_a_line_that_is_no_record_costs_only_itself(written, figures):
    path = written("f.jsonl")
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    bad = ["{", "[]", '{"id": "x"}', lines[0].replace('"low": ', '"low": "x", "lower": '), '{"a":' * 20_000, "null"]
    Path(path).write_text("\n".join([lines[0], "", *bad, *lines[1:]]), encoding="utf-8")
    found = list(figures_of(path))
    assert [one for one in found if isinstance(one, Figure)] == figures
    problems = [one for one in found if isinstance(one, Problem)]
    assert [problem.place for problem in problems] == [f"{path}:{number}" for number in range(3, 9)]
    assert all(problem.lost and "\n" not in problem.why for problem in problems)


def test_half_a_character_becomes_none(written):
    path = Path(written("f.jsonl"))
    line = path.read_text(encoding="utf-8").splitlines()[0]
    record = json.loads(line) | {"item": "گروه \ud800 😀"}
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    (found,) = figures_of(str(path))
    assert found.item == "گروه \ufffd 😀"


def test_the_key_that_is_wrong_is_named(written):
    path = written("f.jsonl")
    record = json.loads(Path(path).read_text(encoding="utf-8").splitlines()[0])
    record["quantity"]["low"] = "many"
    with pytest.raises(ValueError, match=r"is no record of arqam \(quantity\.low: "):
        figure_of(record)


@pytest.mark.parametrize("number", ["1e400", "-1e999999", "9" * 200, "0." + "3" * 150])
def test_a_number_without_end_is_no_record(number, figures):
    record = figures[0].model_dump()
    record["quantity"]["low"] = record["quantity"]["high"] = number
    record["rials"] = None
    with pytest.raises(ValueError, match="has more than 102 digits"):
        figure_of(record)


def test_a_database_that_is_cut_off_is_told(written):
    path = written("f.sqlite", None)
    data = Path(path).read_bytes()
    Path(path).write_bytes(data[: len(data) // 2])
    found = list(figures_of(path))
    assert any(isinstance(one, Problem) and one.lost for one in found)


def test_json_lines_come_on_the_standard_input(written, figures, monkeypatch):
    data = Path(written("f.jsonl")).read_bytes()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    assert list(figures_of("-")) == figures


def test_a_table_may_lack_columns_and_have_others(figures):
    row = dict(zip(FIGURES.columns, FIGURES.row(figures[0]), strict=True))
    kept = {
        name: value for name, value in row.items() if name not in ("confidence", "speaker", "speaker_role", "bound")
    }
    found = figure_of_row({**kept, "mine": 1})
    assert (found.quantity.low, found.speaker, found.confidence) == (figures[0].quantity.low, None, None)


TRICKY = st.text(st.sampled_from("=+-@\t\n\r;'\"،, ۵aآ😀\u202e"), min_size=1, max_size=8)


@given(TRICKY, TRICKY, TRICKY)
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_a_spreadsheet_would_run_comes_back_from_csv(tmp_path, figures, before, quote, item):
    sentence = before + quote
    end = len(sentence)
    figure = figures[0].model_copy(
        update={
            "item": item,
            "quote": {"start": len(before), "end": end, "text": quote},
            "sentence": {"start": 0, "end": end, "text": sentence},
            "evidence": {},
        }
    )
    figure = Figure.model_validate(figure.model_dump(warnings=False))
    path = tmp_path / "f.csv"
    with open_writer(path, "csv") as writer:
        writer.write(figure)
    (found,) = figures_of(str(path))
    guarded = "'" in f"{sentence}{item}"
    assert isinstance(found, Figure)
    assert guarded or found == figure
    assert len(found.quote.text) == len(quote)
