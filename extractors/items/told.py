"""Figures told before in the article, whose items may be meant again: «۲۴ هزار هکتار گندم … که ۱۰ هزار هکتار آن …»."""

from dataclasses import dataclass

from .scene import Scene

REACH = 6  # figures looked back to
MOST = 4  # items offered


@dataclass(frozen=True, slots=True)
class Told:
    """A figure read before: its item (`start`, `end`: the words it was read from), the lemma of its head, the sort of its
    unit, where it stands, and how its item was found: "L" before the number, "R0" right after, "R" after, "O" the
    classifier, "C" carried from a figure before."""

    item: str
    head: str
    sort: str
    scene: Scene
    n: int
    how: str
    start: int = 0
    end: int = 0


def items_before(told: list[Told]) -> list[tuple[int, Told]]:
    """The items told last, each once, the nearest first, with how many others lie between."""
    seen: dict[str, Told] = {}
    for one in reversed(told[-REACH:]):
        seen.setdefault(one.item, one)
    return list(enumerate(seen.values()))[:MOST]
