"""How likely each body is a figure's: the weights of what is known are added up, for all figures of an article at once
but for what those before a figure tell."""

from collections.abc import Sequence
from itertools import accumulate, chain

from ..scoring.weights import shares_of
from .body_facts import BODY, MENTION
from .facts import FIGURE, PAIR, Figure, Parted
from .learnt import learnt
from .templates import of_body, of_none
from .told import NONE, TOLD_OF_BODY, TOLD_OF_FIGURE, told_of_body, told_of_figure

Chances = dict[int, float]
"""Body, or NONE → how likely it is the figure's."""


class Ranking:
    """The figures of an article, with what their facts weigh that wait for no other figure."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        weights = learnt()
        self._told = [figure.bodies(figure.likely) for figure in figures]
        sizes = [len(told) for told in self._told]
        shared = weights.figure.of([(figure.shared,) for figure in figures])
        bodies = weights.told.of([one for told in self._told for one in told])
        sums = weights.body.of_candidates([shared], [bodies], sizes)[:, 0].tolist()
        self._bodies = [sums[end - size : end] for size, end in zip(sizes, accumulate(sizes), strict=True)]
        self._none = weights.none.of_groups(shared)[:, 0].tolist()

    def chances(self, figure: Figure, told: Sequence[int]) -> Chances:
        """How likely each candidate is, and none; `told`: the bodies of the figures before."""
        candidates = figure.candidates(told)
        if not candidates:
            return {NONE: 1.0}
        body, none = learnt().late_body, learnt().late_none
        facts, scores = self._early(figure, candidates)
        before = told_of_figure(told)
        of_figure, of_last = body.pick(0, figure.shared), body.pick(2, before)
        sums = [
            early + body.score(of_figure, body.pick(1, pair), of_last, told_of_body(told, number))
            for number, (_, _, pair), early in zip(candidates, facts, scores, strict=True)
        ]
        alone = self._none[figure.number] + none.score(none.pick(0, figure.shared), before)
        return dict(zip([*candidates, NONE], shares_of([*sums, alone]), strict=True))

    def _early(self, figure: Figure, candidates: list[int]) -> tuple[Sequence[Parted], Sequence[float]]:
        """The facts of these candidates, and what they weigh that wait for nothing."""
        n, likely = figure.number, figure.likely
        if candidates == likely:
            return self._told[n], self._bodies[n]
        if candidates[0] not in likely:
            facts = figure.bodies(candidates)
            weights = learnt()
            shared, bodies = weights.figure.of([(figure.shared,)]), weights.told.of(facts)
            return facts, weights.body.of_candidates([shared], [bodies], [len(facts)])[:, 0].tolist()
        places = [likely.index(number) for number in candidates]
        return [self._told[n][k] for k in places], [self._bodies[n][k] for k in places]


def rows_of(figure: Figure, told: Sequence[int]) -> list[list[str]]:
    """The features of each candidate, and of none last."""
    candidates = figure.candidates(told)
    before = chain(figure.shared, told_of_figure(told))
    shared = dict(zip((*FIGURE, *TOLD_OF_FIGURE), before, strict=True))
    rows = [
        of_body(shared | dict(zip(_OF_BODY, chain(*parts, told_of_body(told, number)), strict=True)))
        for number, parts in zip(candidates, figure.bodies(candidates), strict=True)
    ]
    return [*rows, of_none(shared)]


_OF_BODY = (*BODY, *MENTION, *PAIR, *TOLD_OF_BODY)
