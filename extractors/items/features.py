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
    shared = {**head.shared, **last_told(head, told)}
    nouns = [head.noun(k) for k in head.nouns]
    found: list[tuple[int | Told, list[str]]] = []
    for k, noun, again in zip(head.nouns, nouns, nouns_told(head, nouns, told), strict=True):
        facts = dict(zip(TOLD, again, strict=True))
        for names, values in zip(NOUN, noun, strict=True):
            facts.update(zip(names, values, strict=True))
        found.append((k, of_noun({**shared, **facts})))
    found += [(k, of_classifier({**shared, **head.classifier(k)})) for k in head.own]
    found += [(one, of_carried({**shared, **facts})) for one, facts in carried(head, told)]
    return found
