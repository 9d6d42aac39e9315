"""Choosing the place of each figure by what was learnt, in two readings (see `reading.py`)."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate, islice
from math import exp
from typing import Any

import numpy as np

from ..items.templates import Templates
from ..scorer import Scorer, read_scorers
from .candidate import Candidate, Offer
from .reading import second_facts
from .templates import again_none, again_place, of_none, of_place, of_word

TEMPLATES = {
    "place": of_place,
    "none": of_none,
    "again_place": again_place,
    "again_none": again_none,
    "word": of_word,
}
GROUPS = ("none", "iran", "province", "county", "city", "village", "abroad", "region", "site", "part", "joint")
_NUMBER = {group: number for number, group in enumerate(GROUPS)}
Answers = Sequence[tuple[Templates, Mapping[str, float]]]
Scores = np.ndarray[Any, np.dtype[np.float64]]


def answers(first: Mapping[str, float], second: Mapping[str, float]) -> dict[str, Answers]:
    """The tables of the weights of both readings: what is asked of the same facts stands in one."""
    both = (first, second)
    return {
        "place": [(of_place, weights) for weights in both],
        "none": [(of_none, weights) for weights in both],
        "again_place": [(again_place, second)],
        "again_none": [(again_none, second)],
        "word": [(of_word, _of_words(weights, group)) for weights in both for group in GROUPS],
    }


def _of_words(weights: Mapping[str, float], group: str) -> dict[str, float]:
    """The weights of words told of one group of places."""
    before = "n " if group == "none" else f"{group} "
    return {f"w0={name.removeprefix(before)}": weight for name, weight in weights.items() if name.startswith(before)}


@cache
def _scorers() -> dict[str, Scorer]:
    return read_scorers("places", "tables", **TEMPLATES)


def choose(offers: Sequence[Offer]) -> list[Candidate]:
    """What is chosen for each figure."""
    alone = _alone(offers)
    again = second_facts(offers, [_shares([first for first, _ in scores]) for scores in alone])
    none = _scorers()["again_none"].sums([(shared, facts[:1]) for shared, facts in again])
    places = _scorers()["again_place"].sums([(shared, facts[1:]) for shared, facts in again])
    chosen = []
    for offer, before, more in zip(offers, alone, _by_figure(none, places, offers), strict=True):
        scores = [second + one for (_, second), (one,) in zip(before, more, strict=True)]
        chosen.append(offer.candidates[scores.index(max(scores))])
    return chosen


def _alone(offers: Sequence[Offer]) -> list[list[list[float]]]:
    """What the facts of the first reading and the words give: of each figure for each candidate, in both readings."""
    none = _scorers()["none"].sums([(offer.facts, [{}]) for offer in offers])
    places = _scorers()["place"].sums([(offer.facts, [one.facts for one in offer.candidates[1:]]) for offer in offers])
    found = _by_figure(none, places, offers)
    for offer, scores, told in zip(offers, found, _words(offers), strict=True):
        for one, both in zip(offer.candidates, scores, strict=True):
            if one.wordy:
                group = _NUMBER[one.facts["group"]]
                both[0] += told[group]
                both[1] += told[group + len(GROUPS)]
    return found


def _words(offers: Sequence[Offer]) -> list[list[float]]:
    """What the words of the headline and around each figure give, by group of places, in the first and the second."""
    told = [["", *offers[0].headline], *(["", *offer.words] for offer in offers)]
    sums = _scorers()["word"].sums([({}, [{"word": word} for words in told for word in words])])
    firsts = list(accumulate(map(len, told[:-1]), initial=0))
    of_headline, *around = np.add.reduceat(sums, firsts)
    return [(of_headline + one).tolist() for one in around]


def _by_figure(none: Scores, places: Scores, offers: Sequence[Offer]) -> list[list[list[float]]]:
    """The scores of the candidates of each figure: none first, as they are offered."""
    rest = iter(places.tolist())
    return [
        [alone, *islice(rest, len(offer.candidates) - 1)] for offer, alone in zip(offers, none.tolist(), strict=True)
    ]


def _shares(scores: Sequence[float]) -> list[float]:
    """How likely each candidate is, 0 to 1, together 1."""
    most = max(scores)
    lifted = [exp(score - most) for score in scores]
    total = sum(lifted)
    return [one / total for one in lifted]
