"""How a run ends: with the bars that it missed in its last line, or with what it cannot do without."""

import sys

import pytest

from benchmarks import speed
from benchmarks.apart import Unavailable
from benchmarks.bars import Judged, bars
from benchmarks.measured import Measured
from benchmarks.rounds import Spread
from benchmarks.startup import ARTICLE

ABOUT = dict.fromkeys("articles source megabytes rounds threads date processor system python versions".split(), "")


@pytest.fixture
def ended(monkeypatch, capsys):
    """The exit code of a run that measures so, the last line that it prints, and what it says of errors."""

    def run(measured, *options):
        monkeypatch.setattr(sys, "argv", ["speed", str(ARTICLE), "--no-write", *options])
        monkeypatch.setattr(speed, "one_core", lambda: "one core")
        monkeypatch.setattr(speed, "measure", measured)
        monkeypatch.setattr(speed, "guard", measured)
        code = speed.main()
        printed = capsys.readouterr()
        return code, printed.out.splitlines()[-1:], printed.err

    return run


def test_bars_that_are_missed_stand_in_the_last_line(ended):
    startup = {name: Spread(least / 2, 0.0, 1.0) for name, least in bars()["seconds"].items()}
    startup["arqam --help"] = Spread(0.61, 0.6, 0.7)
    code, last, _ = ended(lambda *_: Measured(ABOUT, startup=startup))
    assert code == 1
    assert last[0].startswith(
        "missed: arqam normalize, beside hazm's Normalizer (not measured, asked: at least 4.0 ×); "
    )
    assert "arqam --help (0.61 s, asked: less than 0.5 s)" in last[0]
    assert "import arqam.pipeline" not in last[0]


def test_bars_that_are_held_are_no_last_line(ended, monkeypatch):
    monkeypatch.setattr(speed, "judged", lambda _: [Judged("it", "1", "1", True)])
    code, last, _ = ended(lambda *_: Measured(ABOUT))
    assert code == 0
    assert not last[0].startswith("missed")


@pytest.mark.parametrize("options", [[], ["--guard"]])
def test_what_a_run_cannot_do_without_is_said(ended, options):
    def measured(*_):
        raise Unavailable("hazm Normalizer ended with exit code 1")

    assert ended(measured, *options) == (
        2,
        [],
        "speed: nothing can be compared: hazm Normalizer ended with exit code 1\n",
    )
