"""What is packed with gzip or zstd, unpacked as it is read; a bomb is stopped."""

import gzip
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from ..extras import needed
from .options import ReadOptions
from .stream import Bomb, Stopped, joined, pieces

WINDOW = 2**27
"""Bytes that a zstd file may ask us to keep: what the zstd command itself allows."""
SIP = 1024
"""Bytes of zstd unpacked at once: each four of them may become 128 KiB."""


class Budget:
    """How much may come out of a file that is packed: bounded times what went in, whatever lies in whatever."""

    def __init__(self, options: ReadOptions) -> None:
        self._options = options
        self.taken = 0
        """Bytes of the file itself, read so far (of a zip file: all of it)."""
        self._given = 0

    def counted(self, stream: BinaryIO) -> BinaryIO:
        """The stream; what is read of it is bytes of the file itself."""
        return joined(self._counting(stream))

    def spend(self, size: int) -> None:
        """Bytes that were unpacked. Raises Bomb where it is too many."""
        self._given += size
        if self._given > self._options.ratio * self.taken + self._options.largest:
            raise Bomb(f"unpacks to more than {self._options.ratio} times its size; nothing after this was read")

    def _counting(self, stream: BinaryIO) -> Iterator[bytes]:
        for piece in pieces(stream):
            self.taken += len(piece)
            yield piece


def unpacked(stream: BinaryIO, packing: str, budget: Budget) -> BinaryIO:
    """What is in a stream packed with "gz" or "zst". Reading it raises Stopped where the packing is broken."""
    return joined(_spending((_gunzip if packing == "gz" else _unzstd)(stream), budget))


def _spending(found: Iterator[bytes], budget: Budget) -> Iterator[bytes]:
    for piece in found:
        budget.spend(len(piece))
        yield piece


def _gunzip(stream: BinaryIO) -> Iterator[bytes]:
    try:
        yield from pieces(gzip.GzipFile(fileobj=stream))  # type: ignore[arg-type]
    except EOFError:
        raise Stopped("is cut off: its gzip data ends in the middle") from None
    except (gzip.BadGzipFile, zlib.error) as error:
        raise Stopped(f"has damaged gzip data ({_lower(error)})") from None


def _unzstd(stream: BinaryIO) -> Iterator[bytes]:
    zstandard = needed("zstandard", "zstd", Stopped)
    unpacker = zstandard.ZstdDecompressor(max_window_size=WINDOW)
    frame, within = unpacker.decompressobj(), False
    try:
        for sip in (piece[at : at + SIP] for piece in pieces(stream) for at in range(0, len(piece), SIP)):
            while sip:
                yield frame.decompress(sip)
                within, sip = not frame.eof, frame.unused_data
                if frame.eof:  # another may follow
                    frame = unpacker.decompressobj()
    except zstandard.ZstdError as error:
        raise Stopped(f"has damaged zstd data ({_lower(error)})") from None
    if within:
        raise Stopped("is cut off: its zstd data ends in the middle")


def _lower(error: Exception) -> str:
    return str(error).lower()
