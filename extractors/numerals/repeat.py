"""What only the whole text tells of a number: it is one of ۱ ۲ ۳ … that open sentences, or in a name said twice."""

from collections import defaultdict
from collections.abc import Sequence

from .grammar import Number
from .pieces import Piece
from .place import LIST_MARKS, Place, time_unit, words

OPENERS = frozenset(".:؛؟?!…]»")
LONGEST = 99


def enumerated(p: Sequence[Piece], found: Sequence[Number], text: str) -> frozenset[int]:
    """Where the numbers begin (places in `p`) that count the paragraphs of a text written as one: … . ۱ … . ۲ … . ۳ …

    A run begins with ۱, each next number is one higher and opens a sentence; fewer than three are no run.
    """
    turns: set[int] = set()
    run: list[int] = []
    for number in found:
        if not _bare(p, number) or number.low not in (1, len(run) + 1) or number.low > LONGEST:
            continue
        place = Place(p, number, text)
        after = number.end < len(p) and p[number.end].sort == "word" and p[number.end].start > place.end
        if not after or place.counted(nouns=True) or time_unit(place.after()) or place.number_at(1):
            continue
        opens = place.starts_line() or place.before() in OPENERS
        if number.low == len(run) + 1 and (opens or not run):
            run.append(number.begin)
        elif number.low == 1 and (opens or len(run) < 2):
            turns.update(run if len(run) > 2 else ())
            run = [number.begin]
    turns.update(run if len(run) > 2 else ())
    return frozenset(turns)


def repeated_names(p: Sequence[Piece], found: Sequence[Number], text: str) -> frozenset[int]:
    """Where the numbers begin that stand after the same word at least twice with nothing counted behind them:
    گلکسی نوت ۹ به …, گلکسی نوت ۹ را …."""
    pairs: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    alone: defaultdict[tuple[str, str], int] = defaultdict(int)
    for number in found:
        if not _bare(p, number) or number.low > 9999:
            continue
        place = Place(p, number, text)
        if not place.headed() or place.counted(nouns=True) or time_unit(place.after()) or place.behind_number():
            continue
        pair = (place.before(), place.key)
        pairs[pair].append(number.begin)
        if place.alone() and place.after() not in LIST_MARKS and not place.number_at(1) and not place.before_number():
            alone[pair] += 1 + (place.after() in words("not_figures.named.after"))  # the latter are names by themselves
    return frozenset(begin for pair, begins in pairs.items() if alone[pair] > 1 and len(begins) > 1 for begin in begins)


def _bare(p: Sequence[Piece], number: Number) -> bool:
    """Digits alone: no separators, no grain."""
    return number.end - number.begin == 1 and number.form == "plain" and p[number.begin].key.isdigit()
