"""The way from the characters of an edited text back to those of the raw one.

It is kept as runs of clean characters: in a kept run each character stands for the raw one after that of the character
before it, in a written run every character stands for the same raw span. So a text has no more runs than edits, twice,
and a place is found by bisection.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class Runs(NamedTuple):
    """Where the characters of a text of `size` characters came from in a raw text of `raw_size`."""

    size: int
    raw_size: int
    begins: list[int]  # the clean place at which each run begins
    lefts: list[int]  # the raw start of its first character
    rights: list[int]  # and the raw end of it
    steps: list[int]  # 1 in a kept run, 0 in a written one

    def left(self, place: int) -> int:
        """The raw start of the character at `place`; at the end of the text the end of the raw text."""
        if place == self.size:
            return self.raw_size
        k = bisect_right(self.begins, place) - 1
        return self.lefts[k] + (place - self.begins[k]) * self.steps[k]

    def right(self, place: int) -> int:
        """The raw end of the character before `place`; 0 at the beginning of the text."""
        if place == 0:
            return 0
        k = bisect_left(self.begins, place) - 1
        return self.rights[k] + (place - 1 - self.begins[k]) * self.steps[k]

    def ending_by(self, raw: int) -> int:
        """How many characters end at `raw` or before it."""
        k = bisect_right(range(len(self.begins)), raw, key=lambda k: self.right(self._end(k)))
        if k == len(self.begins):
            return self.size
        return self.begins[k] + (max(0, raw - self.rights[k] + 1) if self.steps[k] else 0)

    def beginning_before(self, raw: int) -> int:
        """How many characters begin before `raw`."""
        k = bisect_left(self.lefts, raw) - 1
        if k < 0:
            return 0
        return min(self._end(k), self.begins[k] + raw - self.lefts[k]) if self.steps[k] else self._end(k)

    def _end(self, k: int) -> int:
        return self.begins[k + 1] if k + 1 < len(self.begins) else self.size

    def edited(self, edits: Iterable[tuple[int, int, str]]) -> "Runs":
        """The runs of the text after `edits`."""
        size = reached = k = 0
        made: list[tuple[int, int, int, int]] = []
        for start, end, replacement in (*edits, (self.size, self.size, "")):
            if end - start == 1 == len(replacement):
                continue  # one character for one stands where the old one stood
            while reached < start:
                while self._end(k) <= reached:
                    k += 1
                on = (reached - self.begins[k]) * self.steps[k]
                made.append((size, self.lefts[k] + on, self.rights[k] + on, self.steps[k]))
                stop = min(start, self._end(k))
                size, reached = size + stop - reached, stop
            if replacement:
                # An inserted character has no raw one: it is the point where the character before it ends.
                right = self.right(end)
                made.append((size, min(self.left(start), right), right, 0))
                size += len(replacement)
            reached = end
        return Runs(size, self.raw_size, *map(list, zip(*made, strict=True))) if made else unedited(0, self.raw_size)


def unedited(size: int, raw_size: int | None = None) -> Runs:
    """The runs of a text as it is."""
    return Runs(size, size if raw_size is None else raw_size, [0], [0], [1], [1])
