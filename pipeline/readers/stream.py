"""Byte streams made of pieces: looked into without losing anything, or recoded on the fly."""

import codecs
import io
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO, NoReturn

from .encoding import SAMPLE, NotText, decode

_OBJECT = re.compile(r'\s*+\{\s*+["}]')


class Stopped(Exception):
    """A stream cannot be read further; the message says why. What it gave before is sound."""


class Bomb(Stopped):
    """A packed file unpacks to too much: nothing more of it is read."""


def looked_into(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream (64 KiB, or all there are), and a stream that still begins with them.

    The standard input cannot be rewound, and its encoding and format show only at its beginning. Where a stream breaks
    off among its first bytes, the error comes when what there was has been read.
    """
    found: list[bytes] = []
    rest = pieces(stream)
    try:
        while sum(map(len, found)) < SAMPLE and (piece := next(rest, b"")):
            found.append(piece)
    except (OSError, Stopped) as error:
        rest = map(_raise, [error])  # when it is asked for
    head = b"".join(found)
    return head[:SAMPLE], joined(chain([head], rest))


def recoded(stream: BinaryIO, encoding: str) -> BinaryIO:
    """The stream as UTF-8; what the encoding cannot hold becomes U+FFFD."""
    return joined(codecs.iterencode(codecs.iterdecode(pieces(stream), encoding, "replace"), "utf-8"))


def begins_like_json_lines(head: bytes) -> bool:
    """Whether the first line that is not blank starts a JSON object: {"…"""
    try:
        return _OBJECT.match(decode(head).text) is not None
    except NotText:
        return False


def pieces(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes of a stream as they come; an error costs nothing that came before it."""
    read = getattr(stream, "read1", stream.read)  # read() throws away what it has when a later part of it fails
    return iter(lambda: read(SAMPLE), b"")


def joined(found: Iterable[bytes]) -> BinaryIO:
    """The stream of the pieces."""
    return io.BufferedReader(_Pieces(found))


def _raise(error: Exception) -> NoReturn:
    raise error


class _Pieces(io.RawIOBase):
    def __init__(self, found: Iterable[bytes]) -> None:
        self._pieces = iter(found)
        self._rest = memoryview(b"")
        self._given = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._given

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self._rest:
            self._rest = memoryview(next((piece for piece in self._pieces if piece), b""))
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        self._given += size
        return size
