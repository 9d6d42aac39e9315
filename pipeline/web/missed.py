"""A figure that was missed: where it stands, and a first guess of what it says."""

from collections.abc import Mapping
from typing import Any

from ..record import Figure
from .corrections import figure_at
from .desk import Sheet
from .site import Site
from .workers import Busy, CannotExtract

LONGEST = 300
"""Code points that may be marked: a number and what it counts."""
# Letters and digits that look alike on a screen, one for one: what is typed on another keyboard is found all the same.
_ALIKE = str.maketrans(
    "يىكة" + "۰۱۲۳۴۵۶۷۸۹" + "٠١٢٣٤٥٦٧٨٩" + "\u00a0\n\r\t\0\ufffd", "ییکه" + "0123456789" * 2 + " " * 4 + "??"
)


class NoPlace(ValueError):
    """`field` is the field that is wrong, the message the key of a sentence (see words.toml)."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field = field


def place_of(text: str, typed: Mapping[str, str]) -> tuple[int, int]:
    """The span that was marked ("start", "end" in code points, and "quote", the characters that were seen there), or
    that of the words that were typed ("words", and "times" for which time they stand in the text). Raises NoPlace.

    A text may have changed its offsets on the way through a browser; the characters tell.
    """
    if "start" in typed:
        start, end = (_count(typed.get(name, ""), "words", "no_span") for name in ("start", "end"))
        seen = typed.get("quote", "").translate(_ALIKE)
        if not start < end <= len(text) or (seen and text[start:end].translate(_ALIKE) != seen):
            raise NoPlace("words", "no_span")
    else:
        words = typed.get("words", "").strip().translate(_ALIKE)
        if not words:
            raise NoPlace("words", "not_found")
        folded, start = text.translate(_ALIKE), -1
        for _ in range(min(_count(typed.get("times", "1"), "times", "no_count", least=1), 10_000)):
            start = folded.find(words, start + 1)
            if start < 0:
                raise NoPlace("words", "not_found")
        end = start + len(words)
    piece = text[start:end]
    start, end = start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
    if start >= end:
        raise NoPlace("words", "not_found")
    if end - start > LONGEST:
        raise NoPlace("words", "too_long")
    return start, end


def _count(typed: str, field: str, why: str, least: int = 0) -> int:
    digits = typed.strip().translate(_ALIKE)
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10) or int(digits) < least:
        raise NoPlace(field, why)
    return int(digits)


async def drafted(site: Site, sheet: Sheet, start: int, end: int) -> Figure:
    """A figure at the span, its value read from the marked words alone as far as they tell: of «۴۲ هزار گروه جهادی»
    the number becomes the quote, and the rest the item."""
    from starlette.concurrency import run_in_threadpool

    article = sheet.article
    around = await run_in_threadpool(figure_at, article, start, end)
    read = await _read(site, sheet, start, end)
    there = {(one.quote.start, one.quote.end) for one in sheet.figures}
    fitting = [one for one in read if (one.quote.start + start, one.quote.end + start) not in there]
    if not read:
        return around
    found = (fitting or read)[0]
    new = await run_in_threadpool(figure_at, article, start + found.quote.start, start + found.quote.end)
    slots = ("quantity", "rials", "kind", "item", "status", "period", "place", "organization", "speaker")
    return new.model_copy(update={slot: getattr(found, slot) for slot in slots})


async def _read(site: Site, sheet: Sheet, start: int, end: int) -> list[Figure]:
    piece = sheet.article.model_copy(update={"text": sheet.article.text[start:end], "title": None})
    try:
        answers: list[dict[str, Any]] = (await site.workers.do({"article": piece.model_dump()}))[0]
    except (Busy, CannotExtract):
        return []
    return [Figure.from_json(line) for answer in answers for line in answer.get("figures", ())]
