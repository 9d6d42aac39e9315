"""A text cut at the edges of its figures, for whatever puts a mark around each of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..record import Figure


@dataclass(frozen=True, slots=True)
class Stretch:
    """`text` is raw[start:end], in code points; `figures` are the places in the list of those whose quote covers it."""

    start: int
    end: int
    text: str
    figures: tuple[int, ...] = ()


def stretches(text: str, figures: Sequence[Figure]) -> list[Stretch]:
    """The whole text in order, without a gap: plain stretches, and those that quotes cover.

    Two quotes may overlap, or lie in one another («۵۰ تا ۶۰» and «۶۰»): what they share is a stretch of both. A quote
    of no characters covers nothing. Raises ValueError for a quote that reaches beyond the text.
    """
    begin: dict[int, list[int]] = {}
    stop: dict[int, list[int]] = {}
    for place, figure in enumerate(figures):
        start, end = figure.quote.start, figure.quote.end
        if end > len(text):
            raise ValueError(
                f"the quote of figure {place + 1} ends at character {end}, and the text has {len(text)}: "
                "the figures are of another text"
            )
        if start < end:
            begin.setdefault(start, []).append(place)
            stop.setdefault(end, []).append(place)
    edges = sorted({0, len(text), *begin, *stop})
    covering: dict[int, None] = {}  # a set that keeps its order: the quote that began first stands first
    cut = []
    for start, end in pairwise(edges):
        for place in stop.get(start, ()):
            del covering[place]
        covering.update(dict.fromkeys(begin.get(start, ())))
        cut.append(Stretch(start, end, text[start:end], tuple(covering)))
    return cut
