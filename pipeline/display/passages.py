"""What of a long result is shown: whole articles as long as there is room, and else the sentences of the figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from ..article import Article
from ..record import Figure, Quote

Extent = Literal["whole", "long", "unknown", "other"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and the figures in it, whose quotes count from its first character."""

    text: str
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """What is shown of one document.

    `extent` is "whole", or why it is in sentences: the article is too long, or not known, or not the text in which the
    figures were found.
    """

    document: str
    article: Article | None
    extent: Extent
    passages: list[Passage] = field(default_factory=list)


def sections(
    figures: Sequence[Figure], articles: Mapping[str, Article], most_figures: int, most_characters: int
) -> list[Section]:
    """The documents in the order in which figures name them, until the figures or the characters reach their limit.

    An article without figures is left out, unless it is the only one.
    """
    by_document: dict[str, list[Figure]] = {} if figures else {document: [] for document in list(articles)[:1]}
    for figure in figures[:most_figures]:
        by_document.setdefault(figure.document, []).append(figure)
    room = most_characters
    found = []
    for document, here in by_document.items():
        article = articles.get(document)
        extent = _extent(article, here, room)
        whole = [Passage(article.text, tuple(here))] if article and extent == "whole" else []
        section = Section(document, article, extent)
        for passage in whole or _sentences(here):
            if len(passage.text) <= room:
                room -= len(passage.text)
                section.passages.append(passage)
        if section.passages or not here:
            found.append(section)
    return found


def _extent(article: Article | None, figures: Sequence[Figure], room: int) -> Extent:
    if article is None:
        return "unknown"
    quotes = [quote for figure in figures for quote in (figure.quote, figure.sentence)]
    if any(article.text[quote.start : quote.end] != quote.text for quote in quotes):
        return "other"
    return "whole" if len(article.text) <= room else "long"


def _sentences(figures: Sequence[Figure]) -> list[Passage]:
    """Each sentence once, with its figures; the number alone where a record's sentence does not hold it."""
    found: dict[Quote, list[Figure]] = {}
    for figure in figures:
        quote, sentence = figure.quote, figure.sentence
        start, end = quote.start - sentence.start, quote.end - sentence.start
        if start < 0 or sentence.text[start:end] != quote.text:
            sentence, start, end = quote, 0, len(quote.text)
        moved = figure.model_copy(update={"quote": Quote(start=start, end=end, text=quote.text)})
        found.setdefault(sentence, []).append(moved)
    return [Passage(sentence.text, tuple(here)) for sentence, here in found.items()]
