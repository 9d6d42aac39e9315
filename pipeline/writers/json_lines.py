"""JSON lines: one record a line."""

from typing import TextIO

from ..decimals import to_json
from ..record import Figure
from .tables import Record


class JsonLines:
    def __init__(self, sink: TextIO) -> None:
        self._sink = sink

    def write(self, record: Record) -> None:
        self.write_line(record.to_json() if isinstance(record, Figure) else to_json(dict(record)))

    def write_line(self, line: str) -> None:
        """A record that is JSON already, without line end."""
        self._sink.write(line + "\n")

    def close(self) -> None:
        """Nothing is left to write."""
