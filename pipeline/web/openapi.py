"""The description of the API, by OpenAPI 3.1; what a record is comes from the record itself."""

from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from typing import Any

from ..article import Article
from ..record import Figure
from ..writers.tables import DOCUMENTS
from .api import LARGEST_SIZE, SIZE
from .filters import ORDERS
from .search import STATUSES

type Json = dict[str, Any]

_STRING: Json = {"type": "string"}
_WORDS = (
    "Every word must stand there, as a word or as the beginning of one; "
    "spelling with Arabic letters or a ZWNJ does not matter."
)
_DAY = "A Jalali day, month or year: 1399-07-20, 1399-07, 1399."


@cache
def description() -> Json:
    """The whole document, as JSON takes it."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "arqam",
            "version": version("arqam"),
            "description": "Every figure in Persian news, as records that point to the exact characters they came "
            "from. Offsets are code points of the raw text, end exclusive.",
        },
        "paths": _paths(),
        "components": {"schemas": _schemas()},
    }


def _paths() -> Json:
    return {
        "/api/figures": {
            "get": _operation(
                "figures",
                "The figures of the job that fit every filter",
                [
                    _query("kind", "A kind; may be repeated for any of several.", {"type": "array", "items": _STRING}),
                    _query("words", f"Words of sentence, title, item or organisation. {_WORDS}"),
                    _query("place", f"Words of the place. {_WORDS}"),
                    _query("speaker", f"Words of the speaker's name or role. {_WORDS}"),
                    _query("source", "The outlet, exactly."),
                    _query("since", f"The figure's period, or else its publication, ends on this day or later. {_DAY}"),
                    _query("until", f"It begins on this day or earlier. {_DAY}"),
                    _query("document", "The id of an article, exactly."),
                    _query("order", "How they are sorted.", {"enum": list(ORDERS), "default": "text"}),
                    *_PAGING,
                ],
                _answers(_reference("FigurePage"), 404, 422, 503),
            )
        },
        "/api/figures/{figure}": {
            "get": _operation(
                "figure",
                "One figure of the job",
                [{"name": "figure", "in": "path", "required": True, "schema": _STRING, "description": "Its id."}],
                _answers(_reference("Figure"), 404),
            )
        },
        "/api/articles": {
            "get": _operation(
                "articles",
                "The articles of the job, also those that could not be read",
                [
                    _query("words", f"Words of title, id, outlet or place in the input. {_WORDS}"),
                    _query("source", "The outlet, exactly."),
                    _query("status", "What became of it.", {"enum": list(STATUSES)}),
                    *_PAGING,
                ],
                _answers(_reference("ArticlePage"), 404, 422, 503),
            )
        },
        "/api/article": {
            "get": _operation(
                "article",
                "One article of the job: its row, its text and all its figures",
                [
                    {
                        **_query("id", "Its id; it may hold any character, so it is no part of the path."),
                        "required": True,
                    }
                ],
                _answers(_reference("ArticleWithFigures"), 404),
            )
        },
        "/api/kinds": {"get": _operation("kinds", "The kinds in force", [], _answers(_reference("Kinds")))},
        "/api/extract": {
            "post": _operation(
                "extract",
                "The figures of a text",
                [],
                _answers(_reference("Extracted"), 400, 403, 408, 413, 415, 422, 500, 503),
                _reference("Text"),
            )
        },
        "/api/gold": {
            "post": _operation(
                "gold",
                "Corrected records as gold, which arqam evaluate takes",
                [],
                _answers(_reference("Gold"), 400, 403, 413, 415, 422),
                _reference("Corrected"),
            )
        },
    }


_TOLD = {
    400: "The body is no JSON, or the Host header is not ours.",
    403: "A page of another site asked.",
    404: "There is no such thing, or no job was given.",
    408: "It took too long and was given up.",
    413: "The body is too large.",
    415: "The body is not application/json.",
    422: "Something in it is not right; the sentence says what.",
    500: "Something failed inside arqam.",
    503: "Too many wait already, or the search took too long.",
}


def _operation(name: str, summary: str, parameters: list[Json], answers: Json, body: Json | None = None) -> Json:
    told: Json = {"operationId": name, "summary": summary, "parameters": parameters, "responses": answers}
    if body:
        told["requestBody"] = {"required": True, "content": {"application/json": {"schema": body}}}
    return told


def _query(name: str, description: str, schema: Mapping[str, Any] = _STRING) -> Json:
    return {"name": name, "in": "query", "description": description, "schema": dict(schema)}


_PAGING = [
    _query("page", "Which page, from 1.", {"type": "integer", "minimum": 1, "default": 1}),
    _query("size", "How many on a page.", {"type": "integer", "minimum": 1, "maximum": LARGEST_SIZE, "default": SIZE}),
]


def _answers(schema: Json, *refusals: int) -> Json:
    answers: Json = {"200": {"description": "Done.", "content": {"application/json": {"schema": schema}}}}
    for status in refusals:
        content = {"application/json": {"schema": _reference("Error")}}
        if status in (400, 403, 413):  # these may come before the API is reached
            content["text/plain"] = {"schema": _STRING}
        answers[str(status)] = {"description": _TOLD[status], "content": content}
    return answers


def _reference(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(properties: Json, optional: tuple[str, ...] = ()) -> Json:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _list(of: Json) -> Json:
    return {"type": "array", "items": of}


def _or_null(of: Json) -> Json:
    return {"anyOf": [of, {"type": "null"}]}


def _schemas() -> Json:
    template = "#/components/schemas/{model}"
    figure = Figure.model_json_schema(mode="serialization", ref_template=template)
    article = Article.model_json_schema(mode="validation", ref_template=template)
    parts = figure.pop("$defs")
    types = {"text": "string", "integer": "integer", "number": "number"}
    row = {name: {"type": [types[column.type], "null"]} for name, column in DOCUMENTS.columns.items()}
    paging = {
        "total": {"type": "integer", "description": "How many there are, as far as they are counted."},
        "more": {"type": "boolean", "description": "Whether there are more than are counted."},
        "page": {"type": "integer"},
        "pages": {"type": "integer"},
        "size": {"type": "integer"},
    }
    text = _object({**article["properties"]}, optional=("id", "title", "source", "published"))
    return {
        **parts,
        "Figure": figure,
        "FigurePage": _object({**paging, "figures": _list(_reference("Figure"))}),
        "Document": _object(row),
        "ArticlePage": _object({**paging, "articles": _list(_reference("Document"))}),
        "ArticleWithFigures": _object(
            {
                "article": _reference("Document"),
                "text": {**_or_null(_STRING), "description": "Null where it could not be read again."},
                "figures": _list(_reference("Figure")),
            }
        ),
        "Kinds": _object({"kinds": _list(_object({"name": _STRING, "fa": _STRING, "en": _STRING}))}),
        "Text": text,
        "Extracted": _object({"id": _STRING, "figures": _list(_reference("Figure")), "notices": _list(_STRING)}),
        "Corrected": _object({"id": _STRING, "text": _STRING, "figures": _list(_reference("Figure"))}),
        "Gold": _object({"doc": _STRING, "figures": _list({"type": "object"})}),
        "Error": _object({"error": _STRING}),
    }
