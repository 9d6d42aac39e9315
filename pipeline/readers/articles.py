"""Entry → its articles: the part of reading that a hostile file may make slow, or break."""

from collections.abc import Iterator

from ..article import Article
from .entry import Entry
from .options import ReadOptions
from .problem import Problem
from .stream import Stopped


def article_of(entry: Entry, options: ReadOptions | None = None) -> list[Article | Problem]:
    """The articles of an entry (one, or none), and what is wrong with it; never raises for bad input.

    What it raises is a mistake of ours, or of a library.
    """
    found: list[Article | Problem] = []
    try:
        found.extend(_parsed(entry, options or ReadOptions()))
    except (Stopped, ValueError) as why:  # NotText and UnicodeError are ValueErrors
        found.append(Problem(entry.place, str(why)))
    return found


def _parsed(entry: Entry, options: ReadOptions) -> Iterator[Article | Problem]:
    match entry.form:
        case "json":
            from .json_lines import article_of_line

            return article_of_line(entry, options)
        case "row":
            from .columns import article_of_row

            return article_of_row(entry, options)
        case "html":
            from .page import article_of_page

            return article_of_page(entry, options)
        case "pdf":
            from .pdf import article_of_pdf

            return article_of_pdf(entry, options)
        case "text":
            from .text import article_of_text

            return article_of_text(entry)
