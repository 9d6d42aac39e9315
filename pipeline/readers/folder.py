"""An input as the user wrote it → the files it names: a file, a folder, or a pattern (news/**/*.html)."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .format import is_known
from .problem import Problem, reason

_PATTERN = "*?["


@dataclass(frozen=True, slots=True)
class File:
    """A file to read, in the order of `path`.

    `real` is the same for all names of a file. `below` is the path below the input, or the name. `folder`: the one
    that was given, where the file itself was not.
    """

    path: str
    real: str
    below: str
    folder: str | None = None


@dataclass(frozen=True, slots=True)
class Folder:
    """The end of a folder: all its files were told, and how many of them have an ending that we know."""

    name: str
    known: int


type Found = File | Folder | Problem


def files_of(name: str) -> Iterator[Found]:
    """The files of one input, in no order, and what is wrong with it."""
    if not name:  # Path("") is the folder we are in, and somebody's unset variable
        yield Problem("input", "has an empty name")
        return
    path = Path(name)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        base, pattern = in_two(path)
        if pattern is None:
            yield Problem(name, "there is no such file or folder")
        else:
            yield from _of_pattern(path, base, pattern)
    except (OSError, ValueError) as error:  # a loop of links, a name with a NUL, no permission
        yield Problem(name, f"cannot be read ({reason(error)})")
    else:
        if stat.S_ISDIR(mode):
            yield from _of_folder(path)
        elif not stat.S_ISREG(mode):
            yield Problem(name, "is no regular file; hand its text over on standard input, as -")
        else:
            yield File(str(path), os.path.realpath(path), path.name)


def in_two(path: Path) -> tuple[Path, str | None]:
    """The folder that a pattern begins in, and the pattern below it; None for a name that is no pattern."""
    for at, part in enumerate(path.parts):
        if any(sign in part for sign in _PATTERN):
            return Path(*path.parts[:at]), str(Path(*path.parts[at:]))
    return path, None


def _of_pattern(name: Path, base: Path, pattern: str) -> Iterator[Found]:
    """The files that the pattern fits, and those of the folders that it fits."""
    root, empty = os.path.realpath(base), True
    try:
        for path in base.glob(pattern):
            empty = False
            if path.is_symlink() and not _lies_in(os.path.realpath(path), root):
                yield _not_followed(str(path))
            elif path.is_dir():
                yield from _of_folder(path)
            elif path.is_file():
                yield File(str(path), os.path.realpath(path), str(path.relative_to(base)))
            else:
                yield Problem(str(path), "is no regular file or a broken link")
    except (OSError, ValueError) as error:
        yield Problem(str(name), f"cannot be read ({reason(error)})")
        return
    if empty:
        yield Problem(str(name), "fits no file")


def _of_folder(folder: Path) -> Iterator[Found]:
    """Every file below the folder.

    Links to folders are not followed: a loop of them would trap us, and what they lead to within the folder is read
    under its own name. Nor are links that lead out of the folder: whoever fills it need not be who runs us.
    """
    root = os.path.realpath(folder)
    known, below = 0, len(os.path.join(folder, ""))
    waiting = [str(folder)]
    while waiting:
        parent = waiting.pop()
        try:
            real = os.path.realpath(parent)
            with os.scandir(parent) as found:
                for one in found:
                    path = os.path.join(parent, one.name)
                    if one.is_symlink():
                        yield from _of_link(path, root, str(folder))
                    elif one.is_dir():
                        waiting.append(path)
                    elif one.is_file():
                        known += is_known(one.name)
                        yield File(path, os.path.join(real, one.name), path[below:], str(folder))
                    elif is_known(path):
                        yield Problem(path, "is no regular file or a broken link")
        except OSError as error:
            yield Problem(parent, f"cannot be read ({reason(error)})")
    yield Folder(str(folder), known)


def _of_link(path: str, root: str, folder: str) -> Iterator[Found]:
    real = os.path.realpath(path)
    if not os.path.exists(path):
        if is_known(path):
            yield Problem(path, "is no regular file or a broken link")
    elif not _lies_in(real, root):
        yield _not_followed(path)
    elif os.path.isfile(path):
        yield File(path, real, path[len(os.path.join(folder, "")) :], folder)
    elif not os.path.isdir(path) and is_known(path):
        yield Problem(path, "is no regular file or a broken link")


def _lies_in(real: str, root: str) -> bool:
    return real == root or real.startswith(root.rstrip(os.sep) + os.sep)


def _not_followed(path: str) -> Problem:
    return Problem(path, "is a link that leads out of its folder; not followed", lost=False)
