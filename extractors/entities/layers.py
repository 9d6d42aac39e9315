"""The network of the built-in model as it reads, in numpy alone: `network.py` has the same layers to be learnt.

    features → hashed tables and vector → mix → window of one word on each side, several times → scores of the tags

Each word is embedded by itself and each sentence read by itself: numbers of a larger product of matrices are rounded
otherwise, and what is said of a sentence would depend on what is read along with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from .hashes import table_keys

type Array = Any  # of numpy, float32 where nothing else is said
type Transitions = tuple[Array, Array, Array]  # what a tag after a tag scores, a tag at the beginning and at the end

FIRST_SEED = 5
"""Of the hashes of the first table; each next table has the next."""


@dataclass(frozen=True, slots=True)
class Maxout:
    """The largest of several sums of the input, for each number of the output; then brought to one mean and spread."""

    weight: Array  # [output and piece, input]
    bias: Array  # [output and piece]
    gain: Array
    shift: Array
    pieces: int

    @classmethod
    def of(cls, learnt: Mapping[str, Array], norm: Mapping[str, Array]) -> Self:
        """The layer of what was learnt for the sums, and for the norm."""
        size, pieces, width = learnt["W"].shape
        weight = np.ascontiguousarray(learnt["W"].reshape(size * pieces, width))
        return cls(weight, learnt["b"].reshape(size * pieces), norm["G"], norm["b"], pieces)

    def alone(self, rows: Array) -> Array:
        """The output for rows each computed by itself."""
        return self._output(_each(rows, self.weight))

    def together(self, rows: Array) -> Array:
        """The output for the rows of a sentence."""
        return self._output(np.dot(rows, self.weight.T))

    def _output(self, sums: Array) -> Array:
        sums += self.bias
        best = sums[:, :: self.pieces]
        for piece in range(1, self.pieces):
            best = np.maximum(best, sums[:, piece :: self.pieces])
        size = np.float32(best.shape[1])
        best = best - best.sum(axis=1, keepdims=True) / size
        spread = (best * best).sum(axis=1, keepdims=True) / size + np.float32(1e-8)
        best *= spread ** (-1.0 / 2.0)
        best *= self.gain
        best += self.shift
        return best


@dataclass(frozen=True, slots=True)
class Layers:
    """All that was learnt, put in order."""

    tables: list[Array]
    turn: Array  # of vectors
    mix: Maxout
    windows: list[Maxout]
    weight: Array  # [tag, width]
    bias: Array
    transitions: Transitions

    @classmethod
    def of(cls, learnt: Mapping[str, Array]) -> Self:
        """The layers, of arrays named by the number of the layer and the name they have there ("44.W")."""
        by_layer: dict[int, dict[str, Array]] = {}
        for key, value in learnt.items():
            number, _, name = key.partition(".")
            by_layer.setdefault(int(number), {})[name] = value.astype(np.float32)
        ordered = [arrays for _, arrays in sorted(by_layer.items())]
        sums = [arrays for arrays in ordered if "W" in arrays and arrays["W"].ndim == 3]
        norms = [arrays for arrays in ordered if "G" in arrays]
        mix, *windows = map(Maxout.of, sums, norms)
        flat = [arrays for arrays in ordered if "W" in arrays and arrays["W"].ndim == 2]
        (turn,) = [arrays["W"] for arrays in flat if "b" not in arrays]
        (score,) = [arrays for arrays in flat if "b" in arrays]
        tables = [arrays["E"] for arrays in ordered if "E" in arrays]
        transitions = ordered[0]["after"], ordered[0]["first"], ordered[0]["last"]
        return cls(tables, turn, mix, windows, score["W"], score["b"], transitions)

    def embed(self, hashes: Array, vectors: Array) -> Array:
        """What is made of words, a row each, given the hashes of their forms and their vectors."""
        seeds = np.arange(FIRST_SEED, FIRST_SEED + len(self.tables), dtype=np.uint64)
        keys = table_keys(hashes, seeds)
        parts = [_summed(table, keys[:, place] % np.uint64(len(table))) for place, table in enumerate(self.tables)]
        return self.mix.alone(np.concatenate([*parts, _each(vectors, self.turn)], axis=1))

    def scores(self, rows: Array) -> Array:
        """The scores of the tags of one sentence, given the rows of its words."""
        apart = len(self.windows)  # empty rows on each side, as many as the windows can reach over
        laid = np.zeros((len(rows) + 2 * apart, rows.shape[1]), dtype=np.float32)
        laid[apart:-apart] = rows
        for window in self.windows:
            laid = laid + window.together(_with_neighbours(laid))
        return np.dot(laid[apart:-apart], self.weight.T) + self.bias


def _each(rows: Array, weight: Array) -> Array:
    """The product with the turned weight, row by row."""
    return np.matmul(rows[:, None, :], weight.T)[:, 0, :]


def _summed(table: Array, keys: Array) -> Array:
    """The sum of the rows of a table that several keys name, one key after the other."""
    total = table[keys[:, 0]]
    for place in range(1, keys.shape[1]):
        total = total + table[keys[:, place]]
    return total


def _with_neighbours(rows: Array) -> Array:
    """Each row between the one before it and the one after it; zeros where there is none."""
    count, width = rows.shape
    wide = np.zeros((count, 3 * width), dtype=np.float32)
    wide[1:, :width] = rows[:-1]
    wide[:, width : 2 * width] = rows
    wide[:-1, 2 * width :] = rows[1:]
    return wide
