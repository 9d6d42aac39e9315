"""The guard of speed: arqam may not fall behind hazm's Normalizer by much more than when this was last accepted.

Seconds differ from machine to machine, and from hour to hour; how many times as fast as hazm something is, measured in
the same moments on the same articles, does not differ much. It is measured on the samples, which are always there.
"""

import time
import tomllib
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from benchmarks import machine
from benchmarks.articles import samples
from benchmarks.rounds import ratios, rounds
from benchmarks.tables import significant
from benchmarks.ways import HAZM, OURS, WAYS, begun

RATIOS = Path(__file__).with_name("ratios.toml")
MAY_FALL = 1 / 3
SECONDS, LEAST_ROUNDS = 20.0, 7

HEAD = """\
# How many times as fast as hazm's Normalizer arqam is on the samples: what was last accepted, with which hazm.
# CI fails where one falls by more than a third. Write them anew with: python -m benchmarks.speed --keep
# (The samples hold ten times as many figures as news of that length: the ratios of news are in docs/speed.md.)
"""


def measure() -> dict[str, float]:
    """The ratios to hazm's Normalizer: of each way, the middle of the rounds that fit into the time. Raises Unavailable
    where it or one of the ways is not to be had."""
    articles = samples()
    ways, _ = begun({HAZM: WAYS[HAZM], **OURS})
    rounds(ways, [articles], 1)
    found: dict[str, list[float]] = {name: [] for name in OURS}
    until, count = time.monotonic() + SECONDS, 0
    while count < LEAST_ROUNDS or time.monotonic() < until:
        laps = rounds(ways, [articles], 1)
        count += 1
        for name, figures in found.items():
            figures += ratios(laps[name], laps[HAZM])
    for way in ways.values():
        way.close()
    return {name: median(figures) for name, figures in found.items()}


def fallen(reached: Mapping[str, float], kept: Mapping[str, float]) -> list[str]:
    """Those that fell too far, a few words each."""
    return [
        f"{name} is {significant(reached.get(name, 0.0))} times as fast as {HAZM} and was {significant(ratio)}"
        for name, ratio in kept.items()
        if reached.get(name, 0.0) < ratio * (1 - MAY_FALL)
    ]


def verdict(reached: Mapping[str, float], kept: Mapping[str, float], hazm: tuple[str, str]) -> str:
    """A sentence where something fell too far, else nothing. `hazm`: the version that was measured, and kept."""
    found = fallen(reached, kept)
    if not found:
        return ""
    other = "" if hazm[0] == hazm[1] else f" (with hazm {hazm[1]}, now {hazm[0]})"
    return f"speed: {', '.join(found)}{other}; more than a third was lost: if that is meant, run with --keep"


def written(ratios: Mapping[str, float], hazm: str) -> str:
    """The file of what is kept."""
    return "\n".join([HEAD, f'hazm = "{hazm}"\n', "[ratios]", *(f'"{n}" = {r:.3g}' for n, r in ratios.items()), ""])


def read(path: Path = RATIOS) -> tuple[dict[str, float], str]:
    """The ratios that are kept, and the version of hazm that they were measured with."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return table["ratios"], table["hazm"]


def guard(keep: bool = False) -> int:
    """Measures, and compares with what is kept, or keeps it; the exit code."""
    if not keep and not RATIOS.exists():
        print(
            f"speed: no {RATIOS.name} to compare with: python -m benchmarks.speed --keep measures and keeps the ratios"
        )
        return 1
    reached = measure()
    version = machine.versions()["hazm"]
    kept, of = read(RATIOS) if RATIOS.exists() else ({}, version)
    for name, ratio in reached.items():
        was = f", was {significant(kept[name])}" if name in kept else ""
        print(f"{name:26}{significant(ratio):>7} × {HAZM}{was}")
    if keep:
        RATIOS.write_text(written(reached, version), encoding="utf-8")
        print(f"speed: kept in {RATIOS.name}")
        return 0
    said = verdict(reached, kept, (version, of))
    if said:
        print(said)
    return int(bool(said))
