"""Readers: files, folders and the standard input → articles, and problems in a sentence each."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ..article import Article
from .json_lines import read_json_lines
from .problem import Problem, reason
from .source import LINES, TEXT, Source, sources
from .stream import begins_like_json_lines, looked_into
from .text_file import read_text

__all__ = ["Article", "Problem", "read"]


LARGEST = 10_000_000
"""Bytes of one article (of one text file, of one JSON line), unless told otherwise."""


def read(inputs: Sequence[str], largest: int = LARGEST) -> Iterator[Article | Problem]:
    """The articles of the inputs (files, folders, "-" for standard input), in order.

    A Problem comes for whatever is wrong with one of them, and everything else goes on. An article of more than
    `largest` bytes is rejected.

    Ids are made unique: an article whose id was there before is called "ID#2", "ID#3" …, and a notice says so.
    """
    times: Counter[str] = Counter()
    for source in sources(inputs):
        for found in [source] if isinstance(source, Problem) else _read_source(source, largest):
            if isinstance(found, Article) and found.id in times:
                name = _free(found.id, times)
                yield Problem(found.id, f'is the id of an earlier article too; this one is called "{name}"', lost=False)
                found = found.model_copy(update={"id": name})
            if isinstance(found, Article):
                times[found.id] += 1
            yield found


def _read_source(source: Source, largest: int) -> Iterator[Article | Problem]:
    try:
        with source.open() as file:
            head, stream = looked_into(file)
            if source.ending == LINES or (source.ending != TEXT and begins_like_json_lines(head)):
                yield from read_json_lines(stream, source, largest, head)
            else:
                yield from read_text(stream, source, largest)
    except OSError as error:
        yield Problem(source.name, f"cannot be read ({reason(error)})")


def _free(name: str, times: Counter[str]) -> str:
    while (candidate := f"{name}#{times[name] + 1}") in times:
        times[name] += 1
    times[name] += 1
    return candidate
