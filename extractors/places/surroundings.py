"""The places around one figure: in its sentence on either side, told before, and named most."""

from collections import Counter
from collections.abc import Iterable

from .view import View, few

LOOK_BACK = 40  # spots before the sentence that are looked at
MOST_BEFORE = 6  # places of earlier sentences that are offered
AROUND = 1200  # code points to either side in which a place's mentions are counted
LONG = 1500  # code points of a sentence around the figure that are looked at
MOST_TOP = 4


class Surroundings:
    """Places by key. `before`, `after` and `earlier` hold the nearest spot of each, the nearest place first."""

    def __init__(self, view: View, n: int) -> None:
        self.draft = draft = view.drafts[n]
        self.start, self.end = draft.quote
        first, last = draft.sentence
        self.first, self.last = max(first, self.start - LONG), min(last, self.end + LONG)
        self.words = view.sentence((self.first, self.last) if last - first > 2 * LONG else draft.sentence)
        landscape = view.landscape
        keys = landscape.keys
        here, stop = landscape.before(self.first), landscape.before(self.last)
        self.split = landscape.before(self.start)
        self.before = _nearest(keys, range(self.split - 1, here - 1, -1))
        self.after = _nearest(keys, range(self.split, stop))
        self.earlier = _nearest(keys, range(here - 1, max(-1, here - 1 - LOOK_BACK), -1), MOST_BEFORE)
        around = keys[landscape.before(self.start - AROUND) : landscape.before(self.end + AROUND)]
        self.total = max(1, len(around))
        self.count = Counter(around)
        self.top = sorted(self.count, key=self.count.__getitem__, reverse=True)[:MOST_TOP]

    def after_item(self) -> int:
        """Where the figure ends, with the item that follows it."""
        item = self.draft.evidence.get("item")
        return max(self.end, item[1]) if item and item[0] >= self.end and item[1] - self.end < 60 else self.end

    def share(self, key: str) -> str:
        """How much of the places around a place is, and how often it is named there."""
        count = self.count[key]
        return str(round(4 * count / self.total)) + few(count, 4)


def _nearest(keys: list[str], spots: Iterable[int], most: int = 0) -> dict[str, int]:
    """The first of the spots of each place, for `most` places where that is told."""
    found: dict[str, int] = {}
    for i in spots:
        found.setdefault(keys[i], i)
        if len(found) == most:
            break
    return found
