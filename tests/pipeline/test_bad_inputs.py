"""Every bad input is read or told of, in a sentence, and costs nothing else."""

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from arqam.pipeline.cli import app
from arqam.pipeline.readers import Article, read
from benchmarks.bad_inputs import FIGURE, inputs, make

BADS = inputs(long=11_000_000)
NEEDED = {".parquet": "pyarrow", ".html": "trafilatura", ".pdf": "pypdfium2", ".warc": "fastwarc", ".zst": "zstandard"}


def test_there_are_enough_of_them():
    assert len(BADS) >= 40
    assert len({bad.name for bad in BADS}) == len(BADS)


@pytest.mark.parametrize("bad", BADS, ids=lambda bad: repr(bad.name))
def test_each_is_read_or_told_of(bad, tmp_path):
    for ending, library in NEEDED.items():
        if ending in bad.name or bad.name == "twice.zip":
            pytest.importorskip(library)
    folder = tmp_path / "archive"
    folder.mkdir()
    make(folder, bad)
    (folder / "zzz.txt").write_text(FIGURE, encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    found = list(read([str(folder)]))
    articles = [one for one in found if isinstance(one, Article)]
    problems = [one for one in found if not isinstance(one, Article)]
    assert len(articles) == bad.articles + 1
    assert articles[-1].text == FIGURE
    assert any(problem.lost for problem in problems) == bad.lost
    assert any(bad.says in problem.why for problem in problems) or not bad.says
    assert all(str(problem).count("\n") == 0 for problem in problems)
    assert all(problem.place.startswith(str(folder)) for problem in problems if problem.lost)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.usefixtures("stubbed")
def test_all_of_them_at_once_from_the_command_line(tmp_path, monkeypatch):
    for library in NEEDED.values():
        pytest.importorskip(library)
    folder, output = tmp_path / "archive", tmp_path / "figures.jsonl"
    folder.mkdir()
    for bad in BADS:
        make(folder, bad)
    result = CliRunner().invoke(app, ["extract", str(folder), "-o", str(output)])
    assert (result.exit_code, result.stdout) == (1, "")
    said = result.stderr.splitlines()
    assert all(line.startswith("arqam: ") for line in said)
    assert [bad.name for bad in BADS if not any(bad.says in line for line in said)] == []
    documents = {json.loads(line)["document"] for line in output.read_text(encoding="utf-8").splitlines()}
    assert len(documents) == sum(bad.articles for bad in BADS)


@pytest.mark.parametrize("library", sorted(NEEDED.values()))
def test_a_library_that_is_not_there_is_one_sentence(library, tmp_path, monkeypatch):
    magic = {"pyarrow": b"PAR1", "trafilatura": b"<!doctype html>", "pypdfium2": b"%PDF-", "fastwarc": b"WARC/1.0"}
    (tmp_path / "a").write_bytes(magic.get(library, b"\x28\xb5\x2f\xfd") + b"\n1234")
    for name in [name for name in sys.modules if name.partition(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    problem = next(one for one in read([str(tmp_path)]) if not isinstance(one, Article))
    extra = {"pyarrow": "parquet", "trafilatura": "html", "pypdfium2": "pdf", "fastwarc": "warc", "zstandard": "zstd"}
    assert str(problem) == f'{Path(tmp_path, "a")}: needs {library}; pip install "arqam[{extra[library]}]"'
