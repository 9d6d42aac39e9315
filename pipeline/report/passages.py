"""What of an article is shown: its whole text, or where that is not known the sentences around its figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..display import Stretch, stretches
from ..record import Figure, Quote
from .sheet import Sheet

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of an article that begins at `start` in the raw text, cut at its figures (places in `Sheet.figures`)."""

    start: int
    stretches: list[Stretch]


def passages(sheet: Sheet) -> list[Passage]:
    """The whole text in one piece, or the sentences of the figures in the order of the text."""
    if sheet.text is not None:
        return [Passage(0, stretches(sheet.text, sheet.figures))]
    return [_passage(start, text, places, sheet.figures) for start, text, places in _sentences(sheet.figures)]


def displayable(text: str) -> str:
    """The text without what a page cannot show, one for one: control characters, and overrides of direction, which
    would turn round what follows them (U+202D, U+202E)."""
    return _UNSEEN.sub("\ufffd", text)


def _passage(start: int, text: str, places: list[int], figures: list[Figure]) -> Passage:
    moved = [_moved(figures[place], -start) for place in places]
    return Passage(
        start,
        [
            Stretch(one.start + start, one.end + start, one.text, tuple(places[n] for n in one.figures))
            for one in stretches(text, moved)
        ],
    )


def _moved(figure: Figure, by: int) -> Figure:
    quote = figure.quote
    return figure.model_copy(update={"quote": Quote(start=quote.start + by, end=quote.end + by, text=quote.text)})


def _sentences(figures: list[Figure]) -> Iterator[tuple[int, str, list[int]]]:
    """Start, text and figures of each piece; sentences that overlap make one."""
    start, text, places = 0, "", list[int]()
    for place in sorted(range(len(figures)), key=lambda n: _around(figures[n]).start):
        here = _around(figures[place])
        if places and here.start < start + len(text):
            common = start + len(text) - here.start
            if text[here.start - start :][: len(here.text)] == here.text[:common]:
                text += here.text[common:]
                places.append(place)
                continue
        if places:
            yield start, text, places
        start, text, places = here.start, here.text, [place]
    if places:
        yield start, text, places


def _around(figure: Figure) -> Quote:
    """The sentence, or the number alone where a record made by others has a sentence that does not hold it."""
    sentence, quote = figure.sentence, figure.quote
    within = sentence.start <= quote.start and quote.end <= sentence.end
    told = sentence.text[quote.start - sentence.start : quote.end - sentence.start] if within else None
    return sentence if told == quote.text else quote
