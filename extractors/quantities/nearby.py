"""Which numbers of a text are measured: those that may be figures, and those that can have a say in how they are read.

Two numbers have to do with each other where they share a sentence, or stand close with no full stop between; so the
dates and ordinals of sentences without a figure need no unit and no rate.
"""

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from ..numerals.numeral import Numeral
from ..span import Span
from ..tokenized import Tokenized
from .quantity import Quantity
from .series import FAR, GREAT, HOME, STOPS, quantities
from .unit import Units

_end = itemgetter(1)


def quantities_beside(
    read: Tokenized, sentences: Sequence[Span], numerals: Sequence[Numeral], units: Units | None = None
) -> list[Quantity]:
    """The quantities of the cardinals among `numerals` (in order of place), and of others near them."""
    near = beside_cardinals(read.text, sentences, numerals)
    found = quantities(read, near, units)
    if len(near) < len(numerals) and any(one.low >= GREAT and one.unit_span is None for one in found):
        known = {one.start for one in near}  # a great sum looks for money in the whole text
        others = [one for one in numerals if one.start not in known]
        if any(one.unit in HOME for one in quantities(read, others, units)):
            # Once more, all together: neighbours complete each other, so two halves measured apart cannot be merged.
            return quantities(read, numerals, units)
    return found


def beside_cardinals(text: str, sentences: Sequence[Span], numerals: Sequence[Numeral]) -> list[Numeral]:
    """The cardinals among `numerals`, and the others that may have to do with one of them."""
    within = [bisect_right(sentences, numeral.start, key=_end) for numeral in numerals]
    near: list[Numeral] = []
    begin, last = 0, len(numerals) - 1
    for n, numeral in enumerate(numerals):
        if n < last and (within[n] == within[n + 1] or _close(text, numeral.end, numerals[n + 1].start)):
            continue
        linked = numerals[begin : n + 1]
        if any(one.reading == "cardinal" for one in linked):
            near += linked
        begin = n + 1
    return near


def _close(text: str, start: int, end: int) -> bool:
    return end - start <= FAR and STOPS.isdisjoint(text[start:end])
