"""Gold figures against predicted ones, one by one: which belong together, and what is right about each pair."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from .gold import Row
from .likeness import alike, same_head, same_number, same_phrase

CONTEXT = ("period", "place", "organization", "speaker")
SLOTS = ("bound", "per", "status", *CONTEXT)
MEASURES = ("detect", "value", "measure", "kind", "core", "item", "record")


class Slot(NamedTuple):
    """One slot of one match: has the gold a value, has the prediction one, and do they agree."""

    wanted: bool
    answered: bool
    right: bool


class Verdict(NamedTuple):
    """What is right about a matched pair: the measures it passes, and each slot."""

    passes: frozenset[str]
    slots: dict[str, Slot]


def match(gold: Sequence[Row], predicted: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Pairs (index of gold, index of prediction) whose number spans overlap; one to one, the largest overlap first."""
    pairs = []
    for g, want in enumerate(gold):
        for p, got in enumerate(predicted):
            quote = got["quote"]
            shared = min(want["end"], quote["end"]) - max(want["start"], quote["start"])
            if shared > 0:
                union = max(want["end"], quote["end"]) - min(want["start"], quote["start"])
                pairs.append((-shared / union, g, p))
    matched_gold: set[int] = set()
    matched_predicted: set[int] = set()
    for _, g, p in sorted(pairs):
        if g not in matched_gold and p not in matched_predicted:
            matched_gold.add(g)
            matched_predicted.add(p)
            yield g, p


def judge(want: Row, got: Row) -> Verdict:
    """What is right about a prediction that was matched with a gold figure."""
    quantity = got["quantity"]
    value = same_number(want["low"], quantity["low"]) and same_number(want["high"], quantity["high"])
    unit = value and want["unit"] == quantity["unit"]
    kind = unit and got["kind"] in readings(want["kind"])
    core = kind and _agree(want.get("item"), got.get("item"), same_head)
    slots = {slot: _slot(want.get(slot), _answer(got, slot), _SAME.get(slot, alike)) for slot in SLOTS}
    passes = {
        "detect": True,
        "value": value,
        "measure": unit and slots["bound"].right and slots["per"].right,
        "kind": kind,
        "core": core,
        "item": kind and _agree(want.get("item"), got.get("item"), same_phrase),
        "record": core and all(slot.right for slot in slots.values()),
    }
    return Verdict(frozenset(name for name, passed in passes.items() if passed), slots)


def readings(want: Any) -> list[Any]:
    """All readings of a gold slot that hold."""
    return want if isinstance(want, list) else [want]


def _agree(want: Any, got: Any, same: Callable[[Any, Any], bool]) -> bool:
    """Whether the answer is one of the readings; None among them stands for a rightly empty slot."""
    return any(got is None if one is None else got is not None and same(one, got) for one in readings(want))


def _slot(want: Any, got: Any, same: Callable[[Any, Any], bool]) -> Slot:
    if same is _same_dates:
        want, got = [_dates(one) for one in readings(want)], _dates(got)
    right = _agree(want, got, same)
    return Slot(wanted=None not in readings(want) or (right and got is not None), answered=got is not None, right=right)


def _answer(got: Row, slot: str) -> Any:
    if slot in ("bound", "per"):
        return got["quantity"].get(slot)
    value = got.get(slot)
    return value.get("name") if slot in ("place", "speaker") and isinstance(value, dict) else value


def _dates(period: Any) -> tuple[Any, Any] | None:
    """The first and last day of a period; None where it has neither."""
    pair = (period.get("start"), period.get("end")) if isinstance(period, dict) else (None, None)
    return pair if any(pair) else None


def _equal(want: Any, got: Any) -> bool:
    return bool(want == got)


def _same_dates(want: Any, got: Any) -> bool:
    return bool(want == got)


_SAME: dict[str, Callable[[Any, Any], bool]] = {
    "bound": _equal,
    "per": _equal,
    "status": _equal,
    "period": _same_dates,
}
