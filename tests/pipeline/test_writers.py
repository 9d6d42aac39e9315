"""Records as JSON lines, as CSV, and as a table."""

import csv
import io
import json
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from rich.cells import cell_len

from arqam.pipeline import Figure
from arqam.pipeline.record import figure_id
from arqam.pipeline.writers import DOCUMENTS, FIGURES, Format, files_of, format_of, open_tables, open_writer, waiting
from arqam.pipeline.writers.flat import COLUMNS
from arqam.pipeline.writers.table import PIPED_WIDTH, RightToLeftTable


def figure(number="۵", low=5, high=None, item="نفر", sentence="۵ نفر آمدند.", document="a", **more):
    start = sentence.index(number)
    return Figure(
        id=figure_id(document, start, start + len(number)),
        document=document,
        kind="people",
        item=item,
        quantity={"low": low, "high": low if high is None else high, "unit": "count"},
        quote={"start": start, "end": start + len(number), "text": number},
        sentence={"start": 0, "end": len(sentence), "text": sentence},
        **more,
    )


def written(path, *figures, format=None):
    with open_writer(path, format or format_of(path, False)) as writer:
        for one in figures:
            writer.write(one)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("name", "terminal", "expected"),
    [
        ("a.jsonl", True, Format.jsonl),
        ("a.CSV", True, Format.csv),
        ("a.txt", False, Format.table),
        ("a.parquet", True, Format.parquet),
        ("a.sqlite", False, Format.sqlite),
        ("a.DuckDB", False, Format.duckdb),
        (None, True, Format.table),
        (None, False, Format.jsonl),
    ],
)
def test_the_format_follows_from_the_ending_and_the_terminal(name, terminal, expected):
    assert format_of(name and Path(name), terminal) is expected


def test_another_ending_is_refused():
    with pytest.raises(ValueError, match=r"a\.xlsx: ends in none of"):
        format_of(Path("a.xlsx"), False)


def test_json_lines_hold_one_record_each(tmp_path):
    lines = written(tmp_path / "a.jsonl", figure(), figure(sentence="بند\n۵ نفر")).decode().splitlines()
    assert [Figure.from_json(line).sentence.text for line in lines] == ["۵ نفر آمدند.", "بند\n۵ نفر"]


class TestCsv:
    def rows(self, tmp_path, *figures):
        data = written(tmp_path / "a.csv", *figures)
        assert data.startswith(b"\xef\xbb\xbf"), "without the mark a spreadsheet takes UTF-8 for its own code page"
        return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))

    def test_a_row_is_the_record_laid_flat(self, tmp_path):
        (row,) = self.rows(tmp_path, figure(rials={"low": 1, "high": 2}, place={"name": "ایران", "level": "country"}))
        assert list(row) == list(COLUMNS)
        assert (row["item"], row["low"], row["rials_high"], row["place"]) == ("نفر", "5", "2", "ایران")
        assert (row["quote"], row["quote_start"], row["quote_end"]) == ("۵", "0", "1")
        assert row["speaker"] == row["confidence"] == ""

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "\t="])
    def test_a_formula_is_made_text(self, tmp_path, start):
        (row,) = self.rows(tmp_path, figure(item=f'{start}HYPERLINK("x")'))
        assert row["item"].replace("\t'=", "\t=") == f'\'{start}HYPERLINK("x")'

    @pytest.mark.parametrize("mark", [";", "\n", "\r\n", "\t"])
    def test_nor_does_one_run_where_semicolons_part_cells(self, tmp_path, mark):
        (row,) = self.rows(tmp_path, figure(item=f"نفر{mark}=1+1"))
        assert row["item"] == f"نفر{mark}'=1+1"

    @pytest.mark.parametrize("text", ["۵-۶ نفر", "a=b", "a@b.ir", "نرخ; -5", "-۵", "😀"])
    def test_what_is_no_formula_is_left_alone(self, tmp_path, text):
        (row,) = self.rows(tmp_path, figure(item=text))
        assert row["item"] == text

    @pytest.mark.parametrize("number", [-4, "-0.5", 12])
    def test_a_number_is_left_a_number(self, tmp_path, number):
        (row,) = self.rows(tmp_path, figure(low=number))
        assert row["low"] == str(number)

    def test_lines_quotes_and_commas_stay_in_their_cell(self, tmp_path):
        sentence = 'بند "یک"،\n۵, \r\n;\ufffd'
        (row,) = self.rows(tmp_path, figure(sentence=sentence))
        assert row["sentence"] == sentence

    def test_control_characters_are_replaced_one_for_one(self, tmp_path):
        (row,) = self.rows(tmp_path, figure(sentence="۵\0نفر\x1b\x7f"))
        assert row["sentence"] == "۵\ufffdنفر\ufffd\ufffd"


