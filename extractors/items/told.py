"""Figures told before in the article, whose items may be meant again: «۲۴ هزار هکتار گندم … که ۱۰ هزار هکتار آن …»."""

from collections.abc import Sequence
from dataclasses import dataclass

from .scene import Scene
from .sort import names_persons
from .word import WORDS

REACH = 6  # figures looked back to
MOST = 4  # items offered
LOOK_BACK = 300  # code points before the sentence in which persons may be named that it only counts
MOST_PERSONS = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A figure read before: its item, the lemma of the item's head, the sort of its quantity, where it stands.

    `start` and `end` are where the item's words stand. `how` tells how it was found: "L" before the number, "R0" right
    after it, "R" after it, "O" the classifier, "C" carried from a figure before, "M" persons named without a number.
    """

    item: str
    head: str
    sort: str
    scene: Scene | None
    n: int
    how: str
    start: int = 0
    end: int = 0


def how_found(scene: Scene, n: int, head: int) -> str:
    """How the item of quantity `n` was found whose head is token `head`: "L", "R0", "R" or "O" (see `Told`)."""
    first, last = scene.spans[n]
    if scene.owner[head] >= 0:
        return "O"
    return "L" if head < first else "R0" if head == last else "R"


def items_before(told: Sequence[Told]) -> list[tuple[int, Told]]:
    """The items told last, each once, the nearest first, with how many others lie between."""
    seen: dict[str, Told] = {}
    for one in reversed(told[-REACH:]):
        seen.setdefault(one.item, one)
    return list(enumerate(seen.values()))[:MOST]


def persons_before(scene: Scene) -> list[Told]:
    """The persons named last before `scene`, the nearest first: «بیماران رایگان ویزیت شدند. ۱۵۱ نفر دارو گرفتند»."""
    before = scene.starts[0]
    texts, starts, ends = scene.read.part(max(0, before - LOOK_BACK), before)
    seen: dict[str, Told] = {}
    for k in range(len(texts) - 1, -1, -1):
        noun = WORDS[texts[k]].lemma
        if noun not in seen and names_persons(noun):
            seen[noun] = Told(noun, noun, "-", None, 0, "M", starts[k], ends[k])
            if len(seen) == MOST_PERSONS:
                break
    return list(seen.values())
