"""Calendars: spans of years and months in Jalali days, steps of time, and the way to Gregorian dates.

A day is a persiantools JalaliDate; a span is the first and the last day, inclusive.
"""

import datetime
from functools import lru_cache

from persiantools.jdatetime import JalaliDate

Day = JalaliDate
DaySpan = tuple[Day, Day]
Dates = tuple[Day | None, Day | None]
"""What is known of a period: its first and its last day."""

UNKNOWN: Dates = (None, None)


def to_gregorian(iso_jalali: str) -> str | None:
    """ "1398-12-29" → "2020-03-19"; None for what is no day of the Jalali calendar."""
    try:
        return str(JalaliDate.fromisoformat(iso_jalali).to_gregorian().isoformat())
    except (ValueError, OverflowError, TypeError):
        return None


def jalali(year: int, month: int, day: int) -> Day:
    """The day of the Jalali calendar; the last of the month where `day` lies behind it."""
    return JalaliDate(year, month, min(day, JalaliDate.days_in_month(month, year)))


def from_gregorian(year: int, month: int, day: int) -> Day:
    """The day that is so called in the Gregorian calendar; the last of the month where `day` lies behind it."""
    return JalaliDate(datetime.date(year, month, min(day, _days_in_gregorian(year, month))))


def day_in(calendar: str, year: int, month: int, day: int) -> Day:
    """The day so called in `calendar`, "jalali" or "gregorian"."""
    return jalali(year, month, day) if calendar == "jalali" else from_gregorian(year, month, day)


@lru_cache(maxsize=256)
def months(calendar: str, year: int, first: int, last: int) -> DaySpan:
    """From the first day of month `first` to the last day of month `last`."""
    return day_in(calendar, year, first, 1), day_in(calendar, year, last, 31)


def year_in(calendar: str, day: Day) -> int:
    """The year of `day` in `calendar`."""
    return day.year if calendar == "jalali" else day.to_gregorian().year


def month_in(calendar: str, day: Day) -> int:
    """The month of `day` in `calendar`."""
    return day.month if calendar == "jalali" else day.to_gregorian().month


def plus_days(day: Day, days: int) -> Day:
    """`day` moved on by `days`, back where negative."""
    moved: Day = day + datetime.timedelta(days=days)
    return moved


def plus_months(day: Day, count: int) -> Day:
    """The same day of the month `count` months on; the last of the month where it has no such day."""
    years, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return jalali(years, month + 1, day.day)


def plus(day: Day, count: int, unit: str) -> Day:
    """`day` moved on by `count` of `unit`: day, week, month, season, year, decade."""
    if unit in ("day", "week"):
        return plus_days(day, count * (7 if unit == "week" else 1))
    return plus_months(day, count * {"month": 1, "season": 3, "year": 12, "decade": 120}[unit])


def week(day: Day) -> DaySpan:
    """Saturday to Friday of the week of `day`."""
    first = plus_days(day, -day.weekday())
    return first, plus_days(first, 6)


def _days_in_gregorian(year: int, month: int) -> int:
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return (following - datetime.timedelta(days=1)).day
