"""Which columns of a table hold what, and a row of it → an article."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..article import Article
from .entry import Entry
from .format import Unreadable
from .options import ReadOptions
from .problem import Problem
from .values import NAMES, article_of_values

SHOWN = 12
"""Columns that are named where none of them holds the text."""


def columns_of(header: Sequence[str], fields: Mapping[str, str]) -> dict[str, int]:
    """Our name → the number of the column that the header calls so (or as `fields` says), whatever its case.

    Raises Unreadable where no column holds the text.
    """
    places: dict[str, int] = {}
    for number, name in enumerate(header):
        places.setdefault(_key(name), number)
    found = {name: places[key] for name in NAMES if (key := _key(fields.get(name, name))) in places}
    if "text" not in found:
        names = ", ".join(header[:SHOWN]) + ", …" * (len(header) > SHOWN)
        wanted = fields.get("text", "text")
        raise Unreadable(f'has no column "{wanted}", only {names}; name that of the text with --field text=COLUMN')
    return found


def lacking(columns: Mapping[str, int], fields: Mapping[str, str], line: str) -> Iterator[str]:
    """What a user should know of columns that were named, or are needed, and are not there; `line`: "line" or "row"."""
    for name, theirs in fields.items():
        if name not in columns:
            yield f'has no column "{theirs}", which was to hold {name}'
    if "id" not in columns:
        yield f"has no column of ids; each article is called by its {line}"


def article_of_row(entry: Entry, options: ReadOptions) -> Iterator[Article | Problem]:
    """The article of a row; without an id it is called by the file's name and the row. Raises ValueError."""
    assert isinstance(entry.data, Mapping)
    values: dict[str, Any] = {"id": entry.id, **entry.data}
    yield article_of_values(values, options.fields)


def _key(name: str) -> str:
    return name.strip().removeprefix("\ufeff").casefold()
