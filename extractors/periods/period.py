"""Periods of figures: which time each belongs to."""

from collections.abc import Sequence

from ..document import Document
from ..draft import Draft
from ..slots import Period
from .choice import choose, scorers
from .scene import Scene


def periods_of(document: Document, drafts: Sequence[Draft]) -> list[Period | None]:
    """The period of every draft of a document, None where no time is tied to it."""
    if not drafts:
        return []
    scene = Scene(document, drafts)
    if not scene.mentions:
        return [None] * len(drafts)
    chosen = choose(scene, scorers())
    return [None if m is None else _period(scene, n, m) for n, m in enumerate(chosen)]


def _period(scene: Scene, n: int, m: int) -> Period:
    mention, draft = scene.mentions[m], scene.drafts[n]
    first, last = mention.dates(ahead=draft.status == "planned")
    away = scene.draft_sentence[n] - scene.sentence_of[m]
    rule = "same sentence" if away == 0 else "sentence before" if away == 1 else "carried over"
    text = scene.document.text[mention.start : mention.end]
    iso = [None if day is None else day.isoformat() for day in (first, last)]
    return Period(" ".join(text.split()), iso[0], iso[1], (mention.start, mention.end), rule)
