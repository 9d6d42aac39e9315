"""A look at the packed streams of a PDF file before it is opened: the library that opens it unpacks whatever it is told
to, and takes a gigabyte of memory for two megabytes of bomb."""

import re
import zlib

ONE = 128_000_000
"""Bytes that one stream may unpack to: a picture of a whole newspaper page has some 100 million."""
ALL = 1_000_000_000
STEP = 1_000_000
"""Bytes unpacked at once; they are only counted."""

_STREAM = re.compile(rb"stream\r?\n(?=\x78[\x01\x5e\x9c\xda])")
_TWICE = re.compile(rb"/(?:FlateDecode|Fl)\s*+/(?:FlateDecode|Fl)\b")


def check_streams(data: bytes) -> None:
    """Raises ValueError where the streams of the file unpack to more than any newspaper does."""
    if _TWICE.search(data):
        raise ValueError("is packed twice over, as no newspaper is; it was not opened")
    total = 0
    for found in _STREAM.finditer(data):
        size = _size(data, found.end())
        total += size
        if size > ONE or total > ALL:
            raise ValueError(f"unpacks to more than {ONE if size > ONE else ALL:,} bytes; it was not opened")


def _size(data: bytes, start: int) -> int:
    """Bytes that the stream there unpacks to, as far as it is sound; no more than one beyond `ONE` are counted."""
    unpacker, size = zlib.decompressobj(), 0
    at = start
    try:
        while size <= ONE and not unpacker.eof and (rest := unpacker.unconsumed_tail or data[at : at + STEP]):
            if not unpacker.unconsumed_tail:
                at += STEP
            size += len(unpacker.decompress(rest, STEP))
    except zlib.error:
        pass  # what is not sound is not unpacked by others either
    return size
