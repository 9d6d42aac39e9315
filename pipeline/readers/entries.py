"""Inputs → entries: what there is to read, found in passing."""

import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from ..article import encodable
from .encoding import NotText
from .entry import Entry, Stream
from .folder import Folder
from .format import ENDINGS, Unreadable, bare, by_bytes, ending_of, format_of, is_known
from .json_lines import entries_of_json_lines
from .options import ReadOptions
from .packed import Budget, unpacked
from .problem import Problem, failure, is_failure, reason
from .source import Source, sources
from .stream import Bomb, Stopped, looked_into
from .text import entry_of_file

_ONE_LINE = re.compile(rb'\s*+\{[ \t]*+"')

KINDS = 1000
"""Sorts of files left alone that are counted apart: a folder may hold a million names without an ending."""


def entries(inputs: Sequence[str], options: ReadOptions | None = None) -> Iterator[Entry | Problem]:
    """The entries of the inputs (files, folders, globs, "-" for standard input), and what is wrong with them.

    They come in the same order every time, and one at a time: no more than one article is in memory at once.

    Raises CannotList where there is no room for the list of the files, and nothing else.
    """
    options = options or ReadOptions()
    counts: defaultdict[str | None, _Count] = defaultdict(_Count)
    for source in sources(inputs):
        if isinstance(source, Problem):
            yield source
        elif isinstance(source, Folder):
            yield from counts.pop(source.name, _Count()).said(source.name, source.known)
        else:
            yield from _of_source(source, options, counts[source.folder])


@dataclass(slots=True)
class _Count:
    """Of a folder or zip file: how many files were read, and which were left alone."""

    read: int = 0
    others: Counter[str] = field(default_factory=Counter)

    def leave(self, name: str) -> None:
        kind = encodable(ending_of(name) or name)
        self.others[kind if kind in self.others or len(self.others) < KINDS else "…"] += 1

    def said(self, place: str, known: int = 0) -> Iterator[Problem]:
        if total := self.others.total():
            kinds = ", ".join(f"{count:,} {ending}" for ending, count in self.others.most_common(5))
            yield Problem(place, f"left {total:,} other file{'s' * (total > 1)} alone ({kinds})", lost=False)
        if not self.read and not known:
            yield Problem(place, f"holds no file that is read ({', '.join(ENDINGS)})")


def _of_source(source: Source, options: ReadOptions, count: _Count) -> Iterator[Entry | Problem]:
    """The entries of a file. One that was found in a folder and is of no format that we read is counted."""
    budget = Budget(options)
    try:
        with source.open() as file:
            head, data = looked_into(budget.counted(file))
            stream = Stream(data, head, source.name, source.id, source.file_name, file if source.path else None)
            if source.folder is not None and _is_foreign(stream):
                count.leave(source.file_name)
            else:
                count.read += 1
                yield from _of_stream(stream, options, budget)
    except Bomb as why:
        yield Problem(source.name, str(why))
    except OSError as error:
        yield Problem(source.name, f"cannot be read ({reason(error)})")
    except BaseException as bug:
        if not is_failure(bug):
            raise
        yield Problem(source.name, failure(bug))


def _is_foreign(stream: Stream) -> bool:
    """Whether neither name nor bytes say that it is ours. A lone brace does not: a .json file over many lines."""
    if is_known(stream.name):
        return False
    try:
        return by_bytes(stream.head) is None and not _ONE_LINE.match(stream.head)
    except Unreadable:
        return True


def _of_stream(stream: Stream, options: ReadOptions, budget: Budget) -> Iterator[Entry | Problem]:
    """The entries of a file or of what is packed in one.

    A bomb is raised, as it ends the whole file, and so is a broken disk; a mistake of ours or of a library is not.
    """
    try:
        yield from _of_format(stream, options, budget)
    except (Bomb, OSError):
        raise
    except (Stopped, NotText, Unreadable) as why:
        yield Problem(stream.place, str(why))
    except BaseException as bug:
        if not is_failure(bug):
            raise
        yield Problem(stream.place, failure(bug))


def _of_format(stream: Stream, options: ReadOptions, budget: Budget) -> Iterator[Entry | Problem]:
    match format_of(stream.head, stream.name):
        case "jsonl":
            yield from entries_of_json_lines(stream, options)
        case "csv" | "tsv" as kind:
            from .table import entries_of_table

            yield from entries_of_table(stream, "\t" if kind == "tsv" else None, options)
        case "warc":
            from .web_archive import entries_of_web_archive

            yield from entries_of_web_archive(stream, options)
        case "parquet":
            from .parquet import entries_of_parquet

            yield from entries_of_parquet(_in_any_order(stream, options), stream.place, stream.id, options)
        case "gz" | "zst" as packing:
            _deeper(stream, options)
            name = stream.name[: -len(packing) - 1] if ending_of(stream.name) == f".{packing}" else stream.name
            head, data = looked_into(unpacked(stream.data, packing, budget))
            inner = Stream(data, head, stream.place, stream.id, name, depth=stream.depth + 1)
            yield from _of_stream(inner, options, budget)
        case "zip":
            yield from _of_zip(stream, options, budget)
        case "html" | "pdf" as form:
            yield entry_of_file(stream, form, options)
        case other:
            if other is None and ending_of(stream.name):
                yield Problem(stream.place, "has an ending that tells no format; read as text", lost=False)
            yield entry_of_file(stream, "text", options)


def _of_zip(stream: Stream, options: ReadOptions, budget: Budget) -> Iterator[Entry | Problem]:
    from .zip_file import inner_name, is_link, member, members

    _deeper(stream, options)
    file = _in_any_order(stream, options)
    if not stream.depth:
        budget.taken = file.seek(0, io.SEEK_END)
    count = _Count()
    for name, info, archive in members(file, options):
        place, file_name = f"{stream.place}/{encodable(name)}", name.rpartition("/")[2]
        if is_link(info):
            yield Problem(place, "is a link; not followed", lost=False)
            continue
        head, data = looked_into(member(archive, info, budget))
        id = f"{stream.id}/{encodable(bare(inner_name(name)))}"
        inner = Stream(data, head, place, id, file_name, depth=stream.depth + 1)
        if _is_foreign(inner):
            count.leave(file_name)
        else:
            count.read += 1
            yield from _of_stream(inner, options, budget)
    yield from count.said(stream.place)


def _deeper(stream: Stream, options: ReadOptions) -> None:
    if stream.depth >= options.depth:
        raise Stopped(f"is packed more than {options.depth} times over; unpack it first")


def _in_any_order(stream: Stream, options: ReadOptions) -> BinaryIO:
    """The file itself, or all of it in memory where it is packed or comes in a pipe."""
    if stream.file:
        return stream.file
    data = stream.data.read(options.held + 1)
    if len(data) > options.held:
        raise Stopped(f"is longer than {options.held:,} bytes, and can be read whole only; hand it over unpacked")
    return io.BytesIO(data)
