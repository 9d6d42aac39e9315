"""The command line: what it prints where, and its exit codes."""

import json
import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from arqam.pipeline.cli import app


@pytest.fixture
def arqam(tmp_path, monkeypatch):
    """Runs a command in a folder of its own, inside this process."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments, given=None):
        return CliRunner().invoke(app, [str(argument) for argument in arguments], input=given)

    return run


def in_a_process(*arguments, given=b"", **options):
    command = [sys.executable, "-c", "from arqam.pipeline.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, timeout=60, **options)


def records(output):
    return [json.loads(line) for line in output.splitlines()]


@pytest.mark.usefixtures("stubbed")
class TestExtract:
    def test_a_text_in_a_pipe_gives_json_lines(self, arqam):
        result = arqam("extract", "-", given="۵ نفر آمدند.")
        assert [(record["document"], record["item"]) for record in records(result.stdout)] == [("stdin", "نفر")]
        assert (result.exit_code, result.stderr) == (0, "")

    def test_the_ending_of_the_output_chooses_the_format(self, arqam, tmp_path):
        (tmp_path / "a.txt").write_text("۵ نفر", encoding="utf-8")
        for name, begins in {"o.jsonl": '{"id"', "o.csv": "\ufeffid,document", "o.txt": "\n"}.items():
            result = arqam("extract", "a.txt", "-o", name)
            assert (result.exit_code, result.output) == (0, "")
            assert (tmp_path / name).read_text(encoding="utf-8").lstrip(" ").startswith(begins)

    def test_the_format_can_be_named(self, arqam):
        assert "number" in arqam("extract", "-", "--format", "table", given="۵ نفر").stdout
        assert arqam("extract", "-", "-f", "csv", given="۵ نفر").stdout.lstrip("\ufeff").startswith("id,document")

    def test_a_table_of_nothing_says_so(self, arqam):
        result = arqam("extract", "-", "--format", "table", given="سلام")
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", "arqam: note: no figure was found\n")
        assert arqam("extract", "-", given="سلام").stderr == ""

    def test_bad_input_is_said_and_the_rest_is_written(self, arqam, tmp_path):
        (tmp_path / "a.jsonl").write_text('{"id": "1", "text": "۵ نفر"}\n{\n{"id": "3", "text": "۷ نفر"}\n')
        result = arqam("extract", "missing.txt", "a.jsonl")
        assert [record["document"] for record in records(result.stdout)] == ["1", "3"]
        assert result.exit_code == 1
        said = result.stderr.splitlines()
        assert said[0] == "arqam: missing.txt: there is no such file or folder"
        assert said[1].startswith("arqam: a.jsonl:2: is not valid JSON")
        assert said[2:] == ["arqam: 2 inputs could not be read; all others were"]

    def test_a_notice_does_not_count_as_a_loss(self, arqam, tmp_path):
        (tmp_path / "a.txt").write_bytes("پنج نفر آمدند".encode("cp1256"))
        result = arqam("extract", "a.txt")
        assert (result.exit_code, result.stderr) == (0, "arqam: note: a.txt: is not UTF-8; read as cp1256\n")

    def test_a_thousand_broken_lines_are_counted_and_not_all_shown(self, arqam, tmp_path):
        (tmp_path / "a.jsonl").write_text("{\n" * 1000)
        said = arqam("extract", "a.jsonl").stderr.splitlines()
        assert len(said) == 22
        assert said[20:] == [
            "arqam: a.jsonl: 980 more of these",
            "arqam: 1,000 inputs could not be read; all others were",
        ]

    def test_an_article_that_is_too_long(self, arqam, tmp_path):
        (tmp_path / "a.txt").write_bytes(b"1" * 1_000_001)
        result = arqam("extract", "a.txt", "--largest", "1")
        assert result.exit_code == 1
        assert "longer than 1,000,000 bytes" in result.stderr

    def test_a_failure_in_one_article_does_not_cost_the_others(self, arqam, monkeypatch):
        from arqam.pipeline import Pipeline

        extract = Pipeline.extract

        def fails_on_the_first(self, article):
            return 1 / 0 if article.id == "1" else extract(self, article)

        monkeypatch.setattr(Pipeline, "extract", fails_on_the_first)
        result = arqam("extract", "-", given='{"id": "1", "text": "۵ نفر"}\n{"id": "2", "text": "۷ نفر"}\n')
        assert [record["document"] for record in records(result.stdout)] == ["2"]
        assert "1: failed inside arqam, please report it (ZeroDivisionError" in result.stderr
        assert result.exit_code == 1

    @pytest.mark.parametrize("command", [["extract", "-o", "o.jsonl"], ["explain"], ["normalize"]])
    def test_no_room_for_the_list_of_files(self, arqam, monkeypatch, tmp_path, command):
        from arqam.pipeline.readers import source

        monkeypatch.setattr(source, "_TABLES", "not SQL")
        result = arqam(*command, "a.txt")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("arqam: the list of the files finds no room in a temporary file (")
        assert len(result.stderr.splitlines()) == 1
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["-", "-o", "figures.xlsx"], "figures.xlsx: ends in none of .jsonl, .csv, .parquet"),
            (["-", "-o", "no/such/folder/figures.csv"], "figures.csv: cannot be written (no such file or directory)"),
            (["-", "--stages", "letters,polish"], "polish"),
        ],
    )
    def test_what_cannot_run_says_so_and_exits_with_2(self, arqam, arguments, said):
        result = arqam("extract", *arguments, given="۵ نفر")
        assert (result.exit_code, result.stdout) == (2, "")
        assert said in result.stderr
        assert len(result.stderr.splitlines()) == 1


class TestNormalize:
    def test_the_clean_text(self, arqam):
        assert arqam("normalize", "-", given="كتاب 5").stdout == "کتاب ۵\n"

    def test_some_stages_only(self, arqam):
        assert arqam("normalize", "-", "--stages", "letters", given="كتاب 5").stdout == "کتاب 5\n"
        assert arqam("normalize", "-", "--stages", "", given="كتاب 5").stdout == "كتاب 5\n"

    def test_every_edit_with_its_stage_place_before_and_after(self, arqam):
        lines = arqam("normalize", "-", "--explain", given="كتـاب 5").stdout.splitlines()
        assert 'stdin\tletters\t0-1\t"ك"\t"ک"' in lines
        assert 'stdin\tdigits\t6-7\t"5"\t"۵"' in lines
        assert any("\\u0640" in line for line in lines)

    def test_bad_input(self, arqam):
        result = arqam("normalize", "missing.txt")
        assert (result.exit_code, result.stdout) == (1, "")
        assert "missing.txt: there is no such file" in result.stderr


class TestEvaluate:
    @pytest.fixture
    def data(self, request):
        return request.path.parent / "evaluation"

    def test_a_table_of_scores(self, arqam, data):
        result = arqam("evaluate", data / "gold", data / "predicted.jsonl")
        assert result.exit_code == 0
        assert "core             0.556   0.556   0.556       9" in result.stdout.splitlines()

    def test_scores_as_json(self, arqam, data):
        result = arqam("evaluate", data / "gold", data / "predicted.jsonl", "--json")
        assert json.loads(result.stdout) == json.loads((data / "report.json").read_text())

    def test_the_misses(self, arqam, data):
        lines = arqam("evaluate", data / "gold", data / "predicted.jsonl", "--misses", "1").stdout.splitlines()
        assert lines[:2] == ["missed in missed", "    gold  ۱ = exact 1 count · people · نفر"]

    def test_a_score_below_its_floor(self, arqam, data):
        result = arqam("evaluate", data / "gold", data / "predicted.jsonl", "--min", "core=0.9", "--min", "detect=0.5")
        assert result.exit_code == 1
        assert result.stderr == "arqam: below the floor: core 0.5556 < 0.9\n"

    @pytest.mark.parametrize("floor", ["core=high", "beauty=0.5", "core"])
    def test_a_floor_that_is_none(self, arqam, data, floor):
        result = arqam("evaluate", data / "gold", data / "predicted.jsonl", "--min", floor)
        assert result.exit_code == 2
        assert f"--min {floor}: " in result.stderr

    def test_files_that_are_not_there(self, arqam, data):
        assert arqam("evaluate", "nowhere", data / "predicted.jsonl").exit_code == 2
        result = arqam("evaluate", data / "gold", "nowhere.jsonl")
        assert (result.exit_code, result.stderr) == (
            2,
            "arqam: nowhere.jsonl: cannot be read (no such file or directory)\n",
        )


def test_the_schema_knows_every_key_and_that_numbers_are_numbers(arqam):
    schema = json.loads(arqam("schema").stdout)
    assert {"id", "document", "quantity", "evidence"} <= set(schema["properties"])
    assert schema["$defs"]["Quantity"]["properties"]["low"]["type"] == "number"


def test_the_kinds_in_the_order_in_which_they_are_tried(arqam):
    lines = arqam("kinds").stdout.splitlines()
    assert [line.split()[0] for line in lines[:3]] == ["service_desk", "money", "job"]
    assert [json.loads(line)["name"] for line in arqam("kinds", "--json").stdout.splitlines()][-1] == "other"


@pytest.mark.parametrize("command", [["kinds"], ["extract", "-"]])
def test_a_catalogue_that_cannot_be_read_ends_the_command(arqam, command):
    result = arqam(*command, "--catalogue", "my.toml", given="۵ نفر")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "my.toml" in result.stderr
    assert len(result.stderr.splitlines()) == 1


class TestAsAProcess:
    def test_the_version(self):
        assert in_a_process("--version").stdout.startswith(b"arqam 0.")

    @pytest.mark.parametrize(
        "command", [[command.name or command.callback.__name__] for command in app.registered_commands]
    )
    def test_help_has_examples(self, command):
        result = in_a_process(*command, "--help")
        assert result.returncode == 0
        assert f"  arqam {command[0]}".encode() in result.stdout

    @pytest.mark.parametrize(
        "wrong", [["extract"], ["extarct"], ["extract", "-", "--format", "xls"], ["evaluate", "a"]]
    )
    def test_wrong_usage_is_one_sentence_and_2(self, wrong):
        result = in_a_process(*wrong)
        assert (result.returncode, result.stdout) == (2, b"")
        assert result.stderr.startswith(b"arqam: ")
        assert len(result.stderr.splitlines()) == 1

    def test_persian_whatever_the_locale(self):
        environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
        result = in_a_process("normalize", "-", given="كتاب 5".encode(), env=environment)
        assert result.stdout.decode() == "کتاب ۵\n"

    def test_a_reader_that_leaves_early_is_no_error(self):
        command = f"{sys.executable} -c 'from arqam.pipeline.cli import main; main()' normalize - | head -c 1"
        text = ("۵ نفر\n\n" * 50_000).encode()
        result = subprocess.run(["bash", "-c", command], input=text, capture_output=True, timeout=60)
        assert (result.returncode, result.stderr) == (0, b"")
