"""Numbers in turn: ۱ ۲ ۳ … that open sentences, as only the whole text tells."""

from collections.abc import Sequence

from .place import Place, time_unit

OPENERS = frozenset(".:؛؟?!…]»")
HIGHEST = 99  # the highest number that may count paragraphs


def mark_enumerated(found: Sequence[Place]) -> None:
    """Mark the numbers that count the paragraphs of a text written as one: … . ۱ … . ۲ … . ۳ …

    A run begins with ۱, each next number is one higher and opens a sentence; fewer than three are no run.
    """
    run: list[Place] = []
    for place in found:
        number = place.number
        if not place.bare() or number.low not in (1, len(run) + 1) or number.low > HIGHEST:
            continue
        sorts, starts = place.pieces.sorts, place.pieces.starts
        after = number.end < len(sorts) and sorts[number.end] == "word" and starts[number.end] > place.end
        if not after or place.counted(nouns=True) or time_unit(place.following) or place.number_at(1):
            continue
        opens = place.starts_line() or place.preceding in OPENERS
        if number.low == len(run) + 1 and (opens or not run):
            run.append(place)
        elif number.low == 1 and (opens or len(run) < 2):
            _mark_run(run)
            run = [place]
    _mark_run(run)


def _mark_run(run: Sequence[Place]) -> None:
    if len(run) > 2:
        for place in run:
            place.in_turn = True
