"""Figures → data frames and Arrow tables: the columns of the table of figures, one row a figure.

Text is text and offsets are whole numbers, with nothing found as with a million rows; numbers are doubles, as all that
counts in columns is quickest with, and null is NaN in pandas. A double holds 15 digits: whole numbers above 2^53 (nine
million milliards) and fractions such as 0.1 are the nearest one. Every digit is in `figure.quantity`. Evidence is in
the records only.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from .extras import needed
from .record import Figure
from .writers.arrow import ArrowRows
from .writers.tables import FIGURES, database_number

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


def to_arrow(figures: Iterable[Figure]) -> "pyarrow.Table":
    """An Arrow table: string, int64 and double, as in our Parquet files. Raises OSError without pyarrow."""
    rows = ArrowRows(FIGURES)
    parts = [rows.take() for figure in figures if rows.add(figure)]
    table: pyarrow.Table = needed("pyarrow", "parquet").concat_tables([*parts, rows.take()])
    return table


def to_pandas(figures: Iterable[Figure]) -> "pandas.DataFrame":
    """A pandas frame: string, int64 and float64. Raises OSError without pandas."""
    frames = needed("pandas", "pandas")
    types = {"text": "string", "integer": "int64", "number": "float64"}
    columns = {
        name: frames.Series(values, dtype=types[FIGURES.columns[name].type])
        for name, values in _columns(figures).items()
    }
    frame: pandas.DataFrame = frames.DataFrame(columns)
    return frame


def to_polars(figures: Iterable[Figure]) -> "polars.DataFrame":
    """A polars frame: String, Int64 and Float64. Raises OSError without polars."""
    frames = needed("polars", "polars")
    types = {"text": frames.String, "integer": frames.Int64, "number": frames.Float64}
    schema = {name: types[column.type] for name, column in FIGURES.columns.items()}
    frame: polars.DataFrame = frames.DataFrame(_columns(figures), schema=schema)
    return frame


def _columns(figures: Iterable[Figure]) -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = {name: [] for name in FIGURES.columns}
    for figure in figures:
        for values, column, value in zip(columns.values(), FIGURES.columns.values(), FIGURES.row(figure), strict=True):
            is_number = column.type == "number" and value is not None
            values.append(float(database_number(value)) if is_number else value)
    return columns
