"""Which mention of time each figure is given, figure after figure, as each hangs on those before it.

Most of what is known of a figure and a mention holds whatever those before were given, and is added up for many figures
at once; what they were given is weighed for each in turn.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..scoring.few import FewScorer
from ..scoring.scorer import Scorer
from ..scoring.table import FINE, Table, part_of, read_tables
from .facts import UNGIVEN, Facts
from .scene import Scene
from .templates import of_mention, of_nothing

# What a mention is given before none, in thousandths: F1 asks less of a guess than that it be right more often than
# not.
BOLDNESS = 500

TOGETHER = 128  # figures that are weighed at once: a long list of numbers would take memory without need

_BEFORE = frozenset(("was", "was_sort"))  # what the figure before was given
_GIVEN = frozenset(UNGIVEN)  # which figures before were given a mention

Told = dict[str, str]


@dataclass(frozen=True, slots=True)
class Scorers:
    """The learnt weights of a mention, of what the figure before was given beside it, of it as `given` to figures
    before, and of nothing. `mention` holds what `given` does, for it is asked about all as if nobody was given them."""

    mention: Scorer
    before: FewScorer
    given: FewScorer
    nothing: FewScorer


def scorers_of(mention: Table, nothing: Table) -> Scorers:
    """Scorers of the tables of `of_mention` and `of_nothing`."""
    alone = part_of(mention, _BEFORE.isdisjoint)
    return Scorers(
        Scorer(alone),
        FewScorer(part_of(mention, lambda names: not _BEFORE.isdisjoint(names))),
        FewScorer(part_of(alone, lambda names: not _GIVEN.isdisjoint(names))),
        FewScorer(nothing),
    )


@cache
def scorers() -> Scorers:
    """The learnt weights."""
    tables = read_tables(
        Path(__file__).with_name("weights.npz"), {"mention": of_mention.names, "nothing": of_nothing.names}
    )
    return scorers_of(**tables)


def choose(scene: Scene, scorers: Scorers) -> list[int | None]:
    """The mention of every draft, in reading order."""
    facts = Facts(scene)
    choice = _Choice(facts, scorers)
    for n in range(len(scene.drafts)):
        facts.given.append(choice.best(n))
    return facts.given


class _Choice:
    """The choice of a mention for one figure after another. Scores are in thousandths, so that they are exact."""

    def __init__(self, facts: Facts, scorers: Scorers) -> None:
        self.facts, self.scorers = facts, scorers
        self.figures: dict[int, Told] = {}  # of a draft what is known of it
        self.known: dict[tuple[int, int], tuple[Told, int]] = {}  # of a draft and a mention, and what it weighs

    def _near(self, n: int) -> list[int]:
        first, _, last = self.facts.near(n)
        return [m for m in range(first, last) if not self.facts.scene.mentions[m].compared]

    def _weigh(self, offered: Mapping[int, list[int]]) -> None:
        """Weigh mentions for drafts, as if none was given to a draft before."""
        facts = self.facts
        for n in offered:
            if n not in self.figures:
                self.figures[n] = facts.figure(n)
        each = {n: [facts.beside(n, m) for m in mentions] for n, mentions in offered.items()}
        sums = self.scorers.mention.sums([(self.figures[n], told) for n, told in each.items()])[:, 0]
        scores = iter((sums * FINE).round().astype(int).tolist())
        for n, mentions in offered.items():
            self.known |= {(n, m): (told, next(scores)) for m, told in zip(mentions, each[n], strict=True)}

    def best(self, n: int) -> int | None:
        """The mention of draft `n`, the last of equals; None where none is worth as much as nothing."""
        if n % TOGETHER == 0:
            self.figures, self.known = {}, {}
            near = {each: self._near(each) for each in range(n, min(n + TOGETHER, len(self.facts.scene.drafts)))}
            self._weigh({each: mentions for each, mentions in near.items() if mentions})
        candidates = self.facts.candidates(n)
        if not candidates:
            return None
        if far := [m for m in candidates if (n, m) not in self.known]:
            self._weigh({n: far})
        figure = self.figures[n] | self.facts.before(n)
        scores = [self._score(n, m, figure) for m in candidates]
        most, last = max(zip(scores, range(len(scores)), strict=True))
        return candidates[last] if most + BOLDNESS > self.scorers.nothing.fine(figure) else None

    def _score(self, n: int, m: int, figure: Told) -> int:
        own, score = self.known[n, m]
        told = {**figure, **own}
        given = self.facts.when_given(n, m)
        if given is not UNGIVEN:
            score -= self.scorers.given.fine(told)
            told |= given
            score += self.scorers.given.fine(told)
        return score + self.scorers.before.fine(told)
