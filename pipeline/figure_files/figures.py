"""A job folder, or a file of records → figures and documents, one at a time."""

import csv
import io
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from typing import Any, BinaryIO

from ..article import encodable
from ..decimals import from_json
from ..readers import Problem, ReadOptions
from ..readers.encoding import decode
from ..readers.json_lines import numbered_lines
from ..readers.problem import reason
from ..readers.stream import Stopped
from ..record import Figure
from ..writers.tables import DOCUMENTS, FIGURES, Table
from .databases import rows_of_duckdb, rows_of_parquet, rows_of_sqlite
from .form import Form, form_of, is_job, opened, table_of_job
from .rows import figure_of, figure_of_cells, figure_of_row

STDIN = "-"
LARGEST = ReadOptions().largest

type Row = dict[str, Any]


def is_figures(path: str) -> bool:
    """Whether the path is the folder of a job, or a file of records that arqam wrote, rather than articles.

    It is told by what is in it, not by its name: .jsonl and .csv (packed or not), .parquet, .sqlite, .duckdb.
    """
    try:
        return is_job(path) if os.path.isdir(path) else os.path.isfile(path) and form_of(path) is not None
    except (OSError, ValueError):  # a name with a NUL
        return False


def figures_of(path: str) -> Iterator[Figure | Problem]:
    """The figures of a job folder, of a file of records, or of JSON lines on the standard input ("-"), as they stand.

    A Problem comes for whatever cannot be read, and everything else goes on. What a table has no column for (the
    evidence) is empty.
    """
    for place, found in _read(path, FIGURES):
        if isinstance(found, Problem):
            yield found
            continue
        try:
            yield found()
        except ValueError as wrong:
            yield Problem(place, str(wrong))


def documents_of(job: str) -> Iterator[Row]:
    """The rows of the documents of a job, by column; see `writers.DOCUMENTS`. Nothing where it has no such table.

    Raises OSError, also where the library that its format needs is not installed; ValueError for a damaged table.
    """
    path = table_of_job(job, DOCUMENTS)
    if path is None:
        return
    form = form_of(path, DOCUMENTS)
    if form in _DATABASES:
        yield from _DATABASES[form](path, DOCUMENTS)
        return
    for place, values in _lines_of(path, form):
        if isinstance(values, Problem):
            raise ValueError(str(values))
        if not isinstance(values, dict):
            raise ValueError(f"{place}: is no row of the documents")
        yield {name: _cell(values.get(name), column.type) for name, column in DOCUMENTS.columns.items()}


_DATABASES: Mapping[Form | None, Callable[[str, Table], Iterator[Row]]] = {
    "sqlite": rows_of_sqlite,
    "duckdb": rows_of_duckdb,
    "parquet": rows_of_parquet,
}


def _read(path: str, table: Table) -> Iterator[tuple[str, Problem | Callable[[], Figure]]]:
    """Where each row stands, and how its figure is made, or what is wrong with it."""
    if path == STDIN:
        yield from _json_lines(sys.stdin.buffer, "standard input")
        return
    try:
        file = table_of_job(path, table) if os.path.isdir(path) else path
        if file is None:
            unfinished = "the job is not finished; run arqam batch again" if is_job(path) else "is the folder of no job"
            yield path, Problem(path, unfinished)
            return
        form = form_of(file, table)
        if form is None:
            yield file, Problem(file, "holds no figures that arqam wrote, as far as its first line or its tables tell")
        elif form in _DATABASES:
            for number, row in enumerate(_DATABASES[form](file, table), start=1):
                yield f"{file}:{number}", _making(figure_of_row, row)
        elif form == "csv":
            for place, cells in _lines_of(file, form):
                yield place, cells if isinstance(cells, Problem) else _making(figure_of_cells, cells)
        else:
            with opened(file) as (_, data):
                yield from _json_lines(data, file)
    except OSError as error:
        yield path, Problem(path, f"cannot be read ({reason(error)})")
    except (Stopped, ValueError) as wrong:
        yield path, Problem(path, str(wrong))


def _json_lines(data: BinaryIO, place: str) -> Iterator[tuple[str, Problem | Callable[[], Figure]]]:
    for number, line in numbered_lines(data, LARGEST):
        where = f"{place}:{number}"
        if line is None:
            yield where, Problem(where, f"is longer than {LARGEST:,} bytes")
        elif line.strip():
            yield where, _making(lambda line: figure_of(_record(_text(line))), line)


def _lines_of(path: str, form: Form | None) -> Iterator[tuple[str, Any]]:
    """The rows of a text file by column, each with its place; a Problem for what is none."""
    with opened(path) as (_, data):
        if form == "csv":
            yield from _cells_of(data, path)
            return
        for number, line in numbered_lines(data, LARGEST):
            where = f"{path}:{number}"
            if line is None:
                yield where, Problem(where, f"is longer than {LARGEST:,} bytes")
            elif line.strip():
                try:
                    yield where, _record(_text(line))
                except ValueError as wrong:
                    yield where, Problem(where, str(wrong))


def _cells_of(data: BinaryIO, path: str) -> Iterator[tuple[str, Any]]:
    csv.field_size_limit(max(LARGEST, csv.field_size_limit()))
    with closing(io.TextIOWrapper(data, "utf-8-sig", errors="replace", newline="")) as lines:
        rows = csv.DictReader(lines)
        try:
            for row in rows:
                where = f"{path}:{rows.line_num}"
                yield where, Problem(where, "has more cells than columns") if None in row else row  # type: ignore[comparison-overlap]
        except csv.Error as error:
            yield path, Problem(f"{path}:{rows.line_num}", f"is no row of a table ({str(error).lower()})")


def _cell(value: Any, sort: str) -> Any:
    if value in (None, ""):
        return None
    return int(value) if sort == "integer" else value


def _text(line: bytes) -> str:
    return decode(line, "utf-8").text.removeprefix("\ufeff")


def _record(line: str) -> Any:
    """What a line of JSON says. Half a character ("\\ud800") becomes U+FFFD: no other format could hold it."""
    record = from_json(line)
    return _whole(record) if "\\ud" in line.lower() or encodable(line) != line else record


def _whole(value: Any) -> Any:
    match value:
        case str():
            return encodable(value)
        case dict():
            return {_whole(key): _whole(inner) for key, inner in value.items()}
        case list():
            return [_whole(inner) for inner in value]
    return value


def _making[T](make: Callable[[T], Figure], of: T) -> Callable[[], Figure]:
    return lambda: make(of)
