"""Learn which body a figure belongs to: `python -m training.organizations [--gold DIR] [--archive FILE] [--check]`.

Writes `extractors/organizations/weights.json.gz`. Deterministic: the same data give the same file.
A figure often has the body of the one before it: the weights are learnt on what a model of the other articles makes of
those before.
Figures whose body the rules do not find in the text teach nothing, and are left out.
"""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from arqam.extractors import Draft
from arqam.extractors.organizations.facts import NONE, Figure
from arqam.extractors.organizations.organization import read, rows_of
from arqam.extractors.organizations.scene import Scene, read_scene
from arqam.extractors.speakers import speakers_of
from arqam.extractors.weights import Weights
from arqam.pipeline.evaluation.likeness import alike

from .contexts import Case, from_archive, from_gold
from .folds import crossed, left_out, scored
from .options import options
from .softmax import Group, fit
from .weights import save

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent / "extractors" / "organizations"
L2 = 10.0
STEPS = 80


@dataclass(slots=True)
class Article:
    """An article's scene, its figures, and the readings of the body of each (None: not annotated)."""

    scene: Scene
    drafts: list[Draft]
    wanted: list[list[str | None] | None]


def articles_of(cases: Iterable[Case]) -> list[Article]:
    """The articles with their speakers filled, as at run time."""
    found = []
    for document, drafts, wanted in cases:
        speakers = speakers_of(document, drafts)
        spoken = [replace(draft, speaker=speaker) for draft, speaker in zip(drafts, speakers, strict=True)]
        found.append(Article(read_scene(document), spoken, [slots.get("organization") for slots in wanted]))
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
        figure = Figure(article.scene, article.drafts, n, told[:n])
        right = [is_right(article.scene, readings, body) for body in figure.candidates]
        if None in readings or any(right):
            rows = [[sys.intern(feature) for feature in row] for row in rows_of(figure)]
            groups.append((rows, [*right, None in readings]))
    return groups


def learn(articles: Sequence[Article]) -> Weights:
    """The weights."""
    fitted = partial(fit, l2=L2, steps=STEPS)
    plain = [groups_of(article, truth(article)) for article in articles]
    return Weights(fitted(crossed(articles, plain, fitted, _again)))


def _again(article: Article, weights: Weights) -> list[Group]:
    return groups_of(article, read(article.scene, article.drafts, weights))


def measure(articles: Iterable[Article], weights: Weights) -> tuple[int, int, int]:
    """Right, given and wanted bodies, as the gold is scored."""
    right = given = wanted = 0
    for article in articles:
        bodies = read(article.scene, article.drafts, weights)
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
        save(PACKAGE / "weights.json.gz", learn(gold + own))


if __name__ == "__main__":
    main()
