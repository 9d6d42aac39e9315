"""A figure of the gold ⇄ a region as the tools know it: a span with labels, and its slots as texts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_args

from ..article import Article
from ..record import Bound, Status
from .slots import is_plain, texts_of, value_of
from .task import Row

if TYPE_CHECKING:
    from .measures import Measures

SLOTS = ("low", "high", "bound", "unit", "item", "per", "status", "period", "place", "organization", "speaker")
"""What can be written to a region beside its span and its kind, in the order in which the tools show it."""
NEEDED = ("low", "high", "bound", "unit", "status")
"""Slots that every figure of a gold has; where one of them is null, the region says so."""
CHOICES: dict[str, tuple[str, ...]] = {"bound": get_args(Bound), "status": get_args(Status)}
USUAL = {"bound": "exact", "status": "actual"}
OTHER = "other"
_ORDER = ("start", "end", "quote", "low", "high", "bound", "unit", "kind", "item", "per", "status", *SLOTS[7:])


@dataclass(slots=True)
class Region:
    """A span of the raw text, in code points, as a tool holds it.

    `kinds` are its labels; `slots` holds the texts of the slots that were filled (see `slots.py`), "kind" among them
    where a label cannot say it; `more` whatever else the gold has; `links` the marks that slots were exported with.
    """

    name: str
    start: int
    end: int
    kinds: list[str]
    slots: dict[str, list[str]] = field(default_factory=dict)
    optional: bool = False
    more: dict[str, Any] = field(default_factory=dict)
    links: dict[str, Any] = field(default_factory=dict)


def regions_of(gold: Mapping[str, Any], text: str, reserved: str = "") -> list[Region]:
    """The regions of a gold, in its order. Raises ValueError, naming the figure, for gold that is not of this text."""
    figures = gold.get("figures")
    if not isinstance(figures, list):
        raise ValueError('is no gold, as {"doc": …, "figures": […]} is')
    return [_region(row, place, text, reserved) for place, row in enumerate(figures, start=1)]


def row_of(region: Region, article: Article, measures: "Measures") -> Row:
    """The figure of a region. What a new region does not tell is read from the text by rules, and `measures` counts it.

    Raises ValueError for slots that make no figure.
    """
    text = article.text
    if not 0 <= region.start < region.end <= len(text):
        raise ValueError(f"{region.start}–{region.end} is no span of the text")
    values = {slot: value_of(slot, texts) for slot, texts in region.slots.items() if any(t.strip() for t in texts)}
    more = dict(region.more)
    for slot in (*SLOTS, "kind"):
        if slot in more:
            values.setdefault(slot, more.pop(slot))
    kept = [values.pop("kind")] if "kind" in values else []
    row = {"kind": kept[0] if kept and region.kinds == [first_kind(kept[0])] else _kinds(region.kinds)}
    _measure(values, region, article, measures, share=row["kind"] == "share")
    row |= {"start": region.start, "end": region.end, "quote": text[region.start : region.end]}
    row |= {slot: values.get(slot) for slot in SLOTS}
    if region.optional:
        row["optional"] = True
    return {key: row[key] for key in _ORDER} | {key: row[key] for key in row if key not in _ORDER} | more


def first_kind(kind: Any) -> str:
    """The label that stands for a kind of the gold: the first of its readings."""
    readings = kind if isinstance(kind, list) else [kind]
    return next((reading for reading in readings if isinstance(reading, str) and is_plain(reading)), OTHER)


def _region(row: Any, place: int, text: str, reserved: str) -> Region:
    if not isinstance(row, dict):
        raise ValueError(f"figure {place} is no JSON object")
    start, end = row.get("start"), row.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        raise ValueError(f'figure {place}: "start" and "end" ({start}, {end}) are no span of the text')
    if row.get("quote", text[start:end]) != text[start:end]:
        raise ValueError(f'figure {place}: "quote" is not what stands at {start} («{text[start:end][:40]}»)')
    slots = {slot: texts_of(slot, row.get(slot), reserved) for slot in SLOTS}
    slots |= {slot: ["null"] for slot in NEEDED if not slots[slot]}
    kind = row.get("kind")
    if isinstance(kind, list) and len(kind) > 1 and len({*kind} if _all_text(kind) else {}) == len(kind):
        kinds = list(kind)
    else:
        kinds = [first_kind(kind)]
    if kind != kinds[0]:
        slots["kind"] = texts_of("kind", kind, reserved) or ["null"]
    known = {*_ORDER, "optional"} if row.get("optional") is True else {*_ORDER}
    more = {key: value for key, value in row.items() if key not in known}
    return Region(f"f{place}", start, end, kinds, {s: t for s, t in slots.items() if t}, "optional" in known, more)


def _all_text(kinds: list[Any]) -> bool:
    return all(isinstance(kind, str) and is_plain(kind) for kind in kinds)


def _kinds(kinds: list[str]) -> Any:
    if not kinds:
        raise ValueError("has no kind; give it a label")
    return kinds[0] if len(kinds) == 1 else list(kinds)


def _measure(values: dict[str, Any], region: Region, article: Article, measures: "Measures", *, share: bool) -> None:
    """Fills in what every figure has: values of its own first, then the usual ones, then what rules read there."""
    if "low" not in values and "high" not in values:
        read = measures.of(article, region.start, region.end)
        for slot, value in read.items():
            values.setdefault(slot, value)
    values.setdefault("low", values.get("high"))
    values.setdefault("high", values["low"])
    values.setdefault("unit", "percent" if share else "count")
    for slot, usual in USUAL.items():
        values.setdefault(slot, usual)
    low, high = values["low"], values["high"]
    if isinstance(low, int | Decimal) and isinstance(high, int | Decimal) and low > high:
        raise ValueError(f'"low" ({low}) is above "high" ({high})')
