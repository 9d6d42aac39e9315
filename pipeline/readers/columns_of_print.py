"""The lines of a printed page → its text: columns from right to left, each from top to bottom.

The page is cut where a white strip runs through all of it: first from top to bottom, between columns, and where none
does, across, where the strip is widest (under a headline); and each part again.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

LETTERS = 12
"""Letters in the middle one of a column's lines at the least: cells of a table have fewer, and belong to their row."""
LINES = 3
"""Lines of a column at the least."""
DEEPEST = 40
"""Cuts within cuts."""

GAP = 1.2
"""Heights of a letter between two letters on one height, from which on they stand in two columns."""


@dataclass(slots=True)
class Line:
    """Text that stands on one height of the page, and its box in points from the lower left."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    def beside(self, other: "Line") -> bool:
        """Whether both stand on one height of the page, as an exponent still does."""
        apart = abs(self.bottom + self.top - other.bottom - other.top) / 2
        return apart <= 0.8 * max(self.top - self.bottom, other.top - other.bottom)


def by_column(letters: Sequence[Line]) -> Iterator[Line]:
    """The letters of a height, given in the order in which they are read, as a line for each column.

    Neighbours are found on the page: in the order of reading, ۳ of ۳۰۰ follows the word at its right over two digits.
    """
    if not letters:
        return
    gap = GAP * max(letter.top - letter.bottom for letter in letters)
    columns: dict[int, list[int]] = {}
    end, column = float("inf"), 0
    for at in sorted(range(len(letters)), key=lambda at: -letters[at].right):
        column += end - letters[at].right > gap and end != float("inf")
        end = min(end, letters[at].left)
        columns.setdefault(column, []).append(at)
    for places in columns.values():
        own = [letters[at] for at in sorted(places)]
        yield Line(
            "".join(letter.text for letter in own),
            min(letter.left for letter in own),
            max(letter.right for letter in own),
            min(letter.bottom for letter in own),
            max(letter.top for letter in own),
        )


def in_reading_order(lines: Sequence[Line]) -> str:
    """The text of the lines, a line each."""
    kept = [replace(line, text=line.text.strip()) for line in lines if line.text.strip()]
    return "\n".join(_ordered(kept, DEEPEST))


def _ordered(lines: list[Line], depth: int) -> list[str]:
    if len(lines) > 1 and depth:
        if parts := _columns(lines):
            return [text for part in parts for text in _ordered(part, depth - 1)]
        if parts := _storeys(lines):
            return [text for part in parts for text in _ordered(part, depth - 1)]
    return _rows(lines)


def _columns(lines: list[Line]) -> list[list[Line]] | None:
    """The columns, right one first, if white strips run between them from top to bottom."""
    parts = _apart(lines, lambda line: (-line.right, -line.left))
    return parts if len(parts) > 1 and all(_is_column(part) for part in parts) else None


def _storeys(lines: list[Line]) -> list[list[Line]] | None:
    """What stands above and what stands below the widest white strip across, if cutting there frees columns."""
    parts = _apart(lines, lambda line: (-line.top, -line.bottom))
    if len(parts) < 2:
        return None
    gaps = [min(x.bottom for x in above) - max(x.top for x in below) for above, below in pairwise(parts)]
    cut = gaps.index(max(gaps)) + 1
    return [list(chain.from_iterable(parts[:cut])), list(chain.from_iterable(parts[cut:]))]


def _apart(lines: list[Line], side: Callable[[Line], tuple[float, float]]) -> list[list[Line]]:
    """The lines in groups between which nothing lies, along one side."""
    parts: list[list[Line]] = []
    end = 0.0
    for line in sorted(lines, key=side):
        begin, stop = side(line)
        if parts and begin < end:
            parts[-1].append(line)
            end = max(end, stop)
        else:
            parts.append([line])
            end = stop
    return parts


def _is_column(lines: list[Line]) -> bool:
    lengths = sorted(len(line.text) for line in lines)
    return len(lines) >= LINES and lengths[len(lengths) // 2] >= LETTERS


def _rows(lines: list[Line]) -> list[str]:
    """Lines from top to bottom; what stands on one height is one line, from right to left."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -(line.top + line.bottom)):
        if rows and (line.bottom + line.top) / 2 > (3 * rows[-1][0].bottom + rows[-1][0].top) / 4:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [" ".join(line.text for line in sorted(row, key=lambda line: -line.right)) for row in rows]
