"""JSON lines: one article a line, as {"id", "text", "title"?, "source"?, "published"?}."""

from collections.abc import Iterator
from typing import BinaryIO

from ..article import Article
from ..decimals import from_json
from .encoding import decode, encoding_of, notice_of
from .entry import Entry, Stream
from .options import ReadOptions
from .problem import Problem
from .stream import recoded
from .values import NAMES, article_of_values


def entries_of_json_lines(stream: Stream, options: ReadOptions) -> Iterator[Entry | Problem]:
    """The lines that are not blank, no more than `options.largest` bytes in memory at once. Raises NotText."""
    encoding = encoding_of(stream.head)
    if notice := notice_of(encoding):
        yield Problem(stream.place, notice, lost=False)
    data = stream.data
    if encoding.startswith(("utf-16", "utf-32")):  # a line end has more than one byte there
        data, encoding = recoded(data, encoding), "utf-8"
    empty = True
    for number, line in numbered_lines(data, options.largest):
        place = f"{stream.place}:{number}"
        if line is None:
            yield Problem(place, f"is longer than {options.largest:,} bytes; raise --largest to read it")
        elif b"{" in line or decode(line, encoding).text.strip():
            yield Entry(place, f"{stream.id}:{number}", "json", line, encoding)
        else:
            continue
        empty = False
    if empty:
        yield Problem(stream.place, "is empty")


def article_of_line(entry: Entry, options: ReadOptions) -> Iterator[Article | Problem]:
    """The article of a line; what is wrong with it names the key. Raises ValueError, NotText among them."""
    text, notice = decode(entry.content, entry.encoding)
    if notice and notice != notice_of(entry.encoding or "utf-8"):  # that of the whole file was given already
        yield Problem(entry.place, notice, lost=False)
    record = from_json(text.removeprefix("\ufeff"))  # a file with a byte order mark, joined to another
    if not isinstance(record, dict):
        raise ValueError('is no JSON object, as {"id": …, "text": …} is')
    values = {name: record.get(options.fields.get(name, name)) for name in NAMES}
    yield article_of_values(values, options.fields)


def numbered_lines(data: BinaryIO, largest: int) -> Iterator[tuple[int, bytes | None]]:
    """The lines from 1 on, None for one that is too long (the rest of it is skipped, a piece at a time)."""
    number = 0
    while piece := data.readline(largest + 1):
        number += 1
        if len(piece) > largest and not piece.endswith(b"\n"):
            while piece and not piece.endswith(b"\n"):
                piece = data.readline(largest + 1)
            yield number, None
        else:
            yield number, piece
