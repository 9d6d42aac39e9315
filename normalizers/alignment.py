"""Edits on a text, and the way back from the edited text to the raw one.

A stage proposes edits; `apply` carries them out; `Aligned` keeps every layer of edits and, when first asked, composes
them into two boundary maps over the clean text:

    left[i]   raw start of clean character i
    right[i]  raw end of clean character i - 1

so that the clean span (a, b) is the raw span (left[a], right[b]). One map is not enough: in «کتـاب» a single map either
swallows a tatweel that trails the span or loses one inside it. All places are code points, ends exclusive.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from numpy import ndarray


class Edit(NamedTuple):
    """Write `replacement` in place of `text[start:end]`, where `text` is what the stage was given."""

    start: int
    end: int
    replacement: str


type Stage = Callable[[str], list[Edit]]


class Layer(NamedTuple):
    """The edits that one stage made on one text."""

    stage: str
    text: str
    edits: list[Edit]


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


def apply(text: str, edits: Sequence[Edit], stage: str = "stage") -> str:
    """`text` with `edits` carried out. ValueError if they are out of order, overlap or leave the text."""
    pieces: list[str] = []
    reached = 0
    for start, end, replacement in edits:
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
        left, right = self._maps
        return (int(left[start]), int(right[end])) if start < end else (int(left[start]), int(left[start]))

    def clean_span(self, raw_start: int, raw_end: int) -> tuple[int, int]:
        """The clean span of all characters made from `raw[raw_start:raw_end]`; empty where all of it was deleted."""
        if not 0 <= raw_start <= raw_end <= len(self.raw):
            raise IndexError(f"the span {raw_start}:{raw_end} is not in the raw text of {len(self.raw)} characters")
        left, right = self._maps
        start = int(right[1:].searchsorted(raw_start, side="right"))
        end = int(left[:-1].searchsorted(raw_end, side="left"))
        return (start, end) if raw_start < raw_end and start < end else (start, start)

    @property
    def changes(self) -> list[Change]:
        """Every edit of every stage, in the order in which they were made."""
        found: list[Change] = []
        left, right = _identity(self.raw)
        for layer in self._layers:
            for edit in layer.edits:
                start = int(left[edit.start] if edit.start < edit.end else right[edit.start])
                end = max(start, int(right[edit.end]))
                found.append(Change(layer.stage, edit, layer.text[edit.start : edit.end], start, end))
            left, right = _compose(left, right, layer)
        return found

    @cached_property
    def _maps(self) -> tuple["ndarray", "ndarray"]:
        left, right = _identity(self.raw)
        for layer in self._layers:
            left, right = _compose(left, right, layer)
        return left, right


def _identity(text: str) -> tuple["ndarray", "ndarray"]:
    import numpy

    same = numpy.arange(len(text) + 1)
    return same, same


def _compose(left: "ndarray", right: "ndarray", layer: Layer) -> tuple["ndarray", "ndarray"]:
    """The maps (left, right) of the text that `layer` saw, carried over to the text that it made."""
    import numpy

    if not layer.edits:
        return left, right
    starts, ends, replacements = zip(*layer.edits, strict=True)
    begin, stop = numpy.array(starts), numpy.array(ends)
    size = numpy.fromiter(map(len, replacements), dtype=numpy.int64, count=len(replacements))
    # Kept stretches lie between the edits; each edit follows one of them.
    kept = numpy.concatenate((begin, [len(layer.text)])) - numpy.concatenate(([0], stop))
    lengths = numpy.empty(2 * len(size) + 1, dtype=numpy.int64)
    lengths[0::2], lengths[1::2] = kept, size
    total = int(lengths.sum())
    first = numpy.concatenate(([0], numpy.cumsum(lengths)[:-1]))
    # A kept character counts on from where its stretch begins; a written one stands for the whole replaced span.
    kept_at = numpy.concatenate(([0], stop)) - first[0::2]
    local_start = numpy.empty(total, dtype=numpy.int64)
    local_end = numpy.empty(total, dtype=numpy.int64)
    written = numpy.zeros(len(lengths), dtype=bool)
    written[1::2] = True
    is_written = numpy.repeat(written, lengths)
    local_start[~is_written] = numpy.flatnonzero(~is_written) + numpy.repeat(kept_at, kept)
    local_end[~is_written] = local_start[~is_written] + 1
    local_start[is_written] = numpy.repeat(begin, size)
    local_end[is_written] = numpy.repeat(stop, size)
    new_right = numpy.concatenate((right[:1], right[local_end]))
    # An inserted character has no raw one: it is the point where the character before it ends.
    new_left = numpy.concatenate((numpy.minimum(left[local_start], right[local_end]), left[-1:]))
    return new_left, new_right
