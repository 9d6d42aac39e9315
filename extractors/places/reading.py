"""What is known of the candidates in two readings: the first looks at each figure alone, the second at its neighbours.

A place is carried from figure to figure, forwards («همدان … ۴۰ مدرسه … ۲۰ خانه») and back from the text to a headline;
so what the first reading chose for the figures around, and how often in the document, are facts of the second.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from ..scorer import Group
from .candidate import Offer
from .templates import again_none, again_place, of_none, of_place

Row = list[str]
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
    return next((told for least, told in _GRADES if chance >= least), "0")


_GRADES = tuple((least, str(least)[2:]) for least in (0.9, 0.7, 0.5, 0.3, 0.1))


def second_facts(offers: Sequence[Offer], likely: Sequence[Sequence[float]]) -> list[Group]:
    """The facts of the second reading beside those of the first: of each figure, and of each of its candidates."""
    chosen = [offer.candidates[one.index(max(one))] for offer, one in zip(offers, likely, strict=True)]
    keys = [one.key for one in chosen]
    groups = ["^", *(one.facts["group"] for one in chosen), "$"]
    sure = ["^", *(grade(max(one)) for one in likely)]
    joins = [*(offer.facts["join"] for offer in offers), "$"]
    total = len(keys)
    figures = "1" if total == 1 else "few" if total < 5 else "many"
    found: list[Group] = []
    for n, offer in enumerate(offers):
        first, last = max(0, n - AROUND), min(total, n + AROUND + 1)
        often, mass = Counter(keys[first:last]), _mass(offers[first:last], likely[first:last])
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
                "previous": _same(keys, n - 1, one.key),
                "previous2": _same(keys, n - 2, one.key),
                "next": _same(keys, n + 1, one.key),
                "often": str(round(6 * often[one.key] / (last - first))),
                "mass": str(round(8 * mass[one.key] / (last - first))),
            }
            for one, chance in zip(offer.candidates, likely[n], strict=True)
        ]
        found.append((shared, own))
    return found


def _mass(offers: Sequence[Offer], likely: Sequence[Sequence[float]]) -> dict[str | None, float]:
    """The chances of each place in all."""
    mass: dict[str | None, float] = defaultdict(float)
    for offer, chances in zip(offers, likely, strict=True):
        for one, chance in zip(offer.candidates, chances, strict=True):
            mass[one.key] += chance
    return mass


def _same(keys: Sequence[str | None], n: int, key: str | None) -> str:
    if n < 0 or n >= len(keys):
        return "-"
    return "same" if keys[n] == key else "none" if keys[n] is None else "other"
