"""What the user hands in → tasks: articles by the pipeline, figures with their articles, gold with its articles."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from ..article import Article
from ..readers.problem import Problem
from ..record import Figure
from .files import json_of
from .task import Task, predicted

MOST = 500_000
"""Figures that are held in memory to be brought together with their articles; nobody annotates so many."""

type Articles = Iterable[Article | Problem]


class TooMany(ValueError):
    """There are more figures than are held."""


def is_gold(path: str) -> bool:
    """Whether the path is a folder of gold: its first .json is one."""
    folder = Path(path)
    if not folder.is_dir():
        return False
    first = min(folder.glob("*.json"), default=None)
    try:
        return first is not None and _is_gold(json_of(first))
    except (OSError, ValueError):
        return False


def of_articles(articles: Articles, extract: Callable[[Article], Iterable[Figure]]) -> Iterator[Task | Problem]:
    """A task with predictions for every article."""
    for article in articles:
        yield article if isinstance(article, Problem) else predicted(article, list(extract(article)))


def of_figures(figures: Iterable[Figure | Problem], articles: Articles) -> Iterator[Task | Problem]:
    """A task with predictions for every article; figures whose article is not there are told. Raises TooMany."""
    by_document: dict[str, list[Figure]] = defaultdict(list)
    for count, figure in enumerate(figures):
        if isinstance(figure, Problem):
            yield figure
        elif count >= MOST:
            raise TooMany(f"holds more than {MOST:,} figures; export a part of them")
        else:
            by_document[figure.document].append(figure)
    for article in articles:
        if isinstance(article, Problem):
            yield article
            continue
        try:
            yield predicted(article, by_document.pop(article.id, []))
        except ValueError as wrong:
            yield Problem(article.id, f"its figures are not of this article: {wrong}")
    yield from _without_article(by_document)


def of_gold(folder: Path, articles: Articles) -> Iterator[Task | Problem]:
    """A task that is checked for every gold of the folder."""
    golds: dict[str, tuple[Path, dict[str, Any]]] = {}
    for path in sorted(folder.glob("*.json")):
        try:
            gold = json_of(path)
            if not _is_gold(gold):
                yield Problem(str(path), 'is no gold, as {"doc": …, "figures": […]} is')
            elif str(gold["doc"]) in golds:
                yield Problem(str(path), f'is gold of "{gold["doc"]}" as {golds[str(gold["doc"])][0].name} is')
            else:
                golds[str(gold["doc"])] = path, gold
        except OSError as error:
            yield Problem(str(path), f"cannot be read ({error.strerror})")
        except ValueError as wrong:
            yield Problem(str(path), str(wrong))
    for article in articles:
        if isinstance(article, Problem):
            yield article
        elif article.id in golds:
            yield Task(article, golds.pop(article.id)[1])
    yield from _without_article(golds)


def _is_gold(data: Any) -> bool:
    return isinstance(data, dict) and "doc" in data and isinstance(data.get("figures"), list)


def _without_article(documents: Iterable[str]) -> Iterator[Problem]:
    for document in documents:
        yield Problem(document, "its article is not among the inputs; name them with --articles")
