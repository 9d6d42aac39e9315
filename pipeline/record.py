"""The record: one figure, as every interface hands it out.

All offsets are code points of the raw text, end exclusive: `raw[start:end] == text` always holds.
"""

import hashlib
from decimal import Context, Decimal
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, WithJsonSchema, model_validator

from .decimals import from_json, json_number, to_json

Bound = Literal["exact", "about", "at_least", "at_most", "range"]
Status = Literal["actual", "planned", "hypothetical"]
Level = Literal["country", "province", "county", "city", "village", "other"]
Number = Annotated[
    Decimal,
    Field(allow_inf_nan=False),
    PlainSerializer(json_number, when_used="json"),
    WithJsonSchema({"type": "number"}),
]

RIALS_PER = {"IRR": 1, "IRT": 10}
"""Rials in one unit of the currency: 1 toman (IRT) is 10 rials (IRR)."""

_EXACT = Context(prec=1000)  # Python's own rounds to 28 digits


def figure_id(document: str, start: int, end: int) -> str:
    """The id of the figure at raw[start:end]: the first 20 hexadecimal digits of the SHA-256 of "document start end".

    It depends on nothing else, so that it is the same in every run and on every machine.
    """
    return hashlib.sha256(f"{document}\x1f{start}\x1f{end}".encode()).hexdigest()[:20]


def rials(low: Decimal, high: Decimal, unit: str | None) -> tuple[Decimal, Decimal] | None:
    """The bounds of an amount in rials where `unit` is rials or tomans, else None."""
    rate = RIALS_PER.get(unit or "")
    return (_EXACT.multiply(low, rate), _EXACT.multiply(high, rate)) if rate else None


class Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Range(Record):
    """A number, or two that bound it: low and high are equal when it is no range."""

    low: Number
    high: Number

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low > self.high:
            raise ValueError(f"low ({self.low}) is above high ({self.high})")
        return self


class Quantity(Range):
    """What is stated: exact decimals with multipliers applied."""

    bound: Bound = "exact"
    unit: str | None = None
    per: str | None = None

    def rials(self) -> Range | None:
        """The amount in rials where it is rials or tomans, else None."""
        amount = rials(self.low, self.high, self.unit)
        return amount and Range(low=amount[0], high=amount[1])


class Span(Record):
    """A stretch of the raw text."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"end ({self.end}) is before start ({self.start})")
        return self


class Quote(Span):
    """A stretch of the raw text together with its characters."""

    text: str

    @model_validator(mode="after")
    def _as_long_as_its_span(self) -> Self:
        if len(self.text) != self.end - self.start:
            raise ValueError(f"text has {len(self.text)} characters, its span {self.end - self.start}")
        return self


class Period(Record):
    """Time words and the days they name: Jalali and Gregorian ISO dates, inclusive; null where it is silent."""

    text: str
    start: str | None = None
    end: str | None = None
    gregorian_start: str | None = None
    gregorian_end: str | None = None


class Place(Record):
    name: str
    level: Level | None = None


class Speaker(Record):
    name: str
    role: str | None = None


class Figure(Record):
    """One figure of an article."""

    id: str
    document: str
    kind: str
    item: str | None
    quantity: Quantity
    rials: Range | None = None
    status: Status = "actual"
    period: Period | None = None
    place: Place | None = None
    organization: str | None = None
    speaker: Speaker | None = None
    quote: Quote
    sentence: Quote
    source: str | None = None
    published: str | None = None
    same_as: str | None = None
    confidence: float | None = Field(default=None, ge=0, le=1)
    evidence: dict[str, Span] = Field(default_factory=dict)

    def to_json(self) -> str:
        """The record as one line of JSON; numbers keep every digit."""
        return to_json(self.model_dump())

    @classmethod
    def from_json(cls, line: str) -> Self:
        """The figure of one JSON line. Raises ValueError for a line that is no record."""
        return cls.model_validate(from_json(line))
