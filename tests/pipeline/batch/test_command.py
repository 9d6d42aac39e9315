"""arqam batch: what it says and its exit codes."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from typer.testing import CliRunner

from arqam.pipeline.batch import signature as signing
from arqam.pipeline.batch.lock import locked
from arqam.pipeline.cli import app


@pytest.fixture
def arqam(tmp_path, monkeypatch):
    """Runs a command in a folder of its own, inside this process."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        return CliRunner().invoke(app, [str(argument) for argument in ("batch", *arguments)])

    return run


START = "from arqam.pipeline.cli import main; main()"
START_AND_WAIT_FOR_THE_SIGNAL = """
import signal, time
from arqam.pipeline.batch import run
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has what it starts in the background ignore Ctrl-C
run._tell = lambda *_: time.sleep(60)  # of the first shard that is done: a quick machine would else be through
"""


def started(*arguments, folder, code=START):
    command = [sys.executable, "-c", code, "batch", *map(str, arguments)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=folder)


def test_a_job_from_end_to_end(arqam, archive, tmp_path):
    archive("بیش از ۴ هزار و ۳۰۰ بسته توزیع شد.", "سلام")
    result = arqam("archive.jsonl", "--job", "job", "--no-model", "--workers", "1", "-f", "jsonl,csv")
    assert result.exit_code == 0, result.output
    assert result.stderr.startswith("arqam: 2 articles; 1 figure; in job/documents.jsonl, job/figures.jsonl, ")
    assert result.stdout == ""
    (figure,) = (json.loads(line) for line in (tmp_path / "job" / "figures.jsonl").open(encoding="utf-8"))
    assert figure["quantity"]["low"] == 4300


def test_what_was_lost_is_counted_and_the_exit_code_says_so(arqam, archive, tmp_path):
    archive("سلام", "")
    result = arqam("archive.jsonl", "missing.txt", "--job", "job", "--no-model", "--workers", "1")
    assert result.exit_code == 1
    assert "arqam: 2 could not be read, 0 failed; the rows of the documents and job/log.txt say which" in result.stderr
    assert "arqam: missing.txt: there is no such file or folder\n" in result.stderr
    assert "missing.txt" in (tmp_path / "job" / "log.txt").read_text("utf-8")


def test_ids_given_anew_are_counted(arqam, tmp_path):
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text('{"id": "1", "text": "سلام"}\n', encoding="utf-8")
    result = arqam("a.jsonl", "b.jsonl", "--job", "job", "--no-model", "--workers", "1")
    assert "arqam: note: 1 article bore the id of an earlier one; these are called ID#2 …\n" in result.stderr


def test_without_rensa_it_says_that_duplicates_are_not_looked_for(arqam, archive, monkeypatch):
    from arqam.pipeline.batch import job

    for module in (signing, job):
        monkeypatch.setattr(module, "algorithm", lambda: None)
    archive("سلام")
    result = arqam("archive.jsonl", "--job", "job", "--no-model", "--workers", "1")
    assert result.exit_code == 0
    assert 'duplicates were not looked for; that needs rensa; pip install "arqam[duplicates]"' in result.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-f", "xlsx"], "--format xlsx: xlsx is none of jsonl, csv, parquet, sqlite, duckdb"),
        (["-f", "table"], "--format table: table is none of"),
        (["-f", ","], "--format ,: nothing is none of"),
        (["--field", "body"], "--field body: wants one of id, text"),
        (["--model", "x", "--no-model"], "--model and --no-model exclude each other"),
        (["--catalogue", "none.toml"], "none.toml: the catalogue cannot be read"),
    ],
)
def test_wrong_usage_is_said_before_anything_is_made(arqam, archive, tmp_path, options, said):
    archive("سلام")
    result = arqam("archive.jsonl", "--job", "job", *options)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert said in result.stderr
    assert not (tmp_path / "job").exists()


