"""The place of each figure: of the places that the document tells, which one, or none."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..document import Document
from ..draft import Draft, Span
from ..weights import load_weights
from .candidate import Candidate, candidates
from .landscape import read_landscape
from .reading import first_features, second_features
from .view import View
from .vocabulary import LEVELS


@dataclass(frozen=True, slots=True)
class Place:
    """A place as it is given out; `span` holds the words that name it, `rule` tells how they stand to the figure."""

    name: str
    level: str
    span: Span
    rule: str


def places_of(document: Document, drafts: Sequence[Draft]) -> list[Place | None]:
    """The place of each draft, in the same order; None where none is tied to it."""
    first, second = load_weights("places", "first"), load_weights("places", "second")
    view = View(document, read_landscape(document), drafts)
    offered = [candidates(view, n) for n in range(len(drafts))]
    rows = [first_features(here) for here in offered]
    again = second_features(offered, rows, [first.shares(here) for here in rows])
    return [
        _place(max(zip(here, features, strict=True), key=lambda pair: second.score(pair[1]))[0])
        for here, features in zip(offered, again, strict=True)
    ]


def _place(one: Candidate) -> Place | None:
    if one.key is None:
        return None
    return Place(one.name, one.level if one.level in LEVELS else "other", one.span, one.rule)
