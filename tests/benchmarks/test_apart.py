"""A library in an environment of its own: where it is not to be had, the run goes on without it."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import apart, ways
from benchmarks.apart import Apart, Unavailable, interpreter

FAILURES = [
    (
        subprocess.CalledProcessError(1, "pip", stderr="WARNING: slow\nERROR: no matching distribution"),
        "cannot be installed: ERROR: no matching distribution",
    ),
    (subprocess.CalledProcessError(1, "venv", output="no ensurepip", stderr=""), "cannot be installed: no ensurepip"),
    (subprocess.CalledProcessError(1, "venv", output="", stderr=""), "cannot be installed: "),
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


def test_a_process_that_ends_is_said():
    with pytest.raises(Unavailable, match="ended with exit code 1"):
        Apart("nonesuch", Path(sys.executable))


def test_the_run_goes_on_without_what_is_missing():
    def missing():
        raise Unavailable("cannot be installed: no network")

    ready, without = ways.begun({"a": ways.Way("words", lambda: len), "b": ways.Way("words", missing)})
    assert (ready, without) == ({"a": len}, {"b": "cannot be installed: no network"})
