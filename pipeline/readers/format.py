"""What a file is: by its first bytes, and where those do not tell, by the ending of its name."""

import re
from typing import Literal

from .encoding import NotText, decode
from .stream import begins_like_json_lines

Format = Literal["text", "jsonl", "csv", "tsv", "parquet", "html", "pdf", "warc", "gz", "zst", "zip"]

ENDINGS: dict[str, Format] = {
    ".txt": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".warc": "warc",
    ".gz": "gz",
    ".zst": "zst",
    ".zip": "zip",
}
SINGLE = {"text", "html", "pdf"}
"""The formats of which a file is one article, called by the file's name."""

_MAGIC: list[tuple[bytes, Format]] = [
    (b"\x1f\x8b\x08", "gz"),
    (b"\x28\xb5\x2f\xfd", "zst"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PAR1", "parquet"),
    (b"WARC/1.", "warc"),
]
_FOREIGN = {
    b"BZh": "a bzip2 file; unpack it first",
    b"\xfd7zXZ": "an xz file; unpack it first",
    b"7z\xbc\xaf\x27\x1c": "a 7z file; unpack it first",
    b"Rar!": "a RAR file; unpack it first",
}
PEEK = 4096
"""Bytes in which a page shows that it is one."""
_TOLD_BY_BYTES = {"parquet": "a parquet file", "pdf": "a PDF file", "warc": "a WARC file", "zip": "a zip file"}
_PAGE = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--.{0,1000}?-->\s*+)*+<(?:!doctype\s++html|html|head|body)\b", re.I | re.S
)


class Unreadable(ValueError):
    """The file is of no format that we read; the message says what is wrong."""


def ending_of(name: str) -> str:
    """The ending of a name in lower case: ".gz" of "news.jsonl.gz"."""
    stem, dot, ending = name.rpartition(".")
    return (dot + ending).lower() if stem else ""


def bare(name: str) -> str:
    """The name without the endings that we know: "news" of "news.jsonl.gz", "1.2" of "1.2.txt"."""
    while ENDINGS.get(ending_of(name)) in ("gz", "zst"):
        name = name[: -len(ending_of(name))]
    return name[: -len(ending_of(name))] if ending_of(name) else name


def is_known(name: str) -> bool:
    """Whether the ending of the name is that of a format we read."""
    return ending_of(name) in ENDINGS


def is_single(name: str) -> bool:
    """Whether a file of this name holds one article, as far as its name tells."""
    while ENDINGS.get(ending_of(name)) in ("gz", "zst"):
        name = name[: -len(ending_of(name))]
    return ENDINGS.get(ending_of(name), "text") in SINGLE


def format_of(head: bytes, name: str) -> Format | None:
    """The format of a file that begins with `head`; None where neither its bytes nor its ending tell.

    Raises Unreadable for a file whose bytes are not what its ending says.
    """
    if told := by_bytes(head):
        return told
    by_ending = ENDINGS.get(ending_of(name))
    if by_ending in ("gz", "zst"):  # a browser unpacks what it fetches, and keeps the name
        return format_of(head, name[: -len(ending_of(name))]) or "text"
    if by_ending in _TOLD_BY_BYTES:
        raise Unreadable(f"is no {_TOLD_BY_BYTES[by_ending].partition(' ')[2]}, whatever its name says")
    if by_ending is None and begins_like_json_lines(head):
        return "jsonl"
    return by_ending


def by_bytes(head: bytes) -> Format | None:
    """The format that the first bytes tell for sure, None where they tell none.

    Raises Unreadable for a format that we do not read.
    """
    for magic, format in _MAGIC:
        if head.startswith(magic):
            return format
    for magic, what in _FOREIGN.items():
        if head.startswith(magic):
            raise Unreadable(f"is {what}")
    if head[257:262] == b"ustar":
        raise Unreadable("is a tar file; unpack it first")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    try:
        return "html" if _PAGE.match(decode(head[:PEEK]).text.lstrip("\ufeff")) else None
    except NotText:
        return None
