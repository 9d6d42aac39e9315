"""Hand-annotated figures, and predicted ones, as they lie in files.

A gold folder holds one NAME.json per article: {"doc": id, "figures": [...]}, offsets in code points of the raw text.
A gold slot may hold a list of readings where careful annotators differ: each of them is right. Figures that are
"optional" count neither way.
"""

from pathlib import Path
from typing import Any

from ..decimals import from_json
from ..readers.encoding import decode

Row = dict[str, Any]
"""A gold figure, or a predicted record, as its JSON has it."""

_GOLD_KEYS = ("start", "end", "low", "high", "bound", "unit", "kind", "status")


def read_gold(folder: Path) -> dict[str, list[Row]]:
    """Gold figures by document id. Raises ValueError, naming file and key, or OSError."""
    documents: dict[str, list[Row]] = {}
    for path in sorted(folder.glob("*.json")):
        data = _parsed(path.read_bytes(), str(path))
        if not isinstance(data, dict) or not isinstance(data.get("figures"), list) or "doc" not in data:
            raise ValueError(f'{path}: is no gold, as {{"doc": …, "figures": […]}} is')
        for place, figure in enumerate(data["figures"], start=1):
            missing = [key for key in _GOLD_KEYS if not isinstance(figure, dict) or key not in figure]
            if missing:
                raise ValueError(f'{path}: figure {place} has no "{missing[0]}"')
        documents[str(data["doc"])] = data["figures"]
    if not documents:
        raise ValueError(f"{folder}: holds no gold (.json files)")
    return documents


def read_predicted(path: Path) -> dict[str, list[Row]]:
    """Predicted records by document id. Raises ValueError, naming file, line and key, or OSError."""
    documents: dict[str, list[Row]] = {}
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            place = f"{path}:{number}"
            record = _parsed(line, place)
            try:
                _ = record["quote"]["start"], record["quote"]["end"], record["kind"], record["status"]
                _ = [record["quantity"][key] for key in ("low", "high", "unit", "bound")]
                documents.setdefault(str(record["document"]), []).append(record)
            except KeyError as missing:
                raise ValueError(f"{place}: has no {missing}".replace("'", '"')) from None
            except TypeError:
                raise ValueError(f"{place}: is no record (see arqam schema)") from None
    return documents


def _parsed(data: bytes, place: str) -> Any:
    try:
        return from_json(decode(data, "utf-8-sig").text)
    except ValueError as wrong:
        raise ValueError(f"{place}: {wrong}") from None
