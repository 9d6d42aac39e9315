"""Which files an input names, and what their articles are called."""

import os
import stat
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO, NamedTuple

from .problem import Problem, reason

STDIN = "-"
STANDARD_INPUT = "standard input"
TEXT, LINES = ".txt", ".jsonl"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, or the standard input. `id` is the id of its article where it holds a single one."""

    name: str
    path: Path | None
    id: str

    @property
    def ending(self) -> str:
        return self.path.suffix.lower() if self.path else ""

    def open(self) -> AbstractContextManager[BinaryIO]:
        """The bytes of it; the standard input is left open at the end. Raises OSError."""
        return self.path.open("rb") if self.path else nullcontext(sys.stdin.buffer)


class _File(NamedTuple):
    path: Path | None
    below: str
    """Its path below the input, without ending."""


def sources(inputs: Sequence[str]) -> Iterator[Source | Problem]:
    """The files of the inputs (files, folders, "-"), each once, and what is wrong with them; in the order given,
    within a folder in the order of their paths.

    An article in a .txt file is called by the file's stem: `news/002.txt` is "002". Where two files would share a
    name, they are called by their path below the folder that was given ("a/002", "b/002"), or else by their whole path.
    """
    found = list(_each_once(chain.from_iterable(map(_of_input, inputs))))
    names = _names([file for file in found if isinstance(file, _File)])
    for entry in found:
        if isinstance(entry, Problem):
            yield entry
        else:
            yield Source(str(entry.path or STANDARD_INPUT), entry.path, names[entry])


def _each_once(found: Iterable[_File | Problem]) -> Iterator[_File | Problem]:
    seen: set[str] = set()
    for entry in found:
        if isinstance(entry, _File):
            real = os.path.realpath(entry.path) if entry.path else STDIN
            if real in seen:
                yield Problem(str(entry.path or STANDARD_INPUT), "was given twice; read once", lost=False)
                continue
            seen.add(real)
        yield entry


def _of_input(name: str) -> Iterator[_File | Problem]:
    """Every file of one input."""
    if name == STDIN:
        yield _File(None, "stdin")
        return
    if not name:  # Path("") is the folder we are in, and somebody's unset variable
        yield Problem("input", "has an empty name")
        return
    path = Path(name)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield Problem(name, "there is no such file or folder")
    except (OSError, ValueError) as error:  # a loop of links, a name with a NUL, no permission
        yield Problem(name, f"cannot be read ({reason(error)})")
    else:
        if stat.S_ISDIR(mode):
            yield from _of_folder(path)
        elif not stat.S_ISREG(mode):
            yield Problem(name, "is no regular file; hand its text over on standard input, as -")
        elif path.suffix.lower() not in (TEXT, LINES):
            yield Problem(name, f"ends in neither {TEXT} (one article) nor {LINES} (one article a line)")
        else:
            yield _File(path, path.with_suffix("").as_posix())


def _of_folder(folder: Path) -> Iterator[_File | Problem]:
    """Every .txt and .jsonl file below the folder. Links to folders are not followed: a loop of them would trap us."""
    others: Counter[str] = Counter()
    unreadable: list[OSError] = []
    files: list[Path] = []
    for parent, _, names in os.walk(folder, onerror=unreadable.append):
        for path in (Path(parent, name) for name in names):
            if path.suffix.lower() not in (TEXT, LINES):
                others[path.suffix.lower() or path.name] += 1
            else:
                files.append(path)
    for path in sorted(files):
        if path.is_file():
            yield _File(path, path.relative_to(folder).with_suffix("").as_posix())
        else:
            yield Problem(str(path), "is no regular file or a broken link")
    for error in unreadable:
        yield Problem(str(error.filename), f"cannot be read ({reason(error)})")
    if others:
        kinds = ", ".join(f"{count} {ending}" for ending, count in others.most_common(5))
        total = sum(others.values())
        yield Problem(str(folder), f"left {total} other file{'s' * (total > 1)} alone ({kinds})", lost=False)
    if not files:
        yield Problem(str(folder), f"holds no {TEXT} or {LINES} file")


def _names(files: Sequence[_File]) -> dict[_File, str]:
    """A name per file: the shortest of stem, path below the input and whole path that no other article's file has."""
    ladders = {file: (Path(file.below).name, file.below, _whole(file)) for file in files}
    single = [ladder for file, ladder in ladders.items() if file.path is None or file.path.suffix.lower() == TEXT]
    taken = [Counter(ladder[step] for ladder in single) for step in range(3)]
    return {
        file: next((name for step, name in enumerate(ladder) if taken[step][name] == 1), ladder[-1])
        for file, ladder in ladders.items()
    }


def _whole(file: _File) -> str:
    return file.path.with_suffix("").as_posix() if file.path else file.below
