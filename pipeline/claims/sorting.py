"""Figures of one key → those that speak of one thing: what the words around them must have in common for that."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from .context import Weighed, Weights
from .interval import Value, exclude, significant_digits
from .told import Told
from .wording import folded_item, is_generic

PAIRS = 300
"""Figures of one key that are all compared with each other; of more, those that share a rare word or the number."""
RARE, RAREST = 40, 5
"""Figures of one key that a rare word stands beside at most: of three hundred, and of very many."""
NEEDED = (0.45, 0.3, 0.15, 0.0)
"""Likeness of the words around that is needed where none, one, two or all three of these are told: an item that says
what is counted, a place, days."""
MUCH, LEAST_COMMON = 0.3, 2
"""Where so much likeness is needed, one word in common is none: «دریافت ۸ MB» and «دریافت ۲۰ MB»."""
TELLING_DIGITS = 3
"""Digits of a number that hardly recurs by chance; then half the likeness will do."""

EXCLUDING = 1.5
"""Times the likeness that is needed of two values that exclude each other: they had better speak of one thing."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A figure and the words around it."""

    told: Told
    value: Value
    words: Weighed


def sorted_out(figures: Sequence[Told], weights: Weights, any_words: bool = False) -> Iterator[list[Told]]:
    """The figures in groups of those that speak of one thing, each of several articles; others are left out."""
    needed = 0.0 if any_words else needed_likeness(figures[0])
    if not needed:
        yield list(figures)
        return
    scenes = [Scene(told, told.value, weights.weighed(told.around)) for told in figures]
    first = list(range(len(scenes)))
    _join_copies(scenes, first)
    for i, j in _pairs(scenes, [n for n in range(len(scenes)) if first[n] == n]):
        one, other = _root(first, i), _root(first, j)
        if one != other and _alike(scenes[i], scenes[j], weights, needed):
            first[max(one, other)] = min(one, other)
    groups: defaultdict[int, list[Told]] = defaultdict(list)
    for n, told in enumerate(figures):
        groups[_root(first, n)].append(told)
    for group in groups.values():
        if len({told.document for told in group}) > 1:
            yield group


def needed_likeness(told: Told) -> float:
    """How alike the words around two figures of this one's key must be."""
    item = folded_item(told.item or "")
    dated = told.time is not None and told.time[3] == "dates"
    return NEEDED[(bool(item) and not is_generic(item)) + (told.place is not None) + dated]


def _alike(one: Scene, other: Scene, weights: Weights, needed: float) -> bool:
    if one.told.document == other.told.document:
        return False
    likeness = weights.likeness(one.words, other.words, LEAST_COMMON if needed >= MUCH else 1)
    if one.value.low == other.value.low and one.value.high == other.value.high:
        telling = significant_digits(one.value.high) >= TELLING_DIGITS
        return likeness >= (needed / 2 if telling else needed)
    if likeness < needed:
        return False
    return likeness >= needed * EXCLUDING or one.told.status != other.told.status or not exclude(one.value, other.value)


def _join_copies(scenes: Sequence[Scene], first: list[int]) -> None:
    """A number that near-duplicates tell, or that is told in the very same words, is one; it is compared once."""
    seen: dict[tuple[object, ...], int] = {}
    for n, scene in enumerate(scenes):
        same_words = scene.words.words if len(scene.words.words) >= LEAST_COMMON else None
        for mark in filter(None, (scene.told.group, same_words)):
            earlier = seen.setdefault((scene.value, scene.told.status, mark), n)
            one, other = _root(first, earlier), _root(first, n)
            first[max(one, other)] = min(one, other)


def _pairs(scenes: Sequence[Scene], compared: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Which figures are compared; a pair may come more than once."""
    if len(compared) <= PAIRS:
        yield from combinations(compared, 2)
        return
    beside: defaultdict[str, list[int]] = defaultdict(list)
    alike: defaultdict[Value, list[int]] = defaultdict(list)
    for n in compared:
        alike[scenes[n].value].append(n)
        for word in scenes[n].words.words:
            beside[word].append(n)
    rare = max(RAREST, int(RARE * math.sqrt(PAIRS / len(compared))))
    for some in beside.values():
        if len(some) <= rare:
            yield from combinations(some, 2)
    for some in alike.values():
        for at, n in enumerate(some):
            yield from ((n, other) for other in some[at + 1 : at + 1 + rare])


def _root(first: list[int], n: int) -> int:
    while first[n] != n:
        first[n] = first[first[n]]
        n = first[n]
    return n
