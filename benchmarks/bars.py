"""What speed and memory were asked to be, beside what was reached: the bars of bars.toml.

What a run over a whole archive is held to besides, archive_batch.py and flat_memory.py tell themselves.
"""

import operator
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

BARS = Path(__file__).with_name("bars.toml")

type Figures = Mapping[str, Mapping[str, float]]
"""Sort of bar → what it is about → the figure, as in bars.toml."""


class Sort(NamedTuple):
    """How bars of a sort are held and told; `what` and `figure` are written with format()."""

    holds: Callable[[float, float], bool]
    what: str
    figure: str
    asked: str


SORTS = {
    "ratios": Sort(operator.ge, "{}, beside hazm's Normalizer", "{:.2f} ×", "at least {} ×"),
    "growth": Sort(operator.le, "{}, eight times the text", "{:.1f} × the time", "at most {} ×"),
    "seconds": Sort(operator.lt, "{}", "{:.2f} s", "less than {} s"),
    "megabytes": Sort(operator.le, "{}, peak memory", "{:.0f} MB", "at most {} MB"),
}


class Judged(NamedTuple):
    """A bar, in words: what it is about, what was asked, what was reached, and whether that is enough."""

    what: str
    asked: str
    reached: str
    held: bool


def bars() -> dict[str, dict[str, float]]:
    return tomllib.loads(BARS.read_text(encoding="utf-8"))


def judged(reached: Figures, asked: Figures | None = None) -> list[Judged]:
    """Every bar; one about what was not measured is not held."""
    found = []
    for sort, wanted in (bars() if asked is None else asked).items():
        for name, bar in wanted.items():
            holds, what, written, words = SORTS[sort]
            figure = reached.get(sort, {}).get(name)
            told = "not measured" if figure is None else written.format(figure)
            held = figure is not None and holds(figure, bar)
            found.append(Judged(what.format(name), words.format(bar), told, held))
    return found
