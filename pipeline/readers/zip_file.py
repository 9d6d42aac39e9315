"""Zip files: their members, unpacked as they are read and never written anywhere: their names are names only."""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from .options import ReadOptions
from .packed import Budget
from .stream import Stopped, joined, pieces

_END, _END_64, _LOCATOR_64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_READ = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
_OFFICE = ("[Content_Types].xml", "mimetype")


def members(file: BinaryIO, options: ReadOptions) -> Iterator[tuple[str, zipfile.ZipInfo, zipfile.ZipFile]]:
    """The name of each member that is a file, in the order of the table of contents.

    Raises Stopped for what is no whole zip file, or has too long a table.
    """
    size = _directory(file)
    if size > options.directory:
        raise Stopped(f"has a table of contents of more than {options.directory:,} bytes; split it")
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, struct.error, NotImplementedError) as error:
        raise Stopped(f"is no whole zip file ({str(error).lower()})") from None
    with archive:
        if any(name in archive.NameToInfo for name in _OFFICE):
            raise Stopped("is a Word, Excel, OpenDocument or EPUB file; save it as text or PDF")
        for info in archive.infolist():
            if not info.is_dir() and not info.filename.startswith("__MACOSX/"):
                yield info.filename, info, archive


def is_link(info: zipfile.ZipInfo) -> bool:
    """Whether the member is a link: its text is then the name of a file."""
    return stat.S_ISLNK(info.external_attr >> 16)


def member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> BinaryIO:
    """What is in the member. Reading it raises Stopped where it cannot be unpacked."""
    return joined(_unzipped(archive, info, budget))


def inner_name(name: str) -> str:
    """The member's path, for its id: nothing of "..", "/" or "C:" is left of it."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return "/".join(part for part in parts if part not in ("/", "//", "..") and not part.endswith(":")) or "member"


def _unzipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> Iterator[bytes]:
    if info.flag_bits & 1:
        raise Stopped("is encrypted")
    if info.compress_type not in _READ:
        raise Stopped("is packed in a way that is not read; only stored, deflated and bzip2 members are")
    try:
        with archive.open(info) as stream:
            for piece in pieces(stream):  # type: ignore[arg-type]
                budget.spend(len(piece))
                yield piece
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, struct.error) as error:
        raise Stopped(f"is damaged where it is packed ({str(error).lower()})") from None


def _directory(file: BinaryIO) -> int:
    """Bytes of the table of contents as the end of the file tells it, 0 where it does not: it is read as one."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 65_557 - 20))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        return 0
    found = int.from_bytes(tail[at + 12 : at + 16], "little")
    if found == 0xFFFFFFFF and tail[at - 20 : at - 16] == _LOCATOR_64:
        file.seek(min(size, int.from_bytes(tail[at - 12 : at - 4], "little")))
        end = file.read(56)
        return int.from_bytes(end[40:48], "little") if end.startswith(_END_64) else 0
    return found
