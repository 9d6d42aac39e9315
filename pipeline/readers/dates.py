"""Dates as the web and databases write them → the Jalali day that an article carries: "1399-07-20"."""

import re
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "0123456789" * 2)
_JALALI = re.compile(r"(?<!\d)(1[34]\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_GREGORIAN = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_MONTHS = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()
_WORDS = re.compile(rf"(?<!\d)(\d{{1,2}})\s({'|'.join(_MONTHS)})(?:\sماه)?\s(?:سال\s)?(1[34]\d\d)(?!\d)")


def jalali_day(day: date) -> str:
    """The Jalali day of a Gregorian one; a time with a zone is first told in Tehran's."""
    from persiantools.jdatetime import JalaliDate

    if isinstance(day, datetime):
        day = (day.astimezone(_tehran()) if day.tzinfo else day).date()
    try:
        return str(JalaliDate(day).isoformat())
    except ValueError:  # before the year 1 or after the last that the calendar counts
        return day.isoformat()


def read_day(text: str) -> str | None:
    """The Jalali day that a text begins to tell: "2020-10-11T21:30:00Z", "1399/07/20", "۲۰ مهر ۱۳۹۹"; None for others.

    A time with a zone belongs to the day that it was in Tehran.
    """
    text = " ".join(text[:200].translate(_DIGITS).split())
    try:
        return jalali_day(datetime.fromisoformat(text)) if not text.startswith(("13", "14")) else _jalali(text)
    except (ValueError, OverflowError):
        return _jalali(text) or _gregorian(text)


def _jalali(text: str) -> str | None:
    if found := _JALALI.search(text):
        year, month, day = map(int, found.groups())
    elif found := _WORDS.search(text):
        year, month, day = int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1])
    else:
        return None
    from persiantools.jdatetime import JalaliDate

    return str(JalaliDate(year, month, day).isoformat()) if JalaliDate.check_date(year, month, day) else None


def _gregorian(text: str) -> str | None:
    found = _GREGORIAN.search(text)
    try:
        return jalali_day(date(*map(int, found.groups()))) if found else None
    except ValueError:
        return None


def _tehran() -> ZoneInfo | timezone:
    try:
        return ZoneInfo("Asia/Tehran")
    except ZoneInfoNotFoundError:  # a machine without the table of zones
        return timezone(timedelta(hours=3, minutes=30))
