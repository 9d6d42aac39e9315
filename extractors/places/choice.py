"""Choosing the place of each figure by what was learnt, in two readings (see `reading.py`)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, islice
from pathlib import Path

import numpy as np

from ..scoring.product import Numbers
from ..scoring.sums import Numbered, Sums
from ..scoring.table import FINE, Table, read_tables, told_weights
from ..scoring.templates import Templates
from ..scoring.weights import shares_of
from .agreement import choose_together
from .candidate import FIGURE, PARTS, Candidate, Offer
from .reading import AGAIN, AROUND, BESIDE, second_facts
from .templates import again_none, again_place, of_none, of_place, of_word

TEMPLATES = {
    "place": of_place,
    "none": of_none,
    "again_place": again_place,
    "again_none": again_none,
    "word": of_word,
}
TOGETHER = 128  # figures in memory with their candidates, BESIDE or more: a list may have tens of thousands
FACTUAL = ("place", "none", "again_place", "again_none")
GROUPS = ("none", "iran", "province", "county", "city", "village", "abroad", "region", "site", "part", "joint")
_NUMBER = {group: number for number, group in enumerate(GROUPS)}
Answers = Sequence[tuple[Templates, Mapping[str, float]]]


def answers(first: Mapping[str, float], second: Mapping[str, float]) -> dict[str, Answers]:
    """The tables of the weights of both readings: what is asked of the same facts stands in one."""
    both = (first, second)
    return {
        "place": [(of_place, weights) for weights in both],
        "none": [(of_none, weights) for weights in both],
        "again_place": [(again_place, second)],
        "again_none": [(again_none, second)],
        "word": [(of_word, _told_of(group, weights)) for weights in both for group in GROUPS],
    }


def _told_of(group: str, weights: Mapping[str, float]) -> dict[str, float]:
    """The weights of words told of one group of places."""
    before = "n " if group == "none" else f"{group} "
    return {f"w0={name.removeprefix(before)}": weight for name, weight in weights.items() if name.startswith(before)}


class Choice:
    """Chooses by the weights of tables.

    `_of_words` has a row for each word around a figure, row 0 for one that was not learnt: what it gives, in
    thousandths, to a place of each of `GROUPS` in the first reading, and behind these in the second.
    """

    def __init__(self, tables: Mapping[str, Table]) -> None:
        place, none, again_place, again_none = (tables[name] for name in FACTUAL)
        self._figure = figure = Numbered([place, none, again_place, again_none], [FIGURE])
        self._told = told = Numbered([place, again_place], PARTS, remembered=True)
        self._around = around = Numbered([again_place, again_none], [AROUND])
        self._again = again = Numbered([again_place, again_none], [AGAIN], remembered=True)
        self._place, self._none = Sums(place, [figure], [told]), Sums(none, [figure])
        self._again_place = Sums(again_place, [figure, around], [told, again])
        self._again_none = Sums(again_none, [figure, around, again])
        words = {word: weights for (word,), weights in told_weights(tables["word"], 0).items()}
        self._words = {word: number for number, word in enumerate(words, 1)}
        self._of_words = np.array([[0] * (2 * len(GROUPS)), *words.values()])

    def scored(self, offers: Iterable[Offer], total: int) -> Iterator[tuple[Offer, list[float]]]:
        """The offers of all `total` figures, each with what its candidates are worth."""
        for some, counts in _with_neighbours(offers):
            yield from zip(some[counts], self._scores(some, total)[counts], strict=True)

    def _scores(self, offers: Sequence[Offer], total: int) -> list[list[float]]:
        """What each candidate of each figure is worth, where its neighbours are there."""
        sizes = [len(offer.candidates) - 1 for offer in offers]
        figure = self._figure.of([(offer.told,) for offer in offers])
        told = self._told.of([one.told for offer in offers for one in offer.candidates[1:]])
        none, places = self._none.of_groups(figure), self._place.of_candidates([figure], [told], sizes)
        alone = self._with_words(offers, _by_figure(none, places, sizes))
        second = second_facts(offers, [shares_of([first for first, _ in scores]) for scores in alone], total)
        around = self._around.of([(of_figure,) for of_figure, _ in second])
        again = self._again.of([(of_place,) for _, of_places in second for of_place in of_places[1:]])
        again_none = self._again.of([(of_places[0],) for _, of_places in second])
        none = self._again_none.of_groups(figure, around, again_none)
        places = self._again_place.of_candidates([figure, around], [told, again], sizes)
        return [
            [again + more for (_, again), (more,) in zip(told, besides, strict=True)]
            for told, besides in zip(alone, _by_figure(none, places, sizes), strict=True)
        ]

    def _with_words(self, offers: Sequence[Offer], found: list[list[list[float]]]) -> list[list[list[float]]]:
        """The scores, of each figure for each candidate in both readings, with what the words give."""
        for offer, scores, told in zip(offers, found, self._by_words(offers), strict=True):
            for one, both in zip(offer.candidates, scores, strict=True):
                if one.wordy:
                    group = _NUMBER[one.group]
                    both[0] += told[group]
                    both[1] += told[group + len(GROUPS)]
        return found

    def _by_words(self, offers: Sequence[Offer]) -> list[list[float]]:
        """What the words of the headline and around each figure give, by group of places, in the first and the
        second reading."""
        told = [["", *offers[0].headline], *[["", *offer.words] for offer in offers]]
        numbers = [self._words.get(word, 0) for words in told for word in words]
        firsts = list(accumulate(map(len, told[:-1]), initial=0))
        of_headline, *around = np.add.reduceat(self._of_words[numbers], firsts)
        return [((of_headline + one) / FINE).tolist() for one in around]  # whole till here: words come in any order


@cache
def _learnt() -> Choice:
    path = Path(__file__).with_name("tables.npz")
    return Choice(read_tables(path, {name: templates.names for name, templates in TEMPLATES.items()}))


def choose(offers: Iterable[Offer], total: int, copies: Sequence[Sequence[int]]) -> list[Candidate]:
    """What is chosen for each of `total` figures by the learnt weights; `copies` are groups of figures that agree."""
    return choose_together(_learnt().scored(offers, total), copies)


def _with_neighbours(offers: Iterable[Offer]) -> Iterator[tuple[list[Offer], slice]]:
    """Some offers at a time, with the neighbours of the first and the last of them; those between count."""
    held: list[Offer] = []
    first = 0
    for offer in offers:
        held.append(offer)
        if len(held) == first + TOGETHER + BESIDE:
            yield held, slice(first, first + TOGETHER)
            held, first = held[first + TOGETHER - BESIDE :], BESIDE
    if len(held) > first:
        yield held, slice(first, len(held))


def _by_figure(none: Numbers, places: Numbers, sizes: Sequence[int]) -> list[list[list[float]]]:
    """The scores of the candidates of each figure: none first, as they are offered."""
    rest = iter(places.tolist())
    return [[alone, *islice(rest, size)] for size, alone in zip(sizes, none.tolist(), strict=True)]
