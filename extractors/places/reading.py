"""What is known of the candidates in two readings: the first looks at each figure alone, the second at its neighbours.

A place is carried from figure to figure, forwards («همدان … ۴۰ مدرسه … ۲۰ خانه») and back from the text to a headline;
so what the first reading chose for the figures around, and how often in the document, are facts of the second.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..scorer import Group
from .candidate import Offer
from .templates import again_none, again_place, of_none, of_place

Row = list[str]
_Counts = defaultdict[str | None, int]
AROUND = 6  # figures to either side that speak for each other


def first_features(offer: Offer) -> list[Row]:
    """The features of the candidates of one figure, in the first reading."""
    rows = []
    for one in offer.candidates:
        templates, group = (of_none, "n") if one.key is None else (of_place, one.facts["group"])
        words = [f"{group} {word}" for word in (*offer.headline, *sorted(offer.words))] if one.wordy else []
        rows.append(templates({**offer.facts, **one.facts}) + words)
    return rows


def second_features(
    offers: Sequence[Offer], rows: Sequence[Sequence[Row]], likely: Sequence[Sequence[float]]
) -> list[list[Row]]:
    """The features of the candidates of all figures in the second reading, given the chances of the first."""
    return [
        [
            row + (again_none if one.key is None else again_place)({**shared, **own})
            for one, row, own in zip(offer.candidates, here, facts, strict=True)
        ]
        for offer, here, (shared, facts) in zip(offers, rows, second_facts(offers, likely), strict=True)
    ]


def grade(chance: float) -> str:
    """A chance in words."""
    return _GRADES[bisect_right(_LEAST, chance)]


_LEAST = (0.1, 0.3, 0.5, 0.7, 0.9)
_GRADES = ("0", "1", "3", "5", "7", "9")


def second_facts(offers: Sequence[Offer], likely: Sequence[Sequence[float]]) -> list[Group]:
    """The facts of the second reading and those of the first: of each figure, and of each of its candidates."""
    chosen = [offer.candidates[one.index(max(one))] for offer, one in zip(offers, likely, strict=True)]
    keys = [one.key for one in chosen]
    around = [_NOBODY, _NOBODY, *keys, _NOBODY]  # around[n + 2] is the n-th
    groups = ["^", *(one.facts["group"] for one in chosen), "$"]
    sure = ["^", *(grade(max(one)) for one in likely)]
    joins = [*(offer.facts["join"] for offer in offers), "$"]
    total = len(keys)
    figures = "1" if total == 1 else "few" if total < 5 else "many"
    found: list[Group] = []
    for n, (often, mass, count) in enumerate(_neighbours(offers, likely, keys)):
        offer, (previous2, previous, _, after) = offers[n], around[n : n + 4]
        shared = {
            **offer.facts,
            "previous_group": groups[n],
            "previous_sure": sure[n],
            "next_group": groups[n + 2],
            "next_join": joins[n + 1],
            "figures": figures,
        }
        own = [
            {
                **one.facts,
                "chance": grade(chance),
                "previous": _same(previous, one.key),
                "previous2": _same(previous2, one.key),
                "next": _same(after, one.key),
                "often": str(round(6 * often[one.key] / count)),
                "mass": str(round(8 * mass[one.key] / (count * _WHOLE))),
            }
            for one, chance in zip(offer.candidates, likely[n], strict=True)
        ]
        found.append((shared, own))
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
    for n in range(-AROUND, len(keys)):
        if n + AROUND < len(keys):
            often[keys[n + AROUND]] += 1
            for key, part in parts[n + AROUND]:
                mass[key] += part
        if n > AROUND:
            often[keys[n - AROUND - 1]] -= 1
            for key, part in parts[n - AROUND - 1]:
                mass[key] -= part
        if n >= 0:
            yield often, mass, min(len(keys), n + AROUND + 1) - max(0, n - AROUND)


def _same(chosen: str | None, key: str | None) -> str:
    """Whether a figure beside got the same place."""
    if chosen == _NOBODY:
        return "-"
    return "same" if chosen == key else "none" if chosen is None else "other"
