"""What only the whole text tells of a number: it is one of ۱ ۲ ۳ … that open sentences, or in a name said twice."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from .place import LIST_MARKS, Place, time_unit, words

OPENERS = frozenset(".:؛؟?!…]»")
LONGEST = 99


def mark_enumerated(found: Sequence[Place]) -> None:
    """Mark the numbers that count the paragraphs of a text written as one: … . ۱ … . ۲ … . ۳ …

    A run begins with ۱, each next number is one higher and opens a sentence; fewer than three are no run.
    """
    run: list[Place] = []
    for place in found:
        number = place.number
        if not _bare(place) or number.low not in (1, len(run) + 1) or number.low > LONGEST:
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


def mark_repeated_names(found: Sequence[Place]) -> None:
    """Mark the numbers that stand after the same word at least twice with nothing counted behind them:
    گلکسی نوت ۹ به …, گلکسی نوت ۹ را …."""
    pairs: defaultdict[tuple[str, str], list[Place]] = defaultdict(list)
    alone: defaultdict[tuple[str, str], int] = defaultdict(int)
    bare = [(place, (place.preceding, place.key)) for place in found if _bare(place)]
    times = Counter([pair for _, pair in bare])
    for place, pair in bare:
        if times[pair] < 2 or place.number.low > 9999:
            continue
        if not place.headed() or place.counted(nouns=True) or time_unit(place.following) or place.behind_number():
            continue
        pairs[pair].append(place)
        if place.alone() and place.following not in LIST_MARKS and not place.number_at(1) and not place.before_number():
            # The words of the list make names by themselves.
            alone[pair] += 1 + (place.following in words("not_figures.named.after"))
    for pair, places in pairs.items():
        if alone[pair] > 1 and len(places) > 1:
            for place in places:
                place.repeated = True


def _bare(place: Place) -> bool:
    """Digits alone: no separators, no grain."""
    return place.key.isdigit() and place.number.form == "plain"
