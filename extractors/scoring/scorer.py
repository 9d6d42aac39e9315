"""Scores of candidates by what is known of them: a log-linear model added up for many candidates at once.

What `weights.score(templates(facts))` gives, without making a feature: facts become numbers, the numbers cells of a
table (see `table.py`), and the weights in those cells are added up by numpy for all candidates of a call.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .product import Numbers, product
from .table import FINE, Table
from .templates import Facts

PAGE = 6  # 64 cells a page: about one page in forty holds a weight, and only those lie in memory
MOST_CELLS = 1 << 28  # of a table: what tells its pages takes 16 MB then
MOST_ROWS = 4096  # candidates that are added up at once: beyond, a long document would take memory without need

Group = tuple[Facts, Sequence[Facts]]
"""Facts that some candidates share, and those of each candidate."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """How facts told in these places become cells: which to look up, and their strides in every template."""

    shared: list[tuple[str, Callable[..., int]]]
    own: list[tuple[str, Callable[..., int]]]
    shared_strides: Numbers
    own_strides: Numbers


class Scorer:
    """Adds up the weights of a table."""

    def __init__(self, table: Table) -> None:
        self._begins = np.array(table.begins, dtype=np.float64)
        self._facts = list(table.vocabulary)
        self._numbers = table.numbers
        self._strides = _all_strides(table)
        self._answers = table.weights.shape[1]
        self._moves, self._pages = _paged(table)
        self._ones = np.ones(len(table.templates), dtype=np.float32)
        self._plans: dict[tuple[tuple[str, ...], tuple[str, ...]], _Plan] = {}

    def sums(self, groups: Sequence[Group]) -> Numbers:
        """The scores of all candidates in order, a column for each answer.

        All groups tell the same facts in the same places. Raises KeyError for a fact that is not told.
        """
        sizes = [len(candidates) for _, candidates in groups]
        rows = sum(sizes)
        if not rows:
            return np.zeros((0, self._answers))
        if rows > MOST_ROWS and len(groups) > 1:
            half = len(groups) // 2
            return np.concatenate([self.sums(groups[:half]), self.sums(groups[half:])])
        plan = self._plan(groups[0][0], next(candidates[0] for _, candidates in groups if candidates))
        ids = [get(facts[name], 0) for _, candidates in groups for facts in candidates for name, get in plan.own]
        cells = product(np.array(ids, dtype=np.float64).reshape(rows, len(plan.own)), plan.own_strides)
        ids = [get(facts[name], 0) for facts, _ in groups for name, get in plan.shared]
        common = product(np.array(ids, dtype=np.float64).reshape(len(groups), len(plan.shared)), plan.shared_strides)
        cells += common if len(groups) == 1 else common.repeat(sizes, axis=0)
        return self.in_cells(cells)

    def in_cells(self, cells: Numbers) -> Numbers:
        """What lies in these cells of each template, added up by row."""
        found = self.fine(cells)
        found /= FINE
        return found

    def fine(self, cells: Numbers) -> Numbers:
        """What lies in these cells in thousandths: whole numbers, whose sums are exact."""
        places = (cells + self._begins).astype(np.int64)
        places += self._moves.take(places >> PAGE)
        # A product with ones adds up faster than `sum`; whole numbers this small are exact as float32.
        found: Numbers = (self._ones @ self._pages.take(places, axis=0).astype(np.float32)).astype(np.float64)
        return found

    def _plan(self, shared: Facts, own: Facts) -> _Plan:
        told = (tuple(shared), tuple(own))
        plan = self._plans.get(told)
        if plan is None:
            plan = self._plans[told] = self._made_plan(shared, own)
        return plan

    def _made_plan(self, shared: Facts, own: Facts) -> _Plan:
        here = [fact for fact in self._facts if fact in own]
        around = [fact for fact in self._facts if fact not in own]
        if missing := [fact for fact in around if fact not in shared]:
            raise KeyError(f"facts {', '.join(missing)} are not told")
        return _Plan(
            [(fact, self._numbers[fact].get) for fact in around],
            [(fact, self._numbers[fact].get) for fact in here],
            self.strides(around),
            self.strides(here),
        )

    def strides(self, facts: Sequence[str]) -> Numbers:
        """How far apart the cells of following values of these facts lie in each template; 0 where it holds none."""
        if not facts:
            return np.zeros((0, len(self._ones)))
        return np.stack([self._strides.get(fact, np.zeros(len(self._ones))) for fact in facts])


def _all_strides(table: Table) -> dict[str, Numbers]:
    """For each fact its stride in every template, 0 where the template does not hold it."""
    strides = {fact: np.zeros(len(table.templates)) for fact in table.vocabulary}
    for number, names in enumerate(table.templates):
        stride = 1
        for fact in reversed(names):
            strides[fact][number] = stride
            stride *= len(table.vocabulary[fact]) + 1
    return strides


def _paged(table: Table) -> tuple[Any, Any]:
    """The pages of a table that hold weights behind an empty one, and how far each page of cells has moved to get
    there: all that hold none to the empty one."""
    cells = sum(table.sizes)
    if cells > MOST_CELLS:
        raise ValueError(f"a table of {cells:,} cells: templates that tell fewer facts together are needed")
    moves = -(np.arange((cells >> PAGE) + 1, dtype=np.int32) << PAGE)
    kept = np.unique(table.cells >> PAGE)
    moves[kept] += np.arange(1, len(kept) + 1, dtype=np.int32) << PAGE
    pages = np.zeros((len(kept) + 1 << PAGE, table.weights.shape[1]), dtype=np.int16)
    pages[table.cells + moves[table.cells >> PAGE]] = table.weights
    return moves, pages
