"""What is told of a run: rate, time left, figures, rejected."""

import io
import re

import pytest
from rich.console import Console

from arqam.pipeline.batch.progress import Progress, _time
from arqam.pipeline.batch.shard_file import Header


def shard(documents, figures=0, rejected=0):
    return Header(job="", entries="", documents=documents, figures=figures, rejected=rejected, failed=0)


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def lines(path):
    return [line.partition(" ")[2] for line in path.read_text("utf-8").splitlines()]


def test_lines_in_the_log(tmp_path):
    clock = Clock()
    with Progress(tmp_path / "log", clock=clock) as progress:
        progress.found(shard(100, 30))
        progress.work(1000)
        for _ in range(4):
            clock.now += 5
            progress.finished(shard(50, 20, 1))
    assert lines(tmp_path / "log") == [
        "1,000 articles, of which 100 are done; 900 to do",
        "working: 200 of 1,000 articles (20.0%), 10.0 a second, 1 min 20 s left, 70 figures, 2 rejected",
        "working: 300 of 1,000 articles (30.0%), 10.0 a second, 1 min 10 s left, 110 figures, 4 rejected",
    ]
    assert re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d ", (tmp_path / "log").read_text("utf-8"))


def test_the_log_goes_on(tmp_path):
    for sentence in ("one", "two\n\x1b[2J"):
        with Progress(tmp_path / "log") as progress:
            progress.say(sentence)
    assert lines(tmp_path / "log") == ["one", "two\ufffd\ufffd[2J"]


def test_a_terminal_shows_a_bar_and_is_left_clean(tmp_path):
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=160)
    with Progress(tmp_path / "log", console) as progress:
        progress.reading(10)
        progress.work(100)
        progress.finished(shard(50, 7))
        progress.merging(0.5)
        progress._bar.refresh()
    assert "writing tables" in screen.getvalue() and "50%" in screen.getvalue()


def test_a_narrow_terminal_shows_all_of_it(tmp_path):
    screen = io.StringIO()
    with Progress(tmp_path / "log", Console(file=screen, force_terminal=True, width=80)) as progress:
        progress.work(200_000)
        progress.finished(shard(150_000, 1_234_567, 1_234))
        progress._bar.refresh()
    assert "1,234,567 figures," in screen.getvalue() and "1,234 rejected" in screen.getvalue()


def test_nothing_done_tells_no_time(tmp_path):
    with Progress(tmp_path / "log", clock=Clock()) as progress:
        progress.work(0)
        assert progress.told() == "0 of 0 articles (0.0%), 0.0 a second, no telling how long, 0 figures, 0 rejected"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "0 s"), (41.4, "41 s"), (59.6, "1 min 00 s"), (729, "12 min 09 s"), (11_100, "3 h 05 min"), (-3, "0 s")],
)
def test_time_is_said_as_people_say_it(seconds, said):
    assert _time(seconds) == said