class TestTable:
    def lines(self, *figures):
        sink = io.StringIO()
        table = RightToLeftTable(sink)
        for one in figures:
            table.write(one)
        table.close()
        return sink.getvalue().splitlines()

    def test_it_is_read_from_right_to_left(self):
        header = next(line for line in self.lines(figure()) if "number" in line)
        columns = ["document", "sentence", "bound", "kind", "item", "unit", "number"]
        assert sorted(columns, key=header.index) == columns

    def test_numbers_are_grouped_and_ranges_shown(self):
        text = "\n".join(self.lines(figure(low=218000), figure(low="2.5", high=12500), figure(low="-0.5")))
        assert "218,000" in text
        assert "2.5–12,500" in text
        assert "-0.5" in text

    def test_what_steers_a_terminal_is_made_harmless(self):
        text = "\n".join(
            self.lines(figure(item="\x1b]0;x\x07نفر\u202e", sentence="۵ نفر\r\n\x9b2J", document="[bold]a"))
        )
        assert not set(text) & set("\x1b\x07\r\u202e\x9b")
        assert "[bold]a" in text

    def test_it_fits_the_terminal_whatever_is_in_it(self):
        long = figure(
            low="1" * 90, item="کارگاه " * 30, sentence="واژه " * 400 + "۵ " + "واژه " * 400, document="a" * 99
        )
        assert {cell_len(line) for line in self.lines(long)} == {PIPED_WIDTH}

    def test_the_number_stands_in_the_middle_of_its_words(self):
        (row,) = (
            line for line in self.lines(figure(sentence="آغاز " * 99 + "(۵ نفر)" + " پایان" * 99)) if "people" in line
        )
        assert "آغاز (۵ نفر) پایان" in row

    def test_a_long_result_is_shown_in_parts(self):
        lines = self.lines(*[figure()] * 501)
        assert sum("number" in line for line in lines) == 2
        assert sum("people" in line for line in lines) == 501

    def test_nothing_found_nothing_shown(self):
        assert self.lines() == []


class TestWholeFile:
    def test_an_error_leaves_the_old_file_as_it_was(self, tmp_path):
        path = tmp_path / "a.jsonl"
        path.write_text("old")
        with pytest.raises(RuntimeError), open_writer(path, Format.jsonl) as writer:
            writer.write(figure())
            raise RuntimeError
        assert [file.name for file in tmp_path.iterdir()] == ["a.jsonl"]
        assert path.read_text() == "old"

    def test_the_file_has_the_rights_that_files_have(self, tmp_path):
        path = tmp_path / "a.jsonl"
        (tmp_path / "other").touch()
        written(path, figure())
        assert path.stat().st_mode == (tmp_path / "other").stat().st_mode
        path.chmod(0o640)
        written(path, figure())
        assert path.stat().st_mode & 0o777 == 0o640

    def test_through_a_link_the_file_is_written(self, tmp_path):
        (tmp_path / "link.jsonl").symlink_to(tmp_path / "a.jsonl")
        written(tmp_path / "link.jsonl", figure())
        assert (tmp_path / "link.jsonl").is_symlink()
        assert json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8"))["item"] == "نفر"

    def test_a_device_is_written_to_and_stays_one(self):
        with open_writer(Path(os.devnull), Format.jsonl) as writer:
            writer.write(figure())
        assert not Path(os.devnull).is_file()

    def test_what_wants_a_path_gets_one_and_nothing_is_left_beside(self, tmp_path):
        path = tmp_path / "a.sqlite"
        path.write_text("old")
        with pytest.raises(RuntimeError), open_writer(path, Format.sqlite):
            raise RuntimeError
        assert path.read_text() == "old"
        written(path, figure())
        assert [file.name for file in tmp_path.iterdir()] == ["a.sqlite"]
        assert path.read_bytes().startswith(b"SQLite format 3")


BIG = "1" * 100
NUMBERS = {"5": 5, "2000000000000": 2000000000000, "0.5": 0.5, "-3.25": -3.25, BIG: float(BIG)}
ODD = '=بند "یک"،\n۵\0\r\u2028\ufffd😀'


