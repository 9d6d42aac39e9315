"""The figures of quality and speed: from the floors that are held, and from what the README says was measured."""

import re
import tomllib
from html import escape

from .cards import relinked
from .cases import ROOT
from .html import table

MEASURES = {
    "detect": "the number is found",
    "value": "and its value is right",
    "measure": "and unit, bound and rate",
    "kind": "value, unit and kind are right",
    "core": "value, unit, kind and the head of the item",
    "item": "value, unit, kind and the whole item",
    "bound": "exact, about, at least …",
    "per": "what it is per",
    "status": "actual, planned or hypothetical",
    "period": "when",
    "place": "where",
    "organization": "whose",
    "speaker": "who says it",
    "record": "core and every slot at once",
}


def floors(_: str = "") -> str:
    """The F1 that each set of the gold may not fall below: measures down, sets across."""
    held = tomllib.loads((ROOT / "benchmarks" / "floors.toml").read_text(encoding="utf-8"))
    told = [name for row in held.values() for name in row if name != "sha256"]
    rows = [
        [f"<code>{name}</code>", escape(MEASURES.get(name, "")), *(f"{row[name]:.3f}" for row in held.values())]
        for name in dict.fromkeys(told)
    ]
    return table(["measure", "right is", *held], rows, classes="numbers")


def readme(argument: str, page: str) -> str:
    """A section of the README as it stands, to be shown on a page. "An archive, overnight > Measured" is only the
    paragraphs of that section that begin with that word; "How good it is > |" only its tables. Raises LookupError."""
    title, _, beginning = (part.strip() for part in argument.partition(">"))
    text = _section(title)
    if beginning:
        paragraphs = [one for one in re.split(r"\n\s*\n", text) if one.startswith(beginning)]
        if not paragraphs:
            raise LookupError(f"README.md has no paragraph that begins with «{beginning}» under «{title}»")
        text = "\n\n".join(paragraphs)
    return relinked(text, "README.md", page)


def _section(title: str) -> str:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    match = re.search(rf"^##+ {re.escape(title)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    if not match:
        raise LookupError(f"README.md has no section «{title}»")
    return match[1].strip()
