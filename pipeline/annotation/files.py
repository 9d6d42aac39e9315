"""Reading what people hand in, bounded."""

from pathlib import Path
from typing import Any

from ..readers.encoding import decode
from .sound_json import sound_json

LARGEST = 200_000_000
"""Bytes of a file that is read whole; ten thousand annotated articles are some thirty million."""
LARGEST_PART = 30_000_000
"""Bytes of one line of doccano, and of one file of brat."""


def text_of(path: Path, largest: int = LARGEST) -> str:
    """The text of a file in UTF-8. Raises OSError, and ValueError for one that is too large or no UTF-8."""
    if not path.is_file():
        raise FileNotFoundError(2, "no such file", str(path)) if not path.exists() else ValueError("is no regular file")
    with path.open("rb") as file:
        data = file.read(largest + 1)
    if len(data) > largest:
        raise ValueError(f"is longer than {largest:,} bytes")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise ValueError(f"is not UTF-8 (byte {error.start})") from None


def json_of(path: Path, largest: int = LARGEST) -> Any:
    """The JSON of a file, numbers exact. Raises OSError, and ValueError with a sentence."""
    return sound_json(text_of(path, largest).removeprefix("\ufeff"))


def json_of_line(line: bytes) -> Any:
    """The JSON of a line. Raises ValueError with a sentence."""
    return sound_json(decode(line, "utf-8").text.removeprefix("\ufeff"))
