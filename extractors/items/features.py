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
    sides = head.sides()
    nouns = [(side.shared, keys) for side in sides for keys in zip(*side.columns, strict=True)]
    values, which = nouns_told(head, sides, told)
    found: list[tuple[int | Told, list[str]]] = []
    for k, (shared, keys), number in zip(head.nouns, nouns, which, strict=True):
        facts = {**shared, **last, **dict(zip(TOLD, values[number], strict=True))}
        for part, key in zip(NOUN, keys, strict=True):
            facts |= part.facts(shared, key)
        found.append((k, of_noun(facts)))
    found += [(k, of_classifier({**head.shared, **last, **head.classifier(k)})) for k in head.own]
    found += [(one, of_carried({**head.shared, **last, **facts})) for one, facts in carried(head, told)]
    return found
