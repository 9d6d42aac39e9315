"""Items: what a quantity counts or measures.

Two questions, both answered by learnt weights (see `training/items.py`): which word is the head (a noun of the
sentence, the classifier itself as in ۳۰ نفر, or the item of a figure before as in «… که ۶۰ درصد آن»), and how far the
phrase runs on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from math import exp
from operator import itemgetter

from ..lemma import clean_item, head_of
from ..scorer import Scorer, read_scorers
from .candidates import candidates, head_words
from .extent import ANSWERS, shared_facts, step_facts, walk
from .head import Head
from .head_templates import TEMPLATES
from .scene import Scene
from .sort import unit_sort
from .told import Told, how_found

_RULES = {"L": "before the number", "R0": "right after the number", "R": "after the number", "O": "classifier"}


@dataclass(frozen=True, slots=True)
class Item:
    """`text` is the clean phrase, head in the singular; `start`, `end` are where its words stand (code points).

    `likely` is the share that the weights give its head among all candidates, 0 to 1 (no calibrated probability).
    """

    text: str
    start: int
    end: int
    rule: str
    likely: float = 1.0


def find_item(text: str, scene: Scene, n: int, told: list[Told]) -> Item | None:
    """The item of quantity `n` of `scene`, or None where no noun is near.

    `told` are the figures of the article before it; this one is added to them.
    """
    if distance := _distance(scene, n):
        return distance
    scores = head_scores(scene, n, told)
    if not scores:
        return None
    best, choice = max(scores, key=itemgetter(0))
    likely = 1 / sum(exp(score - best) for score, _ in scores)
    item: Item | None
    if isinstance(choice, Told):
        item, how = Item(choice.item, choice.start, choice.end, "figure before", likely), "C"
    else:
        item, how = _phrase(text, scene, n, choice, likely)
    if item:
        told.append(Told(item.text, head_of(item.text), unit_sort(scene, n), scene, n, how, item.start, item.end))
    return item


def head_scores(scene: Scene, n: int, told: Sequence[Told]) -> list[tuple[float, int | Told]]:
    """The words and the items of figures before that may be meant by quantity `n`, each with its score."""
    found = candidates(scene, n)
    head = Head(scene, n, told)
    first, last = scene.spans[n]
    nouns = [k for k in found if not first <= k < last]
    carried, facts = head.carried()
    by = scorers()
    scores: list[tuple[float, int | Told]] = []
    if nouns:
        scores += zip(by["noun"].column_sums([(head.shared, head.nouns(nouns))])[:, 0].tolist(), nouns)
    for k in found[len(nouns) :]:
        scores.append((float(by["classifier"].sums([(head.shared, [head.classifier(k)])])[0, 0]), k))
    if carried:
        scores += zip(by["carried"].column_sums([(head.shared, facts)])[:, 0].tolist(), carried)
    return scores


@cache
def scorers() -> dict[str, Scorer]:
    """The learnt weights: of heads by what sort of candidate they are, of the steps of an extent by what follows."""
    heads = read_scorers("items", "head", **TEMPLATES)
    return heads | read_scorers("items", "extent", **{name: stop for name, (stop, _) in ANSWERS.items()})


def _distance(scene: Scene, n: int) -> Item | None:
    """«در ۲۰ کیلومتری شهر»: a distance, though nothing says so."""
    quantity, words = scene.quantities[n], head_words()
    first = scene.spans[n][0]
    if not (quantity.adjective and quantity.unit in words["distance_units"] and quantity.unit_span):
        return None
    if first == 0 or scene.tokens[first - 1].text not in words["distance_before"]:
        return None
    return Item(next(iter(words["distance"])), *quantity.unit_span, "distance")


def _phrase(text: str, scene: Scene, n: int, head: int, likely: float) -> tuple[Item | None, str]:
    """The item with its head at token `head`, and on which side of the number it was found."""
    start, end = scene.tokens[head].start, scene.tokens[phrase_end(scene, n, head)].end
    how = how_found(scene, n, head)
    phrase = clean_item(text[start:end])
    return (Item(phrase, start, end, _RULES[how], likely) if phrase else None), how


def phrase_end(scene: Scene, n: int, head: int) -> int:
    """The last token of the phrase whose head is token `head`."""
    ends = [k for k, may_end in walk(scene, head) if may_end]
    if len(ends) == 1:
        return head
    facts = step_facts(scene, n, head, ends[-1] + 1)
    shared = shared_facts(scene, n, head)
    answers = scorers()["step"].column_sums([(shared, facts)])
    joined = [i for i, sign in enumerate(facts["there"]) if sign == "و"]
    if joined:
        there = {name: [values[i] for i in joined] for name, values in facts.items()}
        answers[joined] += scorers()["joined"].column_sums([(shared, there)])
    stop, go = answers.T.tolist()
    gone = [0.0, *accumulate(go)]
    return max(ends, key=lambda k: gone[k - head] + stop[k - head])
