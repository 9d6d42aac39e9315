"""JSON lines: one article a line, as {"id", "text", "title"?, "source"?, "published"?}."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from ..article import Article
from ..decimals import from_json
from .encoding import Decoded, NotText, decode, encoding_of, notice_of
from .problem import Problem
from .source import Source
from .stream import recoded

REQUIRED = ("id", "text")
OPTIONAL = ("title", "source", "published")


def read_json_lines(stream: BinaryIO, source: Source, largest: int, sample: bytes) -> Iterator[Article | Problem]:
    """The articles of a stream, line by line, no more than `largest` bytes of it in memory at once.

    `sample`: the first bytes of the stream, which tell its encoding. A line that cannot be read is named with its
    number, and the rest goes on.
    """
    try:
        encoding = encoding_of(sample)
    except NotText as reason:
        yield Problem(source.name, str(reason))
        return
    notices = {notice_of(encoding)}
    if notice := notice_of(encoding):
        yield Problem(source.name, notice, lost=False)
    empty = True
    for number, line in _lines(stream, encoding, largest):
        place = f"{source.name}:{number}"
        if line is None:
            empty = False
            yield Problem(place, f"is longer than {largest:,} bytes; raise --largest to read it")
            continue
        if not line.text.strip():
            continue
        empty = False
        if line.notice and line.notice not in notices:
            notices.add(line.notice)
            yield Problem(source.name, line.notice, lost=False)
        try:
            yield _article(line.text)
        except ValueError as reason:
            yield Problem(place, str(reason))
    if empty:
        yield Problem(source.name, "is empty")


def _lines(stream: BinaryIO, encoding: str, largest: int) -> Iterator[tuple[int, Decoded | None]]:
    """Numbered lines, None for one that is too long (the rest of it is skipped, a piece at a time)."""
    if encoding.startswith(("utf-16", "utf-32")):  # a line end has more than one byte there
        stream, encoding = recoded(stream, encoding), "utf-8"
    number = 0
    while piece := stream.readline(largest + 1):
        number += 1
        if len(piece) > largest and not piece.endswith(b"\n"):
            while piece and not piece.endswith(b"\n"):
                piece = stream.readline(largest + 1)
            yield number, None
        else:
            yield number, decode(piece, encoding)


def _article(line: str) -> Article:
    """The article of a line. Raises ValueError with one sentence that names the key."""
    record = from_json(line.removeprefix("\ufeff"))  # a file with a byte order mark, joined to another
    if not isinstance(record, dict):
        raise ValueError('is no JSON object, as {"id": …, "text": …} is')
    values = {key: record[key] for key in (*REQUIRED, *OPTIONAL) if record.get(key) is not None}
    for key in REQUIRED:
        if key not in values:
            raise ValueError(f'has no "{key}"')
    for key, value in values.items():
        if isinstance(value, int) and not isinstance(value, bool) and key != "text":
            values[key] = str(value)  # an id 17, a year 1399
        elif not isinstance(value, str):
            raise ValueError(f'"{key}" is {_json_type(value)}, and a string is needed')
    if not values["text"].strip():
        raise ValueError('"text" is empty')
    return Article(**values)


def _json_type(value: Any) -> str:
    names = {bool: "true or false", dict: "an object", list: "a list"}
    return names.get(type(value), "a number")
