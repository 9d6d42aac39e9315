"""A figure told again in nearly the same words is of the same place: copies choose together.

Each shares out its trust among its candidates, and all take the place that they trust most together, but those whose
own sentence tells theirs: «در سمنان ۳۰ مدرسه ساخته شد. در شاهرود ۳۰ مدرسه ساخته شد.» are no copies.
"""

from collections.abc import Sequence
from math import exp, log

from .candidate import Candidate, Offer

LEAST = -8.0  # logarithm of a share: no copy alone forbids a place


def choose_together(
    offers: Sequence[Offer], scores: Sequence[list[float]], copies: Sequence[Sequence[int]]
) -> list[Candidate]:
    """The candidate of each figure with the best of its `scores`; `copies` are groups of figures that agree on one."""
    best = [offer.candidates[here.index(max(here))] for offer, here in zip(offers, scores, strict=True)]
    for group in copies:
        trusts = [_trust(offers[n], scores[n]) for n in group]
        unnamed = [min(trust.values()) for trust in trusts]  # of a place that only another copy is offered
        keys = dict.fromkeys(key for trust in trusts for key in trust)
        total = {key: sum(t.get(key, low) for t, low in zip(trusts, unnamed, strict=True)) for key in keys}
        for n in (n for n in group if best[n].where == "-"):
            best[n] = max(offers[n].candidates, key=lambda one: total[one.key])
    return best


def _trust(offer: Offer, scores: Sequence[float]) -> dict[str | None, float]:
    """The logarithms of the shares of the candidates, by key."""
    most = max(scores)
    whole = most + log(sum(exp(score - most) for score in scores))
    return {one.key: max(LEAST, score - whole) for one, score in zip(offer.candidates, scores, strict=True)}
