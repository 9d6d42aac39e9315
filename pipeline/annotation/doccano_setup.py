"""doccano's labels for figures: the JSON files that a project's span labels and relation labels are imported from."""

from collections.abc import Iterable

from ..display.colours import colour
from .doccano import ascii_json
from .links import MARK
from .task import LINKED

_MARK_COLOUR = "#b8b8b8"


def labels(kinds: Iterable[str], relations: bool) -> str:
    """The span labels: every kind, and with relations the marks of the slots."""
    spans = [_label(kind, colour(kind).background, colour(kind).ink) for kind in kinds]
    if relations:
        spans += [_label(MARK + slot, _MARK_COLOUR, "#000000") for slot in LINKED]
    return _list(spans)


def relation_labels() -> str:
    return _list([_label(slot, _MARK_COLOUR, "#000000") for slot in LINKED])


def _label(text: str, background: str, ink: str) -> dict[str, object]:
    return {"text": text, "prefix_key": None, "suffix_key": None, "background_color": background, "text_color": ink}


def _list(labels: list[dict[str, object]]) -> str:
    return "[\n" + ",\n".join(ascii_json(label) for label in labels) + "\n]\n"
