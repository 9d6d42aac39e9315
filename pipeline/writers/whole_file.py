"""Files that are there whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


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
    handle, part = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    try:
        with open(handle, "w", encoding=encoding, newline="") as file:
            yield file
            file.flush()
            os.fsync(handle)
        os.chmod(part, target.stat().st_mode if target.exists() else 0o666 & ~_umask())
        os.replace(part, target)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """A new name is on the disk only when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
