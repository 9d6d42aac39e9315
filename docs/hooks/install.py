"""The optional parts of the package, as pyproject.toml has them."""

import re
import tomllib
from html import escape

from .cases import ROOT
from .html import table

FOR = {
    "parquet": "Parquet files, read and written; `to_arrow`",
    "html": "web pages",
    "pdf": "PDF files",
    "warc": "web archives",
    "zstd": "`.zst` files",
    "duckdb": "DuckDB files",
    "duplicates": "groups of near-duplicates in `arqam batch`",
    "archive": "all of these, for archives on one machine",
    "ray": "`arqam batch --engine ray`",
    "pandas": "`to_pandas`",
    "polars": "`to_polars`",
    "web": "`arqam serve`",
    "notebook": "the notebook of `samples/`",
    "docs": "this manual",
    "browser": "testing the pages in a browser",
}
"""What a part is for; the table says "?" for one that is new, and a test fails."""


def extras(_: str = "") -> str:
    """A row for each part that a user may want: its name, what it is for, what it brings."""
    parts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    rows = [
        [f"<code>{escape(name)}</code>", _code(FOR.get(name, "?")), escape(", ".join(map(_name, brings)))]
        for name, brings in parts.items()
        if name not in ("dev", "train")
    ]
    return table(["part", "for", "brings"], rows)


def _name(requirement: str) -> str:
    """«pyarrow» of "pyarrow>=17"; of "arqam[pandas]" the part."""
    own = re.fullmatch(r"arqam\[(.+)\]", requirement)
    return own[1].replace(",", ", ") if own else re.split(r"[<>=;\[ ]", requirement)[0]


def _code(text: str) -> str:
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text))
