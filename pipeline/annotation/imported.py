"""The files of a tool → gold, and the folder that it is written to."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..article import Article
from ..evaluation.corrected import gold_json
from ..readers.json_lines import numbered_lines
from ..readers.problem import Problem
from ..writers.whole_file import whole_file
from .counting import Count
from .files import LARGEST_PART, json_of, json_of_line, text_of
from .names import Names
from .tools import Tool

type Golds = Iterator[tuple[str, dict[str, Any], Article] | Problem]
"""(place, gold, article) of every annotated article, and what is wrong with the others."""


def read(tool: Tool, source: Path, count: Count | None = None) -> Golds:
    """The gold of a file (Label Studio, doccano) or a folder (brat). Raises OSError and ValueError."""
    match tool:
        case "label-studio":
            from . import label_studio

            yield from label_studio.read(json_of(source), str(source), count)
        case "doccano":
            yield from _doccano(source, count)
        case "brat":
            yield from _brat(source)


class GoldFolder:
    """Writes gold as NAME.json, each file whole or not at all, and never anywhere but into the folder.

    A file that is there is left as it is unless `force` is given; a link is never followed.
    """

    def __init__(self, folder: Path, *, force: bool = False) -> None:
        self._folder = folder
        self._force = force
        self._names = Names()
        self._documents: set[str] = set()
        self.written = 0
        self.figures = 0

    def write(self, place: str, gold: dict[str, Any]) -> Problem | None:
        """Writes one gold; gives back what kept it from being written. Raises OSError."""
        document = gold["doc"]
        if document in self._documents:
            return Problem(place, f'is a second annotation of "{document}"; the first one is kept')
        self._documents.add(document)
        path = self._folder / f"{self._names.of(document)}.json"
        if path.is_symlink() or (path.exists() and not path.is_file()):
            return Problem(str(path), "is a link or no file, and is left alone")
        if path.exists() and not self._force:
            return Problem(str(path), "is there already; --force overwrites it")
        self._folder.mkdir(parents=True, exist_ok=True)
        with whole_file(path) as file:
            file.write(gold_json(gold))
        self.written += 1
        self.figures += len(gold["figures"])
        return None


def _doccano(source: Path, count: Count | None) -> Golds:
    from . import doccano

    if not source.is_file():
        raise FileNotFoundError(2, "no such file", str(source)) if not source.exists() else ValueError("is no file")
    with source.open("rb") as data:
        for number, line in numbered_lines(data, LARGEST_PART):
            place = f"{source}:{number}"
            if line is None:
                yield Problem(place, f"is longer than {LARGEST_PART:,} bytes")
            elif line.strip():
                try:
                    parsed = json_of_line(line)
                except ValueError as wrong:
                    yield Problem(place, str(wrong))
                else:
                    yield from doccano.read(parsed, place, count)


def _brat(folder: Path) -> Golds:
    from . import brat

    if not folder.is_dir():
        raise NotADirectoryError(20, "is no folder; brat's files are NAME.txt and NAME.ann in one", str(folder))
    found = False
    for marks in sorted(folder.glob("*.ann")):
        found = True
        try:
            text = text_of(marks.with_suffix(".txt"), LARGEST_PART)
            files = brat.Files(text, text_of(marks, LARGEST_PART), "")
            beside = marks.with_suffix(".arqam.json")
            ours = json_of(beside, LARGEST_PART) if beside.exists() else {}
        except OSError as error:
            yield Problem(str(error.filename or marks), f"cannot be read ({(error.strerror or str(error)).lower()})")
            continue
        except ValueError as wrong:
            yield Problem(str(marks), str(wrong))
            continue
        yield from brat.read(files, str(marks), {"doc": marks.stem} | (ours if isinstance(ours, dict) else {}))
    if not found:
        raise ValueError("holds no .ann file")
