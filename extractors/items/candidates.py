"""Which words may be the head of an item at all."""

import tomllib
from functools import cache
from importlib.resources import files

from ..lemma import lemma
from .scene import Scene
from .sort import counts_people, may_be_counted_in_persons, names_persons

LEFT, RIGHT = 40, 18  # tokens looked at before and after the quantity: of the articles learnt from, 99 % lie within


@cache
def head_words() -> dict[str, frozenset[str]]:
    """`heads.toml`: the words by what they are."""
    data = tomllib.loads(files(__package__).joinpath("heads.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in data.items()}


def candidates(scene: Scene, n: int) -> list[int]:
    """Tokens that may be the head of what quantity `n` counts; its own classifier (نفر, واحد) among them."""
    first, last = scene.spans[n]
    personal = counts_people(scene, n)
    if personal and last < len(scene.tokens) and scene.free(last) and names_persons(lemma(scene.tokens[last].text)):
        return [last]  # «۳۰۰ هزار نفر مددجو»
    found = [
        k
        for k in range(max(0, first - LEFT), min(len(scene.tokens), last + RIGHT))
        if scene.free(k)
        and not _is_empty(scene, k)
        and (not personal or may_be_counted_in_persons(lemma(scene.tokens[k].text)))
    ]
    quantity = scene.quantities[n]
    own = quantity.classifier or (quantity.unit_span if quantity.unit == "count" else None)
    if own:
        found.extend(k for k in range(first, last) if scene.tokens[k].start == own[0])
    return found


def _is_empty(scene: Scene, k: int) -> bool:
    """Whether token k names nothing: half of a preposition or a verb, or a word that points to what was said before."""
    words, word = head_words(), lemma(scene.tokens[k].text)
    if word in words["with_verb"]:
        return k + 1 < len(scene.tokens) and scene.classes[k + 1].verb
    if word in words["nameless"]:
        return k > 0 and scene.tokens[k - 1].text in words["this"]
    return word in words["rest"] or scene.tokens[k].text in words["half"]
