"""A row of a table → the figure that it was laid flat from."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from ..record import Figure
from ..writers.tables import FIGURES

TEXTS = ("id", "document", "quote", "sentence")
"""Columns that are never null: an empty cell is an empty text. A bare text has the document id ""."""
OPTIONAL = ("rials", "period", "place", "speaker")
"""Parts of a record that are null as a whole where all their columns are."""

MOST_DIGITS = 102
"""Of a number: extraction writes no more than 100, and rials one more; what has a million is no record of ours."""

_GUARD = re.compile(r"'(?=[=+\-@＝＋－＠\t\r\n])")


def figure_of_row(row: Mapping[str, Any]) -> Figure:
    """The figure of a row by column; columns that are not ours are left alone. Raises ValueError."""
    record: dict[str, Any] = {}
    for name, column in FIGURES.columns.items():
        value = row.get(name)
        if value is None and name in TEXTS:
            value = ""
        part, _, key = column.path.partition(".")
        if not key:
            if value is not None or part == "item":
                record[part] = value
        elif value is not None or part not in OPTIONAL:
            record.setdefault(part, {})[key] = value
    if record.get("quantity", {}).get("bound") is None:
        record["quantity"].pop("bound", None)
    return figure_of(record)


def figure_of_cells(row: Mapping[str, str]) -> Figure:
    """The figure of a row of a CSV file, whose empty cells are null. Raises ValueError.

    The apostrophes that keep a spreadsheet from running a text as a formula are taken off again; whether a quote or a
    sentence has any is told by its length.
    """
    cells: dict[str, Any] = {name: value or None for name, value in row.items()}
    for name in ("quote", "sentence"):
        cells[name] = _of_length(row.get(name) or "", row.get(f"{name}_start"), row.get(f"{name}_end"))
    for name in FIGURES.columns:
        value = cells.get(name)
        if isinstance(value, str) and name not in ("quote", "sentence"):
            cells[name] = _GUARD.sub("", value)
    return figure_of_row(cells)


def figure_of(record: Any) -> Figure:
    """The figure of what a JSON line says. Raises ValueError with one sentence that names the key."""
    try:
        figure = Figure.model_validate(record)
    except ValidationError as wrong:
        first = wrong.errors(include_url=False, include_input=False, include_context=False)[0]
        key = ".".join(map(str, first["loc"]))
        why = first["msg"].removeprefix("Value error, ")
        said = f"{why[:1].lower()}{why[1:]}"
        raise ValueError(f"is no record of arqam ({f'{key!s}: ' if key else ''}{said})") from None
    for number in (bound for one in (figure.quantity, figure.rials) if one for bound in (one.low, one.high)):
        if len(number.as_tuple().digits) > MOST_DIGITS or abs(number.adjusted()) > MOST_DIGITS:
            raise ValueError(f"is no record of arqam (a number has more than {MOST_DIGITS} digits)")
    return figure


def _of_length(text: str, start: str | None, end: str | None) -> str:
    try:
        length = int(end or 0) - int(start or 0)
    except ValueError:
        return text
    if len(text) <= length:
        return text
    guards = len(text) - length
    return _GUARD.sub("", text, count=guards)
