"""Stage `digits`: ۰-۹ for every digit, ٬ between thousands and ٫ before decimals.

Digits change one for one. A separator changes only where the value is sure; dates (۱۳۹۸/۱۱/۱۸), clock times (۱۲:۳۰),
phone numbers (۰۲۱.۸۸۷) and addresses on the web stay as they are. No number ever changes its value.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path

from .script import DIGIT, LETTER, ZWNJ, replaced

_TABLE = tomllib.loads(Path(__file__).with_name("digits.toml").read_text(encoding="utf-8"))
PERSIAN = dict(zip("0123456789٠١٢٣٤٥٦٧٨٩０１２３４５６７８９", "۰۱۲۳۴۵۶۷۸۹" * 3, strict=True))
THOUSANDS, DECIMAL = "٬", "٫"

_OTHER_DIGIT = re.compile("[0-9٠-٩０-９]")
_NUMBER = re.compile(f"[{DIGIT}]++(?:[.,،٫٬/'’][{DIGIT}]++)*+")
_SEPARATED = re.compile(f"[{DIGIT}](?<![{DIGIT}][{DIGIT}])[{DIGIT}]*+(?:[.,،٫٬/'’][{DIGIT}]++)++")  # starts no later
_ADDRESS = re.compile(r"(?:https?://|www\.|[A-Za-z0-9_.+-]{1,64}+@)[^\s\u0600-\u06ff]++")
_OF_ADDRESS = re.compile(r"://|www\.|@")
_BLANK = re.compile("[ \n]")
_MULTIPLIER = re.compile(rf"[ ]*+(?:{'|'.join(map(re.escape, _TABLE['multiplier']))})")
_UNIT = re.compile(rf"[ ]*+(?:{'|'.join(_TABLE['unit'])})ی?(?![{LETTER}{ZWNJ}])")
_NEVER_AFTER = frozenset(_TABLE["never_after"])
_LAST_WORD = re.compile(rf"[{LETTER}]++(?=[ :]*+$)")
_YEAR = re.compile("1[34][0-9]{2}|(?:19|20)[0-9]{2}")
_STICKS_AFTER = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_:\\/")
_STICKS_BEFORE = _STICKS_AFTER | {"-"}
_TO_LATIN = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")


def digits(text: str) -> str:
    """`text` with every digit outside web addresses as ۰-۹ and every separator of sure value as ٬ or ٫."""
    plain = _persian(text)
    pieces: list[str] = []
    reached = 0
    for start, end in _with_addresses(text) if "www." in text or "://" in text or "@" in text else ():
        pieces += _separators(plain, _SEPARATED, reached, start)
        pieces += _separators(text, _NUMBER, start, end, [m.span() for m in _ADDRESS.finditer(text, start, end)])
        reached = end
    pieces += _separators(plain, _SEPARATED, reached, len(text))
    return "".join(pieces)


def _with_addresses(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between two blanks that may hold web addresses; no number reaches over a blank."""
    reached = 0
    for match in _OF_ADDRESS.finditer(text):
        start, end = match.span()
        if start >= reached:
            begin = max(text.rfind(" ", reached, start), text.rfind("\n", reached, start)) + 1 or reached
            blank = _BLANK.search(text, end)
            reached = blank.start() if blank else len(text)
            yield begin, reached


def _separators(
    text: str, pattern: re.Pattern[str], begin: int, stop: int, addresses: Sequence[tuple[int, int]] = ()
) -> Iterator[str]:
    """The pieces of `text[begin:stop]` with the numbers of `pattern` outside the addresses as they should be."""
    reached = begin
    for match in pattern.finditer(text, begin, stop):
        start, end = match.span()
        if addresses and _inside(start, addresses):
            continue
        number = _persian(match.group())
        yield text[reached:start]
        yield number if number.isdecimal() else _separated(number, text, start, end)
        reached = end
    yield text[reached:stop]


def _persian(text: str) -> str:
    return replaced(text, _OTHER_DIGIT, PERSIAN)


def _inside(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    i = bisect_right(spans, (place, spans[-1][1])) - 1
    return i >= 0 and spans[i][0] <= place < spans[i][1]


def _separated(number: str, text: str, start: int, end: int) -> str:
    """`number`, in digits ۰-۹, with ٬ and ٫ where its place in `text` leaves no doubt of the value."""
    groups = re.split("[.,،٫٬/'’]", number)
    marks = [c for c in number if not c.isdecimal()]
    if _stuck(text, start, end):
        return number
    if _thousands(groups) and len(set(marks)) == 1 and (len(marks) > 1 or marks[0] in ",،٬'’"):
        return THOUSANDS.join(groups)
    if len(marks) > 1:
        # ۱,۲۵۰.۵ and ۱٬۲۵۰/۵: thousands of one sort, then one decimal of another.
        whole, last = set(marks[:-1]), marks[-1]
        if len(whole) == 1 and last not in whole and whole <= set(",٬") and last in "./٫" and _thousands(groups[:-1]):
            return THOUSANDS.join(groups[:-1]) + DECIMAL + groups[-1]
        return number
    (mark,), (whole_part, fraction) = marks, groups
    if mark == "٫" or mark in "'’،" or _after_label(text, start):
        return number
    before_multiplier = bool(_MULTIPLIER.match(text, end))
    if mark == ".":
        if _code(whole_part) or (_YEAR.fullmatch(whole_part.translate(_TO_LATIN)) and len(fraction) <= 2):
            return number
        if _thousands(groups) and not before_multiplier:
            return THOUSANDS.join(groups)
        return DECIMAL.join(groups)
    short = len(whole_part) <= 3 and not _code(whole_part) and len(fraction) <= (3 if mark == "/" else 2)
    if short and (before_multiplier or (mark == "/" and _UNIT.match(text, end))):
        return DECIMAL.join(groups)
    return number


def _thousands(groups: list[str]) -> bool:
    """Whether the groups are those of a grouped whole number: ۱۲ ۵۰۰, but not ۰ ۵۰۰ nor ۱۲ ۵۰."""
    return len(groups[0]) <= 3 and groups[0][0] != "۰" and all(len(group) == 3 for group in groups[1:])


def _code(whole: str) -> bool:
    """Whether leading zeros tell of a phone number or a code: ۰۲۱."""
    return len(whole) > 1 and whole[0] == "۰"


def _stuck(text: str, start: int, end: int) -> bool:
    """Whether the number is part of something longer: v1.2.3, ۱۲:۳۰.۵, ۲۰-۳.۵, site.ir/12.5."""
    return text[start - 1 : start] in _STICKS_BEFORE or text[end : end + 1] in _STICKS_AFTER


def _after_label(text: str, start: int) -> bool:
    """Whether the word before names a clock time, a date or a numbered place: ساعت ۱۲.۳۰."""
    match = _LAST_WORD.search(text[max(0, start - 24) : start])
    return match is not None and match.group() in _NEVER_AFTER
