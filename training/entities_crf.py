"""A linear-chain conditional random field: how probable tags are, given scores, and which way to move the scores.

Sentences of a batch are computed side by side, place after place; sums of products are kept in range by dividing at
each place, for only shares matter.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from arqam.extractors.entities.tags import ALLOWED, FIRST, LAST, by_place

Transitions = tuple[np.ndarray, np.ndarray, np.ndarray]  # tag after tag, first, last: see network.transitions


@dataclass(frozen=True, slots=True)
class Lattice:
    """What leads to each tag at each place and what leads on, as [place, sentence, tag]."""

    there: np.ndarray
    scores: np.ndarray
    step: np.ndarray
    forth: np.ndarray
    back: np.ndarray

    @property
    def shares(self) -> np.ndarray:
        """The probability of each tag at each place."""
        return _shares(self.forth * self.back)


@dataclass(frozen=True, slots=True)
class Change:
    """Loss, and its slope by every score and transition."""

    loss: float
    scores: np.ndarray
    after: np.ndarray
    first: np.ndarray
    last: np.ndarray


def lattice(scores: np.ndarray, lengths: Sequence[int], transitions: Transitions) -> Lattice:
    """All ways through the tags of each sentence; `scores` has a row a token, sentence after sentence."""
    laid, there = by_place(scores.astype(np.float64), lengths)
    laid = np.exp(laid - laid.max(axis=-1, keepdims=True))
    allowed = zip(transitions, (ALLOWED, FIRST, LAST), strict=True)
    step, first, last = (np.where(may, np.exp(part.astype(np.float64)), 0) for part, may in allowed)
    forth, back = np.zeros_like(laid), np.zeros_like(laid)
    forth[0] = reached = _shares(laid[0] * first)
    for place in range(1, len(laid)):
        forth[place] = reached = np.where(there[place][:, None], _shares((reached @ step) * laid[place]), reached)
    back[-1] = reached = np.tile(last / last.sum(), (len(lengths), 1))
    for place in range(len(laid) - 2, -1, -1):
        on = _shares((laid[place + 1] * reached) @ step.T)
        back[place] = reached = np.where(there[place + 1][:, None], on, reached)
    return Lattice(there, laid, step, forth, back)


def change(scores: np.ndarray, lengths: Sequence[int], tags: np.ndarray, transitions: Transitions) -> Change:
    """The loss where `tags` (sentence after sentence) are right: minus the logarithm of their probabilities, summed
    over tokens; and the slopes of minus the logarithm of the probability of the whole sentence.
    """
    ways = lattice(scores, lengths, transitions)
    shares = ways.shares
    slope = shares.swapaxes(0, 1)[ways.there.T]
    right = np.arange(len(tags)), tags
    loss = float(-np.log(np.maximum(slope[right], 1e-30)).sum())
    slope[right] -= 1
    ends = np.cumsum(lengths)
    starts = ends - lengths
    after = _pairs(ways)
    inner = np.setdiff1d(np.arange(len(tags)), ends - 1)
    np.add.at(after, (tags[inner], tags[inner + 1]), -1)
    first = shares[0].sum(axis=0)
    np.add.at(first, tags[starts], -1)
    last = shares[np.array(lengths) - 1, np.arange(len(lengths))].sum(axis=0)
    np.add.at(last, tags[ends - 1], -1)
    return Change(loss, *(part.astype(np.float32) for part in (slope, after, first, last)))


def _pairs(ways: Lattice) -> np.ndarray:
    """How often a tag is expected after a tag."""
    later = ways.there[1:]
    reached, on = ways.forth[:-1][later], (ways.scores[1:] * ways.back[1:])[later]
    total = ((reached @ ways.step) * on).sum(axis=1, keepdims=True)
    return ways.step * (reached.T @ (on / total))


def _shares(numbers: np.ndarray) -> np.ndarray:
    return numbers / numbers.sum(axis=-1, keepdims=True)
