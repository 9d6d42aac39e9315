"""What is known of the candidates in two readings: the first looks at each figure alone, the second at its neighbours.

A place is carried from figure to figure, forwards («همدان … ۴۰ مدرسه … ۲۰ خانه») and back from the text to a headline;
so what the first reading chose for the figures around, and how often in the document, are facts of the second.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..scoring.sums import FactNames, Values
from .candidate import Offer
from .templates import again_none, again_place, of_none, of_place

Row = list[str]
_Counts = defaultdict[str | None, int]
AROUND: FactNames = ("previous_group", "previous_sure", "next_group", "next_join", "figures")
AGAIN: FactNames = ("chance", "previous", "previous2", "next", "often", "mass")
"""What the second reading tells besides: of a figure, and of each of its candidates."""
BESIDE = 6  # figures to either side that speak for each other


def first_features(offer: Offer) -> list[Row]:
    """The features of the candidates of one figure, in the first reading."""
    rows = []
    for one in offer.candidates:
        templates, group = (of_none, "n") if one.key is None else (of_place, one.group)
        words = [f"{group} {word}" for word in (*offer.headline, *sorted(offer.words))] if one.wordy else []
        rows.append(templates({**offer.facts, **one.facts}) + words)
    return rows


def second_features(
    offers: Sequence[Offer], rows: Sequence[Sequence[Row]], likely: Sequence[Sequence[float]]
) -> list[list[Row]]:
    """The features of the candidates of all figures in the second reading, given the chances of the first."""
    found = []
    for offer, here, (around, told) in zip(offers, rows, second_facts(offers, likely, len(offers)), strict=True):
        shared = {**offer.facts, **dict(zip(AROUND, around, strict=True))}
        again = [
            (again_none if one.key is None else again_place)(
                {**shared, **one.facts, **dict(zip(AGAIN, own, strict=True))}
            )
            for one, own in zip(offer.candidates, told, strict=True)
        ]
        found.append([row + more for row, more in zip(here, again, strict=True)])
    return found


def grade(chance: float) -> str:
    """A chance in words."""
    return _GRADES[bisect_right(_LEAST, chance)]


_LEAST = (0.1, 0.3, 0.5, 0.7, 0.9)
_GRADES = ("0", "1", "3", "5", "7", "9")


def second_facts(
    offers: Sequence[Offer], likely: Sequence[Sequence[float]], total: int
) -> list[tuple[Values, list[Values]]]:
    """The values of `AROUND` of each figure, and those of `AGAIN` of each of its candidates.

    The figures follow each other; of `total` in the document, all that are `BESIDE` one that counts must be there.
    """
    most = [max(one) for one in likely]
    chosen = [offer.candidates[one.index(top)] for offer, one, top in zip(offers, likely, most, strict=True)]
    keys = [one.key for one in chosen]
    around = [_NOBODY, _NOBODY, *keys, _NOBODY]  # around[n + 2] is the n-th
    groups = ["^", *[one.group for one in chosen], "$"]
    sure = ["^", *map(grade, most)]
    joins = [*[offer.join for offer in offers], "$"]
    figures = "1" if total == 1 else "few" if total < 5 else "many"
    found: list[tuple[Values, list[Values]]] = []
    for n, (often, mass, count) in enumerate(_neighbours(offers, likely, keys)):
        previous2, previous, _, after = around[n : n + 4]
        other, other2, other_after = _other(previous), _other(previous2), _other(after)
        whole = count * _WHOLE
        own: list[Values] = [
            (
                grade(chance),
                "same" if key == previous else other,
                "same" if key == previous2 else other2,
                "same" if key == after else other_after,
                str(round(6 * often[key] / count)) if key in often else "0",
                str(round(8 * mass[key] / whole)),
            )
            for key, chance in zip([one.key for one in offers[n].candidates], likely[n], strict=True)
        ]
        found.append(((groups[n], sure[n], groups[n + 2], joins[n + 1], figures), own))
    return found


_NOBODY = "\n"  # the key where there is no figure: no place has it
_WHOLE = 1 << 40  # chances are added up as whole numbers, so that what leaves takes away just what it brought


def _neighbours(
    offers: Sequence[Offer], likely: Sequence[Sequence[float]], keys: Sequence[str | None]
) -> Iterator[tuple[_Counts, _Counts, int]]:
    """For each figure how often each place was chosen around it, the chances of each in all, and of how many figures.

    The counts are the same two each time, and go on with the figures.
    """
    often, mass = _Counts(int), _Counts(int)
    parts = [
        [(one.key, int(chance * _WHOLE)) for one, chance in zip(offer.candidates, chances, strict=True)]
        for offer, chances in zip(offers, likely, strict=True)
    ]
    for n in range(-BESIDE, len(keys)):
        if n + BESIDE < len(keys):
            often[keys[n + BESIDE]] += 1
            for key, part in parts[n + BESIDE]:
                mass[key] += part
        if n > BESIDE:
            often[keys[n - BESIDE - 1]] -= 1
            for key, part in parts[n - BESIDE - 1]:
                mass[key] -= part
        if n >= 0:
            yield often, mass, min(len(keys), n + BESIDE + 1) - max(0, n - BESIDE)


def _other(chosen: str | None) -> str:
    """How a figure beside, with this place, speaks of any other place."""
    return "-" if chosen == _NOBODY else "none" if chosen is None else "other"
