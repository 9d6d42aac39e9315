"""Boosted decision trees: what numbers say together, where a sum of single weights cannot tell it.

All trees have the same depth and every question is asked, so a table of them is three even arrays.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from gzip import decompress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True, slots=True)
class Trees:
    """Of each tree its questions (is column `columns` above `bounds`?) from the root down, and its leaves.

    The questions of node k are followed at 2k + 1 for no and 2k + 2 for yes.
    """

    columns: "np.ndarray"  # trees x (2^depth - 1)
    bounds: "np.ndarray"  # as columns
    leaves: "np.ndarray"  # trees x 2^depth

    def scores(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """The sum of all trees' leaves for each row of numbers."""
        import numpy as np

        table = np.asarray(rows, dtype=np.float32)
        total = np.zeros(len(table))
        inner = self.columns.shape[1]
        trees = np.arange(len(self.columns))
        for begin in range(0, len(table), BLOCK):
            block = table[begin : begin + BLOCK]
            lines = np.arange(len(block))[:, None]
            node = np.zeros((len(block), len(trees)), dtype=np.intp)
            for _ in range(inner.bit_length()):
                above = block[lines, self.columns[trees, node]] > self.bounds[trees, node]
                node = 2 * node + 1 + above
            total[begin : begin + BLOCK] = self.leaves[trees, node - inner].sum(axis=1)
        return [float(one) for one in total]


BLOCK = 2048  # rows scored at a time: bounded memory on any document


@cache
def load_trees(package: str, name: str) -> tuple[Trees, dict[str, list[str]]]:
    """The trees that lie in the sub-package `package` as `name`.json.gz, and the scales their columns are read on."""
    import numpy as np

    data = json.loads(decompress((Path(__file__).parent / package / f"{name}.json.gz").read_bytes()))
    return Trees(
        np.array(data["columns"], dtype=np.intp),
        np.array(data["bounds"], dtype=np.float32),
        np.array(data["leaves"], dtype=np.float32),
    ), data["scales"]
