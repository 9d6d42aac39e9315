"""The body that does, owns or pays what a figure counts."""

from collections.abc import Callable, Sequence

from ..document import Document
from ..draft import Draft
from ..slots import Organization
from .facts import Figure
from .ranking import Chances, Ranking
from .scene import read_scene
from .told import NONE

# A body is told where it is at least so likely. At 0.25 more are found, on articles left out (F1 0.588 against 0.573),
# and more figures are wrong (0.741 right against 0.749): a wrong body costs the reader more than a blank.
SURE = 0.35


def organizations_of(document: Document, drafts: Sequence[Draft]) -> list[Organization | None]:
    """The body of each draft, None where it is not plain."""
    if not drafts:
        return []
    scene = read_scene(document)
    if not scene.bodies:
        return [None] * len(drafts)
    figures = [Figure(scene, drafts, n) for n in range(len(drafts))]
    return [
        _organization(figure, body) if body != NONE else None
        for figure, body in zip(figures, read(figures, Ranking(figures).chances), strict=True)
    ]


def read(figures: Sequence[Figure], chances: Callable[[Figure, Sequence[int]], Chances]) -> list[int]:
    """The bodies of all figures in order, NONE for none; `chances` tells how likely each is after those before it."""
    told: list[int] = []
    for figure in figures:
        told.append(choose(chances(figure, told)))
    return told


def choose(likely: Chances) -> int:
    """The likeliest body where it is sure enough."""
    best = max((body for body in likely if body != NONE), key=likely.__getitem__, default=NONE)
    return best if likely[best] >= SURE else NONE


def _organization(figure: Figure, number: int) -> Organization:
    """The body as an answer: its nearest words, those of the sentence first."""
    scene, draft = figure.scene, figure.draft
    first, last = draft.sentence
    at = draft.quote[0]
    body = scene.bodies[number]
    near = scene.nearest(body, figure.at)
    mention = min(near, key=lambda one: (not first <= one.start < last, one.start > at, abs(one.start - at)))
    inside = first <= mention.start < last
    rule = "same sentence" if inside else "post" if mention.post else "carried over"
    return Organization(body.name, (mention.start, mention.end), rule)
