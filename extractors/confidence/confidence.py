"""How likely it is that the headline of a figure is right: its value, its unit, its kind and the head of its item.

A logistic model over what the extractors say of their own work: how clearly the item was found, and by which rule; by
which rule the kind; what sort of number it is. Learnt and checked by `training/confidence.py` on figures that the item
finder had not learnt from, so that of those near 0.9 nine in ten are right (CALIBRATION.md has the table).
"""

from collections.abc import Sequence
from math import exp, log

from ..draft import Draft
from ..kinds.catalogue import unit_sort
from ..weights import load_weights

LEAST, MOST = 0.02, 0.99
"""No figure is called surer than this: the annotated ones are too few to tell 0.99 from 1."""
STEPS = 6  # classes of a likelihood's log-odds
_CROWD = (1, 2, 3, 5, 9)


def confidence_of(drafts: Sequence[Draft]) -> list[float]:
    """The confidence of each draft, 0 to 1."""
    weights = load_weights("confidence", "weights")
    chances = (1 / (1 + exp(-weights.score(row))) for row in features(drafts))
    return [round(min(MOST, max(LEAST, chance)), 2) for chance in chances]


def features(drafts: Sequence[Draft]) -> list[list[str]]:
    """What the model looks at, per draft. `drafts` are all of one document, in order."""
    crowd: dict[tuple[int, int], int] = {}
    for draft in drafts:
        crowd[draft.sentence] = crowd.get(draft.sentence, 0) + 1
    return [_features(draft, crowd[draft.sentence]) for draft in drafts]


def _features(draft: Draft, crowd: int) -> list[str]:
    sort = unit_sort(draft.unit)
    item, kind = draft.rules.get("item", "none"), draft.rules.get("kind", "").split()[0]
    likely = _step(draft.likely)
    return [
        "any",
        f"sort {sort}",
        f"item {item}",
        f"item {item} {sort}",
        f"likely {likely}",
        f"likely {likely} {sort}",
        f"kind by {kind}",
        f"kind {draft.kind}",
        f"figures in the sentence {next((n for n in reversed(_CROWD) if crowd >= n), 1)}",
        f"words of the item {min(3, len((draft.item or '').split()))}",
        *(["range"] if draft.low != draft.high else []),
        *(["rate"] if draft.per else []),
    ]


def _step(likely: float) -> int:
    """The class of a likelihood, 0 (a guess) to STEPS (no doubt): whole steps of its log-odds."""
    return max(0, min(STEPS, int(1 + log(likely / (1 - likely))))) if likely < 1 else STEPS
