"""Tables of text, .csv and .tsv: the first row names the columns, every other row is an article."""

import csv
from collections.abc import Iterator
from typing import BinaryIO

from .columns import columns_of, lacking
from .encoding import decode, encoding_of, notice_of
from .entry import Entry, Stream
from .json_lines import numbered_lines
from .options import ReadOptions
from .problem import Problem
from .stream import recoded

DELIMITERS = (",", ";", "\t", "|")
REPAIRS = 20
"""Rows of a file that may be broken by a quote that nobody closed, before the rest of it is given up: each of them
costs `largest` bytes to be read again."""

type Row = tuple[int, list[str] | str]
"""The number of its first line, and its cells or what is wrong with it."""


def entries_of_table(stream: Stream, delimiter: str | None, options: ReadOptions) -> Iterator[Entry | Problem]:
    """The rows that are not blank. `delimiter`: None for the one that the header has most of.

    Raises NotText, or Unreadable where no column holds the text.
    """
    encoding = encoding_of(stream.head)
    if notice := notice_of(encoding):
        yield Problem(stream.place, notice, lost=False)
    data = stream.data
    if encoding.startswith(("utf-16", "utf-32")):
        data, encoding = recoded(data, encoding), "utf-8"
    rows = _rows(data, encoding, delimiter, options.largest)
    header = next(rows, None)
    if header is None:
        yield Problem(stream.place, "is empty")
        return
    line, names = header
    if isinstance(names, str):
        yield Problem(f"{stream.place}:{line}", names)
        return
    columns = columns_of(names, options.fields)
    for said in lacking(columns, options.fields, "line"):
        yield Problem(stream.place, said, lost=False)
    empty = True
    for line, cells in rows:
        empty = False
        place = f"{stream.place}:{line}"
        if isinstance(cells, str):
            yield Problem(place, cells)
        elif len(cells) <= columns["text"]:
            yield Problem(place, f"has {len(cells)} of the {len(names)} cells, and none with the text")
        else:
            if len(cells) != len(names):
                said = f"has {len(cells)} cells under {len(names)} columns; they were taken from the first one on"
                yield Problem(place, said, lost=False)
            values = {name: cells[at] for name, at in columns.items() if at < len(cells)}
            kept = {name: value for name, value in values.items() if value or name == "text"}
            yield Entry(place, f"{stream.id}:{line}", "row", kept)
    if empty:
        yield Problem(stream.place, "holds no row under its header")


def _rows(data: BinaryIO, encoding: str, delimiter: str | None, largest: int) -> Iterator[Row]:
    """The rows that are not blank. One whose quote is never closed is told, and reading goes on a line behind it."""
    lines = _Lines(data, encoding, largest)
    number, first = next((one for one in lines if one[1] is None or one[1].strip()), (0, ""))
    if first is None:
        yield number, f"is longer than {largest:,} bytes; raise --largest to read it"
        return
    if number:
        lines.put_back([(number, first)])
    if delimiter is None:
        delimiter = max(DELIMITERS, key=first.count)
    csv.field_size_limit(max(largest, csv.field_size_limit()))
    broken = 0
    while True:
        row = _Row(lines, largest)
        try:
            cells = next(csv.reader(row, delimiter=delimiter, strict=True), None)
        except (csv.Error, _TooLong) as error:
            broken += 1
            begun = row.taken[0][0]
            if len(row.taken) == 1:
                yield begun, _why(error, largest)
            elif broken > REPAIRS:
                yield begun, "has a quote that is not closed, as other rows before it; the rest was not read"
                return
            else:
                yield begun, "has a quote that is not closed; the lines after it were read as rows of their own"
                lines.put_back(row.taken[1:])
            continue
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield row.taken[0][0], cells


def _why(error: Exception, largest: int) -> str:
    if isinstance(error, _TooLong) or "field limit" in str(error):
        return f"is longer than {largest:,} bytes; raise --largest to read it"
    return f"is no row of a table ({str(error).lower()})"


class _TooLong(Exception):
    """A row, or a line of one, is longer than an article may be."""


class _Lines:
    """The lines of a table with their numbers, None for one that is too long; some can be put back."""

    def __init__(self, data: BinaryIO, encoding: str, largest: int) -> None:
        self._lines = numbered_lines(data, largest)
        self._encoding = encoding
        self._again: list[tuple[int, str | None]] = []

    def __iter__(self) -> Iterator[tuple[int, str | None]]:
        return self

    def __next__(self) -> tuple[int, str | None]:
        if self._again:
            return self._again.pop()
        number, line = next(self._lines)
        text = None if line is None else decode(line, self._encoding).text
        return number, text.removeprefix("\ufeff") if text and number == 1 else text

    def put_back(self, lines: list[tuple[int, str | None]]) -> None:
        self._again.extend(reversed(lines))


class _Row:
    """The lines that one row takes, as csv asks for them."""

    def __init__(self, lines: _Lines, largest: int) -> None:
        self._lines = lines
        self._left = largest
        self.taken: list[tuple[int, str | None]] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        number, text = next(self._lines)
        self.taken.append((number, text))
        if text is None:
            raise _TooLong
        self._left -= len(text)
        if self._left < 0:
            raise _TooLong
        return text
