"""Slots shown as marks in the text: the words of a place or a period, and a line from the number to them.

A mark that was exported with a slot stands for the slot's value («رشت» for a figure whose place is «رشت»). Where people
draw a line to other words, these are the slot; where they take the line away, the slot is empty.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from .regions import Region
from .slots import texts_of
from .task import LINKED, Evidence

MARK = "slot:"
"""How the labels of marks begin, so that none is taken for a kind."""

type Marked = tuple[int, int, str]
"""A span of the raw text and its label."""


def links_of(regions: Sequence[Region], evidence: Sequence[Evidence]) -> list[dict[str, tuple[int, int]]]:
    """For each region the marks of its slots that overlap no number and no other mark.

    doccano drops what overlaps, and then refuses the line that leads to it.
    """
    spans = [span for own in evidence for span in own.values()]
    covered = bytearray(max([region.end for region in regions] + [end for _, end in spans], default=0))
    for region in regions:
        covered[region.start : region.end] = b"x" * (region.end - region.start)
    marks: set[Marked] = set()
    links: list[dict[str, tuple[int, int]]] = []
    for place, region in enumerate(regions):
        own: dict[str, tuple[int, int]] = {}
        for slot, (start, end) in (evidence[place] if place < len(evidence) else {}).items():
            if slot not in LINKED or slot not in region.slots or start >= end:
                continue
            if (start, end, slot) not in marks:
                if any(covered[start:end]):
                    continue
                marks.add((start, end, slot))
                covered[start:end] = b"x" * (end - start)
            own[slot] = (start, end)
        links.append(own)
    return links


def linked(regions: Mapping[Any, Region], marks: Mapping[Any, Marked], relations: Any, text: str) -> None:
    """Fills the slots of the regions by the lines that lead from them to marks; each is known by its id."""
    drawn: dict[Any, dict[str, list[Marked]]] = {}
    for relation in relations if isinstance(relations, list) else ():
        if not isinstance(relation, dict):
            continue
        ends = [end for end in (relation.get("from_id"), relation.get("to_id")) if isinstance(end, int | str)]
        for one, other in (ends, ends[::-1]) if len(ends) == 2 else ():
            slot = marks[other][2].removeprefix(MARK) if other in marks else ""
            if one in regions and other not in regions and slot in LINKED:
                drawn.setdefault(one, {}).setdefault(slot, []).append(marks[other])
    for name, region in regions.items():
        own = drawn.get(name, {})
        for slot in LINKED:
            was = region.links.get(slot)
            now = [[start, end] for start, end, _ in own.get(slot, ())]
            if now == ([] if was is None else [list(was)]):
                continue
            region.slots.pop(slot, None)
            region.more.pop(slot, None)
            words = [" ".join(text[start:end].split()) for start, end in now]
            values = [{"quote": one, "start": None, "end": None} if slot == "period" else one for one in words if one]
            if values:
                region.slots[slot] = texts_of(slot, values if len(values) > 1 else values[0])
