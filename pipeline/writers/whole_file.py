"""Files that are there whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

PART = ".part"
"""How the names of unfinished files end; they begin with a dot."""


@contextmanager
def whole_file(path: Path, encoding: str = "utf-8") -> Iterator[TextIO]:
    """A file to write to, which gets its name only when all is written and on the disk; an error leaves no trace of it.

    Devices and pipes (/dev/stdout) cannot be renamed onto and are written to directly. Raises OSError.
    """
    if path.exists() and not path.is_file():
        with path.open("w", encoding=encoding, newline="") as device:
            yield device
        return
    target = Path(os.path.realpath(path))  # through a link to the file it names
    handle, part = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=PART)
    try:
        with open(handle, "w", encoding=encoding, newline="") as file:
            yield file
            file.flush()
            os.fsync(handle)
        _name(Path(part), target)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


@contextmanager
def whole_path(path: Path) -> Iterator[Path]:
    """The same for what wants a path to write to, as databases do: whatever they put beside their file goes with it.

    Raises OSError, also for a device or a pipe.
    """
    if path.exists() and not path.is_file():
        raise OSError("is no regular file")
    target = Path(os.path.realpath(path))
    apart = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}.", suffix=PART))
    try:
        yield apart / target.name
        with open(apart / target.name, "rb") as file:
            os.fsync(file.fileno())
        _name(apart / target.name, target)
    finally:
        shutil.rmtree(apart, ignore_errors=True)


def write_whole(path: Path, data: bytes) -> None:
    """Puts the bytes into a file that is there whole or not at all. Raises OSError."""
    with whole_path(path) as part:
        part.write_bytes(data)


def remove_parts(folder: Path) -> None:
    """Removes what a killed process left unfinished in the folder. Raises OSError."""
    for part in folder.glob(f".*{PART}"):
        if part.is_dir():
            shutil.rmtree(part)
        else:
            part.unlink()


def _name(part: Path, target: Path) -> None:
    """Gives the finished file its name, and the rights that files have."""
    os.chmod(part, target.stat().st_mode if target.exists() else 0o666 & ~_umask())
    os.replace(part, target)
    sync_folder(target.parent)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def sync_folder(folder: Path) -> None:
    """A new name is on the disk only when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
