"""Precision, recall and F1 of predicted figures, measure by measure and slot by slot.

detect   the number's span was found
value    ... and low and high are equal
measure  ... and unit, bound and per too
kind     value, unit and kind are right
core     ... and the head of the item (the headline figure)
item     ... and the whole item phrase, spacing apart
record   core, and every slot
SLOT     over the filled values of that slot: right when the match carries the same value
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .gold import Row
from .judgement import MEASURES, SLOTS, judge, match, readings


class Score(NamedTuple):
    """Shares rounded to four places, and the number of gold values they are about."""

    precision: float
    recall: float
    f1: float
    gold: int


class Miss(NamedTuple):
    """A figure that is missed (no prediction), invented (no gold) or wrong (not right in core)."""

    document: str
    want: Row | None
    got: Row | None

    @property
    def how(self) -> str:
        return "missed" if self.got is None else "invented" if self.want is None else "wrong"


@dataclass
class Report:
    """Scores by name, in reading order, and what went wrong."""

    scores: dict[str, Score]
    documents: int
    misses: list[Miss] = field(default_factory=list)

    def to_dict(self) -> dict[str, object]:
        return {name: score._asdict() for name, score in self.scores.items()} | {"documents": self.documents}


def evaluate(gold: Mapping[str, Sequence[Row]], predicted: Mapping[str, Sequence[Row]]) -> Report:
    """Score predictions on the documents that have gold; other documents are left aside."""
    right, answered, wanted = Counter[str](), Counter[str](), Counter[str]()
    misses: list[Miss] = []
    for document, figures in gold.items():
        found = predicted.get(document, ())
        optional = {g for g, want in enumerate(figures) if want.get("optional")}
        pairs = dict(match(figures, found))
        wanted["detect"] += len(figures) - len(optional)
        answered["detect"] += len(found) - len(optional & pairs.keys())
        for g, p in pairs.items():
            if g in optional:
                continue
            verdict = judge(figures[g], found[p])
            right.update(verdict.passes)
            for name, slot in verdict.slots.items():
                wanted[name] += slot.wanted
                answered[name] += slot.answered
                right[name] += slot.right and slot.wanted and slot.answered
            if "core" not in verdict.passes:
                misses.append(Miss(document, figures[g], found[p]))
        for g, want in enumerate(figures):
            if g not in pairs and g not in optional:
                misses.append(Miss(document, want, None))
                wanted.update(slot for slot in SLOTS if None not in readings(want.get(slot)))
        taken = set(pairs.values())
        misses.extend(Miss(document, None, got) for p, got in enumerate(found) if p not in taken)
    scores = {name: score(right[name], answered["detect"], wanted["detect"]) for name in MEASURES}
    scores |= {slot: score(right[slot], answered[slot], wanted[slot]) for slot in SLOTS}
    return Report(scores, len(gold), misses)


def score(right: int, answered: int, wanted: int) -> Score:
    """The score of so many right answers, of so many answers and wanted values; 0 where there are none."""
    precision = right / answered if answered else 0.0
    recall = right / wanted if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Score(round(precision, 4), round(recall, 4), round(f1, 4), wanted)