class TestColumns:
    """What databases and Parquet hold of the records."""

    def figures(self):
        yield from (figure(low=number, document=f"d{place}") for place, number in enumerate(NUMBERS))
        yield figure(item=ODD, speaker={"name": ODD}, confidence=0.25, period={"text": "امسال"})

    def check(self, rows):
        columns = list(FIGURES.columns)
        told = [dict(zip(columns, row, strict=True)) for row in rows]
        assert [row["low"] for row in told[:-1]] == list(NUMBERS.values())
        assert (told[-1]["item"], told[-1]["speaker"], told[-1]["confidence"]) == (ODD, ODD, 0.25)
        assert (told[-1]["quote_start"], told[-1]["period"], told[-1]["place"]) == (0, "امسال", None)

    def test_sqlite(self, tmp_path):
        written(tmp_path / "figures.sqlite", *self.figures())
        with closing(sqlite3.connect(tmp_path / "figures.sqlite")) as database:
            self.check(database.execute("SELECT * FROM figures"))
            assert database.execute("SELECT typeof(low) FROM figures WHERE document = 'd1'").fetchone() == ("integer",)
            indexed = {row[1] for row in database.execute("SELECT * FROM sqlite_master WHERE type = 'index'")}
        assert indexed == {"figures_id", "figures_document", "figures_kind"}

    def test_parquet(self, tmp_path):
        parquet = pytest.importorskip("pyarrow.parquet")
        first = written(tmp_path / "a.parquet", *self.figures())
        assert written(tmp_path / "b.parquet", *self.figures()) == first
        table = parquet.read_table(tmp_path / "a.parquet")
        self.check(row.values() for row in table.to_pylist())
        assert str(table.schema.field("low").type) == "double"

    def test_duckdb(self, tmp_path):
        duckdb = pytest.importorskip("duckdb")
        pytest.importorskip("pyarrow")
        written(tmp_path / "figures.duckdb", *self.figures())
        with duckdb.connect(str(tmp_path / "figures.duckdb"), read_only=True) as database:
            self.check(database.execute("SELECT * FROM figures").fetchall())

    @pytest.mark.parametrize("format", ["parquet", "duckdb"])
    def test_many_rows_stay_in_order(self, tmp_path, monkeypatch, format):
        pytest.importorskip({"parquet": "pyarrow", "duckdb": "duckdb"}[format])
        from arqam.pipeline.writers import arrow

        monkeypatch.setattr(arrow, "ROWS_AT_A_TIME", 7)
        path = tmp_path / f"a.{format}"
        written(path, *(figure(low=number) for number in range(50)))
        if format == "parquet":
            from pyarrow import parquet

            lows = parquet.read_table(path).column("low").to_pylist()
        else:
            import duckdb

            with duckdb.connect(str(path), read_only=True) as database:
                lows = [row[0] for row in database.execute("SELECT low FROM figures").fetchall()]
        assert lows == list(range(50))

    @pytest.mark.parametrize("format", [Format.parquet, Format.sqlite, Format.duckdb])
    def test_long_texts_do_not_wait_for_each_other(self, tmp_path, monkeypatch, format):
        for library in {Format.parquet: ["pyarrow"], Format.duckdb: ["pyarrow", "duckdb"]}.get(format, []):
            pytest.importorskip(library)
        monkeypatch.setattr(waiting, "CHARACTERS", 1000)
        rows = [{"id": f"d{number}", "title": "ب" * 90 * number} for number in range(20)]
        with open_tables(tmp_path, format) as (documents, _):
            for row in rows:
                documents.write(row)
        told = stored(files_of(tmp_path, format)[DOCUMENTS], format)
        assert [{"id": row["id"], "title": row["title"]} for row in told] == rows

    def test_a_database_may_have_any_name(self, tmp_path):
        duckdb = pytest.importorskip("duckdb")
        pytest.importorskip("pyarrow")
        path = tmp_path / 'it\'s "ours"; ۵.duckdb'
        written(path, figure())
        with duckdb.connect(str(path), read_only=True) as database:
            assert database.execute("SELECT count(*) FROM figures").fetchall() == [(1,)]
        assert list(tmp_path.iterdir()) == [path]

    @pytest.mark.parametrize("format", [Format.parquet, Format.sqlite, Format.duckdb])
    def test_no_figures_make_an_empty_table(self, tmp_path, format):
        for library in {Format.parquet: ["pyarrow"], Format.duckdb: ["pyarrow", "duckdb"]}.get(format, []):
            pytest.importorskip(library)
        assert written(tmp_path / f"a.{format}")

    @pytest.mark.parametrize("format", [Format.parquet, Format.sqlite, Format.duckdb])
    def test_they_are_no_text(self, format):
        with pytest.raises(OSError, match=f"{format} is no text; name a file with -o"), open_writer(None, format):
            pass

    @pytest.mark.parametrize("format", [Format.parquet, Format.sqlite])
    def test_they_cannot_go_to_a_device(self, format):
        with pytest.raises(OSError, match="is no regular file"), open_writer(Path(os.devnull), format):
            pass

    @pytest.mark.parametrize(
        ("format", "module", "extra"), [("parquet", "pyarrow", "parquet"), ("duckdb", "duckdb", "duckdb")]
    )
    def test_what_is_missing_is_named(self, tmp_path, monkeypatch, format, module, extra):
        monkeypatch.setitem(sys.modules, module, None)
        said = rf'needs {module}; pip install "arqam\[{extra}\]"'
        with pytest.raises(OSError, match=said), open_writer(tmp_path / "a", Format(format)):
            pass
        assert list(tmp_path.iterdir()) == []


