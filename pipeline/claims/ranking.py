"""Which claims are worth a look: contradictions between many who speak for themselves, about one thing for sure."""

import math
from collections.abc import Collection, Sequence

from .claim import Note, Verdict
from .interval import significant_digits
from .told import Told
from .wording import changes_daily, folded_item, is_generic

WORTH = {"differ": 3.0, "agree": 2.0, "single": 1.0}
SMALL = 10
"""Counts below it (دو کشور, سه گل) recur by chance."""
DAILY = 0.15
"""What is left of a contradiction without days where the value changes by the day: the price of a gram of gold."""
DOUBT: dict[Note, float] = {"several": 0.6, "one_outlet": 0.3, "passing": 0.4}
FAR = 10.0
"""Values so many times apart rarely are two tellings of one fact."""
MOST_OUTLETS = 8


def score(
    figures: Sequence[Told],
    verdict: Verdict,
    outlets: int,
    spread: float | None,
    likeness: float,
    notes: Collection[Note],
) -> float:
    """What a claim is ranked by, from 0 up.

    `outlets`: how many tell it that copy nobody. `likeness`: of the words around its figures, 0 to 1.
    """
    one = figures[0]
    item = folded_item(one.item or "")
    dated = one.time is not None and one.time[3] == "dates"
    named = bool(item) and not is_generic(item)
    told = (2 * named + (len(item) > 1) + (one.place is not None) + 2 * dated) / 6
    sure = (0.2 + told) * (0.3 + likeness)
    worth = (
        WORTH[verdict] * sure * _size(figures, verdict) * _distance(spread) * math.log2(1 + min(outlets, MOST_OUTLETS))
    )
    daily = changes_daily(item) or (one.unit not in (None, "count") and one.per is not None)
    if verdict == "differ" and daily and not dated:
        worth *= DAILY
    if dated:  # then even an outlet that tells the same again contradicts itself
        notes = set(notes) - {"one_outlet"}
    return worth * math.prod(DOUBT.get(note, 1.0) for note in notes)


def _size(figures: Sequence[Told], verdict: Verdict) -> float:
    """Large numbers say more than small ones; that two tell «۲۱۴۷», more than that two tell «۲۰۰۰»."""
    highest = max(abs(told.value.high) for told in figures)
    size = 0.3 if highest < SMALL else 0.7 if highest < SMALL**2 else 1.0
    digits = max(significant_digits(told.value.high) for told in figures)
    return size if verdict == "differ" else size * min(1.0, 0.4 + 0.2 * digits)


def _distance(spread: float | None) -> float:
    if spread is None or spread <= FAR:
        return 1.0
    return 1 / (1 + math.log10(spread / FAR) * 2)
