"""Features of the candidates in two readings: the first looks at each figure alone, the second at its neighbours too.

A place is carried from figure to figure, forwards («همدان … ۴۰ مدرسه … ۲۰ خانه») and back from the text to a headline;
so what the first reading chose for the figures around, and how often in the document, are facts of the second.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from .candidate import Candidate
from .templates import again_none, again_place, of_none, of_place

Row = list[str]
AROUND = 6  # figures to either side that speak for each other


def first_features(offered: Sequence[Candidate]) -> list[Row]:
    """The features of the candidates of one figure, in the first reading."""
    return [
        of_none(one.facts) + [f"n {word}" for word in one.words]
        if one.key is None
        else of_place(one.facts) + [f"{one.facts['group']} {word}" for word in one.words]
        for one in offered
    ]


def grade(chance: float) -> str:
    """A chance in words."""
    return next((str(least)[2:] for least in (0.9, 0.7, 0.5, 0.3, 0.1) if chance >= least), "0")


def second_features(
    offered: Sequence[Sequence[Candidate]], rows: Sequence[Sequence[Row]], likely: Sequence[Sequence[float]]
) -> list[list[Row]]:
    """The features of the candidates of all figures in the second reading, given the chances of the first."""
    best = [max(range(len(one)), key=one.__getitem__) for one in likely]
    keys = [offered[n][k].key for n, k in enumerate(best)]
    groups = [offered[n][k].facts["group"] for n, k in enumerate(best)]
    sure = [grade(likely[n][k]) for n, k in enumerate(best)]
    total = len(keys)
    found: list[list[Row]] = []
    for n, cands in enumerate(offered):
        before, after = n - 1, n + 1
        around = range(max(0, n - AROUND), min(total, n + AROUND + 1))
        often = Counter(keys[k] for k in around)
        mass: dict[str | None, float] = defaultdict(float)
        for k in around:
            for one, chance in zip(offered[k], likely[k], strict=True):
                mass[one.key] += chance
        here: list[Row] = []
        for one, row, chance in zip(cands, rows[n], likely[n], strict=True):
            facts = one.facts | {
                "chance": grade(chance),
                "previous": _same(keys, before, one.key),
                "previous_group": groups[before] if before >= 0 else "^",
                "previous_sure": sure[before] if before >= 0 else "^",
                "previous2": _same(keys, n - 2, one.key),
                "next": _same(keys, after, one.key),
                "next_group": groups[after] if after < total else "$",
                "next_join": _join_of(offered, after),
                "often": str(round(6 * often[one.key] / len(around))),
                "mass": str(round(8 * mass[one.key] / len(around))),
                "figures": "1" if total == 1 else "few" if total < 5 else "many",
            }
            here.append(row + (again_none if one.key is None else again_place)(facts))
        found.append(here)
    return found


def _same(keys: Sequence[str | None], n: int, key: str | None) -> str:
    if n < 0 or n >= len(keys):
        return "-"
    return "same" if keys[n] == key else "none" if keys[n] is None else "other"


def _join_of(offered: Sequence[Sequence[Candidate]], n: int) -> str:
    """How figure `n` follows the one before it."""
    return offered[n][0].facts["join"] if n < len(offered) else "$"
