"""When an article was published, as far as is told: the day, month or year that «امسال» and «روز گذشته» go by."""

from dataclasses import dataclass

import regex

from .calendar import Day, from_gregorian, jalali, month_in, year_in

_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "0123456789" * 2)
_DATE = regex.compile(r"\D{0,20}(\d{4})(?!\d)(?:\D{1,3}(\d{1,2})(?!\d)(?:\D{1,3}(\d{1,2})(?!\d))?)?")
_BACKWARDS = regex.compile(r"\D{0,20}(\d{1,2})\D{1,3}(\d{1,2})\D{1,3}(\d{4})(?!\d)")
_COMPACT = regex.compile(r"\D{0,20}(\d{4})(\d\d)(\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The Jalali year of publication; month and day are 0 where not told."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def date(self) -> Day | None:
        """The day, where it is told."""
        return jalali(self.year, self.month, self.day) if self.day else None

    @property
    def about(self) -> Day:
        """A day in the midst of what is told: good for the nearest بهمن, not for yesterday."""
        return jalali(self.year, self.month or 6, self.day or 15)

    @property
    def first(self) -> Day:
        """The first day that it can be."""
        return jalali(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> Day:
        """The last day that it can be."""
        return jalali(self.year, self.month or 12, self.day or 31)

    def year_in(self, calendar: str) -> int:
        """The year of publication in a calendar; of a Jalali year alone the Gregorian one in which most of it lies."""
        return year_in(calendar, self.about)

    def month_in(self, calendar: str) -> int:
        """The month of publication in a calendar, 0 where not told."""
        return month_in(calendar, self.about) if self.month else 0


def read_anchor(published: str | None) -> Anchor | None:
    """The anchor in `published`: "1399-07-20", "1399/7", "۱۳۹۹", "2020-10-11T08:00", "20/7/1399"; None for rubbish."""
    text = (published or "")[:60].translate(_DIGITS)
    if found := _DATE.match(text) or _COMPACT.match(text):
        year, month, day = (int(part or 0) for part in found.groups())
    elif found := _BACKWARDS.match(text):
        day, month, year = map(int, found.groups())
    else:
        return None
    if month > 12 or day > 31:
        return None
    if 1200 <= year < 1600:
        return Anchor(year, month, day)
    if 1800 <= year < 2200:
        return _from_gregorian(year, month, day)
    return None


def _from_gregorian(year: int, month: int, day: int) -> Anchor | None:
    """Of a Gregorian month or year the Jalali one in which most of it lies."""
    here = from_gregorian(year, month or 7, day or 15)
    return Anchor(here.year, here.month if month else 0, here.day if day else 0)


def from_day(day: Day) -> Anchor:
    """The anchor of an article of that day."""
    return Anchor(day.year, day.month, day.day)
