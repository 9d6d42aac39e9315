"""Bytes → text, whatever encoding a newsroom's archive was saved in."""

import codecs
import re
from typing import NamedTuple

SAMPLE = 64 * 1024
"""Bytes that are looked at to tell the encoding of a longer text."""

CANDIDATES = ["cp1256", "iso8859_6", "cp1252"]
"""The single-byte encodings that Persian text is found in, Windows' own above all (cp1252: a page in French)."""

_MARKS = {  # a byte order mark names the encoding; UTF-32's begins like UTF-16's and comes first
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_MAGIC = {  # formats that people hand in as text, by their first bytes
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP or Word (.docx) file",
    b"\x1f\x8b": "a gzip file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"{\\rtf": "an RTF file",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_READABLE = re.compile(r"[\s\u0020-\u007e\u0600-\u06ff\u200c\u200e\u200f\u2010-\u2026\u00ab\u00bb]")


class Decoded(NamedTuple):
    """The text of some bytes, and what the user should know about how it was read."""

    text: str
    notice: str | None = None


class NotText(ValueError):
    """The bytes are no text in any encoding; the message says what they look like."""


def encoding_of(sample: bytes) -> str:
    """The encoding of a text by its first bytes, as Python names it. Raises NotText for binary data."""
    for mark, encoding in _MARKS.items():
        if sample.startswith(mark):
            return encoding
    for magic, what in _MAGIC.items():
        if sample.startswith(magic):
            raise NotText(f"is {what}, not text")
    if b"\0" in sample and (wide := _wide(sample)):
        return wide
    if len(_CONTROL.findall(sample)) * 20 > len(sample):
        raise NotText("is binary data, not text")
    return "utf-8" if _mostly_utf8(sample) else _single_byte(sample)


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of the bytes, without byte order mark. Raises NotText for binary data.

    Bytes that the encoding cannot hold become U+FFFD, and the notice says how many.
    """
    encoding = encoding or encoding_of(data[:SAMPLE])
    try:
        text = data.decode(encoding, "surrogatepass" if encoding.startswith("utf") else "strict")
        return Decoded(text, notice_of(encoding))
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and not _mostly_utf8(data):  # the sample was plain ASCII, what follows was not
            return decode(data, _single_byte(data[max(0, error.start - SAMPLE // 2) :][:SAMPLE]))
    text = data.decode(encoding, "replace")
    return Decoded(text, f"is not quite {encoding}; what could not be read became U+FFFD")


def notice_of(encoding: str) -> str | None:
    """What the user should know about a text in this encoding."""
    return None if encoding.startswith("utf-8") else f"is not UTF-8; read as {encoding}"


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a byte order mark: one of its byte orders gives readable text, the other rubbish."""
    even = sample[: len(sample) // 2 * 2]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = even.decode(encoding, "replace")
        if len(_READABLE.findall(text)) > 0.9 * len(text):
            return encoding
    return None


def _mostly_utf8(data: bytes) -> bool:
    """Whether this is UTF-8, but for a broken character here and there (a page cut in two, a faulty scraper)."""
    try:  # not final: a sample may end within a character
        codecs.getincrementaldecoder("utf-8")("surrogatepass").decode(data)
    except UnicodeDecodeError:
        pass
    else:
        return True
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count("\ufffd".encode())
    whole = sum(c > "\x7f" for c in text) - broken
    return 4 * broken < whole  # Persian in cp1256 has hardly a pair of bytes that is UTF-8


def _single_byte(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=CANDIDATES).best()
    return best.encoding if best else CANDIDATES[0]
