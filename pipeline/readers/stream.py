"""Byte streams made of pieces: looked into without losing anything, or recoded on the fly."""

import codecs
import io
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from .encoding import SAMPLE, NotText, decode

_OBJECT = re.compile(r'\s*+\{\s*+["}]')


def looked_into(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream (64 KiB, or all there are), and a stream that still begins with them.

    The standard input cannot be rewound, and its encoding and format show only at its beginning.
    """
    head = stream.read(SAMPLE)
    return head, _joined(chain([head], _pieces(stream)))


def recoded(stream: BinaryIO, encoding: str) -> BinaryIO:
    """The stream as UTF-8; what the encoding cannot hold becomes U+FFFD."""
    return _joined(codecs.iterencode(codecs.iterdecode(_pieces(stream), encoding, "replace"), "utf-8"))


def begins_like_json_lines(head: bytes) -> bool:
    """Whether the first line that is not blank starts a JSON object: {"…"""
    try:
        return _OBJECT.match(decode(head).text) is not None
    except NotText:
        return False


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    return iter(lambda: stream.read(SAMPLE), b"")


def _joined(pieces: Iterable[bytes]) -> BinaryIO:
    return io.BufferedReader(_Pieces(pieces))


class _Pieces(io.RawIOBase):
    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self._rest:
            self._rest = memoryview(next((piece for piece in self._pieces if piece), b""))
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size
