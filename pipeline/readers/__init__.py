"""Readers: files, folders and the standard input → articles, and problems in a sentence each.

Reading has two steps, so that a hostile page can cost a worker and never the run: `entries` finds what there is to
read, streaming and cheap; `article_of` parses one of them, wherever that is done. `read` does both.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from ..article import Article
from .articles import article_of
from .entries import entries
from .entry import Entry
from .options import ReadOptions
from .problem import Problem, failure, is_failure
from .source import CannotList

__all__ = ["Article", "CannotList", "Entry", "Problem", "ReadOptions", "article_of", "entries", "read", "tried"]


def read(inputs: Sequence[str], options: ReadOptions | None = None) -> Iterator[Article | Problem]:
    """The articles of the inputs (files, folders, "-" for standard input), in order.

    A Problem comes for whatever is wrong with one of them, and everything else goes on.

    Ids are made unique: an article whose id was there before is called "ID#2", "ID#3" …, and a notice says so.

    Raises CannotList where there is no room for the list of the files.
    """
    options = options or ReadOptions()
    times: Counter[str] = Counter()
    for entry in entries(inputs, options):
        for found in [entry] if isinstance(entry, Problem) else tried(entry, options):
            if isinstance(found, Article) and found.id in times:
                name = _free(found.id, times)
                yield Problem(found.id, f'is the id of an earlier article too; this one is called "{name}"', lost=False)
                found = found.model_copy(update={"id": name})
            if isinstance(found, Article):
                times[found.id] += 1
            yield found


def tried(entry: Entry, options: ReadOptions) -> list[Article | Problem]:
    """What an entry holds; a Problem where a library or we ourselves fail on it."""
    try:
        return article_of(entry, options)
    except BaseException as bug:
        if not is_failure(bug):
            raise
        return [Problem(entry.place, failure(bug))]


def _free(name: str, times: Counter[str]) -> str:
    while (candidate := f"{name}#{times[name] + 1}") in times:
        times[name] += 1
    times[name] += 1
    return candidate
