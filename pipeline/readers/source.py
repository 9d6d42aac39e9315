"""Which files an input names, and what their articles are called."""

import os
import stat
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from .problem import Problem, reason

STDIN = "-"
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


def sources(inputs: Sequence[str]) -> list[Source | Problem]:
    """The files of the inputs (files, folders, "-"), each once, and what is wrong with them; in the order given,
    within a folder in the order of their paths.

    An article in a .txt file is called by the file's stem: `news/002.txt` is "002". Where two files would share a
    name, they are called by their path below the folder that was given ("a/002", "b/002"), or else by their whole path.
    """
    found: list[tuple[Path | None, str] | Problem] = []
    for name in inputs:
        found.extend(_of_input(name))
    files = [entry for entry in found if not isinstance(entry, Problem)]
    names = iter(_names(files))
    seen: set[str] = set()
    planned: list[Source | Problem] = []
    for entry in found:
        if isinstance(entry, Problem):
            planned.append(entry)
            continue
        path, _ = entry
        source = Source(str(path) if path else "standard input", path, next(names))
        key = os.path.realpath(path) if path else STDIN
        if key in seen:
            planned.append(Problem(source.name, "was given twice; read once", lost=False))
        else:
            seen.add(key)
            planned.append(source)
    return planned


def _of_input(name: str) -> Iterator[tuple[Path | None, str] | Problem]:
    """(path, name below the input) of every file of one input."""
    if name == STDIN:
        yield None, "stdin"
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
            yield path, path.with_suffix("").as_posix()


def _of_folder(folder: Path) -> Iterator[tuple[Path | None, str] | Problem]:
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
            yield path, path.relative_to(folder).with_suffix("").as_posix()
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


def _names(files: Sequence[tuple[Path | None, str]]) -> Iterator[str]:
    """A name per file: the shortest of stem, path below the input and whole path that no other file has."""
    ladders = [(Path(below).name, below, path.with_suffix("").as_posix() if path else below) for path, below in files]
    taken = [Counter(ladder[step] for ladder in ladders) for step in range(3)]
    for ladder in ladders:
        yield next((name for step, name in enumerate(ladder) if taken[step][name] == 1), ladder[-1])
