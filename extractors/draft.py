"""Drafts: figures as the extractors hand them on, with their places in clean text."""

from dataclasses import dataclass, field
from decimal import Decimal

from .slots import Organization, Period, Place, Speaker
from .span import Span


@dataclass(slots=True)
class Draft:
    """One figure in clean text. `rules` names what filled each slot, `evidence` tells where its words stand.

    `likely` is the share that the item finder gave this item among all candidates; `same_as` the place, in the list of
    drafts, of the first that states the same fact.
    """

    quote: Span
    low: Decimal
    high: Decimal
    bound: str
    unit: str | None
    per: str | None
    kind: str
    item: str | None
    status: str
    sentence: Span
    likely: float = 1.0
    period: Period | None = None
    place: Place | None = None
    organization: Organization | None = None
    speaker: Speaker | None = None
    same_as: int | None = None
    confidence: float | None = None
    evidence: dict[str, Span] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)
