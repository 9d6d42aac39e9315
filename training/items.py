"""Learn the weights of the item finder: `python -m training.items [--gold DIR] [--archive FILE] [--check]`.

Writes `extractors/items/head.npz` and `extent.npz`. Deterministic: the same data give the same files.
The item of a figure may be that of a figure before, so the head is learnt on what a model of the other articles makes
of those before (four folds): learnt on the true items, it would trust them more than it may when it runs.
"""

from collections.abc import Iterable
from pathlib import Path

from arqam.extractors.items import item as item_module
from arqam.extractors.items.extent import ANSWERS, step_features, walk
from arqam.extractors.items.features import features
from arqam.extractors.items.head_templates import of_carried, of_classifier, of_noun
from arqam.extractors.items.item import find_item, weigh
from arqam.extractors.items.sort import unit_sort
from arqam.extractors.items.told import Told, how_found
from arqam.extractors.items.weights import scorers_of
from arqam.extractors.lemma import head_of
from arqam.extractors.scoring.weights import Weights

from .annotated import Article, Example, from_archive, from_gold, letters
from .folds import crossed, left_out
from .options import options
from .softmax import Group, fit
from .weights import save_tables

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent / "extractors" / "items"


def head_group(example: Example, told: list[Told]) -> Group:
    """The candidates of a figure, each with whether it is its item's head."""
    rows, right = [], []
    for choice, row in features(example.scene, example.n, told):
        rows.append(row)
        again = isinstance(choice, Told)
        right.append(letters(choice.item) == letters(example.item) if again else choice in example.heads)
    return rows, right


def _away(example: Example, k: int) -> int:
    """How far token `k` stands from the quantity: of several places where the item is said, the nearest is learnt."""
    first, last = example.scene.spans[example.n]
    return min(abs(k - last), abs(first - k))


def extent_group(example: Example) -> Group:
    """The ends that the phrase may have from its head on, each with whether it is the right one."""
    head = min(example.heads, key=lambda k: _away(example, k))
    rows, right = [], []
    gone: list[str] = []
    for k, may_end in walk(example.scene, head):
        stop, go = step_features(example.scene, example.n, head, k)
        if may_end:
            rows.append(gone + stop)
            right.append(k == example.heads[head])
        gone = gone + go
    return rows, right


def learn_extent(articles: Iterable[Article]) -> dict[str, float]:
    """The weights of where a phrase ends."""
    return fit([extent_group(e) for article in articles for e in article if e.heads], least=2)


def use(head: dict[str, float], extent: dict[str, float]) -> None:
    """Let the item finder use these weights."""
    found = scorers_of(head, extent)
    item_module.scorers = lambda: found  # type: ignore[assignment]


def read(article: Article) -> tuple[list[list[Told]], list[str]]:
    """What the item finder says of an article: for each figure the figures told before it, and its item."""
    told: list[Told] = []
    before, items = [], []
    for weighed in weigh((example.scene, example.n) for example in article):
        before.append(list(told))
        item = find_item(weighed, told)
        items.append(item.text if item else "")
    return before, items


def true_told(article: Article) -> list[list[Told]]:
    """For each figure the figures before it, with their true items."""
    told: list[Told] = []
    before = []
    for example in article:
        before.append(list(told))
        if example.item:
            told.append(true_one(example))
    return before


def true_one(example: Example) -> Told:
    """A figure as told, with its true item."""
    scene, n = example.scene, example.n
    head = min(example.heads, key=lambda k: _away(example, k), default=None)
    how = "C" if head is None else how_found(scene, n, head)
    return Told(example.item, head_of(example.item), unit_sort(scene, n), scene, n, how)


def learn(articles: list[Article]) -> tuple[dict[str, float], dict[str, float]]:
    """The weights of heads and of extents."""
    extent = learn_extent(articles)
    plain = [[head_group(e, told) for e, told in zip(a, true_told(a), strict=True)] for a in articles]

    def again(article: Article, head: Weights) -> list[Group]:
        use(head, extent)
        return [head_group(e, told) for e, told in zip(article, read(article)[0], strict=True)]

    return fit(crossed(articles, plain, fit, again)), extent


def measure(articles: list[Article], weights: tuple[dict[str, float], dict[str, float]]) -> tuple[int, int, int]:
    """Figures, items with the same head, items equal, in articles that were not learnt from."""
    use(*weights)
    total = same = equal = 0
    for article in articles:
        for example, item in zip(article, read(article)[1], strict=True):
            want, got = letters(example.item), letters(item)
            total += 1
            equal += want == got
            same += want == got or (min(len(want), len(got)) > 2 and (want.startswith(got) or got.startswith(want)))
    return total, same, equal


def check(taught: list[Article], others: list[Article]) -> None:
    """Print how items come out in articles left out in turn (`taught`), with `others` always learnt from."""
    total, same, equal = left_out(taught, others, learn, measure)
    print(f"{total} figures left out in turn: same head {same / total:.3f}, item equal {equal / total:.3f}")


def save_both(folder: Path, head: dict[str, float], extent: dict[str, float]) -> None:
    """Write the weights of heads and of extents as the item finder reads them."""
    heads = {"noun": of_noun, "classifier": of_classifier, "carried": of_carried}
    save_tables(folder / "head.npz", {name: [(templates, head)] for name, templates in heads.items()})
    extents = {name: [(templates, extent) for templates in both] for name, both in ANSWERS.items()}
    save_tables(folder / "extent.npz", extents)


def main() -> None:
    args = options(__doc__)
    gold = list(from_gold(args.gold, "train"))
    annotations = HERE / "annotations.tsv.gz"
    own = list(from_archive(args.archive, annotations)) if annotations.exists() else []
    print(f"{sum(map(len, gold))} figures of the gold, {sum(map(len, own))} of our own")
    if args.check:
        check(gold, own)
    else:
        save_both(PACKAGE, *learn(gold + own))


if __name__ == "__main__":
    main()
