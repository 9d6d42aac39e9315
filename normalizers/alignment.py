"""Edits on a text, and the way back from the edited text to the raw one.

A stage proposes edits; `apply` carries them out; `Aligned` keeps every layer of edits and, when first asked, composes
them into two maps from the places of the clean text:

    left(i)   raw start of clean character i
    right(i)  raw end of clean character i - 1

so that the clean span (a, b) is the raw span (left(a), right(b)). One map is not enough: in «کتـاب» a single map either
swallows a tatweel that trails the span or loses one inside it. All places are code points, ends exclusive.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from .runs import Runs, unedited


class Edit(NamedTuple):
    """Write `replacement` in place of `text[start:end]`, where `text` is what the stage was given."""

    start: int
    end: int
    replacement: str


# What a stage makes of a text: edits, or where it only writes one character for another, the text it made.
type Made = list[Edit] | str
type Stage = Callable[[str], Made]


class Layer(NamedTuple):
    """What one step of a stage made of one text."""

    stage: str
    text: str
    made: Made

    @property
    def edits(self) -> list[Edit]:
        if isinstance(self.made, str):
            pairs = enumerate(zip(self.text, self.made, strict=True))
            return [Edit(i, i + 1, new) for i, (old, new) in pairs if old != new]
        return self.made


class Change(NamedTuple):
    """One edit for the reader: who made it, at which raw place, what stood there and what stands there now.

    `edit` holds places of the text that the stage saw, `start` and `end` those of the raw text.
    """

    stage: str
    edit: Edit
    before: str
    start: int
    end: int

    @property
    def after(self) -> str:
        return self.edit.replacement


def apply(text: str, made: Made, stage: str = "stage") -> str:
    """`text` with the edits of `stage` carried out. ValueError if they are out of order, overlap or leave the text."""
    if isinstance(made, str):
        if len(made) != len(text):
            raise ValueError(f"stage {stage}: a text given for a text must keep its length, or else be told by edits")
        return made
    pieces: list[str] = []
    reached = 0
    for start, end, replacement in made:
        if start < reached or end < start:
            raise ValueError(
                f"stage {stage}: the edit of {start}:{end} must lie after {reached}, where the edit before it ends"
            )
        pieces.append(text[reached:start])
        pieces.append(replacement)
        reached = end
    if reached > len(text):
        raise ValueError(f"stage {stage}: an edit ends at {reached}, beyond the end of the text at {len(text)}")
    pieces.append(text[reached:])
    return "".join(pieces)


class Aligned:
    """A clean text that knows where in the raw text each of its characters came from."""

    def __init__(self, raw: str, text: str, layers: Sequence[Layer] = ()) -> None:
        self.raw = raw
        self.text = text
        self._layers = layers

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw span that clean `text[start:end]` was made from. IndexError outside the text.

        Raw characters that were deleted at either edge are left out, those deleted inside are kept in.
        An empty span is the point before the character at `start`.
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"the span {start}:{end} is not in the clean text of {len(self.text)} characters")
        left = self._runs.left(start)
        return left, self._runs.right(end) if start < end else left

    def clean_span(self, raw_start: int, raw_end: int) -> tuple[int, int]:
        """The clean span of all characters made from `raw[raw_start:raw_end]`; empty where all of it was deleted."""
        if not 0 <= raw_start <= raw_end <= len(self.raw):
            raise IndexError(f"the span {raw_start}:{raw_end} is not in the raw text of {len(self.raw)} characters")
        start, end = self._runs.ending_by(raw_start), self._runs.beginning_before(raw_end)
        return (start, end) if raw_start < raw_end and start < end else (start, start)

    @property
    def changes(self) -> list[Change]:
        """Every edit of every stage, in the order in which they were made."""
        found: list[Change] = []
        runs = unedited(len(self.raw))
        for layer in self._layers:
            for edit in layer.edits:
                start = runs.left(edit.start) if edit.start < edit.end else runs.right(edit.start)
                end = max(start, runs.right(edit.end))
                found.append(Change(layer.stage, edit, layer.text[edit.start : edit.end], start, end))
            runs = _after(runs, layer)
        return found

    @cached_property
    def _runs(self) -> Runs:
        runs = unedited(len(self.raw))
        for layer in self._layers:
            runs = _after(runs, layer)
        return runs


def _after(runs: Runs, layer: Layer) -> Runs:
    """The runs of the text that `layer` made, from those of the text that it saw."""
    return runs if isinstance(layer.made, str) else runs.edited(layer.made)
