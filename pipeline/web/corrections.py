"""A figure ⇄ the fields of a form: what a person may set by hand, checked field by field."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, get_args

from ..article import Article, encodable
from ..decimals import plain
from ..record import Bound, Figure, Level, Period, Place, Quantity, Speaker, Status

LONGEST = 500
MOST_DIGITS = 100
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "0123456789" * 2)
_APART = re.compile(r"[\s,،٬_\u200c\u200e\u200f]")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_DAY = re.compile(r"([0-9]{1,4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}")

FIELDS = (
    *("low", "high", "bound", "unit", "per", "kind", "item", "status", "period", "period_start", "period_end"),
    *("place", "level", "organization", "speaker", "role", "same_as"),
)


class Faults(ValueError):
    """What is wrong, by field, as the key of a sentence (see words.toml)."""

    def __init__(self, by_field: Mapping[str, str]) -> None:
        super().__init__(", ".join(f"{field}: {why}" for field, why in by_field.items()))
        self.by_field = dict(by_field)


def fields_of(figure: Figure, places: Mapping[str, int] | None = None) -> dict[str, str]:
    """What the form shows. `places`: by id, the number that a figure has on the page."""
    quantity, period, place, speaker = figure.quantity, figure.period, figure.place, figure.speaker
    values: dict[str, Any] = {
        "low": plain(quantity.low),
        "high": plain(quantity.high) if quantity.high != quantity.low else None,
        "bound": quantity.bound,
        "unit": quantity.unit,
        "per": quantity.per,
        "kind": figure.kind,
        "item": figure.item,
        "status": figure.status,
        "period": period and period.text,
        "period_start": period and period.start,
        "period_end": period and period.end,
        "place": place and place.name,
        "level": place and place.level,
        "organization": figure.organization,
        "speaker": speaker and speaker.name,
        "role": speaker and speaker.role,
        "same_as": (places or {}).get(figure.same_as or ""),
    }
    return {field: "" if values[field] is None else str(values[field]) for field in FIELDS}


def corrected(figure: Figure, given: Mapping[str, str], others: Iterable[Figure], kinds: Iterable[str]) -> Figure:
    """The figure as a person has set it. `others`: the figures of the page, in their order. Raises Faults.

    What was changed has no words of the text to point at any more, and a checked figure no doubt in it: the evidence
    of changed slots and the confidence are left out.
    """
    form = _Form(given)
    quantity = form.quantity()
    changes: dict[str, Any] = {
        "quantity": quantity,
        "rials": quantity and quantity.rials(),
        "kind": form.name("kind", {*kinds, figure.kind}),
        "item": form.text("item"),
        "status": form.one_of("status", Status),
        "period": form.period(),
        "place": form.place(),
        "organization": form.text("organization"),
        "speaker": form.speaker(),
        "same_as": form.same_as(figure, list(others)),
        "confidence": None,
    }
    if form.faults:
        raise Faults(form.faults)
    changed = {slot for slot, value in changes.items() if value != getattr(figure, slot)}
    if quantity != figure.quantity:
        changed |= {
            slot for slot in ("bound", "unit", "per") if getattr(quantity, slot) != getattr(figure.quantity, slot)
        }
    evidence = {slot: span for slot, span in figure.evidence.items() if slot not in changed}
    return figure.model_copy(update={**changes, "evidence": evidence})


def figure_at(article: Article, start: int, end: int) -> Figure:
    """A new figure at article.text[start:end], with nothing in its slots. Raises ValueError for no span of the text."""
    from ..evaluation.corrected import figures_of_gold

    bare = {"start": start, "end": end, "low": 0, "high": 0, "bound": "exact", "unit": "count"}
    rows = [{**bare, "kind": "other", "item": None, "status": "actual"}]
    return figures_of_gold({"doc": article.id, "figures": rows}, article)[0]


class _Form:
    """The fields one by one; what is wrong with them gathers in `faults`."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self._given = given
        self.faults: dict[str, str] = {}

    def text(self, field: str) -> str | None:
        value = encodable(self._given.get(field, "")).strip()
        if len(value) > LONGEST:
            self.faults[field] = "too_long"
        if any(unicodedata.category(c) == "Cc" for c in value):
            self.faults[field] = "control"
        return value or None

    def one_of(self, field: str, choices: Any) -> Any:
        value = self.text(field)
        if value not in get_args(choices):
            self.faults[field] = "no_choice"
        return value

    def name(self, field: str, known: Iterable[str]) -> str | None:
        value = self.text(field)
        if value is None or value not in known:
            self.faults[field] = "no_choice"
        return value

    def quantity(self) -> Quantity | None:
        low, high = self._number("low"), self._number("high")
        bound: Bound = self.one_of("bound", Bound)
        unit, per = self._named("unit"), self._named("per")
        if low is None:
            self.faults.setdefault("low", "no_number")
        if low is not None and high is not None and low > high:
            self.faults["high"] = "not_in_order"
        if low is None or self.faults.keys() & {"low", "high", "bound", "unit", "per", "unit_other", "per_other"}:
            return None
        return Quantity(low=low, high=low if high is None else high, bound=bound, unit=unit, per=per)

    def _named(self, field: str) -> str | None:
        """The name that was typed, else the one that was chosen."""
        field = f"{field}_other" if self.text(f"{field}_other") else field
        value = self.text(field)
        if value and not _NAME.fullmatch(value):
            self.faults[field] = "no_name"
        return value

    def _number(self, field: str) -> Decimal | None:
        text = self.text(field)
        if text is None:
            return None
        digits = _APART.sub("", text).translate(_DIGITS).replace("٫", ".").replace("−", "-")
        if not _NUMBER.fullmatch(digits) or len(digits) > MOST_DIGITS:
            self.faults[field] = "no_number"
            return None
        return Decimal(digits)

    def period(self) -> Period | None:
        from ...extractors.periods import to_gregorian

        text = self.text("period")
        start, end = self._day("period_start"), self._day("period_end")
        if start and end and start > end:
            self.faults["period_end"] = "not_in_order"
        if not (text or start or end):
            return None
        gregorian = {"gregorian_start": start and to_gregorian(start), "gregorian_end": end and to_gregorian(end)}
        return Period(text=text or "", start=start, end=end, **gregorian)

    def _day(self, field: str) -> str | None:
        from ...extractors.periods import to_gregorian

        text = self.text(field)
        if text is None:
            return None
        found = _DAY.fullmatch(text.translate(_DIGITS))
        day = found and f"{int(found[1]):04}-{int(found[2]):02}-{int(found[3]):02}"
        if not day or to_gregorian(day) is None:
            self.faults[field] = "no_day"
            return None
        return day

    def place(self) -> Place | None:
        name, level = self.text("place"), self.text("level")
        if level and level not in get_args(Level):
            self.faults["level"] = "no_choice"
            return None
        if level and not name:
            self.faults["place"] = "no_place"
        return Place.model_validate({"name": name, "level": level}) if name else None

    def speaker(self) -> Speaker | None:
        name, role = self.text("speaker"), self.text("role")
        if role and not name:
            self.faults["speaker"] = "no_speaker"
        return Speaker(name=name, role=role) if name else None

    def same_as(self, figure: Figure, others: list[Figure]) -> str | None:
        text = self.text("same_as")
        if text is None:
            return None
        digits = text.translate(_DIGITS)
        place = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else 0
        if not 1 <= place <= len(others) or others[place - 1].quote.start >= figure.quote.start:
            self.faults["same_as"] = "no_earlier"
            return None
        return others[place - 1].id
