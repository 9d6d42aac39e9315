"""Patterns that are compiled when first asked: of many cues, most are near no number of an article."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

import regex

Search = Callable[..., regex.Match[str] | None]


class LatePattern:
    """A pattern for phrases: `write(phrases)` gives its text."""

    def __init__(self, phrases: tuple[str, ...], write: Callable[[tuple[str, ...]], str]) -> None:
        self._phrases = phrases
        self._write = write

    @cached_property
    def search(self) -> Search:
        """That of the compiled pattern."""
        search: Search = self._compiled.search
        return search

    @cached_property
    def match(self) -> Search:
        """That of the compiled pattern."""
        match: Search = self._compiled.match
        return match

    @cached_property
    def _compiled(self) -> "regex.Pattern[str]":
        return regex.compile(self._write(self._phrases))

    def __reduce__(self) -> tuple[type["LatePattern"], tuple[Any, ...]]:
        return LatePattern, (self._phrases, self._write)
