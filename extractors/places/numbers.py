"""The candidates of a document's figures as rows of numbers, for the trees that read last (`place.py`).

A fact is a number by its scale: the place of its value among all its values, from those that speak least for a
candidate to those that speak most (learnt, `training/place_trees.py`). The rest are the chances of the two readings, for
the candidate and for its name at the figures around.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .candidate import Candidate

KEPT = 6  # candidates of a figure that are read a third time, the likeliest of the second reading
AROUND = 3  # figures to either side
FACTS = (
    *("group", "where", "near", "form", "gov", "prep", "word", "path", "link", "rank", "between", "cue", "head"),
    *("ago", "eform", "egov", "eprep", "erank", "title", "lead", "profile", "free", "top", "mine", "inside"),
    *("kind", "unit", "status", "item", "join", "here_n", "here_iran", "here_home", "here_abroad"),
    *("home", "abroad", "titled", "earlier_n", "share", "topmost", "said"),
)
CHANCES = 22  # columns of chances before those of the facts

Scales = Mapping[str, Mapping[str, float]]
"""Fact → value → number; "" holds that of the values not seen."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Of one figure: which candidates are read a third time, and their numbers."""

    kept: list[int]
    numbers: list[list[float]]


def scales_of(listed: Mapping[str, Sequence[str]]) -> Scales:
    """The scales from the values of each fact in order, "" among them."""
    return {fact: {value: float(n) for n, value in enumerate(values)} for fact, values in listed.items()}


def rows_of(
    offered: Sequence[Sequence[Candidate]],
    first: Sequence[Sequence[float]],
    second: Sequence[Sequence[float]],
    scales: Scales,
) -> list[Rows]:
    """The numbers of the candidates of all figures, given their chances in the two readings."""
    total = len(offered)
    of_key = [
        {one.key: chance for one, chance in zip(here, chances, strict=True)}
        for here, chances in zip(offered, second, strict=True)
    ]
    best = [max(chances, key=chances.__getitem__) for chances in of_key]
    sentence = _sentences(offered)
    whole: dict[str | None, float] = {}
    for chances in of_key:
        for key, chance in chances.items():
            whole[key] = whole.get(key, 0.0) + chance
    together: list[dict[str | None, float]] = [{} for _ in range(total)]
    sizes = [0] * total
    for n, chances in enumerate(of_key):
        sizes[sentence[n]] += 1
        mass = together[sentence[n]]
        for key, chance in chances.items():
            mass[key] = mass.get(key, 0.0) + chance
    found: list[Rows] = []
    for n, here in enumerate(offered):
        order = sorted(range(len(here)), key=lambda k: -second[n][k])[:KEPT]
        top = [second[n][k] for k in order[:2]] + [0.0]
        around = [of_key[k] for k in range(max(0, n - AROUND), min(total, n + AROUND + 1)) if k != n]
        size, mass = sizes[sentence[n]], together[sentence[n]]
        shared = here[0].facts
        item = [
            float(0 <= k < total and offered[k][0].facts[fact] == shared[fact])
            for k in (n - 1, n + 1)
            for fact in ("item", "unit")
        ]
        numbers: list[list[float]] = []
        for rank, k in enumerate(order):
            key, chance = here[k].key, second[n][k]
            row = [
                chance,
                first[n][k],
                chance - (top[1] if rank == 0 else top[0]),
                top[0],
                float(rank),
                float(len(here)),
                *(_at(of_key, n + step, key) for step in (-2, -1, 1, 2)),
                *(_same(best, n + step, key) for step in (-2, -1, 1, 2)),
                sum(one.get(key, 0.0) for one in around) / max(1, len(around)),
                (mass.get(key, 0.0) - chance) / max(1, size - 1) if size > 1 else -1.0,
                (whole[key] - chance) / max(1, total - 1) if total > 1 else -1.0,
                float(min(total, 40)),
                *item,
            ]
            facts = here[k].facts
            for fact in FACTS:
                scale = scales[fact]
                row.append(scale.get(facts.get(fact, "~"), scale[""]))
            numbers.append(row)
        found.append(Rows(order, numbers))
    return found


def _sentences(offered: Sequence[Sequence[Candidate]]) -> list[int]:
    """For each figure the number of its sentence, counted over those that have figures."""
    numbers = [0] * len(offered)
    for before, n in pairwise(range(len(offered))):
        numbers[n] = numbers[before] + (offered[n][0].facts["join"] != "here")
    return numbers


def _at(of_key: Sequence[Mapping[str | None, float]], n: int, key: str | None) -> float:
    """The chance of a name at figure `n`: -1 where there is no such figure."""
    return of_key[n].get(key, 0.0) if 0 <= n < len(of_key) else -1.0


def _same(best: Sequence[str | None], n: int, key: str | None) -> float:
    """Whether figure `n` is given the same name (2), none (1) or another (0): -1 where there is no such figure."""
    if not 0 <= n < len(best):
        return -1.0
    return 2.0 if best[n] == key else 1.0 if best[n] is None else 0.0
