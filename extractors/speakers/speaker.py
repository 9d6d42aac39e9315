"""Who says what a figure tells."""

from bisect import bisect_right
from collections.abc import Sequence

from ..document import Document
from ..draft import Draft
from ..slots import Speaker
from .ranking import Ranking
from .surroundings import Surroundings
from .talk import read_talk
from .voice import Voice

_RULES = {
    "before": "verb before the figure",
    "around": "verb after the figure",
    "behind": "verb after the figure",
    "source": "source in the sentence",
    "earlier": "speaker of a sentence before",
}


def speakers_of(document: Document, drafts: Sequence[Draft]) -> list[Speaker | None]:
    """The speaker of each figure, None where nobody is told to say it."""
    if not drafts:
        return []
    ranking = Ranking(read_talk(document))
    found: list[Speaker | None] = []
    previous: tuple[Draft, Voice | None] | None = None
    for draft in drafts:
        here = ranking.surroundings(draft)
        voice = ranking.best(here, draft, previous)
        previous = draft, voice
        found.append(speaker(voice, here) if voice else None)
    return found


def speaker(voice: Voice, here: Surroundings) -> Speaker | None:
    """A voice as the speaker of a figure."""
    name, role = told(voice)
    if not name:
        return None
    near = here.governing
    if near is not None and near.voice is voice and near.by:
        return Speaker(name, role, near.by, _RULES[here.how])
    last = max(1, bisect_right(voice.spans, here.place, key=lambda span: span[0]))
    return Speaker(name, role, voice.spans[last - 1], "carried over")


def told(voice: Voice) -> tuple[str, str | None]:
    """The name and the office of a voice, as a record gives them."""
    name, role = voice.name, voice.role
    return (name, role) if name else (role or "", None)
