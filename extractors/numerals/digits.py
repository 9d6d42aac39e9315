"""Digits: what a run of digits with its separators is worth."""

from decimal import Decimal

import regex

_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "0123456789" * 2)
LONGEST = 40  # more digits than any count on earth: what is longer names something (an account, noise)

_GROUPED = regex.compile(r"\d{1,3}+(?:(?P<comma>[٬,،'])\d{3})(?:(?P=comma)\d{3})*+")
_DOTTED = regex.compile(r"[1-9]\d{0,2}+(?:\.\d{3})++")
_PLAIN = regex.compile(r"\d++")


def read_digits(text: str) -> Decimal | None:
    """The value of `text`, digits of any script with their separators; None where it is no single number.

    ۱۲٬۵۰۰ ۱۲,۵۰۰ ۱۲.۵۰۰ are 12500; ۳٫۵ ۳.۵ ۳/۵ ۳,۵ are 3.5; ۱۳۹۸/۱۱/۱۸ and ۱.۲.۳ are none.
    A run of more than `LONGEST` digits is none.
    """
    if len(text) > 2 * LONGEST:
        return None
    text = text.translate(_DIGITS)
    if not text.isascii():
        text = text.replace("٬", ",").replace("،", ",").replace("٫", "/")
    if sum(map(str.isdigit, text)) > LONGEST:
        return None
    if text.isdigit():
        return Decimal(text)
    whole, mark, rest = text.partition("/")
    if mark:
        number = _thousands(whole)
        return Decimal(f"{number}.{rest}") if number is not None and rest.isdigit() else None
    number = _thousands(text)
    if number is not None:
        return Decimal(number)
    for mark in (".", ","):
        whole, _, rest = text.rpartition(mark)
        number = _thousands(whole)
        if number is not None and rest.isdigit() and (mark == "." or len(rest) < 3):
            return Decimal(f"{number}.{rest}")
    return None


def _thousands(text: str) -> str | None:
    """Digits without their thousands separators; None where they are set wrongly."""
    if text.isdigit() or _GROUPED.fullmatch(text) or _DOTTED.fullmatch(text):
        return "".join(filter(str.isdigit, text))
    return None
