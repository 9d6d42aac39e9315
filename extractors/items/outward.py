"""What lies between a quantity and the nouns around it: one walk from the quantity outwards, on either side."""

from collections.abc import Iterable
from functools import lru_cache

from .candidates import LEFT, RIGHT
from .scene import Scene

# The way from the quantity to a noun, as features tell it. `rank` counts the nouns up to this one, `group` the phrases
# before its own. Of what is passed `path` counts verbs, numbers, commas, joins and brackets, `preposition` is the one
# nearest to the quantity.
WAY = ("rank", "group", "path", "verbs", "numbers", "preposition")

Way = tuple[str, str, str, str, str, str]
"""The values of `WAY`."""

_COUNTED = [str(min(count, 9)) for count in range(LEFT + RIGHT + 1)]


def ways(scene: Scene, n: int) -> tuple[dict[int, Way], dict[int, Way]]:
    """The ways from quantity `n` to the nouns before and after it, the nearest first."""
    first, last = scene.spans[n]
    return (
        _walk(scene, range(first - 1, max(-1, first - LEFT - 1), -1)),
        _walk(scene, range(last, min(len(scene.free), last + RIGHT))),
    )


def _walk(scene: Scene, tokens: Iterable[int]) -> dict[int, Way]:
    found: dict[int, Way] = {}
    words, owner, free, chunk = scene.words, scene.owner, scene.free, scene.chunk
    verbs = commas = joins = brackets = 0
    numbers: set[int] = set()
    preposition = "-"
    passed = _passed(0, 0, 0, 0, 0, "-")
    rank, group, around = 0, -1, -1
    for k in tokens:
        if free[k]:
            rank += 1
            if chunk[k] != around:
                group, around = group + 1, chunk[k]
            found[k] = _COUNTED[rank], _COUNTED[group], *passed
        if owner[k] >= 0:
            if owner[k] in numbers:
                continue
            numbers.add(owner[k])
        else:
            match words[k].passed:
                case "":
                    continue
                case "verb":
                    verbs += 1
                case "comma":
                    commas += 1
                case "join":
                    joins += 1
                case "bracket":
                    brackets += 1
                case "preposition":
                    if preposition != "-":
                        continue
                    preposition = scene.names[k]
        passed = _passed(verbs, len(numbers), commas, joins, brackets, preposition)
    return found


@lru_cache(maxsize=8192)
def _passed(
    verbs: int, numbers: int, commas: int, joins: int, brackets: int, preposition: str
) -> tuple[str, str, str, str]:
    path = f"{min(verbs, 2)}{min(numbers, 3)}{min(commas, 2)}{min(joins, 2)}{min(brackets, 2)}"
    return path, str(min(verbs, 3)), str(min(numbers, 3)), preposition
