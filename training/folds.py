"""Articles left out in turn, so that what was learnt can be asked of articles it was not learnt from."""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence

from arqam.extractors.scoring.weights import Weights
from arqam.pipeline.evaluation.scores import score

from .softmax import Group

FOLDS = 4


def folds(count: int, seed: int, into: int = FOLDS) -> list[tuple[list[int], list[int]]]:
    """The places 0 to `count` - 1, shuffled and dealt out: for each fold the places to learn from, and its own.

    One seed deals them one way.
    """
    order = list(range(count))
    random.Random(seed).shuffle(order)
    return [([i for n, i in enumerate(order) if n % into != fold], order[fold::into]) for fold in range(into)]


def crossed[Article](
    articles: Sequence[Article],
    plain: Sequence[list[Group]],
    learn: Callable[[list[Group]], Mapping[str, float]],
    again: Callable[[Article, Weights], Iterable[Group]],
) -> list[Group]:
    """The groups of all articles, each read `again` with weights that `learn` made of the `plain` groups of others.

    What a figure gets often hangs on what those before it got: learnt on the truth alone, weights would trust that more
    than they may when arqam runs. Fold by fold, so not in the order of `articles`.
    """
    groups: list[Group] = []
    for rest, apart in folds(len(articles), 5):
        weights = Weights(learn([group for i in rest for group in plain[i]]))
        for i in apart:
            groups += again(articles[i], weights)
    return groups


def left_out[Article, Model](
    taught: Sequence[Article],
    others: Sequence[Article],
    learn: Callable[[list[Article]], Model],
    measure: Callable[[list[Article], Model], tuple[int, ...]],
) -> list[int]:
    """What `measure` counts in `taught`, each article with a model learnt without it (four folds).

    `others` are always learnt from.
    """
    counts = []
    for rest, apart in folds(len(taught), 2):
        model = learn([*(taught[i] for i in rest), *others])
        counts.append(measure([taught[i] for i in apart], model))
    return [sum(column) for column in zip(*counts, strict=True)]


def scored(counts: Sequence[int]) -> str:
    """Right, given and wanted values as a line that tells how good they are."""
    precision, recall, f1, wanted = score(*counts)
    return f"left out in turn: precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f} of {wanted}"
