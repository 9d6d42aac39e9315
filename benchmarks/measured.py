"""All that a run measured: as tables to read, as figures to judge, and where both are kept."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.articles import ROOT
from benchmarks.bars import Judged
from benchmarks.growth import SIZES
from benchmarks.rounds import Lap, Spread, rates, ratios, spread
from benchmarks.tables import Table, significant
from benchmarks.ways import HAZM, Way

PAGE = ROOT / "docs" / "speed.md"
KEPT = Path(__file__).with_name("measured.json")
BEGIN = "<!-- What stands from here to the end mark was written by make bench. -->"
END = "<!-- The end of what was written by make bench. -->"


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast one way is on articles that it has read. `ratio`: times as fast as hazm's Normalizer; `first`: times as
    fast, where neither had read any of them; `every`: one turn of so many was taken, but for the first pass."""

    gives: str
    megabytes: float
    articles: float
    ratio: Spread
    first: float
    every: int = 1


def pace(way: Way, laps: Sequence[Lap], to: Sequence[Lap], sizes: Sequence[tuple[int, float]]) -> Pace:
    """`laps`: of the way, the first of them its first pass; `to`: of hazm's Normalizer, likewise; `sizes`: the articles
    and the megabytes of each turn."""
    counts, megabytes = zip(*sizes, strict=True)
    return Pace(
        way.gives,
        spread(rates(laps[1:], megabytes)).middle,
        spread(rates(laps[1:], counts)).middle,
        spread(ratios(laps[1:], to[1:])),
        ratios(laps[:1], to[:1])[0],
        way.every,
    )


@dataclass(slots=True)
class Measured:
    """`about`: what was measured on and with, in words by name; `missing`: ways that were not to be had, and why."""

    about: dict[str, str] = field(default_factory=dict)
    paces: dict[str, Pace] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    growth: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    startup: dict[str, Spread] = field(default_factory=dict)
    memory: dict[str, float] = field(default_factory=dict)

    def figures(self) -> dict[str, dict[str, float]]:
        """What bars are held against, by the names of bars.toml."""
        return {
            "ratios": {name: pace.ratio.middle for name, pace in self.paces.items()},
            "growth": {shape: max(times[-1] for times in ways.values()) for shape, ways in self.growth.items()},
            "seconds": {name: took.middle for name, took in self.startup.items()},
            "megabytes": self.memory,
        }

    def to_json(self) -> str:
        return json.dumps(_rounded(asdict(self)), ensure_ascii=False, indent=1) + "\n"


def speed_table(measured: Measured) -> Table:
    rows = [
        [
            *(name, p.gives, significant(p.megabytes), significant(p.articles)),
            *(significant(p.ratio.middle), _range(p.ratio), significant(p.first)),
        ]
        for name, p in measured.paces.items()
    ]
    head = ["", "gives", "MB/s", "articles/s", f"× {HAZM}", "lowest–highest", "first pass, ×"]
    notes = [
        f"{name} went over every {p.every}th hundred of the articles (in the first pass, over all); its ratio is to "
        f"{HAZM} on the same."
        for name, p in measured.paces.items()
        if p.every > 1
    ]
    notes += [f"{name} was not measured: it {reason}." for name, reason in measured.missing.items()]
    return Table("Speed on one core", head, rows, 2, notes)


def growth_table(measured: Measured) -> Table:
    rows = [
        [shape, way, *map(significant, times)] for shape, ways in measured.growth.items() for way, times in ways.items()
    ]
    return Table("Time, by the length of the text", ["text", "", *(f"× {size}" for size in SIZES)], rows, 2)


def startup_table(measured: Measured) -> Table:
    rows = [[name, significant(took.middle), _range(took)] for name, took in measured.startup.items()]
    return Table("From the start of a process", ["", "seconds", "lowest–highest"], rows)


def memory_table(measured: Measured) -> Table:
    rows = [[name, significant(megabytes)] for name, megabytes in measured.memory.items()]
    return Table("Peak memory of a process", ["", "MB"], rows)


def bars_table(judged: Sequence[Judged]) -> Table:
    rows = [[one.what, one.asked, one.reached, "yes" if one.held else "NO"] for one in judged]
    return Table("Asked and reached", ["", "asked", "reached", "held"], rows, 4)


def tables(measured: Measured, judged: Sequence[Judged]) -> list[Table]:
    made = [speed_table, growth_table, startup_table, memory_table]
    return [make(measured) for make in made] + [bars_table(judged)]


def about(measured: Measured) -> str:
    """A sentence or two."""
    it = measured.about
    return (
        f"{it['articles']} ({it['megabytes']} MB) of {it['source']}, in {it['rounds']} on {it['threads']}, "
        f"{it['date']}; {it['processor']}, {it['system']}, Python {it['python']}; {it['versions']}."
    )


def page(text: str, measured: Measured, judged: Sequence[Judged]) -> str:
    """The page with its measured part written anew. Raises ValueError where its marks are not there."""
    new = "\n\n".join([BEGIN, about(measured), *(table.markdown() for table in tables(measured, judged)), END])
    made, count = re.subn(f"{re.escape(BEGIN)}.*{re.escape(END)}", lambda _: new, text, flags=re.DOTALL)
    if count != 1:
        raise ValueError("the page has no place for what was measured")
    return made


def write(measured: Measured, judged: Sequence[Judged]) -> None:
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), measured, judged), encoding="utf-8")
    KEPT.write_text(measured.to_json(), encoding="utf-8")


def _range(figures: Spread) -> str:
    return f"{significant(figures.lowest)}–{significant(figures.highest)}"


def _rounded(value: object) -> object:
    """Three significant digits: more were noise."""
    match value:
        case float():
            return float(f"{value:.3g}")
        case Mapping():
            return {name: _rounded(one) for name, one in value.items()}
        case tuple() | list():
            return [_rounded(one) for one in value]
    return value
