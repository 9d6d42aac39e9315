"""Which words may be the head of an item at all."""

from itertools import compress

from .head_words import head_words
from .scene import Scene
from .sort import counts_people, may_be_counted_in_persons, names_persons

LEFT, RIGHT = 40, 18  # tokens looked at before and after the quantity: of the articles learnt from, 99 % lie within


def candidates(scene: Scene, n: int) -> list[int]:
    """Tokens that may be the head of what quantity `n` counts; its own classifier (نفر, واحد) among them."""
    first, last = scene.spans[n]
    texts, words, free = scene.texts, scene.words, scene.free
    personal = counts_people(scene, n)
    if personal and last < len(texts) and free[last] and names_persons(words[last].lemma):
        return [last]  # «۳۰۰ هزار نفر مددجو»
    start, end = max(0, first - LEFT), min(len(texts), last + RIGHT)
    found = [
        k
        for k in compress(range(start, end), free[start:end])
        if (words[k].emptied == "never" or not _is_empty(scene, k))
        and (not personal or may_be_counted_in_persons(words[k].lemma))
    ]
    quantity = scene.quantities[n]
    own = quantity.classifier or (quantity.unit_span if quantity.unit == "count" else None)
    if own:
        found.extend(k for k in range(first, last) if scene.starts[k] == own[0])
    return found


def _is_empty(scene: Scene, k: int) -> bool:
    """Whether token k names nothing: half of a preposition or a verb, or a word that points to what was said before."""
    emptied = scene.words[k].emptied
    if emptied == "by a verb":
        return scene.words[k + 1].verb
    if emptied == "by this":
        return k > 0 and scene.texts[k - 1] in head_words()["this"]
    return emptied == "always"