def stored(path, format):
    """The rows of the documents, as their own libraries read them."""
    if format is Format.jsonl:
        return [json.loads(line) for line in path.read_text("utf-8").split("\n")[:-1]]
    if format is Format.parquet:
        from pyarrow import parquet

        return parquet.read_table(path).to_pylist()
    if format is Format.sqlite:
        with closing(sqlite3.connect(path)) as database:
            return [
                dict(zip(DOCUMENTS.columns, row, strict=True)) for row in database.execute("SELECT * FROM documents")
            ]
    import duckdb

    with duckdb.connect(str(path), read_only=True) as database:
        rows = database.execute("SELECT * FROM documents").fetchall()
    return [dict(zip(DOCUMENTS.columns, row, strict=True)) for row in rows]


ROW = {"id": "=a", "title": "ت", "figures": 1, "status": "read", "place": "a.txt", "signature": "not a column"}


class TestTables:
    """Both tables of an archive."""

    @pytest.mark.parametrize("format", [Format.jsonl, Format.csv, Format.parquet, Format.sqlite, Format.duckdb])
    def test_both_are_written(self, tmp_path, format):
        for library in {Format.parquet: ["pyarrow"], Format.duckdb: ["pyarrow", "duckdb"]}.get(format, []):
            pytest.importorskip(library)
        with open_tables(tmp_path, format) as (documents, figures):
            documents.write(ROW)
            figures.write(figure())
        assert {path.name for path in tmp_path.iterdir()} == {path.name for path in files_of(tmp_path, format).values()}
        assert len(set(files_of(tmp_path, format).values())) == (1 if format in (Format.sqlite, Format.duckdb) else 2)

    def test_the_documents_of_a_database_have_a_key(self, tmp_path):
        with open_tables(tmp_path, Format.sqlite) as (documents, _):
            documents.write(ROW)
        with closing(sqlite3.connect(tmp_path / "archive.sqlite")) as database:
            ((row),) = database.execute("SELECT * FROM documents").fetchall()
            assert dict(zip(DOCUMENTS.columns, row, strict=True))["id"] == "=a"
            with pytest.raises(sqlite3.IntegrityError):
                database.execute("INSERT INTO documents (id) VALUES ('=a')")

    @pytest.mark.parametrize("format", [Format.jsonl, Format.parquet, Format.sqlite, Format.duckdb])
    def test_documents_hold_whatever_a_text_may(self, tmp_path, format):
        for library in {Format.parquet: ["pyarrow"], Format.duckdb: ["pyarrow", "duckdb"]}.get(format, []):
            pytest.importorskip(library)
        rows = [{**ROW, "id": name, "title": name} for name in ("a", "a\0", "a\0b", ODD, "\n", "+1", "")]
        with open_tables(tmp_path, format) as (documents, _):
            for row in rows:
                documents.write(row)
        path = files_of(tmp_path, format)[DOCUMENTS]
        assert [(one["id"], one["title"]) for one in stored(path, format)] == [(row["id"],) * 2 for row in rows]

    def test_an_error_leaves_neither(self, tmp_path):
        with pytest.raises(RuntimeError), open_tables(tmp_path, Format.csv) as (documents, _):
            documents.write(ROW)
            raise RuntimeError
        assert list(tmp_path.iterdir()) == []

    def test_figures_may_be_what_their_json_says(self, tmp_path):
        from arqam.pipeline.decimals import from_json

        one = figure(low="0.5", confidence=0.9)
        for name, record in (("a.csv", one), ("b.csv", from_json(one.to_json()))):
            written(tmp_path / name, record)
        assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
