"""Learnt weights as a table of numbers: what a `Scorer` adds up, and what lies in the package beside its finder.

Every fact has a vocabulary, the values it was learnt with, numbered from 1; 0 is any other value. With them a feature
is one number, its cell: the numbers of its values, each times a stride, plus where the cells of its template begin.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import accumulate
from math import prod
from pathlib import Path
from typing import Any

import numpy as np

from .templates import Templates

FINE = 1000  # weights are learnt to three decimals, and added up as whole numbers: in any order the sum is the same
LARGEST = (1 << 15) - 1  # weight, in thousandths: sums of some hundreds are exact even as float32

Names = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, eq=False)
class Table:
    """The weights of `templates` (the names of their facts): `cells` in rising order, and `weights` in thousandths.

    `weights` has a column for each answer that is asked of the same facts (to stop, or to go on).
    """

    templates: Names
    vocabulary: dict[str, list[str]]
    cells: "np.ndarray[Any, np.dtype[np.int64]]"
    weights: "np.ndarray[Any, np.dtype[np.int16]]"

    @cached_property
    def sizes(self) -> list[int]:
        """How many cells each template has."""
        radix = {fact: len(values) + 1 for fact, values in self.vocabulary.items()}
        return [prod([radix[fact] for fact in names]) for names in self.templates]

    @cached_property
    def begins(self) -> list[int]:
        """Where the cells of each template begin."""
        return list(accumulate(self.sizes, initial=0))[:-1]

    @cached_property
    def numbers(self) -> "Numbering":
        """The numbers of the values of each fact."""
        return Numbering(self.vocabulary)


class Numbering(dict[str, dict[str, int]]):
    """Fact → value → number, worked out for a fact when it is first asked for; one without a vocabulary has none."""

    def __init__(self, vocabulary: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self._vocabulary = vocabulary

    def __missing__(self, fact: str) -> dict[str, int]:
        numbers = self[fact] = {value: number for number, value in enumerate(self._vocabulary.get(fact, ()), 1)}
        return numbers


def table_of(answers: Sequence[tuple[Templates, Mapping[str, float]]]) -> Table:
    """The table of weights told by features as strings; every answer has templates of the same facts.

    Features of other templates, or that no facts can make, are left out. Raises ValueError for a weight beyond
    ±`LARGEST` thousandths.
    """
    names = answers[0][0].names
    if any(templates.names != names for templates, _ in answers):
        raise ValueError("the answers of a table need templates of the same facts")
    told: dict[tuple[int, tuple[str, ...]], list[float]] = {}
    for answer, (templates, weights) in enumerate(answers):
        for feature, weight in weights.items():
            place = _parted(feature, templates)
            if place is not None:
                told.setdefault(place, [0.0] * len(answers))[answer] = weight
    vocabulary: dict[str, dict[str, int]] = {fact: {} for one in names for fact in one}
    for number, values in told:
        for fact, value in zip(names[number], values, strict=True):
            vocabulary[fact].setdefault(value, len(vocabulary[fact]) + 1)
    empty = Table(names, {fact: list(values) for fact, values in vocabulary.items()}, *_nothing(len(answers)))
    begins = empty.begins
    found = sorted(
        (begins[number] + _within(names[number], values, vocabulary), weights)
        for (number, values), weights in told.items()
    )
    if not found:
        return empty
    cells = np.array([cell for cell, _ in found], dtype=np.int64)
    fine = np.array([[round(weight * FINE) for weight in weights] for _, weights in found])
    if (most := np.abs(fine).max()) > LARGEST:
        raise ValueError(f"a weight of ±{most / FINE} does not fit a table, the largest is ±{LARGEST / FINE}")
    return Table(names, empty.vocabulary, cells, fine.astype(np.int16))


def told_weights(table: Table, number: int) -> dict[tuple[str, ...], list[int]]:
    """The weights of a template, in thousandths, by the values of its facts."""
    names, begin = table.templates[number], table.begins[number]
    first, last = np.searchsorted(table.cells, (begin, begin + table.sizes[number]))
    at, columns = table.cells[first:last] - begin, []
    for fact in reversed(names):
        at, value = np.divmod(at, len(table.vocabulary[fact]) + 1)
        columns.append([table.vocabulary[fact][n] for n in (value - 1).tolist()])
    return dict(zip(zip(*reversed(columns), strict=True), table.weights[first:last].tolist(), strict=True))


def part_of(table: Table, chosen: Callable[[tuple[str, ...]], bool]) -> Table:
    """The table with some of its templates only."""
    sizes, begins = table.sizes, table.begins
    kept = [number for number, names in enumerate(table.templates) if chosen(names)]
    templates = tuple(table.templates[number] for number in kept)
    facts = {fact for names in templates for fact in names}
    vocabulary = {fact: values for fact, values in table.vocabulary.items() if fact in facts}
    empty = Table(templates, vocabulary, *_nothing(table.weights.shape[1]))
    moved = [
        (begin, *np.searchsorted(table.cells, (begins[number], begins[number] + sizes[number])), begins[number])
        for number, begin in zip(kept, empty.begins, strict=True)
    ]
    cells = [table.cells[first:last] - was + begin for begin, first, last, was in moved]
    weights = [table.weights[first:last] for _, first, last, _ in moved]
    return Table(
        templates,
        empty.vocabulary,
        np.concatenate([empty.cells, *cells]),
        np.concatenate([empty.weights, *weights]),
    )


def _nothing(answers: int) -> tuple[Any, Any]:
    return np.zeros(0, dtype=np.int64), np.zeros((0, answers), dtype=np.int16)


def _parted(feature: str, templates: Templates) -> tuple[int, tuple[str, ...]] | None:
    """A feature's template and values; None where it is none of these templates."""
    tag, equals, told = feature.partition("=")
    number = tag.removeprefix(templates.prefix)
    if (
        not equals
        or tag == number
        or not (number.isascii() and number.isdecimal())
        or int(number) >= len(templates.names)
    ):
        return None
    names = templates.names[int(number)]
    values = _values(told) if len(names) > 1 else (told,)
    return (int(number), values) if len(values) == len(names) else None


