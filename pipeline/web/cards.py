"""A figure as a page shows it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..display import colour_class, label, value
from ..record import Figure, Period
from .parts import Part
from .site import Site, digits
from .wording import Language, Wording

LEFT_TO_RIGHT, END = "\u2066", "\u2069"
"""Around Latin days beside Persian words, which would else turn them about: 01-01-1399."""


@dataclass(frozen=True, slots=True)
class Card:
    """`number` counts the figures of the text from 1; `name` is what a screen reader says; `slots` are filled ones."""

    figure: Figure
    number: int
    css: str
    kind: str
    value: str
    item: str
    name: str
    slots: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: plain, or of a figure; `first` where the figure begins, which is where links lead."""

    text: str
    card: Card | None = None
    first: bool = False


class Cards:
    """The cards of a text's figures, which know each other's numbers."""

    def __init__(
        self,
        site: Site,
        figures: Sequence[Figure],
        language: Language,
    ) -> None:
        self._site, self._figures, self._language = site, figures, language
        self._say = Wording(language)
        self.numbers = {figure.id: number for number, figure in enumerate(figures, start=1)}

    def card(self, place: int) -> Card:
        figure = self._figures[place]
        kind = self._site.kind_label(figure.kind, self._language)
        shown, item = value(figure, self._language), figure.item or ""
        name = self._say("site.and").join(filter(None, (f"{figure.quote.text}: {shown} {item}".strip(), kind)))
        return Card(figure, place + 1, colour_class(figure.kind), kind, shown, item, name, list(self._slots(figure)))

    def cards(self, places: Iterable[int]) -> dict[int, Card]:
        return {place: self.card(place) for place in places}

    def _slots(self, figure: Figure) -> Iterable[tuple[str, str]]:
        def named(slot: str) -> str:
            return label("slot", slot, self._language)

        if figure.period:
            yield named("period"), _period(figure.period, self._language)
        if figure.place:
            level = figure.place.level and label("level", figure.place.level, self._language)
            yield named("place"), f"{figure.place.name} ({level})" if level else figure.place.name
        if figure.organization:
            yield named("organization"), figure.organization
        if figure.speaker:
            role = figure.speaker.role
            yield named("speaker"), self._say("site.and").join(filter(None, (figure.speaker.name, role)))
        if figure.status != "actual":
            yield named("status"), label("status", figure.status, self._language)
        if figure.rials and figure.quantity.unit != "IRR":
            from ..display import number

            yield named("rials"), number(figure.rials, self._language)
        if figure.same_as in self.numbers:
            number_of = digits(self.numbers[figure.same_as], self._language)
            yield named("same_as"), number_of
        if figure.confidence is not None:
            sign = "٪" if self._language == "fa" else "%"
            yield named("confidence"), f"{digits(round(100 * figure.confidence), self._language)}{sign}"


def pieces(part: Part, cards: Mapping[int, Card]) -> list[Piece]:
    """The text of a part, piece by piece. Where quotes overlap, the last that began is shown: «۶۰» in «۵۰ تا ۶۰»."""
    seen: set[int] = set()
    cut = []
    for stretch in part.stretches:
        place = stretch.figures[-1] if stretch.figures else None
        cut.append(Piece(stretch.text, cards[place] if place is not None else None, place not in seen))
        if place is not None:
            seen.add(place)
    return cut


def legend(cards: Iterable[Card]) -> list[tuple[str, str]]:
    """The colour class and the name of every kind that is shown, in the order of the classes."""
    return sorted({(card.css, card.kind) for card in cards}, key=lambda pair: (int(pair[0][1:]), pair[1]))


def _period(period: Period, language: Language) -> str:
    days = [_day(day, language) for day in (period.start, period.end) if day]
    if len(days) == 2 and days[0] == days[1]:
        days = days[:1]
    told = f"{LEFT_TO_RIGHT}{'–'.join(days)}{END}" if language == "en" and days else "–".join(days)
    return f"{period.text} ({told})" if period.text and told else period.text or told


def _day(day: str, language: Language) -> str:
    text = day.replace("-", "/")
    return text.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")) if language == "fa" else day
