"""arqam claims: files in, a table, JSON or CSV out."""

import csv
import io
import json

import pytest
import typer
from rich.cells import cell_len
from typer.testing import CliRunner

from arqam.pipeline.claims import Claim, claims
from arqam.pipeline.claims.rows import ROWS
from arqam.pipeline.claims.table import ClaimsTable
from arqam.pipeline.claims.writing import ClaimFormat, claim_format
from arqam.pipeline.commands.claims import claims as command
from arqam.pipeline.decimals import from_json
from arqam.pipeline.writers import Format, open_tables, open_writer
from arqam.pipeline.writers.table import LRM, PIPED_WIDTH

YEAR = ("1398-01-01", "1398-12-29")


@pytest.fixture
def arqam():
    """Runs the command line `arqam claims …`; gives what a shell would see."""
    app = typer.Typer(rich_markup_mode=None)
    app.command()(command)

    def run(*words):
        return CliRunner().invoke(app, [str(word) for word in words], prog_name="arqam claims")

    return run


@pytest.fixture
def figures(told):
    return [
        told("a", 42000, source="ایسنا", days=YEAR, published="1398-05-01"),
        told("b", 11000, source="فارس", days=YEAR, published="1398-05-02"),
        told("c", 42000, source="مهر", days=YEAR, published="1398-05-03"),
        told("a", 7, "میز خدمت", n=1),
        told("b", 7, "میز خدمت", n=1),
        told("d", 3, "کارگاه"),
    ]


@pytest.fixture
def path(tmp_path, figures):
    path = tmp_path / "figures.jsonl"
    with open_writer(path, Format.jsonl) as writer:
        for figure in figures:
            writer.write(figure)
    return path


@pytest.fixture
def job(tmp_path, figures):
    """A folder with the tables of a job, in which a and c tell one story."""
    folder = tmp_path / "job"
    folder.mkdir()
    (folder / "job.json").write_text('{"format": 1, "inputs": []}', encoding="utf-8")
    with open_tables(folder, Format.jsonl) as (documents, records):
        for name in "abcd":
            group = "a" if name in "ac" else None
            documents.write({"id": name, "status": "read", "sha256": "x", "duplicate_group": group})
        for figure in figures:
            records.write(figure)
    return folder


def test_in_a_pipe_a_claim_a_line(arqam, path, figures):
    result = arqam(path)
    assert result.exit_code == 0
    assert [Claim.model_validate(from_json(line)) for line in result.stdout.splitlines()] == claims(figures)
    assert "arqam: 6 figures; 2 claims" in result.stderr
    assert "1 have an item, place and time that no other article tells" in result.stderr


def test_a_file_of_json_holds_all(arqam, path, figures, tmp_path):
    assert arqam(path, "-o", tmp_path / "claims.json").exit_code == 0
    told = json.loads((tmp_path / "claims.json").read_text(encoding="utf-8"))
    assert [claim["verdict"] for claim in told] == ["differ", "agree"]
    assert arqam(path, "-o", tmp_path / "claims.json", "--min-voices", "9").exit_code == 0
    assert json.loads((tmp_path / "claims.json").read_text(encoding="utf-8")) == []


