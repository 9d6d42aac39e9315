"""Statuses by weights learnt on annotated articles, on top of the cues.

The cues know the grammar and no topic. That the speed a car «می‌تواند» reach is a property of it, that «دو کشور» are
there already whatever they will do, is learnt. The weights overrule the cues where they are sure enough (see
`training/statuses.py`).
"""

from collections.abc import Sequence
from functools import cache

from ..document import Document
from ..draft import Draft
from ..weights import load_weights, shares_of
from .features import features
from .lexicon import Status
from .status import Reading, read_all

STATUSES: tuple[Status, ...] = ("actual", "planned", "hypothetical")
AHEAD = 0.15  # by how much a status must lead the cues' own, in shares, to overrule them
UNDONE = "undone"  # what was not delivered has not become actual by what the other words say


def statuses_of(document: Document, drafts: Sequence[Draft]) -> list[tuple[Status, str]]:
    """The status of each draft of a document, and what told it: the name of a cue, or "learnt: " and the cue's name
    where the weights overruled it."""
    readings = read_all(document.tokenized, drafts)
    rows = features(document.text, drafts, readings, document.published)
    return [decide(_shares(row), reading) for row, reading in zip(rows, readings, strict=True)]


def decide(shares: Sequence[float], reading: Reading) -> tuple[Status, str]:
    """The status that has the greatest of the shares of STATUSES, or that of the cues where it is not sure."""
    told = dict(zip(STATUSES, shares, strict=True))
    best = max(STATUSES, key=told.__getitem__)
    if told[best] < told[reading.status] + AHEAD or reading.rule == UNDONE:
        return reading.status, reading.rule
    return best, f"learnt: {reading.rule}"


def choices(row: Sequence[str]) -> list[list[str]]:
    """The features of a figure told of each of STATUSES, which are the rows that the weights choose from."""
    return [[_of(status, feature) for feature in row] for status in STATUSES]


def _of(status: Status, feature: str) -> str:
    return f"{status[0]}|{feature}"


@cache
def _weights() -> dict[str, tuple[float, ...]]:
    """The learnt weights of each feature, for all STATUSES at once."""
    place = {status[0]: k for k, status in enumerate(STATUSES)}
    known: dict[str, list[float]] = {}
    for name, weight in load_weights("statuses", "weights").items():
        of_status, _, feature = name.partition("|")
        known.setdefault(feature, [0.0] * len(STATUSES))[place[of_status]] = weight
    return {feature: tuple(weights) for feature, weights in known.items()}


def _shares(row: Sequence[str]) -> list[float]:
    """What `weights.shares(choices(row))` gives, each feature looked up once."""
    weighing = filter(None, map(_weights().get, row))
    return shares_of([sum(column) for column in zip(*weighing, strict=True)] or [0.0] * len(STATUSES))
