"""A long text in parts that a page can show, cut so that no figure is cut."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..display import Stretch, stretches
from ..record import Figure

MOST_CHARACTERS = 100_000
MOST_FIGURES = 2_000


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a text: its stretches, and the places of the figures that begin in it. `number` counts from 1."""

    number: int
    of: int
    stretches: tuple[Stretch, ...]
    figures: tuple[int, ...]

    @property
    def start(self) -> int:
        return self.stretches[0].start if self.stretches else 0


def parts_of(text: str, figures: Sequence[Figure]) -> list[Part]:
    """All parts of a text, at least one. Raises ValueError for a figure that reaches beyond the text."""
    parts: list[list[Stretch]] = [[]]
    length, seen, covered = 0, set[int](), set[int]()
    for stretch in _short(stretches(text, figures)):
        full = length + len(stretch.text) > MOST_CHARACTERS or len(seen | set(stretch.figures)) > MOST_FIGURES
        if full and parts[-1] and not covered & set(stretch.figures):  # two quotes that overlap stay together
            parts.append([])
            length, seen = 0, set()
        parts[-1].append(stretch)
        length += len(stretch.text)
        seen.update(stretch.figures)
        covered = set(stretch.figures)
    return [
        Part(number, len(parts), tuple(part), tuple(sorted({place for one in part for place in one.figures})))
        for number, part in enumerate(parts, start=1)
    ]


def part_at(parts: Sequence[Part], at: int) -> Part:
    """The part that holds the character `at`, the last one where the text ends before it."""
    return next((part for part in parts if part.stretches and at < part.stretches[-1].end), parts[-1])


def _short(cut: Sequence[Stretch]) -> list[Stretch]:
    """Plain stretches no longer than a part; cut at the end of a line where there is one."""
    short: list[Stretch] = []
    for stretch in cut:
        start = stretch.start
        while not stretch.figures and stretch.end - start > MOST_CHARACTERS:
            piece = stretch.text[start - stretch.start :][:MOST_CHARACTERS]
            end = start + (piece.rfind("\n") + 1 or len(piece))
            short.append(Stretch(start, end, piece[: end - start]))
            start = end
        short.append(Stretch(start, stretch.end, stretch.text[start - stretch.start :], stretch.figures))
    return short
