"""Learn which time a figure belongs to: `python -m training.periods [--gold DIR] [--archive FILE] [--check]`.

Writes `extractors/periods/weights.npz`. Deterministic: the same data give the same file.
A figure mostly has the period of the one before, so the weights are learnt on what a model of the other articles
gives to those before (four folds): learnt on the true periods, it would trust them more than it may when it runs.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from arqam.extractors.periods.choice import Scorers, choose
from arqam.extractors.periods.choice import scorers_of as scorers_of_tables
from arqam.extractors.periods.facts import Facts
from arqam.extractors.periods.scene import Scene
from arqam.extractors.periods.templates import of_mention, of_nothing
from arqam.extractors.scoring.table import table_of
from arqam.extractors.scoring.weights import Weights

from .annotated import letters
from .contexts import Case, from_archive, from_gold
from .folds import crossed, left_out, scored
from .options import options
from .softmax import Group, fit
from .weights import save_tables

HERE = Path(__file__).resolve().parent
WEIGHTS = HERE.parent / "extractors" / "periods" / "weights.npz"
L2 = 4.0  # annotators differ much in how far they carry a time: softer weights come out better on articles left out

Example = tuple[Scene, list[list[Any] | None]]
"""A document, and of each draft the periods that hold; None where nobody annotated it."""


def example(case: Case) -> Example:
    """The scene of an annotated article, and what is wanted."""
    document, drafts, wanted = case
    return Scene(document, drafts), [want.get("period") for want in wanted]


def _dates(period: dict[str, Any] | None) -> tuple[str | None, str | None] | None:
    pair = (period["start"], period["end"]) if period else (None, None)
    return pair if any(pair) else None


def is_right(scene: Scene, n: int, m: int | None, wanted: Sequence[Any]) -> bool:
    """Whether mention `m` is what is wanted of draft `n`: by its dates, or where they cannot be told by its words."""
    if m is None:
        return any(want is None for want in wanted)
    mention = scene.mentions[m]
    dates = mention.dates(ahead=scene.drafts[n].status == "planned")
    iso = tuple(None if day is None else day.isoformat() for day in dates)
    said = letters(scene.document.text[mention.start : mention.end])
    for want in wanted:
        if want is None:
            continue
        words = letters(want["quote"])
        if (any(iso) and iso == _dates(want)) or said == words or (len(said) > 4 and said in words):
            return True
    return False


def truth(scene: Scene, wanted: Sequence[list[Any] | None], facts: Facts, n: int) -> int | None:
    """The mention that draft `n` should get: of several the nearest."""
    want = wanted[n]
    if want is None or any(one is None for one in want):
        return None
    first = scene.places[n][0]
    right = [m for m in facts.candidates(n) if is_right(scene, n, m, want)]
    return min(right, key=lambda m: abs(scene.mentions[m].first - first), default=None)


def groups(one: Example, given: Sequence[int | None] | None = None) -> list[Group]:
    """The candidates of each annotated draft, each with whether it is right; by the true periods without `given`."""
    scene, wanted = one
    facts = Facts(scene)
    found: list[Group] = []
    for n, want in enumerate(wanted):
        if want is not None:
            rows = facts.rows(n)
            right = [is_right(scene, n, m, want) for m, _ in rows]
            if not any(right):
                right[0] = True
            found.append(([features for _, features in rows], right))
        facts.given.append(truth(scene, wanted, facts, n) if given is None else given[n])
    return found


def learn(examples: list[Example]) -> Weights:
    """The weights."""
    fitted = partial(fit, l2=L2)
    plain = [groups(one) for one in examples]
    return Weights(fitted(crossed(examples, plain, fitted, _again)))


def _again(one: Example, weights: Weights) -> list[Group]:
    return groups(one, choose(one[0], scorers_of(weights)))


def scorers_of(weights: Weights) -> Scorers:
    """Weights as `choose` asks for them."""
    return scorers_of_tables(table_of([(of_mention, weights)]), table_of([(of_nothing, weights)]))


def measure(examples: Iterable[Example], weights: Weights) -> tuple[int, int, int]:
    """Right, given and wanted dates, as the scorer counts them."""
    right = given = wanted = 0
    scorers = scorers_of(weights)
    for scene, wants in examples:
        for n, (m, want) in enumerate(zip(choose(scene, scorers), wants, strict=True)):
            if want is None:
                continue
            dates = scene.mentions[m].dates(scene.drafts[n].status == "planned") if m is not None else (None, None)
            got = tuple(None if day is None else day.isoformat() for day in dates)
            readings = [_dates(one) for one in want]
            same = any(got) and got in readings
            right += same
            given += any(got)
            wanted += None not in readings or same
    return right, given, wanted


def main() -> None:
    args = options(__doc__)
    gold = [example(case) for case in from_gold(args.gold, "train")]
    own = [example(case) for case in from_archive(args.archive, HERE / "contexts.tsv.gz")]
    print(f"{len(gold)} articles of the gold, {len(own)} of our own")
    if args.check:
        print(scored(left_out(gold, own, learn, measure)))
    else:
        weights = learn(gold + own)
        save_tables(WEIGHTS, {"mention": [(of_mention, weights)], "nothing": [(of_nothing, weights)]})


if __name__ == "__main__":
    main()
