"""A text file (or text on standard input): one article."""

from collections.abc import Iterator
from typing import BinaryIO

from ..article import Article
from .encoding import NotText, decode
from .problem import Problem
from .source import Source


def read_text(stream: BinaryIO, source: Source, largest: int) -> Iterator[Article | Problem]:
    """The article of a stream of at most `largest` bytes; line ends are kept as they are, so that offsets hold."""
    data = stream.read(largest + 1)
    if len(data) > largest:
        yield Problem(source.name, f"is longer than {largest:,} bytes; split it, or raise --largest")
        return
    try:
        text, notice = decode(data)
    except NotText as reason:
        yield Problem(source.name, str(reason))
        return
    if not text.strip():
        yield Problem(source.name, "is empty")
        return
    if notice:
        yield Problem(source.name, notice, lost=False)
    yield Article(id=source.id, text=text)
