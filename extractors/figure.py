"""Figures: numerals measured, given their items and kinds."""

from decimal import localcontext

from .context import fill_context
from .document import Document
from .draft import Draft, Span
from .items import Item, Told, find_item, read_scene
from .kinds.catalogue import Catalogue, builtin_catalogue
from .kinds.kind import kind_of
from .numerals.numeral import EXACT, read_numerals
from .quantities.quantity import Quantity
from .quantities.series import by_sentence, quantities
from .quantities.unit import load_units
from .statuses import status_of, statuses_of
from .tokenized import Tokenized


def extract(document: Document | str, catalogue: Catalogue | None = None) -> list[Draft]:
    """The figures of a document (or of bare clean text), in order."""
    document = Document(document) if isinstance(document, str) else document
    drafts = read_figures(document, catalogue or builtin_catalogue())
    if not drafts:
        return []
    for draft, (status, rule) in zip(drafts, statuses_of(document, drafts), strict=True):
        draft.status, draft.rules["status"] = status, rule
    fill_context(document, drafts)
    return drafts


def read_figures(document: Document | str, catalogue: Catalogue) -> list[Draft]:
    """The figures of a document (or of bare clean text) before anything is asked about who, where and when; status as
    its cues tell it."""
    document = Document(document) if isinstance(document, str) else document
    numerals = read_numerals(document.text, document.pieces)
    if all(numeral.reading != "cardinal" for numeral in numerals):
        return []
    units = load_units(catalogue.units) if catalogue.units else None
    drafts: list[Draft] = []
    told: list[Told] = []
    with localcontext(EXACT):
        found = quantities(document.tokenized, numerals, units)
    for span, here in by_sentence(document.sentences, found):
        if any(quantity.numeral.reading == "cardinal" for quantity in here):
            drafts.extend(_figures(document.tokenized, span, here, told, catalogue))
    return drafts


def _figures(read: Tokenized, span: Span, here: list[Quantity], told: list[Told], catalogue: Catalogue) -> list[Draft]:
    """The figures of one sentence."""
    scene = read_scene(read, *span, here)
    return [
        _draft(read.text, span, quantity, find_item(read.text, scene, n, told), catalogue)
        for n, quantity in enumerate(here)
        if quantity.numeral.reading == "cardinal"
    ]


def _draft(text: str, span: Span, quantity: Quantity, item: Item | None, catalogue: Catalogue) -> Draft:
    kind, rule = kind_of(item.text if item else None, quantity.unit, text, quantity.start, quantity.end, catalogue)
    status, status_rule = status_of(text, span, quantity)
    evidence = {
        "bound": quantity.bound_span,
        "unit": quantity.unit_span,
        "per": quantity.per_span,
        "item": item and (item.start, item.end),
    }
    return Draft(
        quote=(quantity.numeral.start, quantity.numeral.end),
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        unit=quantity.unit,
        per=quantity.per,
        kind=kind,
        item=item.text if item else None,
        status=status,
        sentence=span,
        likely=item.likely if item else 1.0,
        evidence={slot: place for slot, place in evidence.items() if place},
        rules={"numeral": quantity.numeral.rule, "kind": rule, "status": status_rule}
        | ({"item": item.rule} if item else {}),
    )
