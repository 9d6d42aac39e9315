"""What lies between a quantity and the nouns around it: one walk from the quantity outwards, on either side."""

from collections.abc import Iterable
from typing import NamedTuple

from .candidates import LEFT, RIGHT
from .scene import Scene

_MOST = 9
_COUNTED = [str(min(count, _MOST)) for count in range(LEFT + RIGHT + 1)]


class Way(NamedTuple):
    """The way from the quantity to a noun, as features tell it.

    `rank` counts the nouns up to this one, `group` the phrases before its own; `verbs`, `numbers` and `path` (verbs,
    numbers, commas, joins, brackets) tell what is passed, `preposition` the passed one nearest to the quantity.
    """

    rank: str
    group: str
    path: str
    verbs: str
    numbers: str
    preposition: str


def ways(scene: Scene, n: int) -> tuple[dict[int, Way], dict[int, Way]]:
    """The ways from quantity `n` to the nouns before and after it, the nearest first."""
    first, last = scene.spans[n]
    return (
        _walk(scene, range(first - 1, max(-1, first - LEFT - 1), -1)),
        _walk(scene, range(last, min(len(scene.tokens), last + RIGHT))),
    )


def _walk(scene: Scene, tokens: Iterable[int]) -> dict[int, Way]:
    found: dict[int, Way] = {}
    words, owner, free, chunk = scene.words, scene.owner, scene.free, scene.chunk
    counts = {"verb": 0, "comma": 0, "join": 0, "bracket": 0}
    numbers: set[int] = set()
    passed = ("00000", "0", "0", "-")
    rank, group, around = 0, -1, -1
    for k in tokens:
        if free[k]:
            rank += 1
            if chunk[k] != around:
                group, around = group + 1, chunk[k]
            found[k] = Way(_COUNTED[rank], _COUNTED[group], *passed)
        if owner[k] >= 0:
            if owner[k] in numbers:
                continue
            numbers.add(owner[k])
        elif sort := words[k].passed:
            if sort != "preposition":
                counts[sort] += 1
            elif passed[3] == "-":
                passed = (*passed[:3], scene.names[k])
                continue
        else:
            continue
        passed = _told(counts, len(numbers), passed[3])
    return found


def _told(counts: dict[str, int], numbers: int, preposition: str) -> tuple[str, str, str, str]:
    verbs = counts["verb"]
    path = (
        f"{min(verbs, 2)}{min(numbers, 3)}{min(counts['comma'], 2)}{min(counts['join'], 2)}{min(counts['bracket'], 2)}"
    )
    return path, str(min(verbs, 3)), str(min(numbers, 3)), preposition
