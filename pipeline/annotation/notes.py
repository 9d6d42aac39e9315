"""The slots of a region in one line, as brat's notes hold them: low=3; item=میز خدمت; place=رشت | گیلان | null."""

import re
from typing import Any

from .regions import SLOTS, Region
from .slots import as_json
from .sound_json import sound_json

RESERVED = ";|"
"""Characters that no text of a slot may hold as they are."""
_KEYS = (*SLOTS, "kind", "span")
_ENTRY = re.compile(r"\s*([a-z_]+)\s*=(.*)", re.S)


def note_of(region: Region) -> str:
    """The note of a region, whose texts hold none of the reserved characters."""
    entries = [f"{slot}={' | '.join(texts)}" for slot in _KEYS if (texts := region.slots.get(slot))]
    if region.more:
        entries.append(f"more=={as_json(region.more, RESERVED)}")
    return "; ".join(entries)


def slots_of(note: str) -> tuple[dict[str, list[str]], dict[str, Any], str]:
    """The texts of the slots, what else there is, and the first thing in the note that is no slot."""
    slots: dict[str, list[str]] = {}
    more: dict[str, Any] = {}
    strange = ""
    for entry in note.split(";"):
        found = _ENTRY.fullmatch(entry)
        if found and found[1] in _KEYS:
            slots[found[1]] = [text.strip() for text in found[2].split("|")]
        elif found and found[1] == "more" and isinstance(extra := _json(found[2]), dict):
            more |= extra
        elif entry.strip() and not strange:
            strange = entry.strip()
    return slots, more, strange


def _json(text: str) -> Any:
    try:
        return sound_json(text.strip().removeprefix("="))
    except ValueError:
        return None
