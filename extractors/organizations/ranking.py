"""How likely each body is a figure's: the weights of what is known are added up, for all figures of an article at once
but for what those before a figure tell."""

from collections.abc import Sequence
from math import exp

from .facts import Figure
from .learnt import learnt
from .templates import of_body, of_none
from .told import NONE, told_of_body, told_of_figure

Chances = dict[int, float]
"""Body, or NONE → how likely it is the figure's."""


class Ranking:
    """The figures of an article, with what their facts weigh that wait for no other figure."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        body, none = learnt()
        self._facts = [figure.bodies(figure.likely) for figure in figures]
        self._shared = [figure.shared for figure in figures]
        self._bodies = body.early.scores(list(zip(self._shared, self._facts, strict=True)))
        self._none = none.early.scores([({}, self._shared)])[0]

    def chances(self, figure: Figure, told: Sequence[int]) -> Chances:
        """How likely each candidate is, and none; `told`: the bodies of the figures before."""
        candidates = figure.candidates(told)
        if not candidates:
            return {NONE: 1.0}
        body, none = learnt()
        n, before = figure.number, told_of_figure(told)
        if told and told[-1] >= 0 and told[-1] not in figure.likely:
            facts, scores = figure.bodies(candidates), []
            scores = body.early.scores([(figure.shared, facts)])[0]
        else:
            places = [figure.likely.index(number) for number in candidates]
            facts, scores = [self._facts[n][k] for k in places], [self._bodies[n][k] for k in places]
        shared = {**figure.shared, **before}
        late = [
            body.late.score({**shared, **own, **told_of_body(told, number)})
            for number, own in zip(candidates, facts, strict=True)
        ]
        sums = [one + other for one, other in zip(scores, late, strict=True)]
        return dict(zip([*candidates, NONE], _shares([*sums, self._none[n] + none.late.score(shared)]), strict=True))


def rows_of(figure: Figure, told: Sequence[int]) -> list[list[str]]:
    """The features of each candidate, and of none last."""
    candidates = figure.candidates(told)
    shared = {**figure.shared, **told_of_figure(told)}
    rows = zip(candidates, figure.bodies(candidates), strict=True)
    return [*(of_body({**shared, **own, **told_of_body(told, number)}) for number, own in rows), of_none(shared)]


def _shares(scores: Sequence[float]) -> list[float]:
    """How likely each is the one to choose, together 1."""
    most = max(scores)
    lifted = [exp(score - most) for score in scores]
    total = sum(lifted)
    return [one / total for one in lifted]
