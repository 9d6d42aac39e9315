"""brat's configuration for figures: annotation.conf (what can be marked) and visual.conf (how it looks)."""

import re
from collections.abc import Iterable, Mapping

from ..display.colours import colour
from ..display.labels import label
from .brat import type_of
from .regions import CHOICES, USUAL

_NOT_IN_A_LABEL = re.compile(r"[|\[\]<>#\x00-\x1f\x7f]")


def configuration(kinds: Iterable[str]) -> str:
    """The text of annotation.conf."""
    types = dict.fromkeys(type_of(kind) for kind in kinds)
    choices = [
        f"{slot}\tArg:<ENTITY>, Value:{'|'.join(option for option in options if option != USUAL[slot])}"
        for slot, options in CHOICES.items()
    ]
    sections = {
        "entities": list(types),
        "relations": [],
        "events": [],
        "attributes": [*choices, "optional\tArg:<ENTITY>"],
    }
    return "\n".join(f"[{name}]\n{''.join(f'{line}\n' for line in lines)}" for name, lines in sections.items())


def appearance(kinds: Iterable[str], labels: Mapping[str, tuple[str, str]]) -> str:
    """The text of visual.conf: Persian labels, the shorter ones behind them, and the colours of the kinds."""
    types = dict.fromkeys(type_of(kind) for kind in kinds)
    names = [f"{kind} | {_name(labels[kind][0])} | {kind}" for kind in types if kind in labels]
    values = [f"{option} | {_name(label(slot, option, 'fa'))}" for slot in CHOICES for option in CHOICES[slot]]
    drawing = ["SPAN_DEFAULT fgColor:black, bgColor:lightgray, borderColor:darken", "ATTRIBUTE_DEFAULT glyph:*"]
    drawing += [
        f"{kind} bgColor:{colour(kind).background}, fgColor:{colour(kind).ink}, borderColor:{colour(kind).line}"
        for kind in types
    ]
    return "\n".join(
        ["[labels]", *names, *values, "", "[drawing]", *(line.replace(" ", "\t", 1) for line in drawing), ""]
    )


def _name(text: str) -> str:
    return " ".join(_NOT_IN_A_LABEL.sub(" ", text).split())
