"""A table for the terminal, to be read from right to left: the first column stands at the right."""

import re
from decimal import Decimal
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..decimals import plain
from ..record import Figure
from .tables import Record

ROWS_AT_A_TIME = 500
"""Rows that share one header and one layout: a longer result is shown in several tables, none of it kept in memory."""
WIDEST = {"document": 16, "bound": 8, "kind": 14, "item": 28, "unit": 18, "number": 24}
"""Columns of characters that a cell may take; the sentence gets what the terminal has left."""
STYLES = {"kind": "cyan", "number": "bold", "sentence": "dim"}
LEAST_SENTENCE = 16
PIPED_WIDTH = 120

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
LRM = "\u200e"
"""Begins every cell: a terminal that reorders right-to-left text would else take neighbouring cells for one phrase."""


class RightToLeftTable:
    def __init__(self, sink: TextIO) -> None:
        self._console = Console(file=sink, highlight=False, emoji=False, markup=False)
        if not self._console.is_terminal:
            self._console = Console(file=sink, highlight=False, emoji=False, markup=False, width=PIPED_WIDTH)
        self._waiting: list[Figure] = []

    def write(self, figure: Record) -> None:
        assert isinstance(figure, Figure)
        self._waiting.append(figure)
        if len(self._waiting) == ROWS_AT_A_TIME:
            self._show()

    def close(self) -> None:
        if self._waiting:
            self._show()

    def _show(self) -> None:
        rows = [_cells(figure) for figure in self._waiting]
        widths = {
            name: min(widest, max(cell_len(name), *(cell_len(row[name]) for row in rows)))
            for name, widest in WIDEST.items()
        }
        room = self._console.width - sum(widths.values()) - 2 * len(widths) - 2
        order = list(widths)
        if room >= LEAST_SENTENCE:
            widths["sentence"] = room
            order.insert(1, "sentence")
        table = Table(box=SIMPLE_HEAD, padding=(0, 1), collapse_padding=True, pad_edge=False)
        for name in order:
            table.add_column(
                name, width=widths[name], style=STYLES.get(name), justify="right", no_wrap=True, overflow="ellipsis"
            )
        for row, figure in zip(rows, self._waiting, strict=True):
            row["sentence"] = _context(figure, room)
            table.add_row(*(Text(LRM + row[name]) for name in order))
        self._console.print(table)
        self._waiting.clear()


def _cells(figure: Figure) -> dict[str, str]:
    quantity = figure.quantity
    cells = {
        "document": figure.document,
        "bound": quantity.bound,
        "kind": figure.kind,
        "item": figure.item or "",
        "unit": f"{quantity.unit or ''}{f'/{quantity.per}' if quantity.per else ''}",
        "number": _number(figure),
    }
    return {name: harmless(cell) for name, cell in cells.items()}


def harmless(text: str) -> str:
    """The text on one line, without the characters that steer a terminal or turn the direction of what follows."""
    return _CONTROL.sub(lambda found: " " if found.group() in "\t\n\r" else "\ufffd", text)


def _number(figure: Figure) -> str:
    low, high = figure.quantity.low, figure.quantity.high
    return _grouped(low) if low == high else f"{_grouped(low)}–{_grouped(high)}"


def _grouped(value: Decimal) -> str:
    """Thousands apart: 218,000 and 12,500.5."""
    whole, point, fraction = plain(value.copy_abs()).partition(".")
    return f"{'-' * (value < 0)}{int(whole):,}{point}{fraction}"


def _context(figure: Figure, room: int) -> str:
    """As many of the words around the number as there is room for, in columns of the terminal."""
    sentence, quote = figure.sentence, figure.quote
    before = _on_one_line(sentence.text[: quote.start - sentence.start]).lstrip()
    after = _on_one_line(sentence.text[quote.end - sentence.start :]).rstrip()
    number = _on_one_line(quote.text)
    half = max(0, (room - len(number) - 2) // 2)
    if len(before) > half:
        before = "…" + before[len(before) - half :].partition(" ")[2]
    if len(after) > half:
        after = after[:half].rpartition(" ")[0] + "…"
    return before + number + after


def _on_one_line(text: str) -> str:
    return harmless(re.sub(r"\s++", " ", text))
