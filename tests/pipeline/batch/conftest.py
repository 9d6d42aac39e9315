"""Small archives, and workers that do what a test wants of them."""

import json
import sys
from importlib import import_module
from pathlib import Path

import pytest

from arqam.pipeline.batch.run import Order, run


@pytest.fixture(scope="session")
def working():
    """The module working/extraction.py, which processes of ours can import too."""
    sys.path.append(str(Path(__file__).parent / "working"))
    yield import_module("extraction")
    sys.path.remove(str(Path(__file__).parent / "working"))


@pytest.fixture
def archive(tmp_path):
    """Writes texts as a .jsonl file, "a0", "a1" … their ids."""

    def write(*texts, name="archive.jsonl", **more):
        path = tmp_path / name
        rows = ({"id": f"a{number}", "text": text, **more} for number, text in enumerate(texts))
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        return path

    return write


@pytest.fixture
def job(tmp_path, working):
    """Runs a job over inputs, with a quick worker; gives the totals."""

    def done(*inputs, folder="job", **how):
        how = {"prepare": working.quick, "workers": 1, **how}
        return run(Order(inputs=tuple(map(str, inputs)), folder=tmp_path / folder, **how))

    return done


@pytest.fixture
def documents(tmp_path):
    """The rows of a job's documents."""

    def read(folder="job"):
        return [json.loads(line) for line in (tmp_path / folder / "documents.jsonl").read_text("utf-8").splitlines()]

    return read
