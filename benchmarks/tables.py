"""Tables, for a terminal and for a page: words to the left, numbers to the right."""

from collections.abc import Sequence
from math import floor, log10
from typing import NamedTuple


class Table(NamedTuple):
    """A title, what stands at the top of each column, rows of as many cells, and notes below; the first columns, `text`
    of them, hold words."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    text: int = 1
    notes: Sequence[str] = ()

    def plain(self) -> str:
        lines = [self.head, *self.rows]
        widths = [max(map(len, cells)) for cells in zip(*lines, strict=True)]
        return "\n".join([self.title, "", *(self._columns(cells, widths) for cells in lines), *self.notes])

    def markdown(self) -> str:
        rule = [":---" if place < self.text else "---:" for place in range(len(self.head))]
        lines = [f"| {' | '.join(map(_escaped, cells))} |" for cells in (self.head, rule, *self.rows)]
        return "\n".join([f"## {self.title}", "", *lines, *(f"\n{note}" for note in self.notes)])

    def _columns(self, cells: Sequence[str], widths: Sequence[int]) -> str:
        placed = [
            cell.ljust(width) if place < self.text else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        return "  ".join(placed).rstrip()


def significant(figure: float) -> str:
    """Written with the three digits that mean something: 1,970, 18.5, 0.0213."""
    return f"{figure:,.{max(0, 2 - floor(log10(figure)))}f}" if figure > 0 else "0"


def _escaped(cell: str) -> str:
    return cell.replace("|", "\\|")
