"""What lies between the records of a web archive, which its reader skips without a word."""

import re
from typing import Any, BinaryIO

KEPT = 256 * 1024
"""Bytes that are remembered: the longest header of a record (64 KiB), and what the reader takes ahead."""
_HEADER_END = re.compile(rb"\r?\n\r?\n")


class Watched:
    """A stream that gives what there is, so that nothing before an error is lost, and knows where records end.

    fastwarc reads on until a line that begins as a record does: a page whose header is damaged would vanish, and so
    would one behind a record that is said to be longer than it is.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._tail = b""
        self._given = 0
        self._end: int | None = 0

    def read(self, size: int = -1) -> bytes:
        data: bytes = self._stream.read1(size)  # type: ignore[attr-defined]
        self._tail = (self._tail + data)[-KEPT:]
        self._given += len(data)
        return data

    def tell(self) -> int:
        return self._given

    def skipped_before(self, record: Any) -> int:
        """Bytes between the last record and this one, of which only the header was read; blank ones do not count."""
        skipped = self._skipped(record.stream_pos)
        header = _HEADER_END.search(self._tail, max(0, self._at(record.stream_pos)))
        self._end = self._given - len(self._tail) + header.end() + record.content_length if header else None
        return skipped

    def skipped_at_the_end(self) -> int:
        """Bytes behind the last record."""
        return self._skipped(self._given)

    def _skipped(self, until: int) -> int:
        if self._end is None or until <= self._end:
            return 0
        known = self._tail[max(0, self._at(self._end)) : max(0, self._at(until))]
        return len(known.strip()) if len(known) == until - self._end else until - self._end

    def _at(self, place: int) -> int:
        """Where in the tail the byte of the stream stands; below 0 where it is forgotten."""
        return place - self._given + len(self._tail)
