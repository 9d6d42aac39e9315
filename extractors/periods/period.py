"""Periods of figures: which time each belongs to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..document import Document
from ..draft import Draft
from ..scorer import Scorer, read_scorers
from .facts import Facts
from .scene import Scene
from .templates import of_mention, of_nothing

Span = tuple[int, int]

# What a mention is given before none: F1 asks less of a guess than that it be right more often than not.
BOLDNESS = 0.5


@dataclass(frozen=True, slots=True)
class Period:
    """A time as the text says it (clean words), with its first and last Jalali day ("1398-01-31"; None: not told).

    `span` are the code points of the words in clean text, end exclusive; `rule` tells how it was found.
    """

    text: str
    start: str | None
    end: str | None
    span: Span
    rule: str


def periods_of(document: Document, drafts: Sequence[Draft]) -> list[Period | None]:
    """The period of every draft of a document, None where no time is tied to it."""
    if not drafts:
        return []
    scene = Scene(document, drafts)
    if not scene.mentions:
        return [None] * len(drafts)
    chosen = choose(scene, scorers())
    return [None if m is None else _period(scene, n, m) for n, m in enumerate(chosen)]


def choose(scene: Scene, scorers: Mapping[str, Scorer], boldness: float = BOLDNESS) -> list[int | None]:
    """The mention of every draft, in reading order."""
    facts = Facts(scene)
    of_mention, of_nothing = scorers["mention"], scorers["nothing"]
    for n in range(len(scene.drafts)):
        best: int | None = None
        if candidates := facts.candidates(n):
            shared, each = facts.told(n, candidates)
            (scores,) = of_mention.scores([(shared, each)])
            ((least,),) = of_nothing.scores([(shared, [{}])])
            most, last = max(zip(scores, range(len(scores)), strict=True))  # of equals the last
            best = candidates[last] if most + boldness > least else None
        facts.given.append(best)
    return facts.given


@cache
def scorers() -> dict[str, Scorer]:
    """The learnt weights."""
    return read_scorers("periods", "weights", mention=of_mention, nothing=of_nothing)


def _period(scene: Scene, n: int, m: int) -> Period:
    mention, draft = scene.mentions[m], scene.drafts[n]
    first, last = mention.dates(ahead=draft.status == "planned")
    away = scene.draft_sentence[n] - scene.sentence_of[m]
    rule = "same sentence" if away == 0 else "sentence before" if away == 1 else "carried over"
    text = scene.document.text[mention.start : mention.end]
    iso = [None if day is None else day.isoformat() for day in (first, last)]
    return Period(" ".join(text.split()), iso[0], iso[1], (mention.start, mention.end), rule)
