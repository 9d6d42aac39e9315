"""Records as JSON lines, as CSV, and as a table."""

import csv
import io
import json
import os
from pathlib import Path

import pytest
from rich.cells import cell_len

from arqam.pipeline import Figure
from arqam.pipeline.record import figure_id
from arqam.pipeline.writers import Format, format_of, open_writer
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

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
    def test_a_formula_is_made_text(self, tmp_path, start):
        (row,) = self.rows(tmp_path, figure(item=f'{start}HYPERLINK("x")'))
        assert row["item"] == f'\'{start}HYPERLINK("x")'

    @pytest.mark.parametrize("number", [-4, "-0.5", 12])
    def test_a_number_is_left_a_number(self, tmp_path, number):
        (row,) = self.rows(tmp_path, figure(low=number))
        assert row["low"] == str(number)

    def test_lines_quotes_and_commas_stay_in_their_cell(self, tmp_path):
        sentence = 'بند "یک"،\n۵, \r\n;\0'
        (row,) = self.rows(tmp_path, figure(sentence=sentence))
        assert row["sentence"] == sentence


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
