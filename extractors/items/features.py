"""The candidates of a figure as the weights of heads are learnt from: each with its features as strings."""

from collections.abc import Sequence

from .again import TOLD, carried, last_told, nouns_told
from .head import NOUN, Head
from .head_templates import of_carried, of_classifier, of_noun
from .scene import Scene
from .told import Told


def features(scene: Scene, n: int, told: Sequence[Told]) -> list[tuple[int | Told, list[str]]]:
    """The tokens, and the items of the figures `told` before, that quantity `n` may count, each with its features."""
    head = Head(scene, n)
    last = last_told(head, told)
    sides = [(shared, noun) for shared, nouns in head.sides() for noun in nouns]
    again = nouns_told(head, [noun for _, noun in sides], told)
    found: list[tuple[int | Told, list[str]]] = []
    for k, (shared, noun), values in zip(head.nouns, sides, again, strict=True):
        facts = {**shared, **last, **dict(zip(TOLD, values, strict=True))}
        for part, key in zip(NOUN, noun, strict=True):
            facts |= part.facts(key)
        found.append((k, of_noun(facts)))
    found += [(k, of_classifier({**head.shared, **last, **head.classifier(k)})) for k in head.own]
    found += [(one, of_carried({**head.shared, **last, **facts})) for one, facts in carried(head, told)]
    return found
