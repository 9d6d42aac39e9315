"""CSV: one row a record, laid flat, for spreadsheets."""

import csv
import re
from decimal import Decimal
from typing import Any, TextIO

from ..decimals import plain
from .tables import FIGURES, Record, Table

COLUMNS = {name: column.path for name, column in FIGURES.columns.items()}
"""The columns of figures, and where each comes from in the record. An empty cell is null."""

_FORMULA = re.compile(r"(?:^|(?<=[;\t\r\n]))(?=[=+\-@＝＋－＠])|^(?=[\t\r\n])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


class Csv:
    """Writes rows under a header. The sink wants newline="" and, for spreadsheets to see Persian, utf-8-sig."""

    def __init__(self, sink: TextIO, table: Table = FIGURES) -> None:
        self._table = table
        self._rows = csv.writer(sink)
        self._rows.writerow(table.columns)

    def write(self, record: Record) -> None:
        self._rows.writerow([_cell(value) for value in self._table.row(record)])

    def close(self) -> None:
        """Nothing is left to write."""


def _cell(value: Any) -> str:
    """The text of a cell.

    A spreadsheet runs what begins with = + - or @ as a formula: an apostrophe makes it text, also where a cell would
    begin in countries that part cells with semicolons. At a NUL some stop reading: control characters become U+FFFD.
    """
    if value is None:
        return ""
    text = plain(value) if isinstance(value, Decimal) else str(value)
    return text if _NUMBER.fullmatch(text) else _FORMULA.sub("'", _CONTROL.sub("\ufffd", text))
