"""The body that does, owns or pays what a figure counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..document import Document
from ..draft import Draft
from ..weights import Weights, load_weights
from .facts import NONE, Figure
from .scene import Scene, read_scene
from .templates import of_body, of_none

# A body is told where it is at least so likely. At 0.25 more are found, on articles left out (F1 0.588 against 0.573),
# and more figures are wrong (0.741 right against 0.749): a wrong body costs the reader more than a blank.
SURE = 0.35

Chances = dict[int, float]
"""Body, or NONE → how likely it is the figure's."""


@dataclass(frozen=True, slots=True)
class Organization:
    """`name`: its name in the article; `span`: the words that tell it, in clean text; `rule`: how it was found."""

    name: str
    span: tuple[int, int]
    rule: str


def organizations_of(document: Document, drafts: Sequence[Draft]) -> list[Organization | None]:
    """The body of each draft, None where it is not plain."""
    if not drafts:
        return []
    scene = read_scene(document)
    told = read(scene, drafts, load_weights("organizations", "weights"))
    return [
        _organization(scene, draft, body) if body != NONE else None for draft, body in zip(drafts, told, strict=True)
    ]


def read(scene: Scene, drafts: Sequence[Draft], weights: Weights) -> list[int]:
    """The bodies of all figures in order, NONE for none; each is told those before it."""
    told: list[int] = []
    for n in range(len(drafts)):
        told.append(choose(chances(Figure(scene, drafts, n, told), weights)))
    return told


def rows_of(figure: Figure) -> list[list[str]]:
    """The features of each candidate, and of none last."""
    return [*(of_body(figure.body(number)) for number in figure.candidates), of_none(figure.none())]


def chances(figure: Figure, weights: Weights) -> Chances:
    """How likely each candidate is, and none."""
    if not figure.candidates:
        return {NONE: 1.0}
    return dict(zip([*figure.candidates, NONE], weights.shares(rows_of(figure)), strict=True))


def choose(likely: Chances) -> int:
    """The likeliest body where it is sure enough."""
    best = max((body for body in likely if body != NONE), key=likely.__getitem__, default=NONE)
    return best if likely[best] >= SURE else NONE


def _organization(scene: Scene, draft: Draft, number: int) -> Organization:
    """The body as an answer: its nearest words, those of the sentence first."""
    first, last = draft.sentence
    at = draft.quote[0]
    body = scene.bodies[number]
    near = scene.nearest(body, scene.token_at(at))
    mention = min(near, key=lambda one: (not first <= one.start < last, one.start > at, abs(one.start - at)))
    inside = first <= mention.start < last
    rule = "same sentence" if inside else "post" if mention.post else "carried over"
    return Organization(body.name, (mention.start, mention.end), rule)
