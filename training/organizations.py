"""Learn which body a figure belongs to: `python -m training.organizations [--gold DIR] [--archive FILE] [--check]`.

Writes `extractors/organizations/weights.npz`. Deterministic: the same data give the same file.
A figure often has the body of the one before it: the weights are learnt on what a model of the other articles makes of
those before.
Figures whose body the rules do not find in the text teach nothing, and are left out.
"""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from arqam.extractors.organizations.facts import Figure
from arqam.extractors.organizations.organization import read
from arqam.extractors.organizations.ranking import Chances, rows_of
from arqam.extractors.organizations.scene import Scene, read_scene
from arqam.extractors.organizations.templates import of_body, of_none
from arqam.extractors.organizations.told import NONE
from arqam.extractors.scoring.weights import Weights
from arqam.extractors.speakers import speakers_of
from arqam.pipeline.evaluation.likeness import alike

from .contexts import Case, from_archive, from_gold
from .folds import crossed, left_out, scored
from .options import options
from .softmax import Group, fit
from .weights import save_tables

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent / "extractors" / "organizations"
L2 = 10.0
STEPS = 80


@dataclass(slots=True)
class Article:
    """An article's scene, its figures, and the readings of the body of each (None: not annotated)."""

    scene: Scene
    figures: list[Figure]
    wanted: list[list[str | None] | None]


def articles_of(cases: Iterable[Case]) -> list[Article]:
    """The articles with their speakers filled, as at run time."""
    found = []
    for document, drafts, wanted in cases:
        speakers = speakers_of(document, drafts)
        spoken = [replace(draft, speaker=speaker) for draft, speaker in zip(drafts, speakers, strict=True)]
        scene = read_scene(document)
        figures = [Figure(scene, spoken, n) for n in range(len(spoken))]
        found.append(Article(scene, figures, [slots.get("organization") for slots in wanted]))
    return found


def is_right(scene: Scene, readings: Sequence[str | None], body: int) -> bool:
    """Whether a body is one of the readings."""
    return any(reading is not None and alike(reading, scene.bodies[body].name) for reading in readings)


def truth(article: Article) -> list[int]:
    """The bodies that the figures have; one that nobody annotated has that of the figure before."""
    found: list[int] = []
    for readings in article.wanted:
        if readings is None:
            found.append(found[-1] if found else NONE)
        elif None in readings:
            found.append(NONE)
        else:
            bodies = range(len(article.scene.bodies))
            found.append(next((body for body in bodies if is_right(article.scene, readings, body)), NONE))
    return found


def groups_of(article: Article, told: Sequence[int]) -> list[Group]:
    """The candidates of each annotated figure, and which are right; the figures before have the bodies `told`."""
    groups: list[Group] = []
    for n, readings in enumerate(article.wanted):
        if readings is None:
            continue
        figure = article.figures[n]
        right = [is_right(article.scene, readings, body) for body in figure.candidates(told[:n])]
        if None in readings or any(right):
            rows = [[sys.intern(feature) for feature in row] for row in rows_of(figure, told[:n])]
            groups.append((rows, [*right, None in readings]))
    return groups


def learn(articles: Sequence[Article]) -> Weights:
    """The weights."""
    fitted = partial(fit, l2=L2, steps=STEPS)
    plain = [groups_of(article, truth(article)) for article in articles]
    return Weights(fitted(crossed(articles, plain, fitted, _again)))


def _again(article: Article, weights: Weights) -> list[Group]:
    return groups_of(article, read(article.figures, partial(chances, weights)))


def chances(weights: Weights, figure: Figure, told: Sequence[int]) -> Chances:
    """How likely each candidate is by weights that are being learnt."""
    candidates = figure.candidates(told)
    shares = weights.shares(rows_of(figure, told)) if candidates else [1.0]
    return dict(zip([*candidates, NONE], shares, strict=True))


def measure(articles: Iterable[Article], weights: Weights) -> tuple[int, int, int]:
    """Right, given and wanted bodies, as the gold is scored."""
    right = given = wanted = 0
    for article in articles:
        bodies = read(article.figures, partial(chances, weights))
        for body, readings in zip(bodies, article.wanted, strict=True):
            if readings is not None:
                good = body != NONE and is_right(article.scene, readings, body)
                right += good
                given += body != NONE
                wanted += None not in readings or good
    return right, given, wanted


def main() -> None:
    args = options(__doc__)
    gold = articles_of(from_gold(args.gold, "train"))
    own = articles_of(from_archive(args.archive, HERE / "contexts.tsv.gz"))
    if args.check:
        print(scored(left_out(gold, own, learn, measure)))
    else:
        weights = learn(gold + own)
        save_tables(PACKAGE / "weights.npz", {"body": [(of_body, weights)], "none": [(of_none, weights)]})


if __name__ == "__main__":
    main()
