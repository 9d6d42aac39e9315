"""Learn the weights of the statuses: `python -m training.statuses [--gold DIR] [--archive FILE] [--check]`.

Writes `extractors/statuses/weights.json.gz`. Deterministic: the same data give the same file. `--check` measures on
articles left out in turn (four folds), with the sets that nothing is learnt from (news, seeds) besides.
"""

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

from arqam.extractors.statuses.features import Reading, features
from arqam.extractors.statuses.learnt import STATUSES, choices, decide, read_all
from arqam.extractors.weights import Weights

from .contexts import Case, from_archive, from_gold
from .options import options
from .softmax import fit
from .weights import save

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent / "extractors" / "statuses"
FOLDS = 4
L2, LEAST, STEPS = 10.0, 4, 60
LIGHT = 0.06  # lighter weights are left out: they are most of the file and decide little

Example = tuple[list[str], Reading, list[str]]
"""The features of a figure, what the cues say of it, and the statuses that hold."""


def examples(case: Case) -> list[Example]:
    """The annotated figures of an article; its others are only neighbours."""
    document, drafts, wanted = case
    readings = read_all(document.text, drafts)
    rows = features(document.text, drafts, readings, document.published)
    return [
        (row, reading, want["status"])
        for row, reading, want in zip(rows, readings, wanted, strict=True)
        if want.get("status")
    ]


def learn(articles: Iterable[Sequence[Example]]) -> Weights:
    """The weights of the features of all three statuses."""
    groups = [
        (choices(row), [status in want for status in STATUSES]) for article in articles for row, _, want in article
    ]
    weights = fit(groups, l2=L2, least=LEAST, steps=STEPS)
    return Weights({feature: weight for feature, weight in weights.items() if abs(weight) >= LIGHT})


def right(weights: Weights, article: Sequence[Example]) -> tuple[int, int, int]:
    """Figures of an article, those whose status is right, and those that the cues alone have right."""
    told = [decide(weights, row, reading)[0] in want for row, reading, want in article]
    return len(article), sum(told), sum(reading.status in want for _, reading, want in article)


def report(name: str, counts: Iterable[tuple[int, int, int]]) -> None:
    figures, learnt, cues = map(sum, zip(*counts, strict=True))
    print(f"{name}: {figures} figures, status right {learnt / figures:.4f}, by the cues alone {cues / figures:.4f}")


def check(sets: dict[str, list[list[Example]]]) -> None:
    """Print how statuses come out in articles left out in turn, those of each set apart."""
    counts: dict[str, list[tuple[int, int, int]]] = {name: [] for name in sets}
    folds = {name: _shuffled(articles) for name, articles in sets.items()}
    for fold in range(FOLDS):
        weights = learn(a for articles in folds.values() for n, a in enumerate(articles) if n % FOLDS != fold)
        for name, articles in folds.items():
            counts[name] += [right(weights, article) for article in articles[fold::FOLDS]]
    for name in sets:
        report(f"{name}, left out in turn", counts[name])


def _shuffled(articles: Sequence[list[Example]]) -> list[list[Example]]:
    return random.Random(1).sample(articles, len(articles))


def main() -> None:
    args = options(__doc__)
    sets = {
        "train": [examples(case) for case in from_gold(args.gold, "train")],
        "archive": [examples(case) for case in from_archive(args.archive, HERE / "contexts.tsv.gz")],
    }
    if args.check:
        check(sets)
    weights = learn(article for articles in sets.values() for article in articles)
    for name in ("news", "seeds"):
        report(name, [right(weights, examples(case)) for case in from_gold(args.gold, name)])
    if not args.check:
        save(PACKAGE / "weights.json.gz", weights)


if __name__ == "__main__":
    main()
