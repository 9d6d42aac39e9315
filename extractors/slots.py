"""The context of a figure: when, where, whose, said by whom. `span` holds the words that tell it, `rule` how they were
found."""

from dataclasses import dataclass

from .span import Span


@dataclass(frozen=True, slots=True)
class Period:
    """A time as the text says it (clean words), with its first and last Jalali day ("1398-01-31"; None: not told)."""

    text: str
    start: str | None
    end: str | None
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its name, with its level (country, province, county, city, village, other)."""

    name: str
    level: str
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """`name` is the fullest name the article gives, or the office or institution where it gives none; `role` his
    office, None where not told; `span` holds the words that tell him nearest the figure."""

    name: str
    role: str | None
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Organization:
    """A body by its name in the article."""

    name: str
    span: Span
    rule: str
