"""A sheet as a page: the text with its marks, the list of its figures, and the form for one of them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, get_args

from ..display import label
from ..record import Bound, Figure, Level, Status
from .cards import Cards, legend, pieces
from .corrections import fields_of
from .desk import Sheet
from .parts import part_at, parts_of
from .site import HERE, language, site_of
from .wording import Language

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_NUMBERS = ("low", "high", "period_start", "period_end", "same_as")
_PERSIAN = str.maketrans("0123456789.-", "۰۱۲۳۴۵۶۷۸۹٫-")


def sheet_page(request: "Request", sheet: Sheet, at: int = 0, said: str = "", status: int = 200) -> "Response":
    """The page of a sheet, or the part of it that our script puts in place of what it has."""
    site = site_of(request)
    cards = Cards(site, sheet.figures, language(request))
    parts = parts_of(sheet.article.text, sheet.figures)
    part = part_at(parts, at)
    shown = cards.cards(part.figures)
    return site.page_or_part(
        request,
        "sheet",
        "sheet",
        status,
        sheet=sheet,
        parts=parts,
        part=part,
        pieces=pieces(part, shown),
        cards=list(shown.values()),
        legend=legend(shown.values()),
        said=said,
        form_link=lambda card: f"/texts/{sheet.token}/figures/{card.figure.id}",
        at_link=lambda at: f"/texts/{sheet.token}?at={at}",
    )


def form_page(
    request: "Request",
    sheet: Sheet,
    figure: Figure,
    *,
    is_new: bool = False,
    given: Mapping[str, str] | None = None,
    faults: Mapping[str, str] | None = None,
    said: str = "",
    status: int = 200,
) -> "Response":
    """The form for a figure: what it holds, or what somebody typed and what is wrong with it."""
    site, spoken = site_of(request), language(request)
    cards = Cards(site, sheet.figures, spoken)
    held = fields_of(figure, cards.numbers)
    if spoken == "fa":
        held |= {name: held[name].translate(_PERSIAN) for name in _NUMBERS}
    fields = {**held, "unit_other": "", "per_other": "", **(given or {})}
    return site.page_or_part(
        request,
        "form",
        "form",
        status,
        sheet=sheet,
        figure=figure,
        number=cards.numbers.get(figure.id, 0),
        is_new=is_new,
        fields=fields,
        faults=dict(faults or {}),
        said=said,
        slot=lambda name: label("slot", name, spoken),
        choices=choices(site.kinds, fields, spoken),
        rules=[] if is_new else _rules(sheet, figure, spoken),
        action=f"/texts/{sheet.token}/add" if is_new else f"/texts/{sheet.token}/figures/{figure.id}",
    )


def find_page(
    request: "Request", sheet: Sheet, typed: Mapping[str, str], faults: Mapping[str, str], status: int = 200
) -> "Response":
    """The form that asks for the words of a missed figure: for those who do not mark text with a pointer."""
    return site_of(request).page_or_part(
        request,
        "find",
        "form",
        status,
        sheet=sheet,
        typed={"words": typed.get("words", ""), "times": typed.get("times", "1")},
        faults=dict(faults),
    )


def choices(
    kinds: Mapping[str, tuple[str, str]], fields: Mapping[str, str], language: Language
) -> dict[str, list[tuple[str, str]]]:
    """For each field to choose in, the values and their words; the value that is there now is always among them."""
    offered: dict[str, list[tuple[str, str]]] = {
        "kind": [(name, pair[language == "en"]) for name, pair in kinds.items()],
        "bound": [(name, label("bound", name, language)) for name in get_args(Bound)],
        "status": [(name, label("status", name, language)) for name in get_args(Status)],
        "level": [("", ""), *((name, label("level", name, language)) for name in get_args(Level))],
        "unit": [("", ""), *((name, label("unit", name, language)) for name in _offered()["unit"])],
        "per": [("", ""), *((name, label("per", name, language)) for name in _offered()["per"])],
    }
    for field, pairs in offered.items():
        if fields[field] not in (value for value, _ in pairs):
            group = field if field in ("unit", "per") else "unit"
            pairs.append((fields[field], label(group, fields[field], language)))
    return offered


def _rules(sheet: Sheet, figure: Figure, language: Language) -> list[tuple[str, str, str]]:
    """Slot, rule, and the words of the text that it was read from."""
    rules = sheet.rules.get(figure.id, {})
    rows = []
    for slot, rule in rules.items():
        span = figure.quote if slot == "numeral" else figure.evidence.get(slot)
        words = sheet.article.text[span.start : span.end] if span else ""
        rows.append((label("slot", "number" if slot == "numeral" else slot, language), rule, words))
    return rows


@cache
def _offered() -> Mapping[str, list[str]]:
    return tomllib.loads((HERE / "choices.toml").read_text(encoding="utf-8"))
