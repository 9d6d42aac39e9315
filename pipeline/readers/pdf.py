"""A PDF file → its article: the text of its pages, columns from right to left."""

import ctypes
from collections.abc import Iterator
from typing import Any

from ..article import Article
from ..extras import needed
from .columns_of_print import Line, by_column, in_reading_order
from .entry import Entry
from .options import ReadOptions
from .pdf_streams import check_streams
from .problem import Problem
from .stream import Stopped

PAGES = 1_000
"""Pages of one file that are read."""
CHARACTERS = 200_000
"""Characters of one page; a broadsheet has twenty thousand."""


def article_of_pdf(entry: Entry, options: ReadOptions) -> Iterator[Article | Problem]:
    """The article of a file. Raises Stopped, or ValueError for a file that cannot be opened or holds no text."""
    pdfium = needed("pypdfium2", "pdf", Stopped)
    if b"%PDF-" not in entry.content[:1024]:  # pdfium opens some files that are none
        raise ValueError("is no PDF file")
    check_streams(entry.content)
    try:
        document = pdfium.PdfDocument(entry.content)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise ValueError("is locked with a password") from None
        raise ValueError("is no whole PDF file") from None
    try:
        pages = []
        for number in range(min(len(document), PAGES)):
            try:
                pages.append(_text(document, number, pdfium.raw))
            except (pdfium.PdfiumError, ValueError) as error:
                yield Problem(f"{entry.place} page {number + 1}", f"cannot be read ({str(error).lower()})")
        if len(document) > PAGES:
            yield Problem(entry.place, f"has {len(document):,} pages; only the first {PAGES:,} were read")
    finally:
        document.close()
    text = "\n\n".join(page for page in pages if page.strip())
    if not text:
        raise ValueError("holds no text (pictures of pages, perhaps)")
    if len(text.encode("utf-8", "replace")) > options.largest:
        raise ValueError(f"holds more than {options.largest:,} bytes of text; split it, or raise --largest")
    yield Article(id=entry.id, text=text)


def _text(document: Any, number: int, raw: Any) -> str:
    page = document[number]
    try:
        print_ = page.get_textpage()
        try:
            if print_.count_chars() > CHARACTERS:
                raise ValueError(f"holds more than {CHARACTERS:,} characters")
            return in_reading_order(list(_lines(print_, raw)))
        finally:
            print_.close()
    finally:
        page.close()


def _lines(print_: Any, raw: Any) -> Iterator[Line]:
    """The lines of a page, each within its column.

    pdfium gives the characters of a line in the order in which they are read, with digits from left to right (۳۰۰
    stays ۳۰۰) and letters in their base forms; but what stands on one height of the page is one line to it.
    """
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    box = (ctypes.byref(left), ctypes.byref(right), ctypes.byref(bottom), ctypes.byref(top))
    letters: list[Line] = []
    for at in range(print_.count_chars()):
        code = raw.FPDFText_GetUnicode(print_, at)
        letter = chr(code) if 0 < code < 0x110000 else "\ufffd"
        if letter in "\r\n":
            yield from by_column(letters)
            letters = []
        elif letter.isspace() or not raw.FPDFText_GetCharBox(print_, at, *box) or right.value <= left.value:
            if letters:  # a space has no box, or one that says nothing
                letters[-1].text += letter
        else:
            here = Line(letter, left.value, right.value, bottom.value, top.value)
            if letters and not letters[-1].beside(here):  # a short line under a short one is not told apart by pdfium
                yield from by_column(letters)
                letters = []
            letters.append(here)
    yield from by_column(letters)
