"""What the script of the page knows: every figure that is shown, as a row, and the labels of what rows say in codes."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from ..decimals import plain
from ..display import colour_class, label, value
from ..record import Figure
from ..writers.tables import FIGURES
from .provinces import province_of
from .selection import Selection
from .sheet import Rules, Sheet
from .words import words

LABELLED = {"status": "status", "bound": "bound", "unit": "unit", "per": "per", "place_level": "level"}
"""Columns that hold codes, and the group of labels that each belongs to."""


def page_data(selection: Selection, sheets: Sequence[Sheet], kinds: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    """The data of the page, ready for JSON; `kinds` are the labels of the kinds.

    Numbers stand as text, so that a browser, which knows doubles only, keeps every digit of them.
    """
    pairs = [(figure, rules) for sheet in sheets for figure, rules in zip(sheet.figures, sheet.rules, strict=True)]
    figures = [figure for figure, _ in pairs]
    rows = [[_cell(one) for one in FIGURES.row(figure)] for figure in figures]
    return {
        "columns": list(FIGURES.columns),
        "rows": rows,
        "values": [[value(figure, "fa"), value(figure, "en")] for figure in figures],
        "provinces": [province_of(figure.place) for figure in figures],
        "rules": _rules([rules for _, rules in pairs]),
        "articles": [[sheet.title or sheet.id, len(sheet.figures)] for sheet in sheets],
        "kinds": [[name, *names, colour_class(name)] for name, names in kinds_of(selection.kinds, kinds).items()],
        "labels": [*_labels(rows), *_slot_labels(pairs)],
        "words": words(),
        "all": {
            "figures": selection.figures,
            "kinds": [[kind, selection.kinds[kind]] for kind in kinds_of(selection.kinds, kinds)],
            "provinces": [[name, count] for name, count in selection.provinces.most_common()],
        },
    }


def kinds_of(present: Iterable[str], known: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """The kinds that are present with their labels, in the order of the catalogue; others behind, by name."""
    there = set(present)
    ordered = [kind for kind in known if kind in there] + sorted(there - known.keys())
    return {kind: known.get(kind, (kind, kind)) for kind in ordered}


def _rules(all_rules: list[Rules]) -> dict[str, Any]:
    """The rules, each name once: a page of thousands of figures has some dozens of them."""
    places: dict[str, int] = {}
    used = [[[slot, places.setdefault(rule, len(places))] for slot, rule in rules.items()] for rules in all_rules]
    return {"names": list(places), "used": used}


def _labels(rows: list[list[str | None]]) -> list[list[str]]:
    """Group, code, Persian and English label of every code in the rows."""
    columns = list(FIGURES.columns)
    found = {
        (group, code): None
        for column, group in LABELLED.items()
        for row in rows
        if (code := row[columns.index(column)]) is not None
    }
    return [[group, code, label(group, code, "fa"), label(group, code, "en")] for group, code in found]


def _slot_labels(pairs: Sequence[tuple[Figure, Rules]]) -> list[list[str]]:
    """The same of the slots that rules filled; what a rule calls "numeral" is the number."""
    slots = dict.fromkeys(slot for _, rules in pairs for slot in rules)
    names = {slot: "number" if slot == "numeral" else slot for slot in slots}
    return [["slot", slot, label("slot", name, "fa"), label("slot", name, "en")] for slot, name in names.items()]


def _cell(content: Any) -> str | None:
    if content is None:
        return None
    return plain(content) if isinstance(content, Decimal) else str(content)
