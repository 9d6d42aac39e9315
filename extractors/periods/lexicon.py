"""Words of time: times.toml and occasions.toml, ready to be looked up."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from .calendar import Day

Phrase = list[str]


@cache
def table(name: str = "times") -> dict[str, Any]:
    """times.toml or occasions.toml as it stands."""
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(path: str) -> frozenset[str]:
    """One list of words: "edge.start" is start under [edge]."""
    section, name = path.split(".")
    return frozenset(table()[section][name])


@cache
def numbered(path: str) -> dict[str, int]:
    """One table of words with numbers: "months.jalali", "steps"."""
    found: Any = table()
    for name in path.split("."):
        found = found[name]
    return dict(found)


@cache
def phrases(path: str) -> dict[str, list[Phrase]]:
    """The phrases of a list by their first word, the longest first."""
    return by_first_word(words(path))


def by_first_word(entries: "frozenset[str] | dict[str, Any]") -> dict[str, list[Phrase]]:
    """Phrases (words apart by spaces) by their first word, the longest first."""
    index: dict[str, list[Phrase]] = {}
    for phrase in sorted((entry.split() for entry in entries), key=lambda p: (-len(p), p)):
        index.setdefault(phrase[0], []).append(phrase)
    return index


@cache
def occasions() -> dict[str, list[Phrase]]:
    """The names of occasions by their first word, the longest first."""
    known = table("occasions")
    return by_first_word(known["weeks"] | known["days"] | known["moving"]["names"])


@cache
def moving(name: str) -> tuple[tuple[Day, Day], ...]:
    """The first and the last day of what goes by the moon, in every year that is told."""
    spans = [[Day.fromisoformat(day) for day in told.split()] for told in table("occasions")["moving"]["days"][name]]
    return tuple((days[0], days[-1]) for days in spans)
