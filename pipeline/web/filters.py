"""Which figures are wanted, and the SQL for it: nothing that somebody has typed is ever part of that."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .days import stretch
from .folding import words_of

LONGEST = 200
"""Code points of what is looked for."""
ORDERS: Mapping[str, str] = {
    "text": "figures.number",
    "newest": "last_day IS NULL, last_day DESC, figures.number",
    "oldest": "first_day IS NULL, first_day, figures.number",
    "largest": "low DESC, figures.number",
    "smallest": "low, figures.number",
}


class Wrong(ValueError):
    """A filter that cannot be; `field` names it, the message is the key of a sentence (see words.toml)."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which figures: all conditions hold at once, an empty one always. `since` and `until` are Jalali days."""

    kinds: tuple[str, ...] = ()
    place: str = ""
    speaker: str = ""
    source: str = ""
    since: str = ""
    until: str = ""
    words: str = ""
    document: str = ""
    order: str = "text"


def conditions(wanted: Filter) -> tuple[str, list[Any]]:
    """The SQL of a filter, and the values for its question marks. Raises Wrong."""
    where, values = ["1"], list[Any]()

    def holds(condition: str, *given: Any) -> None:
        where.append(condition)
        values.extend(given)

    if wanted.kinds:
        holds(f"kind IN ({', '.join('?' * len(wanted.kinds))})", *wanted.kinds)
    if wanted.source:
        holds("source = ?", wanted.source)
    if wanted.document:
        holds("document = ?", wanted.document)
    if wanted.since:
        holds("last_day >= ?", _day("since", wanted.since)[0])
    if wanted.until:
        holds("first_day <= ?", _day("until", wanted.until)[1])
    columns = {"text": wanted.words, "place": wanted.place, "speaker": wanted.speaker}
    matches = [
        match(short("words" if column == "text" else column, typed), column) for column, typed in columns.items()
    ]
    if any(matches):
        holds(
            "figures.number IN (SELECT rowid FROM figure_words WHERE figure_words MATCH ?)",
            " AND ".join(filter(None, matches)),
        )
    return " AND ".join(where), values


def short(name: str, typed: str) -> str:
    if len(typed) > LONGEST:
        raise Wrong(name, "too_long")
    return typed


def match(typed: str, column: str | None = None) -> str:
    """What FTS5 understands: every word, as the beginning of one; in quotes, so that none of them is an operator."""
    words = " AND ".join(f'"{word}"*' for word in words_of(typed))
    return f"{column} : ({words})" if words and column else words


def _day(name: str, typed: str) -> tuple[str, str]:
    if found := stretch(typed):
        return found
    raise Wrong(name, "no_day")
