"""Slots as text that people can read and edit in a tool, and back, with nothing lost.

    380                              a number; people may also write ۳۸۰ or ۲۱۸٬۰۰۰
    میز خدمت                         a phrase
    1398-11-12..1398-11-22 دهه فجر   a period: its days, ? for one that is not told, and its words
    null                             nothing, where nothing is one of the readings that hold
    ="null"                          anything else: = and JSON

Several texts are several readings, each of which is right.
"""

import json
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from ..decimals import plain, to_json
from .sound_json import LONGEST_NUMBER, sound_json

NUMBERS = ("low", "high")
NOTHING = "null"

_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩٫", "01234567890123456789.", "٬,_ \u00a0\u200c")
_NUMBER = re.compile(r"[-−+]?\d+(\.\d+)?")
_DAY = r"(?:\d{3,4}[-/]\d\d?[-/]\d\d?|\?)"
_PERIOD = re.compile(rf"({_DAY})\s*(?:\.\.\s*({_DAY}))?(?:\s+(.*))?", re.S)


def texts_of(slot: str, value: Any, reserved: str = "") -> list[str]:
    """A slot of the gold as texts: none for an empty one, one for each of several readings.

    None of the `reserved` characters is used, nor any that is not printed: a tool may part texts by them.
    """
    if value is None:
        return []
    if isinstance(value, list) and len(value) > 1:
        return [_text(slot, reading, reserved) for reading in value]
    return [_text(slot, value, reserved)]


def value_of(slot: str, texts: Sequence[str]) -> Any:
    """The slot of the gold that the texts say. Raises ValueError, naming the slot, for what it cannot hold."""
    values = [_value(slot, text.strip()) for text in texts if text.strip()]
    return None if not values else values[0] if len(values) == 1 else values


def as_json(value: Any, reserved: str = "") -> str:
    """JSON on one line that is printed as it is, without the reserved characters."""

    def escaped(character: str) -> str:
        return json.dumps(character)[1:-1] if character not in reserved else f"\\u{ord(character):04x}"

    return "".join(escaped(c) if not (c.isprintable() or c == "\u200c") or c in reserved else c for c in to_json(value))


def _text(slot: str, value: Any, reserved: str) -> str:
    match value:
        case None:
            return NOTHING
        case bool():
            pass
        case int() | Decimal() | float() if slot in NUMBERS:
            return plain(Decimal(str(value)))
        case str() if slot not in NUMBERS and is_plain(value, reserved) and (slot != "period"):
            return value
        case {"quote": str(quote), "start": start, "end": end} if slot == "period" and len(value) == 3:
            if _day(start) and _day(end) and is_plain(quote, reserved):
                return f"{start or '?'}..{end or '?'} {quote}"
    return "=" + as_json(value, reserved)


def _value(slot: str, text: str) -> Any:
    if text == NOTHING:
        return None
    if text.startswith("="):
        try:
            return sound_json(text[1:])
        except ValueError as wrong:
            raise ValueError(f'"{slot}" {wrong}: {text[:60]}') from None
    if slot in NUMBERS:
        return _number(slot, text)
    return _period(text) if slot == "period" else text


def _number(slot: str, text: str) -> int | Decimal:
    digits = text.translate(_DIGITS).replace("−", "-").removeprefix("+")
    if not _NUMBER.fullmatch(digits) or len(digits) > LONGEST_NUMBER:
        raise ValueError(f'"{slot}" is no number: {text[:60]}')
    value = Decimal(digits)
    return value if "." in digits else int(value)


def _period(text: str) -> dict[str, Any]:
    found = _PERIOD.fullmatch(text)
    if not found:
        return {"quote": text, "start": None, "end": None}
    start = _iso(found[1])
    end = start if found[2] is None else _iso(found[2])
    quote = text[found.start(3) :] if found[3] else ""
    return {"quote": quote, "start": start, "end": end}


def _iso(day: str) -> str | None:
    if day == "?":
        return None
    year, month, date = (int(part) for part in re.split("[-/]", day))
    iso = f"{year:04}-{month:02}-{date:02}"
    if not _day(iso):
        raise ValueError(f'"period": {day} is no Jalali day, as 1399-01-31 is')
    return iso


def _day(day: Any) -> bool:
    from ...extractors.periods import to_gregorian

    return day is None or (isinstance(day, str) and len(day) == 10 and to_gregorian(day) is not None)


def is_plain(text: str, reserved: str = "") -> bool:
    """Whether the text can stand for itself: one line that is printed as it is."""
    return (
        text.strip() == text != ""
        and text != NOTHING
        and text[0] != "="
        and all((c.isprintable() or c == "\u200c") and c not in reserved for c in text)
    )
