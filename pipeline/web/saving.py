"""Corrections → gold files that `arqam evaluate` takes."""

import hashlib
import re
from pathlib import Path

from ..article import Article
from ..decimals import from_json
from ..record import Figure
from ..writers.whole_file import whole_file
from .desk import Sheet

LONGEST_NAME = 60
"""Code points; a file system takes 255 bytes, and a Persian letter is two."""
LARGEST = 50_000_000
_UNSAFE = re.compile(r"[^\w.\-\u200c]")


def file_name(document: str) -> str:
    """A name for the document's file that is no path and nothing else of note: «خبر ۱/۲» → "خبر_۱_۲-1f0c9a3e".

    Where something had to be replaced, a digest keeps two documents apart.
    """
    safe = _UNSAFE.sub("_", document).lstrip(".-")[:LONGEST_NAME].rstrip(".")
    if safe == document and safe:
        return safe
    return f"{safe or 'text'}-{hashlib.sha256(document.encode()).hexdigest()[:8]}"


def gold_text(sheet: Sheet) -> str:
    """The gold of the sheet as it is now, as the text of a file."""
    from ..evaluation.corrected import gold_json, gold_of

    return gold_json(gold_of(sheet.article.id, sheet.figures, sheet.article.text))


def records_text(figures: tuple[Figure, ...]) -> str:
    """The records as JSON lines, as `arqam extract` writes them."""
    return "".join(f"{figure.to_json()}\n" for figure in figures)


def save(sheet: Sheet, folder: Path) -> Path:
    """Writes the gold into the folder, whole or not at all, and gives its path. Raises OSError."""
    path = folder / f"{file_name(sheet.article.id)}.json"
    if path.is_symlink():
        raise OSError("is a link; nothing is written through it")
    with whole_file(path) as file:
        file.write(gold_text(sheet))
    return path


def saved_before(article: Article, folder: Path) -> list[Figure] | None:
    """The figures that were saved for the article earlier; None where there are none.

    Raises ValueError for a file that is no gold of this text, OSError.
    """
    from ..evaluation.corrected import figures_of_gold

    path = folder / f"{file_name(article.id)}.json"
    if path.is_symlink() or not path.is_file():
        return None
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ValueError("is larger than gold is")
    gold = from_json(data.decode("utf-8-sig"))
    if not isinstance(gold, dict) or str(gold.get("doc")) != article.id:
        raise ValueError("is the gold of another article")
    return figures_of_gold(gold, article)
