"""The place of each figure: of the places that the document tells, which one, or none."""

from collections.abc import Sequence

from ..document import Document
from ..draft import Draft
from ..slots import Place
from .candidate import Candidate, evidence, offers_of
from .choice import choose
from .landscape import read_landscape
from .view import View
from .vocabulary import LEVELS


def places_of(document: Document, drafts: Sequence[Draft]) -> list[Place | None]:
    """The place of each draft, in the same order; None where none is tied to it."""
    if not drafts:
        return []
    view = View(document, read_landscape(document), drafts)
    chosen = choose(offers_of(view))
    return [_place(view, n, one) for n, one in enumerate(chosen)]


def _place(view: View, n: int, one: Candidate) -> Place | None:
    if one.key is None:
        return None
    return Place(one.name, one.level if one.level in LEVELS else "other", *evidence(view, n, one))
