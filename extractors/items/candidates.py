"""Which words may be the head of an item at all."""

import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from ..lemma import lemma
from .scene import Scene
from .sort import counts_people, may_be_counted_in_persons, names_persons

LEFT, RIGHT = 40, 18  # tokens looked at before and after the quantity: of the articles learnt from, 99 % lie within


@cache
def head_words() -> dict[str, frozenset[str]]:
    """`heads.toml`: the words by what they are."""
    data = tomllib.loads(Path(__file__).with_name("heads.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in data.items()}


def candidates(scene: Scene, n: int) -> list[int]:
    """Tokens that may be the head of what quantity `n` counts; its own classifier (نفر, واحد) among them."""
    first, last = scene.spans[n]
    tokens, free = scene.tokens, scene.free
    personal = counts_people(scene, n)
    if personal and last < len(tokens) and free[last] and names_persons(lemma(tokens[last].text)):
        return [last]  # «۳۰۰ هزار نفر مددجو»
    found = [
        k
        for k in range(max(0, first - LEFT), min(len(tokens), last + RIGHT))
        if free[k] and not _is_empty(scene, k) and (not personal or may_be_counted_in_persons(lemma(tokens[k].text)))
    ]
    quantity = scene.quantities[n]
    own = quantity.classifier or (quantity.unit_span if quantity.unit == "count" else None)
    if own:
        found.extend(k for k in range(first, last) if tokens[k].start == own[0])
    return found


def _is_empty(scene: Scene, k: int) -> bool:
    """Whether token k names nothing: half of a preposition or a verb, or a word that points to what was said before."""
    emptied = _emptied(scene.tokens[k].text)
    if emptied == "by a verb":
        return scene.words[k + 1].verb
    if emptied == "by this":
        return k > 0 and scene.tokens[k - 1].text in head_words()["this"]
    return emptied == "always"


@lru_cache(maxsize=32768)
def _emptied(word: str) -> Literal["never", "by a verb", "by this", "always"]:
    """When a word names nothing: where a verb follows it, after «این», or always."""
    words, noun = head_words(), lemma(word)
    if noun in words["with_verb"]:
        return "by a verb"
    if noun in words["nameless"]:
        return "by this"
    return "always" if noun in words["rest"] or word in words["half"] else "never"
