"""Learn which place is a figure's: `python -m training.places [--gold DIR] [--archive FILE] [--check]`.

Writes `extractors/places/tables.npz`. Deterministic. The second reading sees what the first chose for the figures
around, so it is learnt on what a first reading learnt from other articles chose (four folds), as it will be when arqam
runs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from arqam.extractors import Document, Draft
from arqam.extractors.places.candidate import Candidate, Offer, offers_of
from arqam.extractors.places.choice import answers
from arqam.extractors.places.landscape import read_landscape
from arqam.extractors.places.reading import Row, first_features, second_features
from arqam.extractors.places.view import View
from arqam.extractors.scoring.weights import Weights
from arqam.pipeline.evaluation.likeness import ENOUGH, alike, overlap

from .contexts import from_archive, from_gold
from .folds import folds, left_out, scored
from .options import options
from .softmax import Group, fit
from .weights import save_tables

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent / "extractors" / "places"
L2_FIRST, L2_SECOND = 8.0, 25.0


@dataclass
class Case:
    """An article: of each draft the places offered, their features in the first reading, and which are right.

    `wanted` holds the readings of a place that hold, [] where nobody told.
    """

    offers: list[Offer]
    rows: list[list[Row]]
    wanted: list[list[str | None]]
    right: list[list[bool]]
    gold: bool = True


def case_of(document: Document, drafts: Sequence[Draft], wanted: Sequence[dict]) -> Case:
    view = View(document, read_landscape(document), drafts)
    offers = list(offers_of(view))
    readings = [w.get("place", []) for w in wanted]
    right = [right_of(here.candidates, r) for here, r in zip(offers, readings, strict=True)]
    return Case(offers, [first_features(here) for here in offers], readings, right)


def right_of(offered: Sequence[Candidate], readings: Sequence[str | None]) -> list[bool]:
    """Which candidates are right: the names most alike a reading."""
    right = [one.key is None and None in readings for one in offered]
    for reading in filter(None, readings):
        grades = [overlap(one.name, reading) if one.key is not None else 0.0 for one in offered]
        best = max(grades)
        if best >= ENOUGH:
            right = [r or grade == best for r, grade in zip(right, grades, strict=True)]
    return right


def groups_of(case: Case, rows: Sequence[Sequence[Row]]) -> list[Group]:
    return [
        ([_twice(row) if case.gold else row for row in here], ok)
        for here, ok, told in zip(rows, case.right, case.wanted, strict=True)
        if told
    ]


def _twice(row: Row) -> Row:
    """Features of the gold count a second time, as its own: our annotators leave more figures without a place."""
    return row + [f"*{feature}" for feature in row]


def merged(weights: Mapping[str, float]) -> Weights:
    """Weights for articles annotated as the gold is."""
    found = Weights()
    for feature, weight in weights.items():
        bare = feature.removeprefix("*")
        found[bare] = found[bare] + weight
    return found


def again(case: Case, first: Weights) -> list[list[Row]]:
    """The features of a case in the second reading."""
    return second_features(case.offers, case.rows, [first.shares(rows) for rows in case.rows])


def learn(cases: Sequence[Case]) -> tuple[Weights, Weights]:
    """The weights of the first and the second reading."""
    plain = [groups_of(case, case.rows) for case in cases]
    groups: list[Group] = []
    for rest, apart in folds(len(cases), 5):  # sorted, as the weights in use were learnt: their last digits hang on it
        first = merged(fit([g for i in sorted(rest) for g in plain[i]], l2=L2_FIRST))
        for i in sorted(apart):
            groups += groups_of(cases[i], again(cases[i], first))
    first = merged(fit([g for gs in plain for g in gs], l2=L2_FIRST))
    return first, merged(fit(groups, l2=L2_SECOND))


def choices(case: Case, weights: tuple[Weights, Weights]) -> list[Candidate]:
    """What is chosen for the drafts of a case."""
    first, second = weights
    return [
        here.candidates[max(range(len(rows)), key=lambda k: second.score(rows[k]))]
        for here, rows in zip(case.offers, again(case, first), strict=True)
    ]


def measure(cases: Sequence[Case], weights: tuple[Weights, Weights]) -> tuple[int, int, int]:
    """Right, given and wanted places, as the scorer counts them."""
    right = given = wanted = 0
    for case in cases:
        for readings, one in zip(case.wanted, choices(case, weights), strict=True):
            if readings:
                name = None if one.key is None else one.name
                ok = name is not None and any(reading and alike(reading, name) for reading in readings)
                right += ok
                given += name is not None
                wanted += None not in readings or ok
    return right, given, wanted


def main() -> None:
    args = options(__doc__)
    gold = [case_of(*case) for case in from_gold(args.gold, "train")]
    own = [case_of(*case) for case in from_archive(args.archive, HERE / "contexts.tsv.gz")]
    for case in own:
        case.gold = False
    if args.check:
        print(scored(left_out(gold, own, learn, measure)))
    else:
        first, second = learn(gold + own)
        save_tables(PACKAGE / "tables.npz", answers(first, second))


if __name__ == "__main__":
    main()
