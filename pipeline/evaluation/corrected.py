"""Figures ⇄ gold: what a person has checked and corrected becomes gold that `arqam evaluate` takes, and gold becomes
figures that can be shown.

Gold says less than a record: of a place and a speaker the name alone, no confidence, no evidence. It also says more:
a slot may list several readings, and a figure may be "optional". What only gold can say is lost on the way to figures
(the first reading stands for all of them).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from ..article import Article
from ..decimals import json_number, to_json
from ..record import Figure, Period, Place, Quantity, Quote, Speaker, figure_id

AROUND = 1000
"""Code points of the sentence that a figure holds on each side of its number, as those of the pipeline do."""


def gold_of(document: str, figures: Iterable[Figure], text: str) -> dict[str, Any]:
    """The gold of a document, {"doc", "figures"}, in the order of the text; plain enough for any writer of JSON.

    `text` is the raw text. Raises ValueError for a figure whose quote is not what stands there.
    """
    rows = [_row(figure, text) for figure in figures]
    return {"doc": document, "figures": sorted(rows, key=lambda row: (row["start"], row["end"]))}


def gold_json(gold: Mapping[str, Any]) -> str:
    """The text of a gold file: a line for every figure, and every digit of decimals kept."""
    lines = ",\n".join(f"  {to_json(figure)}" for figure in gold["figures"])
    rest = "".join(f'"{key}": {to_json(value)}, ' for key, value in gold.items() if key != "figures")
    return f'{{{rest}"figures": [\n{lines}\n]}}\n' if lines else f'{{{rest}"figures": []}}\n'


def figures_of_gold(gold: Mapping[str, Any], article: Article) -> list[Figure]:
    """The figures of the gold of an article, in its order; of several readings of a slot the first.

    Raises ValueError, naming figure (from one) and key, where the gold is not what figures can be made of.
    """
    rows = gold.get("figures")
    if not isinstance(rows, list):
        raise ValueError('is no gold, as {"doc": …, "figures": […]} is')
    from ...extractors.sentence import sentences

    spans = sentences(article.text)
    return [_figure(row, place, article, spans) for place, row in enumerate(rows, start=1)]


def _row(figure: Figure, text: str) -> dict[str, Any]:
    quote, quantity = figure.quote, figure.quantity
    if text[quote.start : quote.end] != quote.text:
        raise ValueError(f"{figure.id}: «{quote.text[:40]}» does not stand at {quote.start} of this text")
    return {
        "start": quote.start,
        "end": quote.end,
        "quote": quote.text,
        "low": json_number(quantity.low),
        "high": json_number(quantity.high),
        "bound": quantity.bound,
        "unit": quantity.unit,
        "kind": figure.kind,
        "item": figure.item,
        "per": quantity.per,
        "status": figure.status,
        "period": figure.period
        and {"quote": figure.period.text, "start": figure.period.start, "end": figure.period.end},
        "place": figure.place and figure.place.name,
        "organization": figure.organization,
        "speaker": figure.speaker and figure.speaker.name,
    }


def _figure(row: Any, place: int, article: Article, sentences: list[tuple[int, int]]) -> Figure:
    if not isinstance(row, dict):
        raise ValueError(f"figure {place} is no JSON object")
    slots = {key: value[0] if isinstance(value, list) and value else value for key, value in row.items()}
    for key in ("start", "end", "low", "high", "bound", "unit", "kind", "status"):
        if key not in slots:
            raise ValueError(f'figure {place} has no "{key}"')
    start, end = slots["start"], slots["end"]
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(article.text):
        raise ValueError(f'figure {place}: "start" and "end" ({start}, {end}) are no span of the text')
    text = article.text[start:end]
    if slots.get("quote", text) != text:
        raise ValueError(f'figure {place}: "quote" is not what stands at {start}: {text[:40]!r}')
    period, where, speaker = (slots.get(key) for key in ("period", "place", "speaker"))
    try:
        quantity = Quantity.model_validate({key: slots.get(key) for key in ("low", "high", "bound", "unit", "per")})
        return Figure(
            id=figure_id(article.id, start, end),
            document=article.id,
            kind=slots["kind"],
            item=slots.get("item"),
            quantity=quantity,
            rials=quantity.rials(),
            status=slots["status"],
            period=_period(period) if period else None,
            place=Place(name=where) if where else None,
            organization=slots.get("organization"),
            speaker=Speaker(name=speaker) if speaker else None,
            quote=Quote(start=start, end=end, text=text),
            sentence=_sentence(article.text, start, end, sentences),
            source=article.source,
            published=article.published,
        )
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = next((str(part) for part in reversed(first["loc"]) if isinstance(part, str)), "quantity")
        raise ValueError(f'figure {place}: "{key}": {first["msg"].removeprefix("Value error, ").lower()}') from None
    except ValueError as wrong:
        raise ValueError(f"figure {place}: {wrong}") from None


def _period(given: Any) -> Period:
    """The period with its days in both calendars. Raises ValueError for days that are none."""
    from ...extractors.periods import to_gregorian

    if not isinstance(given, dict):
        raise ValueError('"period" is no JSON object')
    days: dict[str, str | None] = {}
    for side in ("start", "end"):
        day = given.get(side)
        if day is not None and not to_gregorian(day):
            raise ValueError(f'"period": {side} {str(day)[:40]!r} is no Jalali day, as "1399-01-31" is')
        days |= {side: day, f"gregorian_{side}": day and to_gregorian(day)}
    return Period.model_validate({"text": given.get("quote") or "", **days})


def _sentence(text: str, start: int, end: int, sentences: list[tuple[int, int]]) -> Quote:
    around = sentences[
        bisect_right(sentences, start, key=lambda span: span[1]) : bisect_left(sentences, end, key=lambda span: span[0])
    ]
    first = max(min([start, *(span[0] for span in around)]), start - AROUND)
    last = min(max([end, *(span[1] for span in around)]), end + AROUND)
    return Quote(start=first, end=last, text=text[first:last])