def test_a_library_that_is_missing_is_said_before_the_work(arqam, archive, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    archive("سلام")
    result = arqam("archive.jsonl", "--job", "job", "-f", "csv,parquet", "--no-model")
    assert result.exit_code == 2
    assert result.stderr == 'arqam: --format csv,parquet: needs pyarrow; pip install "arqam[parquet]"\n'
    assert not (tmp_path / "job").exists()


def test_ray_that_is_missing_is_said(arqam, archive, monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    archive("سلام")
    result = arqam("archive.jsonl", "--job", "job", "--engine", "ray", "--no-model")
    assert result.exit_code == 2
    assert '--engine ray needs ray; pip install "arqam[ray]"' in result.stderr


def test_no_room_for_the_list_of_files(arqam, archive, monkeypatch):
    from arqam.pipeline.readers import source

    archive("سلام")
    monkeypatch.setattr(source, "_TABLES", "not SQL")
    result = arqam("archive.jsonl", "--job", "job", "--no-model")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert result.stderr.startswith("arqam: job: the list of the files finds no room in a temporary file (")


def test_what_fails_while_it_is_read_is_a_row(arqam, archive, monkeypatch, tmp_path):
    from arqam.pipeline.readers import source

    real = source.files_of
    monkeypatch.setattr(source, "files_of", lambda name: real(name) if name != "bad" else iter([1 / 0]))
    archive("سلام")
    result = arqam("bad", "archive.jsonl", "--job", "job", "--no-model", "--workers", "1")
    assert result.exit_code == 1
    assert "arqam: bad: failed inside arqam, please report it (ZeroDivisionError" in result.stderr
    assert len((tmp_path / "job" / "documents.jsonl").read_text("utf-8").splitlines()) == 2


def test_a_job_that_is_a_file(arqam, archive, tmp_path):
    archive("سلام")
    (tmp_path / "job").touch()
    result = arqam("archive.jsonl", "--job", "job", "--no-model")
    assert (result.exit_code, result.stderr) == (2, "arqam: job: is no folder; choose another for --job\n")


def test_a_pattern_that_reaches_into_the_job(arqam, archive, tmp_path):
    archive("سلام")
    result = arqam("**/*.jsonl", "--job", "job", "--no-model")
    said = "arqam: job: lies within the input **/*.jsonl; choose a folder elsewhere for --job\n"
    assert (result.exit_code, result.stderr) == (2, said)
    assert not (tmp_path / "job").exists()


def test_two_runs_on_one_job(arqam, archive, tmp_path):
    archive("سلام")
    (tmp_path / "job").mkdir()
    with locked(tmp_path / "job"):
        result = arqam("archive.jsonl", "--job", "job", "--no-model")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"arqam: job: another run (process {os.getpid()}) is at work on this job; wait")


def test_a_change_is_refused_and_restart_begins_anew(arqam, archive, tmp_path):
    archive("یک")
    again = ("archive.jsonl", "--job", "job", "--no-model", "--workers", "1")
    assert arqam(*again).exit_code == 0
    archive("دو")
    result = arqam(*again)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "archive.jsonl:1: has changed since the job was begun; run with --restart" in result.stderr
    assert "(now 5); run with --restart to begin anew" in arqam(*again, "--limit", "5").stderr
    assert arqam(*again, "--restart").exit_code == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_says_so_and_goes_on(archive, tmp_path, number):
    archive(*(f"در سال ۱۳۹۸ بیش از {n} بسته معیشتی توزیع شد. " * 8 for n in range(200)))
    arguments = ("archive.jsonl", "--job", "job", "--no-model", "--workers", "1")
    with started(*arguments, folder=tmp_path, code=START_AND_WAIT_FOR_THE_SIGNAL + START) as run:
        until = time.monotonic() + 60
        while not list((tmp_path / "job").glob("shards/0*")) and time.monotonic() < until:
            time.sleep(0.05)
        run.send_signal(number)
        _, said = run.communicate(timeout=60)
    assert run.returncode == 130
    assert said == "arqam: interrupted; what is finished is kept; run the same command again to go on\n"
    kept = {path: path.stat().st_mtime_ns for path in (tmp_path / "job" / "shards").iterdir()}
    assert kept and not any(path.name.startswith(".") for path in kept)
    with started(*arguments, folder=tmp_path) as run:
        _, said = run.communicate(timeout=120)
    assert run.returncode == 0, said
    assert {path: path.stat().st_mtime_ns for path in kept} == kept
