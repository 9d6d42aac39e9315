"""Foreign stages: any normaliser that takes a string and gives one back, its output aligned to the text it was given.

hazm and parsivar are known by name and loaded when first used. What they do to numbers is theirs (hazm writes ۳.۵ as
۳ ٫ ۵), so neither is in the default chain; that every character keeps its place is ours.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from .alignment import Edit, Stage
from .difference import difference

LONGEST = 1000  # characters a foreign normaliser is given at once: parsivar's takes time with the square of the length
_LINE = re.compile(r"[^\n]++")


def foreign(function: Callable[[str], str], name: str) -> Stage:
    """A stage that applies `function` to each line of a text, long lines in pieces cut at blanks.

    The stage raises TypeError if the function gives back anything but a string.
    """

    def stage(text: str) -> list[Edit]:
        edits: list[Edit] = []
        for start, end in _pieces(text):
            piece = text[start:end]
            made = function(piece)
            if not isinstance(made, str):
                raise TypeError(f"stage {name}: the normaliser must give back a str, not {type(made).__name__}")
            edits += [Edit(e.start + start, e.end + start, e.replacement) for e in difference(piece, made)]
        return edits

    stage.__name__ = name
    return stage


@cache
def by_name(name: str) -> Stage:
    """The stage `hazm` or `parsivar`. ValueError for another name, ImportError where the package is missing."""
    if name == "hazm":
        from hazm import Normalizer as HazmNormalizer

        return foreign(HazmNormalizer().normalize, name)
    if name == "parsivar":
        from parsivar import Normalizer as ParsivarNormalizer

        return foreign(ParsivarNormalizer().normalize, name)
    raise ValueError(f"unknown foreign stage {name!r}: the foreign stages are hazm, parsivar")


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Spans of at most LONGEST characters without blanks at their ends, cut at line feeds and else at spaces."""
    for match in _LINE.finditer(text):
        start, line_end = match.span()
        while start < line_end:
            end = min(start + LONGEST, line_end)
            if end < line_end:
                blank = text.rfind(" ", start, end)
                end = blank if blank > start else end
            piece = text[start:end]
            if bare := piece.strip():
                inner = start + piece.index(bare)
                yield inner, inner + len(bare)
            start = end + (text[end : end + 1] == " ")
