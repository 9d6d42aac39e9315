"""Context: who says a figure, of which body, where and when; and whether it was told before."""

from collections.abc import Sequence

from .confidence import confidence_of
from .document import Document
from .draft import Draft
from .organizations import organizations_of
from .periods import periods_of
from .places import places_of
from .repeat import repeats_of
from .speakers import speakers_of

_SLOTS = (("place", places_of), ("period", periods_of), ("speaker", speakers_of), ("organization", organizations_of))
"""In this order, as the body is often told by the speaker's post."""


def fill_context(document: Document, drafts: Sequence[Draft]) -> None:
    """Fill the context slots of all drafts of a document, with the words and the rules that told them."""
    if not drafts:
        return
    for slot, find in _SLOTS:
        for draft, found in zip(drafts, find(document, drafts), strict=True):
            if found is not None:
                setattr(draft, slot, found)
                draft.evidence[slot] = found.span
                draft.rules[slot] = found.rule
    repeats, chances = repeats_of(document.text, drafts), confidence_of(drafts)
    for draft, draft.same_as, draft.confidence in zip(drafts, repeats, chances, strict=True):
        if draft.same_as is not None:
            draft.rules["same_as"] = "same number told again"
