"""Files that somebody sends, as files of a temporary folder that the product's own readers read."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.datastructures import UploadFile

MOST_FILES = 50
LONGEST_NAME = 80
"""Code points of a name: a file system takes 255 bytes."""
_AT_A_TIME = 1_000_000
_UNSAFE = re.compile(r"[^\w.\-()\u200c ]")


def safe_name(name: str) -> str:
    """The name without folders, and with nothing in it that means something to anyone: "../a*.txt" → "a_.txt".

    The ending is kept, as it may say what the file is.
    """
    last = re.split(r"[/\\]", name)[-1]
    safe = _UNSAFE.sub("_", last).strip(" .-")
    stem, dot, ending = safe.rpartition(".")
    if len(safe) > LONGEST_NAME:
        safe = (
            f"{(stem or ending)[: LONGEST_NAME - len(ending) - 1]}{dot}{ending}"
            if len(ending) < 12
            else safe[:LONGEST_NAME]
        )
    return safe or "file"


async def written(files: "Iterable[UploadFile]", folder: Path) -> list[str]:
    """Writes each file into a folder of its own, as two may bear one name; the paths in the order of the files."""
    paths = []
    for number, file in enumerate(files):
        (folder / str(number)).mkdir()
        path = folder / str(number) / safe_name(file.filename or "")
        with path.open("wb") as target:
            while data := await file.read(_AT_A_TIME):
                target.write(data)
        paths.append(str(path))
    return paths
