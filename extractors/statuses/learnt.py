"""Statuses by weights learnt on annotated articles, on top of the cues.

The cues know the grammar and no topic. That the speed a car «می‌تواند» reach is a property of it, that «دو کشور» are
there already whatever they will do, is learnt. The weights overrule the cues where they are sure enough (see
`training/statuses.py`).
"""

from collections.abc import Sequence

from ..document import Document
from ..draft import Draft
from ..weights import Weights, load_weights
from .features import Reading, features
from .lexicon import Status
from .status import Span, judge, read_clause

STATUSES: tuple[Status, ...] = ("actual", "planned", "hypothetical")
AHEAD = 0.15  # by how much a status must lead the cues' own, in shares, to overrule them
UNDONE = "undone"  # what was not delivered has not become actual by what the other words say


def statuses_of(document: Document, drafts: Sequence[Draft]) -> list[tuple[Status, str]]:
    """The status of each draft of a document, and what told it: the name of a cue, or "learnt: " and the cue's name
    where the weights overruled it."""
    weights = load_weights("statuses", "weights")
    readings = read_all(document.text, drafts)
    rows = features(document.text, drafts, readings, document.published)
    return [decide(weights, row, reading) for row, reading in zip(rows, readings, strict=True)]


def read_all(text: str, drafts: Sequence[Draft]) -> list[Reading]:
    """The drafts of one article as the cues read them."""
    readings = []
    for n, draft in enumerate(drafts):
        span = _quantity(draft, drafts[n + 1].quote[0] if n + 1 < len(drafts) else len(text))
        clause = read_clause(text, draft.sentence, span)
        readings.append(Reading(span, clause, *judge(text, draft.sentence, span, clause)))
    return readings


def decide(weights: Weights, row: Sequence[str], reading: Reading) -> tuple[Status, str]:
    """The status that the weights give a figure, or that of the cues where they are not sure."""
    shares = dict(zip(STATUSES, weights.shares(choices(row)), strict=True))
    best = max(STATUSES, key=shares.__getitem__)
    if shares[best] < shares[reading.status] + AHEAD or reading.rule == UNDONE:
        return reading.status, reading.rule
    return best, f"learnt: {reading.rule}"


def choices(row: Sequence[str]) -> list[list[str]]:
    """The features of a figure told of each of STATUSES, which are the rows that the weights choose from."""
    return [[f"{status[0]}|{feature}" for feature in row] for status in STATUSES]


def _quantity(draft: Draft, limit: int) -> Span:
    """The number of a draft with its approximator before it and its unit behind it, which ends before `limit` (the
    next number: a unit that both share is behind that)."""
    bound, unit = draft.evidence.get("bound", draft.quote), draft.evidence.get("unit", draft.quote)
    start, end = draft.quote
    return min(start, bound[0]), max(end, unit[1]) if unit[1] <= limit else end
