"""Learn the weights of the statuses: `python -m training.statuses [--gold DIR] [--archive FILE] [--check]`.

Writes `extractors/statuses/weights.json.gz`. Deterministic: the same data give the same file. `--check` measures on
articles left out in turn (four folds), with the sets that nothing is learnt from (news, seeds) besides.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from arqam.extractors.scoring.weights import Weights
from arqam.extractors.statuses.features import features
from arqam.extractors.statuses.learnt import STATUSES, choices, decide
from arqam.extractors.statuses.status import Reading, read_all

from .contexts import Case, from_archive, from_gold
from .folds import left_out
from .options import options
from .softmax import fit
from .weights import save

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent / "extractors" / "statuses"
L2, LEAST, STEPS = 10.0, 4, 60
LIGHT = 0.06  # lighter weights are left out: they are most of the file and decide little

Example = tuple[list[str], Reading, list[str]]
"""The features of a figure, what the cues say of it, and the statuses that hold."""


def examples(case: Case) -> list[Example]:
    """The annotated figures of an article; its others are only neighbours."""
    document, drafts, wanted = case
    readings = list(read_all(document.tokenized, drafts))
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


def measure(articles: Iterable[Sequence[Example]], weights: Weights) -> tuple[int, int, int]:
    """Figures, those whose status is right, and those that the cues alone have right."""
    figures = learnt = cues = 0
    for article in articles:
        for row, reading, want in article:
            figures += 1
            learnt += decide(weights.shares(choices(row)), reading.status, reading.rule)[0] in want
            cues += reading.status in want
    return figures, learnt, cues


def report(name: str, counts: Sequence[int]) -> None:
    """Print what `measure` counted."""
    figures, learnt, cues = counts
    print(f"{name}: {figures} figures, status right {learnt / figures:.4f}, by the cues alone {cues / figures:.4f}")


def main() -> None:
    args = options(__doc__)
    gold = [examples(case) for case in from_gold(args.gold, "train")]
    own = [examples(case) for case in from_archive(args.archive, HERE / "contexts.tsv.gz")]
    if args.check:
        report("gold, left out in turn", left_out(gold, own, learn, measure))
        report("our own, left out in turn", left_out(own, gold, learn, measure))
    weights = learn(gold + own)
    for name in ("news", "seeds"):
        report(name, measure(map(examples, from_gold(args.gold, name)), weights))
    if not args.check:
        save(PACKAGE / "weights.json.gz", weights)


if __name__ == "__main__":
    main()
