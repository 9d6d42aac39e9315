"""Figures: numerals measured, given their items and kinds."""

from decimal import localcontext

from .context import fill_context
from .document import Document
from .draft import Draft
from .items import Item, Told, find_item, read_scene, weigh
from .kinds.catalogue import Catalogue, builtin_catalogue
from .kinds.kind import kind_of
from .numerals.numeral import EXACT, read_numerals
from .quantities.nearby import quantities_beside
from .quantities.quantity import Quantity
from .quantities.series import by_sentence
from .quantities.unit import load_units
from .span import Span
from .statuses import read_all, statuses_of

UNTOLD = ""  # a status until it is told


def extract(document: Document | str, catalogue: Catalogue | None = None) -> list[Draft]:
    """The figures of a document (or of bare clean text), in order."""
    document = Document(document) if isinstance(document, str) else document
    drafts = _drafts(document, catalogue or builtin_catalogue())
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
    drafts = _drafts(document, catalogue)
    for draft, reading in zip(drafts, read_all(document.tokenized, drafts), strict=True):
        draft.status, draft.rules["status"] = reading.status, reading.rule
    return drafts


def _drafts(document: Document, catalogue: Catalogue) -> list[Draft]:
    """The figures of a document, measured and named; their statuses are still to be told, for all of them together."""
    told: list[Told] = []
    with localcontext(EXACT):
        numerals = read_numerals(document.text, document.pieces)
        if all(numeral.reading != "cardinal" for numeral in numerals):
            return []
        units = load_units(catalogue.units) if catalogue.units else None
        found = quantities_beside(document.tokenized, document.sentences, numerals, units)
    scenes = [
        (span, read_scene(document.tokenized, *span, here))
        for span, here in by_sentence(document.sentences, found)
        if any(quantity.numeral.reading == "cardinal" for quantity in here)
    ]
    figures = [
        (span, scene, n)
        for span, scene in scenes
        for n, quantity in enumerate(scene.quantities)
        if quantity.numeral.reading == "cardinal"
    ]
    weighed = weigh((scene, n) for _, scene, n in figures)
    return [
        _draft(document.text, span, scene.quantities[n], find_item(one, told), catalogue)
        for (span, scene, n), one in zip(figures, weighed, strict=True)
    ]


def _draft(text: str, span: Span, quantity: Quantity, item: Item | None, catalogue: Catalogue) -> Draft:
    kind, rule = kind_of(item.text if item else None, quantity.unit, text, quantity.start, quantity.end, catalogue)
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
        status=UNTOLD,
        sentence=span,
        likely=item.likely if item else 1.0,
        evidence={slot: place for slot, place in evidence.items() if place},
        rules={"numeral": quantity.numeral.rule, "kind": rule, "status": UNTOLD}
        | ({"item": item.rule} if item else {}),
    )
