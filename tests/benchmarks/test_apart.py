"""A way in a process of its own, or in an environment of its own: the run goes on without what is not to be had."""

import subprocess

import pytest

from arqam.pipeline import Article
from benchmarks import apart, ways
from benchmarks.apart import Apart, Unavailable, interpreter
from benchmarks.articles import samples
from benchmarks.rounds import rounds

FAILURES = [
    (
        subprocess.CalledProcessError(1, "pip", stderr="WARNING: slow\nERROR: no matching distribution"),
        "cannot be installed: exit code 1: ERROR: no matching distribution",
    ),
    (
        subprocess.CalledProcessError(1, "venv", output="no ensurepip", stderr=""),
        "cannot be installed: exit code 1: no ensurepip",
    ),
    (subprocess.CalledProcessError(1, "venv", output="", stderr=""), "cannot be installed: exit code 1"),
    (OSError("no space left"), "cannot be installed: no space left"),
    (subprocess.TimeoutExpired("pip", 600), "cannot be installed: Command 'pip' timed out after 600 seconds"),
]


@pytest.mark.parametrize(("failure", "said"), FAILURES)
def test_what_cannot_be_installed_is_said_in_a_line(tmp_path, monkeypatch, failure, said):
    def run(*_, **__):
        raise failure

    monkeypatch.setattr(apart.subprocess, "run", run)
    with pytest.raises(Unavailable) as wrong:
        interpreter("shekar", tmp_path)
    assert str(wrong.value) == said


def test_what_is_installed_is_not_installed_again(tmp_path, monkeypatch):
    monkeypatch.setattr(apart.subprocess, "run", None)
    (tmp_path / "shekar").mkdir()
    (tmp_path / "shekar" / "installed").touch()
    assert interpreter("shekar", tmp_path).is_relative_to(tmp_path)


PROCESS = """
import json, sys
if sys.argv[1] == "absent":
    import nonesuch
print(json.dumps("1.0"), flush=True)
for number, line in enumerate(sys.stdin):
    if sys.argv[1] == "dies" and number:
        raise MemoryError("a table too large")
    print(json.dumps([1.0, 0]), flush=True)
    if sys.argv[1] == "leaves":
        break
"""
ABSENT = "ended with exit code 1: ModuleNotFoundError: No module named 'nonesuch'"
DIED = "ended with exit code 1: MemoryError: a table too large"
MANY = [Article(id="long", text="متن " * 100_000)]
"""More than a pipe holds."""


@pytest.fixture
def process(tmp_path, monkeypatch):
    """Another program in place of apart_process.py."""
    monkeypatch.setattr(apart, "PROGRAM", tmp_path / "process.py")
    apart.PROGRAM.write_text(PROCESS, encoding="utf-8")


def test_a_way_that_is_not_known_is_said():
    with pytest.raises(Unavailable, match="ended with exit code 1: nonesuch is not known here"):
        Apart("nonesuch")


@pytest.mark.parametrize(("name", "said"), [("dies", DIED), ("leaves", "ended with exit code 0")])
def test_a_process_that_ends_is_said_and_breaks_no_pipe(process, name, said):
    way = Apart(name)
    assert way(MANY) == 1.0
    with pytest.raises(Unavailable) as wrong:
        way(MANY)
    assert str(wrong.value) == said
    way.close()


def test_the_run_goes_on_without_what_is_missing(process):
    ready, missing = ways.begun({"a": ways.Way("words"), "absent": ways.Way("words"), "dies": ways.Way("words")})
    assert (list(ready), missing) == (["a", "dies"], {"absent": ABSENT})
    laps = rounds(ready, [MANY, MANY], 2, missing=missing)
    assert (laps, missing) == ({"a": [{0: 1.0, 1: 1.0}] * 2}, {"absent": ABSENT, "dies": DIED})
    for way in ready.values():
        way.close()


def test_nothing_goes_on_without_hazm_and_arqam(monkeypatch):
    def absent(*_):
        raise Unavailable(ABSENT)

    monkeypatch.setattr(ways, "Apart", absent)
    with pytest.raises(Unavailable, match=f"{ways.HAZM} {ABSENT}"):
        ways.begun(ways.WAYS)


@pytest.mark.parametrize("name", ways.OURS)
def test_arqam_goes_over_articles_apart(name):
    way = Apart(name)
    assert way(samples()[:1]) > 0
    assert way.held > 0
    way.close()
