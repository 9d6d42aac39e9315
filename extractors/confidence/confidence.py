"""How likely it is that the headline of a figure is right: its value, its unit, its kind and the head of its item.

A logistic model over what the extractors say of their own work: how clearly the item was found, and by which rule; by
which rule the kind; what sort of number it is. Learnt and checked by `training/confidence.py` on figures that the item
finder had not learnt from, so that of those near 0.9 nine in ten are right (CALIBRATION.md has the table).
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import exp, log
from typing import NamedTuple

from ..draft import Draft
from ..kinds.catalogue import unit_sort
from ..scoring.weights import load_weights

LEAST, MOST = 0.02, 0.99
"""No figure is called surer than this: the annotated ones are too few to tell 0.99 from 1."""
STEPS = 6  # classes of a likelihood's log-odds
_CROWD = (1, 2, 3, 5, 9)


def confidence_of(drafts: Sequence[Draft]) -> list[float]:
    """The confidence of each draft, 0 to 1."""
    return [_chance(told) for told in _told(drafts)]


def features(drafts: Sequence[Draft]) -> list[list[str]]:
    """What the model looks at, per draft. `drafts` are all of one document, in order."""
    return [_features(told) for told in _told(drafts)]


class _Told(NamedTuple):
    """What decides the confidence of a draft: a few values of each, so that most drafts are like one before."""

    sort: str
    item: str
    likely: int
    kind: str
    kind_by: str
    crowd: int
    words: int
    is_range: bool
    is_rate: bool


def _told(drafts: Sequence[Draft]) -> list[_Told]:
    crowd = Counter([draft.sentence for draft in drafts])
    return [
        _Told(
            sort=unit_sort(draft.unit),
            item=draft.rules.get("item", "none"),
            likely=_step(draft.likely),
            kind=draft.kind,
            kind_by=draft.rules.get("kind", "").split()[0],
            crowd=_CROWD[bisect_right(_CROWD, crowd[draft.sentence]) - 1],
            words=len((draft.item or "").split(None, 3)[:3]),
            is_range=draft.low != draft.high,
            is_rate=bool(draft.per),
        )
        for draft in drafts
    ]


@lru_cache(maxsize=4096)
def _chance(told: _Told) -> float:
    chance = 1 / (1 + exp(-load_weights("confidence", "weights").score(_features(told))))
    return round(min(MOST, max(LEAST, chance)), 2)


def _features(told: _Told) -> list[str]:
    return [
        "any",
        f"sort {told.sort}",
        f"item {told.item}",
        f"item {told.item} {told.sort}",
        f"likely {told.likely}",
        f"likely {told.likely} {told.sort}",
        f"kind by {told.kind_by}",
        f"kind {told.kind}",
        f"figures in the sentence {told.crowd}",
        f"words of the item {told.words}",
        *(["range"] if told.is_range else []),
        *(["rate"] if told.is_rate else []),
    ]


def _step(likely: float) -> int:
    """The class of a likelihood, 0 (a guess) to STEPS (no doubt): whole steps of its log-odds."""
    return max(0, min(STEPS, int(1 + log(likely / (1 - likely))))) if likely < 1 else STEPS
