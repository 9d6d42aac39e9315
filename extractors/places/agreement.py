"""A figure told again in nearly the same words is of the same place: copies choose together.

Each shares out its trust among its candidates, and all take the place that they trust most together; one whose own
sentence tells its place keeps it: «در سمنان ۳۰ مدرسه ساخته شد. در شاهرود ۳۰ مدرسه ساخته شد.»
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import exp, log

from ..scoring.weights import shares_of
from .candidate import Candidate, Offer
from .view import View

BEFORE, BEHIND = 300, 90  # code points on either side of a figure whose places must be the same as its copy's
LEAST = exp(-8)  # of a share: no copy alone forbids a place

_Trust = list[tuple[Candidate, float]]
"""The candidates of a figure with the logarithms of their shares."""


def agreeing(view: View, copies: Iterable[Sequence[int]]) -> list[list[int]]:
    """Of groups of copies those that agree: the same places are told around them («در ملایر … وی افزود: ۳۰ مدرسه …» is
    not said of بانه as well)."""
    groups: dict[tuple[int, frozenset[str]], list[int]] = defaultdict(list)
    for number, group in enumerate(copies):
        for n in group:
            groups[number, view.around(view.drafts[n], BEFORE, BEHIND)].append(n)
    return [group for group in groups.values() if len(group) > 1]


def choose_together(scored: Iterable[tuple[Offer, list[float]]], copies: Sequence[Sequence[int]]) -> list[Candidate]:
    """The candidate of each figure with the best score; `copies` are groups of figures that agree on one."""
    copied = {n for group in copies for n in group}
    best: list[Candidate] = []
    trusts: dict[int, _Trust] = {}
    for n, (offer, scores) in enumerate(scored):
        best.append(offer.candidates[scores.index(max(scores))])
        if n in copied:
            trusts[n] = _trust(offer, scores)
    for group in copies:
        total: dict[str | None, float] = defaultdict(float)
        for n in group:
            least = min(share for _, share in trusts[n])  # that of a place which only another copy is offered
            for one, share in trusts[n]:
                total[one.key] += share - least
        ranked = {key: rank for rank, key in enumerate(sorted(total, key=total.__getitem__, reverse=True))}
        for n in (n for n in group if best[n].where == "-"):
            best[n] = min((one for one, _ in trusts[n]), key=lambda one: ranked[one.key])
    return best


def _trust(offer: Offer, scores: Sequence[float]) -> _Trust:
    return [(one, log(max(LEAST, share))) for one, share in zip(offer.candidates, shares_of(scores), strict=True)]
