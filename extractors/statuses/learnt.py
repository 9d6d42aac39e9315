"""Statuses by weights learnt on annotated articles, on top of the cues.

The cues know the grammar and no topic. That the speed a car «می‌تواند» reach is a property of it, that «دو کشور» are
there already whatever they will do, is learnt. The weights overrule the cues where they are sure enough (see
`training/statuses.py`).
"""

from collections.abc import Sequence
from functools import cache

from ..document import Document
from ..draft import Draft
from ..scoring.table import FINE
from ..scoring.weights import load_weights, shares_of
from .features import TAGS, Told, facts_beside, facts_of, tag_of
from .lexicon import Status
from .status import read_all

STATUSES: tuple[Status, ...] = ("actual", "planned", "hypothetical")
AHEAD = 0.15  # by how much a status must lead the cues' own, in shares, to overrule them
_Sums = tuple[int, ...]
_NOTHING: _Sums = (0,) * len(STATUSES)
UNDONE = "undone"  # what was not delivered has not become actual by what the other words say


def statuses_of(document: Document, drafts: Sequence[Draft]) -> list[tuple[Status, str]]:
    """The status of each draft of a document, and what told it: the name of a cue, or "learnt: " and the cue's name
    where the weights overruled it."""
    told: list[tuple[Status, str]] = []
    alone: list[_Sums] = []
    for draft, reading in zip(drafts, read_all(document.tokenized, drafts), strict=True):
        told.append((reading.status, reading.rule))
        alone.append(_sums(facts_of(document.text, draft, reading, document.published)))
    beside = map(_sums, facts_beside(drafts, [status for status, _ in told]))
    return [decide(_shares(one, others), *cues) for one, others, cues in zip(alone, beside, told, strict=True)]


def decide(shares: Sequence[float], cued: Status, rule: str) -> tuple[Status, str]:
    """The status that has the greatest of the shares of STATUSES, or what the cues tell where it is not sure."""
    told = dict(zip(STATUSES, shares, strict=True))
    best = max(STATUSES, key=told.__getitem__)
    if told[best] < told[cued] + AHEAD or rule == UNDONE:
        return cued, rule
    return best, f"learnt: {rule}"


def choices(row: Sequence[str]) -> list[list[str]]:
    """The features of a figure told of each of STATUSES, which are the rows that the weights choose from."""
    return [[_of(status, feature) for feature in row] for status in STATUSES]


def _of(status: Status, feature: str) -> str:
    return f"{status[0]}|{feature}"


@cache
def _weights() -> dict[str, dict[str, tuple[int, ...]]]:
    """The learnt weights in thousandths, for all STATUSES at once: by the tags of features, then by their values."""
    place = {status[0]: k for k, status in enumerate(STATUSES)}
    told: dict[str, list[int]] = {}
    for name, weight in load_weights("statuses", "weights").items():
        of_status, _, feature = name.partition("|")
        told.setdefault(feature, [0] * len(STATUSES))[place[of_status]] = round(weight * FINE)
    known: dict[str, dict[str, tuple[int, ...]]] = {tag: {} for tag in ("", *TAGS)}
    for feature, weights in told.items():
        tag, value = tag_of(feature)
        known[tag][value] = tuple(weights)
    return known


def _sums(row: Sequence[Told]) -> _Sums:
    """What the facts of a figure give to each of STATUSES, in thousandths."""
    known = _weights()
    found: list[tuple[int, ...] | None] = [_NOTHING]
    for tag, values in row:
        found += map(known[tag].get, values)
    return tuple(map(sum, zip(*filter(None, found), strict=True)))


def _shares(one: _Sums, others: _Sums) -> list[float]:
    """How likely each of STATUSES is."""
    return shares_of([(own + beside) / FINE for own, beside in zip(one, others, strict=True)])
