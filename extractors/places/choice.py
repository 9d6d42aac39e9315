"""Choosing the place of each figure by what was learnt, in two readings (see `reading.py`)."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
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
    likely = [_shares(scores) for scores in _by_figure(alone[:, 0], offers)]
    again = second_facts(offers, likely)
    total = alone[:, 1] + _together(
        offers,
        _scorers()["again_none"].sums([(shared, facts[:1]) for shared, facts in again]),
        _scorers()["again_place"].sums([(shared, facts[1:]) for shared, facts in again]),
    )[:, 0]
    best = (scores.index(max(scores)) for scores in _by_figure(total, offers))
    return [offer.candidates[k] for offer, k in zip(offers, best, strict=True)]


def _alone(offers: Sequence[Offer]) -> Scores:
    """What the facts of the first reading give every candidate: a column for each reading."""
    none = _scorers()["none"].sums([(offer.facts, [{}]) for offer in offers])
    place = _scorers()["place"].sums([(offer.facts, [one.facts for one in offer.candidates[1:]]) for offer in offers])
    scores = _together(offers, none, place)
    told = [(n, one) for n, offer in enumerate(offers) for one in offer.candidates if one.wordy]
    rows = [row for row, one in enumerate(one for offer in offers for one in offer.candidates) if one.wordy]
    scores[rows] += _words(offers)[[n for n, _ in told], :, [_NUMBER[one.facts["group"]] for _, one in told]]
    return scores


def _together(offers: Sequence[Offer], none: Scores, place: Scores) -> Scores:
    """The scores of all candidates in order: of each figure none, and its places."""
    firsts = list(accumulate((len(offer.candidates) for offer in offers[:-1]), initial=0))
    scores = np.empty((len(none) + len(place), none.shape[1]))
    is_place = np.ones(len(scores), dtype=bool)
    is_place[firsts] = False
    scores[firsts], scores[is_place] = none, place
    return scores


def _words(offers: Sequence[Offer]) -> Scores:
    """What the words of the headline and around each figure give: by figure, reading and group of places."""
    told = [["", *offers[0].headline], *(["", *offer.words] for offer in offers)]
    sums = _scorers()["word"].sums([({}, [{"word": word} for words in told for word in words])])
    firsts = list(accumulate(map(len, told[:-1]), initial=0))
    headline_first = np.add.reduceat(sums, firsts)
    return (headline_first[1:] + headline_first[0]).reshape(len(offers), 2, len(GROUPS))


def _by_figure(scores: Scores, offers: Sequence[Offer]) -> list[list[float]]:
    listed = iter(scores.tolist())
    return [[next(listed) for _ in offer.candidates] for offer in offers]


def _shares(scores: Sequence[float]) -> list[float]:
    """How likely each candidate is, 0 to 1, together 1."""
    most = max(scores)
    lifted = [exp(score - most) for score in scores]
    total = sum(lifted)
    return [one / total for one in lifted]
