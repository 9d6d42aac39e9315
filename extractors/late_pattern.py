"""Patterns that are compiled when first asked: of many cues, most are near no number of an article."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import regex

Search = Callable[..., regex.Match[str] | None]


@dataclass(frozen=True)
class LatePattern:
    """A pattern for phrases: `write(phrases)` gives its text. Two made alike are equal."""

    phrases: tuple[str, ...]
    write: Callable[[tuple[str, ...]], str]

    @cached_property
    def search(self) -> Search:
        """`search` of the pattern, which is compiled now at the latest."""
        search: Search = self._compiled.search
        return search

    @cached_property
    def match(self) -> Search:
        """`match` of the pattern, which is compiled now at the latest."""
        match: Search = self._compiled.match
        return match

    @cached_property
    def _compiled(self) -> "regex.Pattern[str]":
        return regex.compile(self.write(self.phrases))

    def __reduce__(self) -> tuple[type["LatePattern"], tuple[Any, ...]]:
        return LatePattern, (self.phrases, self.write)  # what is compiled stays here
