"""The place of each figure: of the places that the document tells, which one, or none."""

from collections.abc import Sequence

from ..document import Document
from ..draft import Draft
from ..repeat import copies_of
from ..slots import Place
from .agreement import agreeing
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
    copies = agreeing(view, copies_of(document.text, drafts))
    chosen = choose(offers_of(view), len(drafts), copies)
    return [_place(view, n, one) for n, one in enumerate(chosen)]


def _place(view: View, n: int, one: Candidate) -> Place | None:
    if one.key is None:
        return None
    return Place(one.name, _level(view, one), *evidence(view, n, one))


def _level(view: View, one: Candidate) -> str:
    """As the words nearest the figure have it, «شهر یزد» after «استان یزد» too; where they do not say, as the document
    does."""
    if one.spot is not None:
        mention = view.landscape.spots[one.spot].mention
        if mention.cue == mention.level:  # «روستا‌های کرمان» is no village of that name
            return mention.level
    return one.level if one.level in LEVELS else "other"
