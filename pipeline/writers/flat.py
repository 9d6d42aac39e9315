"""CSV: one row a figure, the record laid flat, for spreadsheets."""

import csv
import re
from decimal import Decimal
from typing import Any, TextIO

from ..decimals import plain
from ..record import Figure

COLUMNS = {
    "id": "id",
    "document": "document",
    "kind": "kind",
    "item": "item",
    "low": "quantity.low",
    "high": "quantity.high",
    "bound": "quantity.bound",
    "unit": "quantity.unit",
    "per": "quantity.per",
    "rials_low": "rials.low",
    "rials_high": "rials.high",
    "status": "status",
    "period": "period.text",
    "period_start": "period.start",
    "period_end": "period.end",
    "period_gregorian_start": "period.gregorian_start",
    "period_gregorian_end": "period.gregorian_end",
    "place": "place.name",
    "place_level": "place.level",
    "organization": "organization",
    "speaker": "speaker.name",
    "speaker_role": "speaker.role",
    "quote": "quote.text",
    "quote_start": "quote.start",
    "quote_end": "quote.end",
    "sentence": "sentence.text",
    "sentence_start": "sentence.start",
    "sentence_end": "sentence.end",
    "source": "source",
    "published": "published",
    "same_as": "same_as",
    "confidence": "confidence",
}
"""The columns, and where each comes from in the record. An empty cell is null; evidence is in the JSON only."""

_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


class Csv:
    """Writes rows under a header. The sink wants newline="" and, for spreadsheets to see Persian, utf-8-sig."""

    def __init__(self, sink: TextIO) -> None:
        self._rows = csv.writer(sink)
        self._rows.writerow(COLUMNS)

    def write(self, figure: Figure) -> None:
        self._rows.writerow([_cell(_value(figure, path)) for path in COLUMNS.values()])

    def close(self) -> None:
        """Nothing is left to write."""


def _value(value: Any, path: str) -> Any:
    for name in path.split("."):
        value = getattr(value, name, None)
    return value


def _cell(value: Any) -> str:
    """The text of a cell. A spreadsheet runs what begins with = + - or @ as a formula: an apostrophe makes it text."""
    if value is None:
        return ""
    text = plain(value) if isinstance(value, Decimal) else str(value)
    return "'" + text if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