def test_a_table_of_rows_has_each_article_s_word(arqam, path, tmp_path):
    assert arqam(path, "-o", tmp_path / "claims.csv").exit_code == 0
    data = (tmp_path / "claims.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert list(rows[0]) == list(ROWS.columns)
    assert [(row["verdict"], row["voice"], row["low"], row["document"]) for row in rows] == [
        ("differ", "1", "42000", "a"),
        ("differ", "1", "42000", "c"),
        ("differ", "2", "11000", "b"),
        ("agree", "1", "7", "a"),
        ("agree", "1", "7", "b"),
    ]


def test_the_duplicates_of_a_job_have_one_voice(arqam, job):
    first, _ = (json.loads(line) for line in arqam(job).stdout.splitlines())
    assert (first["documents"], first["independent"]) == (3, 2)
    inside = json.loads(arqam(job / "figures.jsonl").stdout.splitlines()[0])
    assert inside["independent"] == 2, "the tables of a job know its documents"


@pytest.mark.parametrize(
    ("words", "verdicts"),
    [
        (["--only", "differ"], ["differ"]),
        (["--only", "agree"], ["agree"]),
        (["--only", "single"], []),
        (["--min-voices", "3"], ["differ"]),
        (["--most", "1"], ["differ"]),
        (["--by", "item"], ["differ", "agree"]),
        (["--by", "item,source"], ["agree"]),
    ],
)
def test_what_is_shown(words, verdicts, arqam, path):
    assert [json.loads(line)["verdict"] for line in arqam(path, *words).stdout.splitlines()] == verdicts


def test_what_is_not_shown_is_counted(arqam, path):
    assert "2 claims (the first 1 are shown; --most or -o has more)" in arqam(path, "--most", "1").stderr


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["nowhere"], "nowhere: there is no such file or folder"),
        (["{texts}"], "holds no figures that arqam wrote; make them with arqam extract or arqam batch"),
        (["{path}", "--by", "colour"], "--by colour: colour is none of item, kind"),
        (["{path}", "--by", ","], "--by: names nothing"),
        (["{path}", "--only", "same"], "--only same: is none of differ, agree, single"),
        (["{path}", "-o", "claims.xlsx"], "claims.xlsx: ends in none of .json, .jsonl, .csv, .txt"),
        (["{path}", "-o", "claims.html"], "a page of them is in arqam report"),
        (["{path}", "-o", "no/folder/claims.json"], "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(words, why, arqam, path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts.txt").write_text("۵ نفر آمدند.", encoding="utf-8")
    result = arqam(*(word.format(path=path, texts=tmp_path / "texts.txt") for word in words))
    assert result.exit_code == 2
    assert why in result.stderr
    assert len(result.stderr.splitlines()) == 1 and not result.stdout


def test_a_broken_line_costs_only_itself(arqam, path):
    with path.open("a", encoding="utf-8") as file:
        file.write('{"id": "broken"}\n')
    result = arqam(path)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert f"{path}:7: is no record of arqam" in result.stderr


def test_no_figures_are_no_claims(arqam, tmp_path, path):
    with open_writer(tmp_path / "none.csv", Format.csv):
        pass
    result = arqam(tmp_path / "none.csv")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "0 figures; 0 claims" in result.stderr


@pytest.mark.parametrize(
    ("path", "terminal", "expected"),
    [(None, True, "table"), (None, False, "jsonl"), ("a.JSON", True, "json"), ("a.txt", False, "table")],
)
def test_the_format_follows_from_the_ending_and_the_terminal(path, terminal, expected, tmp_path):
    assert claim_format(path and tmp_path / path, terminal) is ClaimFormat(expected)


class TestTable:
    def lines(self, *found):
        sink = io.StringIO()
        table = ClaimsTable(sink)
        for claim in found:
            table.write(claim)
        table.close()
        return sink.getvalue().splitlines()

    def test_it_is_read_from_right_to_left(self, figures):
        header, *_ = (line for line in self.lines(*claims(figures)) if "verdict" in line)
        assert header.split() == ["sentence", "who", "bound", "value", "when", "where", "item", "verdict"]

    def test_a_line_a_value_under_one_claim(self, figures):
        text = "\n".join(self.lines(*claims(figures))).replace(LRM, "")
        assert "42,000" in text and "11,000" in text and "ایسنا، مهر" in text
        assert text.count("differ") == text.count("agree") == 1

    def test_no_line_is_wider_than_the_page(self, told):
        wide = [told(name, 42 + n, "گروه " * 30, place="شهر" * 30, source="خبر" * 30, published="1398")
                for n, name in enumerate("ab")]  # fmt: skip
        lines = self.lines(*claims(wide))
        assert lines and all(cell_len(line.replace(LRM, "")) <= PIPED_WIDTH for line in lines)

    def test_what_steers_a_terminal_is_harmless(self, told):
        evil = [
            told(name, 42 + n, "گروه\x1b[31m \u202eجهادی", source=f"\x07{name}\n\u2066") for n, name in enumerate("ab")
        ]
        text = "\n".join(self.lines(*claims(evil)))
        assert not set(text) & {"\x1b", "\x07", "\u202e", "\u2066"}

    def test_of_many_values_the_rest_is_counted(self, told):
        many = [told(f"{n}", 100 + n, days=YEAR) for n in range(9)]
        assert any("3 more" in line for line in self.lines(*claims(many)))

    def test_nothing_for_no_claims(self):
        assert self.lines() == []
