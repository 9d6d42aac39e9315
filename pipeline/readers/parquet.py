"""Parquet: every row is an article; a few rows are in memory at once, of the columns that are ours."""

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from ..extras import needed
from .columns import columns_of, lacking
from .entry import Entry
from .options import ReadOptions
from .problem import Problem
from .stream import Stopped
from .values import NAMES

ROWS = 8
"""Rows read at once: a long value that is in the file once, and in every row, is in memory so many times."""
BUFFER = 1 << 20
"""Bytes of a column read at once: without it, pyarrow takes all of a row group."""


def entries_of_parquet(file: BinaryIO, place: str, id: str, options: ReadOptions) -> Iterator[Entry | Problem]:
    """The rows of a file that can be read in any order. Raises Stopped where it is no parquet file, or broken, or a
    bomb; Unreadable where no column holds the text.
    """
    arrow, parquet = needed("pyarrow", "parquet", Stopped), needed("pyarrow.parquet", "parquet", Stopped)
    try:
        table = parquet.ParquetFile(file, buffer_size=BUFFER, pre_buffer=False)
        names = table.schema_arrow.names
        columns = columns_of(names, options.fields)
        for said in lacking(columns, options.fields, "row"):
            yield Problem(place, said, lost=False)
        wanted = {name: names[at] for name, at in columns.items()}
        _check_sizes(file, table.metadata, options)
        row = 0
        for batch in table.iter_batches(batch_size=ROWS, columns=list(wanted.values()), use_threads=False):
            cells = [_values(batch.column(column), arrow) for column in wanted.values()]
            for values in zip(*cells, strict=True):
                row += 1
                yield _entry(dict(zip(wanted, values, strict=True)), f"{place}:{row}", f"{id}:{row}", options)
        if not row:
            yield Problem(place, "holds no row")
    except (arrow.ArrowException, OSError, OverflowError, UnicodeError) as error:
        raise Stopped(f"is no whole parquet file ({_first_line(error)})") from None


def _check_sizes(file: BinaryIO, metadata: Any, options: ReadOptions) -> None:
    """Raises Stopped where rows say that they unpack to far more than the whole file.

    Only groups of rows are asked: a damaged description of a column ends the process, pyarrow does not catch that.
    """
    most = options.ratio * file.seek(0, io.SEEK_END) + options.largest
    if any(metadata.row_group(number).total_byte_size > most for number in range(metadata.num_row_groups)):
        raise Stopped(f"unpacks to more than {options.ratio} times its size; it was not read")


def _entry(values: dict[str, Any], place: str, id: str, options: ReadOptions) -> Entry | Problem:
    if any(isinstance(value, str | bytes) and len(value) > options.largest for value in values.values()):
        return Problem(place, f"is longer than {options.largest:,} bytes; raise --largest to read it")
    return Entry(place, id, "row", {name: values[name] for name in NAMES if values.get(name) is not None})


def _values(column: Any, arrow: Any) -> Iterator[Any]:
    """The plain values, one at a time; of texts the bytes, which need not be the UTF-8 that the file says they are."""
    types = arrow.types
    if types.is_nested(column.type):  # no string, however long or deep it is
        return (([] if types.is_list(column.type) else {}) if value.is_valid else None for value in column)
    if types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if types.is_string(column.type) or types.is_large_string(column.type) or types.is_string_view(column.type):
        column = column.cast(arrow.large_binary())
    elif types.is_timestamp(column.type):  # Python's times are no finer than a microsecond, and arrow would refuse
        column = column.cast(arrow.timestamp("us", column.type.tz), safe=False)
    return (value.as_py() for value in column)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200].rstrip(".").lower()
