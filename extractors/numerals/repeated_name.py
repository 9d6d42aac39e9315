"""Names said again: a number that stands after the same word at least twice, as only the whole text tells."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from .place import LIST_MARKS, Place, time_unit, words


def mark_repeated_names(found: Sequence[Place]) -> None:
    """Mark the numbers that stand after the same word at least twice with nothing counted behind them:
    گلکسی نوت ۹ به …, گلکسی نوت ۹ را …."""
    pairs: defaultdict[tuple[str, str], list[Place]] = defaultdict(list)
    alone: defaultdict[tuple[str, str], int] = defaultdict(int)
    bare = [(place, (place.preceding, place.key)) for place in found if place.bare()]
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
