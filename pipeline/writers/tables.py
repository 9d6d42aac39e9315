"""The two tables that records make: figures, and the documents that they come from."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from ..record import Figure

Type = Literal["text", "integer", "number"]
Record = Figure | Mapping[str, Any]
"""What becomes a row: a figure, or what its JSON line says; of the documents, a mapping by column."""


@dataclass(frozen=True, slots=True)
class Column:
    """Where the value stands in the record ("quantity.low"), and what it is."""

    path: str
    type: Type = "text"


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table: its name, its columns in order, and those that databases index; `key` has no value twice."""

    name: str
    columns: Mapping[str, Column]
    indexed: tuple[str, ...] = ()
    key: str | None = None

    def row(self, record: Record) -> list[Any]:
        """The values of a record by column: text, int, float, Decimal, or None."""
        return [_value(record, column.path) for column in self.columns.values()]


FIGURES = Table(
    "figures",
    {
        "id": Column("id"),
        "document": Column("document"),
        "kind": Column("kind"),
        "item": Column("item"),
        "low": Column("quantity.low", "number"),
        "high": Column("quantity.high", "number"),
        "bound": Column("quantity.bound"),
        "unit": Column("quantity.unit"),
        "per": Column("quantity.per"),
        "rials_low": Column("rials.low", "number"),
        "rials_high": Column("rials.high", "number"),
        "status": Column("status"),
        "period": Column("period.text"),
        "period_start": Column("period.start"),
        "period_end": Column("period.end"),
        "period_gregorian_start": Column("period.gregorian_start"),
        "period_gregorian_end": Column("period.gregorian_end"),
        "place": Column("place.name"),
        "place_level": Column("place.level"),
        "organization": Column("organization"),
        "speaker": Column("speaker.name"),
        "speaker_role": Column("speaker.role"),
        "quote": Column("quote.text"),
        "quote_start": Column("quote.start", "integer"),
        "quote_end": Column("quote.end", "integer"),
        "sentence": Column("sentence.text"),
        "sentence_start": Column("sentence.start", "integer"),
        "sentence_end": Column("sentence.end", "integer"),
        "source": Column("source"),
        "published": Column("published"),
        "same_as": Column("same_as"),
        "confidence": Column("confidence", "number"),
    },
    indexed=("id", "document", "kind"),
)
"""Evidence is in the JSON only."""

DOCUMENTS = Table(
    "documents",
    {
        "id": Column("id"),
        "source": Column("source"),
        "title": Column("title"),
        "published": Column("published"),
        "sha256": Column("sha256"),
        "figures": Column("figures", "integer"),
        "status": Column("status"),
        "error": Column("error"),
        "notice": Column("notice"),
        "place": Column("place"),
        "duplicate_group": Column("duplicate_group"),
    },
    indexed=("status", "source", "duplicate_group"),
    key="id",
)
"""- `sha256`: of the text in UTF-8. `figures`: how many there are.
- `status`: "read"; "rejected", where the input is at fault; "failed", where we are. `error` and `notice`: a sentence.
- `place`: where it stood in the input: "news.jsonl:17". `duplicate_group`: the id of the first article that tells the
  same story, where there are several."""


def _value(value: Any, path: str) -> Any:
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else getattr(value, name, None)
    return value


def database_number(value: Any) -> Any:
    """A number as databases hold it: an exact integer below 2^63, else the nearest double (15 digits hold)."""
    if isinstance(value, Decimal):
        value = int(value) if value == value.to_integral_value() else float(value)
    return float(value) if isinstance(value, int) and not -(2**63) <= value < 2**63 else value
