"""Why a figure is what it is: for every slot its value, the rule that filled it and the words it was read from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from .decimals import plain
from .record import Figure, Period, Range


class Reason(NamedTuple):
    """One slot of a figure. `words` are raw text, from `start` to `end` (code points); None where it has none."""

    slot: str
    value: str
    rule: str
    words: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A figure, and by slot the name of the rule that filled it ("numeral" is the rule that read the number)."""

    figure: Figure
    rules: dict[str, str]

    def reasons(self, raw: str) -> Iterator[Reason]:
        """Every slot that is filled, in the order of the record. `raw` is the text of the article."""
        for slot, value in _values(self.figure):
            span = self.figure.quote if slot == "number" else self.figure.evidence.get(slot)
            rule = self.rules.get("numeral" if slot == "number" else slot, "")
            words = raw[span.start : span.end] if span else ""
            start, end = (span.start, span.end) if span else (None, None)
            yield Reason(slot, value, rule, words, start, end)


def _values(figure: Figure) -> Iterator[tuple[str, str]]:
    quantity = figure.quantity
    yield "number", _range(quantity)
    slots = {
        "bound": quantity.bound,
        "unit": quantity.unit,
        "per": quantity.per,
        "item": figure.item,
        "kind": figure.kind,
        "status": figure.status,
        "period": figure.period and _period(figure.period),
        "place": figure.place and f"{figure.place.name} ({figure.place.level or '?'})",
        "organization": figure.organization,
        "speaker": figure.speaker and "، ".join(filter(None, (figure.speaker.name, figure.speaker.role))),
        "same_as": figure.same_as,
        "confidence": None if figure.confidence is None else f"{figure.confidence:.2f}",
    }
    yield from ((slot, value) for slot, value in slots.items() if value)


def _range(quantity: Range) -> str:
    return plain(quantity.low) if quantity.low == quantity.high else f"{plain(quantity.low)}–{plain(quantity.high)}"


def _period(period: Period) -> str:
    return f"{period.start or '?'} … {period.end or '?'}" if period.start or period.end else "no dates"
