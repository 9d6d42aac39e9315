"""The articles that speed is measured on: the same ones for everything that is measured."""

from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from arqam.pipeline import Article
from arqam.pipeline.readers import read

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
ARCHIVE = ROOT.parent / "shared" / "data" / "archive.jsonl.gz"
ARTICLES = 2_000


class Chosen(NamedTuple):
    """Articles, and in words where they come from."""

    articles: list[Article]
    source: str


def chosen(inputs: Sequence[str] = (), count: int | None = None, archive: Path = ARCHIVE) -> Chosen:
    """So many articles of the inputs; without inputs, of the archive; without an archive, the samples repeated.

    Of more articles than are wanted, some are taken evenly from all over: an archive often has one outlet after the
    other. Raises ValueError where there is none.
    """
    if inputs:
        found = _read(inputs)
        return Chosen(spread(found, count or len(found)), "the given inputs")
    if archive.exists():
        return Chosen(spread(_read([str(archive)]), count or ARTICLES), "an archive of news")
    return Chosen(list(islice(cycle(samples()), count or ARTICLES)), "the samples, again and again")


def samples() -> list[Article]:
    return _read([str(SAMPLES)])


def spread[Item](items: Sequence[Item], count: int) -> list[Item]:
    """So many of the items, evenly from all over; all where there are no more."""
    return [items[place * len(items) // count] for place in range(count)] if count < len(items) else list(items)


def turns[Item](items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """The items, cut into pieces of that size (the last one may be smaller)."""
    return [items[start : start + size] for start in range(0, len(items), size)]


def megabytes(articles: Sequence[Article]) -> float:
    """Of their texts in UTF-8 (1,000,000 bytes)."""
    return sum(len(article.text.encode()) for article in articles) / 1e6


def _read(inputs: Sequence[str]) -> list[Article]:
    articles = [found for found in read(inputs) if isinstance(found, Article)]
    if not articles:
        raise ValueError(f"there is no article in {', '.join(inputs)}")
    return articles
