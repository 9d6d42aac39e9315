"""JSON lines: one record a line."""

from typing import TextIO

from ..record import Figure


class JsonLines:
    def __init__(self, sink: TextIO) -> None:
        self._sink = sink

    def write(self, figure: Figure) -> None:
        self._sink.write(figure.to_json() + "\n")

    def close(self) -> None:
        """Nothing is left to write."""
