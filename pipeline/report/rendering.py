"""The page: templates, style, script and data in one file that asks for nothing else and lets nothing else run."""

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..article import encodable
from ..display import Language, colour_class, kind_labels, number, style_sheet
from ..record import Range
from .claims import Gathered, told_claims
from .data import kinds_of, page_data
from .passages import Passage, displayable, passages
from .selection import Selection
from .sheet import Sheet
from .words import word, words

if TYPE_CHECKING:
    import jinja2

HERE = Path(__file__).parent
STYLES = ("page", "controls", "charts", "claims", "table", "texts", "card", "phone", "print")
SCRIPTS = ("dom", "words", "rows", "filter", "table", "marks", "card", "bars", "time", "download", "start")
MOST_TOGETHER = 20
"""Figures that share a mark. Real ones are two or three; a made-up file must not write out each for each other."""
_ESCAPED = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029\u007f"}


def page(
    selection: Selection,
    *,
    title: str | None = None,
    language: Language = "fa",
    kinds: Mapping[str, tuple[str, str]] | None = None,
    claims: Gathered | None = None,
) -> str:
    """The report as HTML. `kinds` are the labels of kinds, the built-in catalogue's unless told otherwise."""
    sheets = selection.sheets
    labels = kind_labels() if kinds is None else kinds
    present = kinds_of(selection.kinds, labels)
    style = _joined("style", STYLES, "css") + style_sheet(present, dark=["html.dark"])
    early, script = _script(("theme",)), _script(SCRIPTS)
    shown = selection.shown
    made = (
        _environment()
        .get_template("report.html")
        .render(
            title=title or word("report", language),
            own_title=title is not None,
            language=language,
            policy=policy([early, script], [style]),
            style=_trusted(style),
            early=_trusted(early),
            script=_trusted(script),
            data=_trusted(json_in_html(page_data(selection, sheets, labels))),
            sheets=_told(sheets),
            claims=told_claims(claims, sheets, labels) if claims else {},
            kinds=present,
            counts=[
                (shown if selection.thinned else selection.figures, "figures"),
                (len(sheets), "articles"),
                (len(present), "kinds"),
            ],
            thinned=_thinned(selection, len(sheets)),
            sentence=lambda name, numbers: _sentence(name, numbers, language),
            word=lambda name: word(name, language),
            count=lambda n: number(Range(low=Decimal(n), high=Decimal(n)), language),
            colour_class=colour_class,
            displayable=displayable,
        )
    )
    return encodable(made)


def policy(scripts: list[str], styles: list[str]) -> str:
    """A Content-Security-Policy under which these scripts and styles are used, and nothing else."""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {' '.join(map(_hash, styles))}",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def json_in_html(data: Any) -> str:
    """JSON that can stand in a script element: no sign in it ends the element or opens another."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(_ESCAPED)


def _told(sheets: list[Sheet]) -> Iterator[dict[str, Any]]:
    """What the template says of each article; figures are numbered through, as the rows of the table are."""
    first = 0
    for place, sheet in enumerate(sheets):
        yield {"place": place, "sheet": sheet, "pieces": _pieces(passages(sheet), sheet, first), "whole": sheet.text}
        first += len(sheet.figures)


def _pieces(found: list[Passage], sheet: Sheet, first: int) -> Iterator[list[dict[str, Any]]]:
    """The stretches of each passage: text, and for a mark its rows, its class and the rows that begin with it."""
    begun: set[int] = set()
    for passage in found:
        piece = []
        for one in passage.stretches:
            rows = [first + n for n in one.figures]
            piece.append(
                {
                    "text": displayable(one.text),
                    "rows": rows[:MOST_TOGETHER],
                    "begins": [row for row in rows if row not in begun],
                    "colour": colour_class(sheet.figures[one.figures[0]].kind) if one.figures else "",
                }
            )
            begun.update(rows)
        yield piece


def _thinned(selection: Selection, articles: int) -> tuple[str, dict[str, int]] | None:
    if not selection.thinned:
        return None
    numbers = {"shown": selection.shown, "all": selection.figures}
    if articles == selection.articles:
        return "thinned_one", numbers
    return "thinned", numbers | {"articles_shown": articles, "articles_all": selection.articles}


def _sentence(name: str, numbers: Mapping[str, int], language: Language) -> str:
    counts = {key: number(Range(low=Decimal(n), high=Decimal(n)), language) for key, n in numbers.items()}
    return word(name, language).format(**counts)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _script(names: tuple[str, ...]) -> str:
    return f'(() => {{\n"use strict";\n{_joined("script", names, "js")}}})();\n'


@cache
def _joined(folder: str, names: tuple[str, ...], ending: str) -> str:
    return "\n".join((HERE / folder / f"{name}.{ending}").read_text(encoding="utf-8") for name in names)


def _trusted(text: str) -> Any:
    from markupsafe import Markup

    return Markup(text)


@cache
def _environment() -> "jinja2.Environment":
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["words"] = words()
    return environment
