"""What two figures must have in common to speak of the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from ..record import Figure, Period
from .claim import ClaimPeriod
from .units import comparable
from .wording import folded_item, folded_phrase, folded_place, is_now, words_of

By = Literal["item", "kind", "place", "period", "organization", "speaker", "source"]
ABLE: tuple[By, ...] = get_args(By)
USUAL: tuple[By, ...] = ("item", "kind", "place", "period")
"""What is compared unless told otherwise. The unit always is: rials are no tonnes."""


@dataclass(frozen=True, slots=True)
class Key:
    """`text` is equal for figures that may be one claim; `period` is the time of it, as the claim tells it."""

    text: str
    item: tuple[str, ...]
    place: bool
    period: ClaimPeriod | None


def key_of(figure: Figure, by: Sequence[By] = USUAL) -> Key | None:
    """The key of a figure; None for one that tells no item, as nothing can be said of what it counts."""
    item = folded_item(figure.item or "")
    if "item" in by and not item:
        return None
    period = period_of(figure) if "period" in by else None
    unit, _, _ = comparable(figure.quantity)
    place = folded_place(figure.place.name) if figure.place and "place" in by else ""
    parts = [
        unit or "",
        figure.quantity.per or "",
        "".join(item) if "item" in by else "",
        figure.kind if "kind" in by else "",
        place,
        _period(period),
        folded_phrase(figure.organization or "") if "organization" in by else "",
        folded_phrase(figure.speaker.name) if figure.speaker and "speaker" in by else "",
        folded_phrase(figure.source or "") if "source" in by else "",
    ]
    return Key("\x1f".join(parts), item, bool(place), period)


def period_of(figure: Figure) -> ClaimPeriod | None:
    """The time of a figure: its days, or its words, or else the year in which it was published, where that is known."""
    period, year = figure.period, year_of(figure.published)
    if period and (period.start or period.end):
        return ClaimPeriod(text=period.text, start=period.start, end=period.end)
    if period and _says_something(period):
        return ClaimPeriod(text=period.text, basis="words")
    return ClaimPeriod(text=year, basis="published") if year else None


def year_of(published: str | None) -> str | None:
    """The Jalali year of a date ("1398-11-18", «۱۳۹۸/۱۱/۱۸»), None where it is told by no four digits."""
    numbers = words_of(published or "")
    first = numbers[0][:4] if numbers else ""
    return first if len(first) == 4 and first.isdecimal() and first.isascii() else None


def _says_something(period: Period) -> bool:
    return bool(folded_phrase(period.text)) and not is_now(period.text)


def _period(period: ClaimPeriod | None) -> str:
    if period is None:
        return ""
    if period.basis == "dates":
        return f"{period.start or ''}–{period.end or ''}"
    return f"{period.basis} {folded_phrase(period.text or '')}"
