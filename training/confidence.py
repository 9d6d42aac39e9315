"""Learn how sure a figure is: `python -m training.confidence [--gold DIR] [--archive FILE] [--check]`.

Writes `extractors/confidence/weights.json.gz` and CALIBRATION.md. The figures to learn from are those of the gold's
train set, each read with item weights learnt without its article (four folds), and of the sets that no weights are
learnt from (news, seeds). The table is of figures left out in turn (ten folds over articles), so that it tells what is
to be expected of new ones.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from arqam.extractors import Document, Draft
from arqam.extractors.confidence import features
from arqam.extractors.figure import read_figures
from arqam.extractors.kinds.catalogue import Catalogue
from arqam.pipeline import Article, Pipeline
from arqam.pipeline.decimals import from_json
from arqam.pipeline.evaluation import read_gold
from arqam.pipeline.evaluation.judgement import judge, match

from . import items
from .annotated import from_archive, from_gold
from .folds import folds
from .options import options
from .weights import save

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent / "extractors" / "confidence"
UNSEEN = ("news", "seeds")
FOLDS = 10
L2 = 2.0

Example = tuple[list[str], bool]
"""The features of a figure, and whether its headline was right."""


def examples(gold: Path, name: str, documents: set[str] | None = None) -> Iterator[list[Example]]:
    """The figures of the articles of a gold set (or of some of them), as the extractors in force read them."""
    wanted = read_gold(gold / name)
    with open(gold / f"{name}.jsonl", encoding="utf-8") as lines:
        for line in lines:
            article = Article(**json.loads(line))
            if documents is None or article.id in documents:
                yield _judged(article, wanted[article.id])


def _judged(article: Article, wanted: list[dict]) -> list[Example]:
    seen: list[Draft] = []

    def extractor(document: Document, catalogue: Catalogue) -> list[Draft]:
        seen.extend(read_figures(document, catalogue))
        return seen

    figures = [from_json(figure.to_json()) for figure in Pipeline(extractor=extractor).extract(article)]
    rows = features(seen)
    assert len(rows) == len(figures), article.id
    return [
        (rows[p], "core" in judge(wanted[g], figures[p]).passes)
        for g, p in match(wanted, figures)
        if not wanted[g].get("optional")
    ]


def left_out(gold: Path, archive: Path) -> Iterator[list[Example]]:
    """The train set, each article read with item weights that were learnt without it."""
    with open(gold / "train.jsonl", encoding="utf-8") as lines:
        names = [json.loads(line)["id"] for line in lines]
    taught, own = list(from_gold(gold, "train")), list(from_archive(archive, HERE / "annotations.tsv.gz"))
    for rest, apart in folds(len(names), 2):
        items.use(*items.learn([taught[i] for i in rest] + own))
        yield from examples(gold, "train", {names[i] for i in apart})


def fit(found: Iterable[Example]) -> dict[str, float]:
    """The weights of a logistic model, by penalised likelihood."""
    rows = list(found)
    index = {feature: i for i, feature in enumerate(sorted({f for row, _ in rows for f in row}))}
    table = np.zeros((len(rows), len(index)))
    for n, (row, _) in enumerate(rows):
        table[n, [index[feature] for feature in row]] = 1
    sign = np.array([1.0 if right else -1.0 for _, right in rows])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (table @ weights)
        slope = -(table.T @ (sign / (1 + np.exp(margin))))
        return float(np.logaddexp(0, -margin).sum() + 0.5 * L2 * (weights @ weights)), slope + L2 * weights

    best = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B")
    return dict(zip(index, best.x.tolist(), strict=True))


def chance(weights: dict[str, float], row: list[str]) -> float:
    """The probability that a figure is right."""
    return float(1 / (1 + np.exp(-sum(weights.get(feature, 0.0) for feature in row))))


def cross_validated(articles: list[list[Example]]) -> list[tuple[float, bool]]:
    """For every figure its probability by weights learnt without its article, and whether it was right."""
    told = []
    for rest, apart in folds(len(articles), 4, into=FOLDS):
        weights = fit(example for i in rest for example in articles[i])
        told += [(chance(weights, row), right) for i in sorted(apart) for row, right in articles[i]]
    return told


def table(told: list[tuple[float, bool]]) -> str:
    """The reliability table, and the mean distance between what is said and what is so."""
    lines = ["| said | figures | mean said | right |", "|---|---|---|---|"]
    away = 0.0
    for low in range(0, 100, 10):
        here = [(p, right) for p, right in told if low / 100 <= p < (low + 10) / 100 or (low == 90 and p >= 1)]
        if here:
            said, right = sum(p for p, _ in here) / len(here), sum(r for _, r in here) / len(here)
            away += abs(said - right) * len(here) / len(told)
            lines.append(f"| {low / 100:.1f}–{(low + 10) / 100:.1f} | {len(here)} | {said:.2f} | {right:.2f} |")
    brier = sum((p - right) ** 2 for p, right in told) / len(told)
    mean = sum(right for _, right in told) / len(told)
    worst = mean * (1 - mean)
    return "\n".join(lines) + (
        f"\n\nExpected calibration error {away:.3f}; Brier score {brier:.3f} (saying {mean:.2f} of all: {worst:.3f}).\n"
    )


def main() -> None:
    args = options(__doc__)
    articles = [article for name in UNSEEN for article in examples(args.gold, name)]
    articles += left_out(args.gold, args.archive)
    told = table(cross_validated(articles))
    print(told)
    if not args.check:
        card = PACKAGE / "CALIBRATION.md"
        card.write_text(card.read_text(encoding="utf-8").partition("| said |")[0] + told, encoding="utf-8")
        save(PACKAGE / "weights.json.gz", fit(example for article in articles for example in article))


if __name__ == "__main__":
    main()
