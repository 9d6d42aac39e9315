"""A figure as claims are made of it: what is compared, and what is shown."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from operator import attrgetter
from typing import Any

from ..record import Bound, Figure, Status
from .claim import Basis, ClaimPeriod
from .context import words_around
from .interval import Value
from .key import Key
from .units import comparable
from .wording import LONGEST, folded_item

SHOWN = 400
"""Code points of a sentence that are kept on each side of the number."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is kept of a figure; strings and integers alone, so that a hundred thousand wait on disk.

    `low`, `high`: in `unit`, the one that is compared; `written`: the one of the article. `sentence`: around the quote;
    the number begins at `at` in it. `richness`: how much is known of it. `others`: figures that repeat it there.
    """

    id: str
    document: str
    source: str | None
    published: str | None
    group: str | None
    item: str | None
    kind: str
    unit: str | None
    written: str | None
    per: str | None
    place: str | None
    organization: str | None
    speaker: str | None
    time: tuple[str | None, str | None, str | None, Basis] | None
    status: Status
    low: str
    high: str
    bound: Bound
    start: int
    end: int
    at: int
    sentence: str
    richness: int
    others: tuple[str, ...] = ()

    @property
    def value(self) -> Value:
        return Value(*self.bounds, self.bound, self.unit in (None, "count"))

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        return Decimal(self.low), Decimal(self.high)

    @property
    def words(self) -> str:
        """The number as the article writes it."""
        return self.sentence[self.at : self.at + self.end - self.start]

    @property
    def beside(self) -> frozenset[str]:
        """The words beside the number."""
        return words_around(self.sentence, self.at, self.at + self.end - self.start)

    @property
    def around(self) -> frozenset[str]:
        """The same, but for those of its item, place and time: what the key has tells no more."""
        return self.beside - {*folded_item(self.item or ""), *folded_item(self.place or ""), *self._time_words()}

    def _time_words(self) -> tuple[str, ...]:
        if self.time is None:
            return ()
        text, start, end, _ = self.time
        return *folded_item(text or ""), *(part for day in (start, end) if day for part in (day[:4], day[2:4]))

    @property
    def period(self) -> ClaimPeriod | None:
        if self.time is None:
            return None
        text, start, end, basis = self.time
        return ClaimPeriod(text=text, start=start, end=end, basis=basis)

    @property
    def order(self) -> tuple[str, int, int, str]:
        return self.document, self.start, self.end, self.id

    def packed(self) -> str:
        return json.dumps(_slots(self), ensure_ascii=False)


_slots = attrgetter(*(slot.name for slot in fields(Told)))  # astuple() copies every value, and takes ten times as long


def told_of(figure: Figure, key: Key, group: str | None) -> Told:
    """What is kept of a figure. `group`: the duplicates that its article belongs to."""
    unit, low, high = comparable(figure.quantity)
    period, quote, sentence = key.period, figure.quote, figure.sentence
    at = min(max(0, quote.start - sentence.start), len(sentence.text))
    cut = max(0, at - SHOWN)
    dated = bool(period and period.basis == "dates")
    return Told(
        id=figure.id,
        document=figure.document,
        source=figure.source,
        published=figure.published,
        group=group,
        item=_short(figure.item),
        kind=figure.kind,
        unit=unit,
        written=figure.quantity.unit,
        per=figure.quantity.per,
        place=_short(figure.place.name if figure.place else None),
        organization=_short(figure.organization),
        speaker=_short(figure.speaker.name if figure.speaker else None),
        time=(period.text, period.start, period.end, period.basis) if period else None,
        status=figure.status,
        low=str(low),
        high=str(high),
        bound=figure.quantity.bound,
        start=quote.start,
        end=quote.end,
        at=at - cut,
        sentence=sentence.text[cut : at + (quote.end - quote.start) + SHOWN],
        richness=4 * dated + 2 * bool(figure.place) + len(key.item),
    )


def _short(name: str | None) -> str | None:
    return name and name[:LONGEST]


def unpacked(data: str) -> Told:
    values: Sequence[Any] = json.loads(data)
    told = Told(*values)
    return told
