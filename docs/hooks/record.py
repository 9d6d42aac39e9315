"""The fields of a record: their types from the code, what they mean from record.toml; neither without the other."""

import tomllib
from html import escape
from pathlib import Path
from typing import Any

from arqam.pipeline import record

from .html import table

_TYPES = {"string": "text", "integer": "whole number", "number": "number", "null": "null", "object": "object"}


def fields(model: str) -> str:
    """The table of one part of a record: "Figure", "Quantity", "Period" …"""
    described = descriptions()[model]
    properties = schema(model)["properties"]
    if set(described) != set(properties):
        raise LookupError(f"record.toml and {model} differ in {sorted(set(described) ^ set(properties))}")
    rows = [f"| <code>{name}</code> | {_type(shape)} | {described[name]} |" for name, shape in properties.items()]
    return "\n".join(["| field | type | what it is |", "|---|---|---|", *rows])


def descriptions() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("record.toml").read_text(encoding="utf-8"))


def schema(model: str) -> dict[str, Any]:
    """The JSON Schema of a part of the record, as `arqam schema` prints it."""
    shape: dict[str, Any] = getattr(record, model).model_json_schema(mode="serialization")
    return shape


def _type(shape: dict[str, Any]) -> str:
    """«text or null», «actual, planned or hypothetical» as values, or the name of another part."""
    if "anyOf" in shape:
        return " or ".join(_type(one) for one in shape["anyOf"])
    if "$ref" in shape:
        name = shape["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "enum" in shape:
        return ", ".join(f"`{value}`" for value in shape["enum"])
    if "additionalProperties" in shape:
        return f"object of {_type(shape['additionalProperties'])}"
    return _TYPES[shape["type"]]


def columns(_: str = "") -> str:
    """The columns of the tables of figures and documents, as files and databases have them."""
    from arqam.pipeline.writers.tables import DOCUMENTS, FIGURES

    parts = []
    for one in (FIGURES, DOCUMENTS):
        rows = [[f"<code>{name}</code>", escape(column.type)] for name, column in one.columns.items()]
        parts.append(f"<h4>{one.name}</h4>{table(['column', 'type'], rows)}")
    return f'<div class="side-by-side">{"".join(parts)}</div>'
