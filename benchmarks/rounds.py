"""Rounds of all ways in turns: A B C, A B C. A slow spell of the machine then hits all of them, and ratios stand.

A busy machine hits them unequally all the same: it takes the cache away, and those that read large tables, as arqam
does, lose most.

A round goes over all articles, cut into turns; in each turn every way goes over the articles of the turn. Ways are
compared within a round, over the turns that both took.
"""

from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from benchmarks.apart import Unavailable

type Lap = dict[int, float]
"""A way in a round: the seconds of each turn that it took."""


def rounds[Item](
    ways: Mapping[str, Callable[[Sequence[Item]], float]],
    turns: Sequence[Sequence[Item]],
    count: int,
    every: Mapping[str, int] | None = None,
    missing: dict[str, str] | None = None,
) -> dict[str, list[Lap]]:
    """So many rounds; `every`: the ways that take only every so-many-th turn, the same ones in each round.

    `missing`: the ways that are out, and why: they take no turn and have no laps. A way that raises Unavailable is put
    there, and the others go on; without `missing`, nothing goes on.
    """
    steps = every or {}
    out = {} if missing is None else missing
    laps: dict[str, list[Lap]] = {name: [{} for _ in range(count)] for name in ways}
    for number in range(count):
        for turn, items in enumerate(turns):
            for name, way in ways.items():
                if name in out or turn % steps.get(name, 1):
                    continue
                try:
                    laps[name][number][turn] = way(items)
                except Unavailable as wrong:
                    if missing is None:
                        raise Unavailable(f"{name} {wrong}") from wrong
                    out[name] = str(wrong)
    return {name: of_way for name, of_way in laps.items() if name not in out}


class Spread(NamedTuple):
    """The middle of some figures, the lowest and the highest."""

    middle: float
    lowest: float
    highest: float


def spread(figures: Sequence[float]) -> Spread:
    return Spread(median(figures), min(figures), max(figures))


def rates(laps: Sequence[Lap], amounts: Sequence[float]) -> list[float]:
    """What a way did in a second, round by round; `amounts`: what there is to do in each turn."""
    return [sum(amounts[turn] for turn in lap) / sum(lap.values()) for lap in laps]


def ratios(laps: Sequence[Lap], to: Sequence[Lap]) -> list[float]:
    """How many times as fast as the other way one is, round by round, over the turns that both took."""
    found = []
    for lap, other in zip(laps, to, strict=True):
        both = lap.keys() & other.keys()
        found.append(sum(other[turn] for turn in both) / sum(lap[turn] for turn in both))
    return found
