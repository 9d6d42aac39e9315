"""The places around one figure: in its sentence on either side, told before, and named most."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from .view import View, few

LOOK_BACK = 40  # spots before the sentence that are looked at
MOST_BEFORE = 6  # places of earlier sentences that are offered
AROUND = 1200  # code points to either side in which a place's mentions are counted
LONG = 1500  # code points of a sentence around the figure that are looked at
MOST_TOP = 4
WORDS = 8  # tokens to either side of a number whose words are told


class Window:
    """The places of a stretch of text: `told` has of each how it ranks, and how much it is of them all."""

    def __init__(self, keys: list[str]) -> None:
        total, count = max(1, len(keys)), Counter(keys)
        self.top = sorted(count, key=count.__getitem__, reverse=True)[:MOST_TOP]
        ranks = {key: str(n) for n, key in enumerate(self.top)}
        self.told = {
            key: (ranks.get(key, "-"), str(round(4 * often / total)) + few(often, 4)) for key, often in count.items()
        }


class Surroundings:
    """Places by key. `before`, `after` and `earlier` hold the nearest spot of each, the nearest place first.

    What stands around the figure `last`, the one before, is taken from there where it is the same.
    """

    def __init__(self, view: View, n: int, last: "Surroundings | None" = None) -> None:
        self.draft = draft = view.drafts[n]
        self.start, self.end = draft.quote
        first, stop = draft.sentence
        self.first, self.last = max(first, self.start - LONG), min(stop, self.end + LONG)
        landscape = view.landscape
        keys, before = landscape.keys, landscape.before
        self.number = view.number(draft)
        self.split = before(self.start)
        self.sentence = (before(self.first), before(self.last))
        self.stretch = (before(self.start - AROUND), before(self.end + AROUND))
        here, stop = self.sentence
        self.before: dict[str, int]
        self.after: dict[str, int]
        self.earlier: dict[str, int]
        if last is not None and (last.sentence, last.split) == (self.sentence, self.split):
            self.before, self.after, self.earlier = last.before, last.after, last.earlier
        else:
            self.before = _nearest(keys, range(self.split - 1, here - 1, -1))
            self.after = _nearest(keys, range(self.split, stop))
            self.earlier = _nearest(keys, range(here - 1, max(-1, here - 1 - LOOK_BACK), -1), MOST_BEFORE)
        same = last is not None and last.stretch == self.stretch
        self.window: Window = last.window if last is not None and same else Window(keys[slice(*self.stretch)])

    def after_item(self) -> int:
        """Where the figure ends, with the item that follows it."""
        item = self.draft.evidence.get("item")
        return max(self.end, item[1]) if item and item[0] >= self.end and item[1] - self.end < 60 else self.end

    def words(self, view: View) -> set[str]:
        """The words of the sentence around the figure."""
        read = view.read
        at = bisect_left(read.starts, self.start)
        first = bisect_left(read.starts, self.first, max(0, at - WORDS), at)
        last = bisect_left(read.starts, self.last, at, min(len(read.starts), at + WORDS))
        return {
            word for word, sort in zip(read.words[first:last], read.sorts[first:last], strict=True) if sort == "word"
        }


def _nearest(keys: list[str], spots: Iterable[int], most: int = 0) -> dict[str, int]:
    """The first of the spots of each place, for `most` places where that is told."""
    found: dict[str, int] = {}
    for i in spots:
        found.setdefault(keys[i], i)
        if len(found) == most:
            break
    return found
