"""The words of the page in both languages."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ..display import Language, label

SLOTS = (
    "value", "unit", "rials", "item", "kind", "period", "place", "organization", "speaker", "status", "confidence",
    "source", "published", "rule",
)  # fmt: skip
"""Parts of a record, which are called here as everywhere."""


@cache
def words() -> Mapping[str, tuple[str, str]]:
    """Each word or sentence of the page by name: Persian, English."""
    table = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    slots = {name: (label("slot", name, "fa"), label("slot", name, "en").capitalize()) for name in SLOTS}
    return slots | {name: (persian, english) for name, (persian, english) in table.items()}


def word(name: str, language: Language) -> str:
    """What the page calls it. Raises KeyError."""
    return words()[name][0 if language == "fa" else 1]