def _values(told: str) -> tuple[str, ...]:
    """The values of a feature, which stand apart by bars; a value may be a bar itself («B|||در» holds three)."""
    marked = f"|{told}|".replace("|||", "|\0|")
    return tuple("|" if value == "\0" else value for value in marked[1:-1].split("|"))


def _within(names: tuple[str, ...], values: tuple[str, ...], vocabulary: Mapping[str, Mapping[str, int]]) -> int:
    cell = 0
    for fact, value in zip(names, values, strict=True):
        cell = cell * (len(vocabulary[fact]) + 1) + vocabulary[fact][value]
    return cell


def write_tables(path: Path, tables: Mapping[str, Table]) -> None:
    """Write tables into one file, the same bytes for the same tables; `path` ends in .npz."""
    arrays: dict[str, Any] = {}
    for name, table in sorted(tables.items()):
        words = json.dumps(table.vocabulary, ensure_ascii=False, separators=(",", ":"))
        arrays[f"{name}.templates"] = np.frombuffer(_written(table.templates), dtype=np.uint8)
        arrays[f"{name}.vocabulary"] = np.frombuffer(words.encode(), dtype=np.uint8)
        arrays[f"{name}.steps"] = np.diff(table.cells, prepend=0)
        arrays[f"{name}.weights"] = table.weights
    packed = BytesIO()
    np.savez_compressed(packed, **arrays)
    path.write_bytes(packed.getvalue())


def _written(templates: Names) -> bytes:
    """Templates as a text: one a line."""
    return "\n".join(map(" ".join, templates)).encode()


def read_tables(path: Path, templates: Mapping[str, Names]) -> dict[str, Table]:
    """The tables of a file by name; `templates` tells the facts of each.

    Raises ValueError where a table was written with other templates: its weights would be those of other facts.
    """
    with np.load(path, allow_pickle=False) as arrays:
        for name, names in templates.items():
            if f"{name}.templates" not in arrays or arrays[f"{name}.templates"].tobytes() != _written(names):
                file = f"{path.parent.name}/{path.name}"
                raise ValueError(
                    f"{file}: the table {name!r} has other templates than the code, learn it anew with its script in "
                    "training/"
                )
        return {
            name: Table(
                names,
                json.loads(arrays[f"{name}.vocabulary"].tobytes()),
                np.cumsum(arrays[f"{name}.steps"], dtype=np.int64),
                arrays[f"{name}.weights"],
            )
            for name, names in templates.items()
        }
