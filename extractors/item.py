"""Items: what a quantity counts or measures.

Two steps, both learnt (see `training/items.py`): which word is the head of the item — a noun of the sentence, the classifier
itself (نفر), or the item of a figure before («… که ۶۰ درصد آن») — and how far the phrase runs on from there.
"""

from dataclasses import dataclass

from .item_features import LONGEST, HeadFeatures, Told, candidates, extent_features, unit_sort
from .lemma import clean_item, lemma
from .scene import Scene, is_nominal
from .weights import load_weights


@dataclass(frozen=True, slots=True)
class Item:
    """`text` is the clean phrase, head singular; `start`, `end` where the words it was read from stand (code points)."""

    text: str
    start: int
    end: int
    rule: str


def find_item(text: str, scene: Scene, n: int, told: list[Told]) -> Item | None:
    """The item of quantity `n` of `scene`; `told` are the figures before it in the article, to which this one is added."""
    model = load_weights("item_head")
    features = HeadFeatures(scene, n, told)
    best, choice = float("-inf"), None
    for k in candidates(scene, n):
        score = model.score(features.of(k))
        if score > best:
            best, choice = score, k
    for before, steps in features.carried():
        score = model.score(features.of_carried(before, steps))
        if score > best:
            best, choice = score, before
    if choice is None:
        return None
    if isinstance(choice, Told):
        item, how, head = Item(choice.item, choice.start, choice.end, "carried"), "C", choice.head
    else:
        end = phrase_end(scene, n, choice)
        start, stop = scene.tokens[choice].start, scene.tokens[end].end
        phrase = clean_item(text[start:stop])
        if not phrase:
            return None
        first, last = scene.spans[n]
        how = "O" if scene.owner[choice] >= 0 else "L" if choice < first else "R0" if choice == last else "R"
        item, head = Item(phrase, start, stop, {"O": "classifier", "L": "before", "R0": "after", "R": "after"}[how]), lemma(phrase.split()[0])
    told.append(Told(item.text, head, unit_sort(scene, n), scene, n, how, item.start, item.end))
    return item


def walk(scene: Scene, n: int, head: int) -> list[tuple[int, bool]]:
    """The tokens a phrase may run through from its head, each with whether it may end there."""
    path = []
    own = scene.owner[head]
    for k in range(head, min(head + LONGEST, len(scene.tokens))):
        if scene.owner[k] >= 0 and scene.owner[k] != own:
            break
        path.append((k, is_nominal(scene, k) or k == head))
        token, tag = scene.tokens[k], scene.classes[k].tag
        if (token.sort == "mark" and token.text not in "،«»\"") or (k != head and tag in ("VERB", "AUX", "SCONJ")):
            break
    return path


def phrase_end(scene: Scene, n: int, head: int) -> int:
    """The last token of the phrase that begins at `head`."""
    model = load_weights("item_extent")
    gone, best, end = 0.0, float("-inf"), head
    for k, may_end in walk(scene, n, head):
        features = extent_features(scene, n, head, k)
        if may_end:
            score = gone + model.score("stop|" + f for f in features)
            if score > best:
                best, end = score, k
        gone += model.score("go|" + f for f in features)
    return end
