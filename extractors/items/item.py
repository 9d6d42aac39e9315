"""Items: what a quantity counts or measures.

Two questions, both answered by learnt weights (see `training/items.py`): which word is the head (a noun of the
sentence, the classifier itself as in ۳۰ نفر, or the item of a figure before as in «… که ۶۰ درصد آن»), and how far the
phrase runs on.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, batched, chain, compress, islice
from math import exp
from operator import itemgetter

from ..lemma import clean_item, head_of
from .again import carried, last_told, nouns_told
from .extent import joins, shared_facts, steps, walk
from .head import Head, Side
from .head_words import head_words
from .scene import Scene
from .told import Told, how_found
from .weights import scorers

_AT_ONCE = 64  # figures whose nouns are weighed in one go: bounds the memory on a text of nothing but numbers
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


@dataclass(frozen=True, slots=True)
class Weighed:
    """A quantity with the nouns that it may count, weighed by all but the figures told before it.

    `likely` is the noun that has most by now, or None, and `end` the last token of its phrase.
    """

    head: Head
    sides: tuple[Side, Side]
    scores: list[float]
    likely: int | None
    end: int = 0


def weigh(figures: Iterable[tuple[Scene, int]]) -> Iterator[Weighed]:
    """The figures of a document, each a scene and the number of the quantity in it, ready for `find_item`."""
    for some in batched(figures, _AT_ONCE):
        heads = [Head(scene, n) for scene, n in some]
        sides = [head.sides() for head in heads]
        groups = [(side.shared, side.columns) for side in chain.from_iterable(sides)]
        sums = iter(scorers().noun.sums(groups)[:, 0].tolist())
        scores = [list(islice(sums, len(head.nouns))) for head in heads]
        likely = [
            max(zip(each, head.nouns, strict=True))[1] if each else None
            for head, each in zip(heads, scores, strict=True)
        ]
        asked = [(h.scene, h.n, k) for h, k in zip(heads, likely, strict=True) if k is not None]
        ends = iter(phrase_ends(asked))
        for head, each, score, k in zip(heads, sides, scores, likely, strict=True):
            yield Weighed(head, each, score, k, 0 if k is None else next(ends))


def find_item(weighed: Weighed, told: list[Told]) -> Item | None:
    """The item of a figure, or None where no noun is near.

    `told` are the figures of the article before it; this one is added to them.
    """
    head = weighed.head
    scene, n = head.scene, head.n
    if distance := _distance(scene, n):
        return distance
    scores = _scores(weighed, told)
    if not scores:
        return None
    best, choice = max(scores, key=itemgetter(0))
    likely = 1 / sum([exp(score - best) for score, _ in scores])
    item: Item | None
    if isinstance(choice, Told):
        item, how = Item(choice.item, choice.start, choice.end, "figure before", likely), "C"
    else:
        end = weighed.end if choice == weighed.likely else phrase_ends([(scene, n, choice)])[0]
        item, how = _phrase(scene, n, choice, end, likely)
    if item:
        told.append(Told(item.text, head_of(item.text), head.sort, scene, n, how, item.start, item.end))
    return item


def _scores(weighed: Weighed, told: Sequence[Told]) -> list[tuple[float, int | Told]]:
    """The words, and the items of figures before, that may be meant, each with its score."""
    head, by = weighed.head, scorers()
    values, which = nouns_told(head, weighed.sides, told)
    more = [by.told(each) for each in values]
    scores: list[tuple[float, int | Told]] = [
        (score + more[number], k) for score, number, k in zip(weighed.scores, which, head.nouns, strict=True)
    ]
    shared = {**head.shared, **last_told(head, told)}
    scores += [(by.classifier.score(shared | head.classifier(k)), k) for k in head.own]
    scores += [(by.carried.score(shared | facts), one) for one, facts in carried(head, told)]
    return scores


def _distance(scene: Scene, n: int) -> Item | None:
    """«در ۲۰ کیلومتری شهر»: a distance, though nothing says so."""
    quantity, words = scene.quantities[n], head_words()
    first = scene.spans[n][0]
    if not (quantity.adjective and quantity.unit in words["distance_units"] and quantity.unit_span):
        return None
    if first == 0 or scene.texts[first - 1] not in words["distance_before"]:
        return None
    return Item(next(iter(words["distance"])), *quantity.unit_span, "distance")


def _phrase(scene: Scene, n: int, head: int, last: int, likely: float) -> tuple[Item | None, str]:
    """The item from its head on to the `last` token, and on which side of the number it was found."""
    start, end = scene.starts[head], scene.ends[last]
    how = how_found(scene, n, head)
    phrase = clean_item(scene.read.text[start:end])
    return (Item(phrase, start, end, _RULES[how], likely) if phrase else None), how


def phrase_ends(asked: Sequence[tuple[Scene, int, int]]) -> list[int]:
    """The last token of each phrase: `asked` tells its scene, its quantity and its head."""
    ends = [[k for k, may_end in walk(scene, head) if may_end] for scene, _, head in asked]
    found = [head for _, _, head in asked]
    several = [i for i, each in enumerate(ends) if len(each) > 1]
    if not several:
        return found
    groups = [(shared_facts(*asked[i]), steps(*asked[i], ends[i][-1] + 1)) for i in several]
    answers = scorers().step.sums(groups)
    followed = [joins(columns) for _, columns in groups]
    if any(map(any, followed)):
        joined = [
            (shared, [list(compress(column, chosen)) for column in columns])
            for (shared, columns), chosen in zip(groups, followed, strict=True)
        ]
        answers[list(chain.from_iterable(followed))] += scorers().joined.sums(joined)
    told = iter(answers.tolist())
    for i, chosen in zip(several, followed, strict=True):
        found[i] = _best_end(found[i], ends[i], list(islice(told, len(chosen))))
    return found


def _best_end(head: int, ends: Sequence[int], answers: Sequence[Sequence[float]]) -> int:
    """The best of the `ends`; `answers` tell for every token from the head on what speaks for stopping and going on."""
    gone = list(accumulate([go for _, go in answers], initial=0.0))
    return max(ends, key=lambda k: gone[k - head] + answers[k - head][0])
