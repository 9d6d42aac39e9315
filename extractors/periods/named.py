"""Times that the calendar names, in days: years, months, days, occasions; without a year the one that fits."""

from .anchor import Anchor
from .calendar import UNKNOWN, Dates, DaySpan, day_in, jalali, months, plus, plus_days
from .expressions import Days, Ending, Months, Moving, Occasion, Year
from .lexicon import moving

BEHIND = 270  # a month without a year lies at most so many days back, else it is the coming one


def year_dates(time: Year, anchor: Anchor | None) -> Dates:
    if time.sort == "farm":
        return _farm_year(time, anchor)
    if time.sort == "school":
        return UNKNOWN
    number = _number(time, anchor)
    return UNKNOWN if number is None else months(time.calendar, number, 1, 12)


def _number(time: Year, anchor: Anchor | None) -> int | None:
    if time.number is not None:
        return time.number
    return None if anchor is None else anchor.year_in(time.calendar) + time.steps


def _farm_year(time: Year, anchor: Anchor | None) -> Dates:
    """From Mehr to Shahrivar; told by the year in which it ends where counted from now."""
    if time.number is not None:
        return jalali(time.number - 1, 7, 1), jalali(time.number, 6, 31)
    if anchor is None or not anchor.month:
        return UNKNOWN
    end = anchor.year + (anchor.month > 6) + time.steps
    return jalali(end - 1, 7, 1), jalali(end, 6, 31)


def school_begins(time: Year, anchor: Anchor | None) -> Dates:
    """1 Mehr: of the school year that is on, or of the next."""
    number = time.number
    if number is None:
        if anchor is None or not anchor.month:
            return UNKNOWN
        number = anchor.year - (anchor.month < 7) + time.steps
    return jalali(number, 7, 1), jalali(number, 7, 1)


def months_dates(time: Months, anchor: Anchor | None, ahead: bool) -> Dates:
    if time.year is not None:
        number = _number(time.year, anchor)
        calendar = time.year.calendar if time.how == "part" else time.calendar
        if number is not None and calendar != time.year.calendar:
            number = _other_year(time, number)
        return UNKNOWN if number is None else months(calendar, number, time.first, time.last)
    if anchor is None:
        return UNKNOWN
    here = anchor.year_in(time.calendar)
    if not anchor.month:
        return months(time.calendar, here, time.first, time.last)
    return _nearest([months(time.calendar, here + step, time.first, time.last) for step in (-1, 0, 1)], anchor, ahead)


def _other_year(time: Months, number: int) -> int:
    """ژانویه سال جاری: the year of the month's own calendar that mostly is that year."""
    if time.calendar == "gregorian":
        return number + 621 + (time.first < 3)
    return number - 621 - (time.first > 9)


def _nearest(spans: list[DaySpan], anchor: Anchor, ahead: bool) -> DaySpan:
    """Of the same time of three years: the next to come for what is planned, else the latest that has begun."""
    last = anchor.last
    if ahead:
        return next((span for span in spans if span[1] >= anchor.first), spans[-1])
    begun = [span for span in spans if span[0] <= last]
    if begun and (last - begun[-1][1]).days <= BEHIND:
        return begun[-1]
    return next((span for span in spans if span[0] > last), spans[-1])


def days_dates(time: Days, anchor: Anchor | None, ahead: bool) -> Dates:
    month = time.month
    if month.year is None and anchor is not None and anchor.month:
        here = anchor.year_in(month.calendar)
        spans = [_days_of(time, here + step) for step in (-1, 0, 1)]
        return _nearest(spans, anchor, ahead)
    first, _ = months_dates(month, anchor, ahead)
    if first is None:
        return UNKNOWN
    year = first.year if month.calendar == "jalali" else first.to_gregorian().year
    return _days_of(time, year)


def _days_of(time: Days, year: int) -> DaySpan:
    month = time.month
    return (
        day_in(month.calendar, year, month.first, time.first),
        day_in(month.calendar, year, month.last, time.last or 31),
    )


def ending_dates(time: Ending, anchor: Anchor | None, ahead: bool) -> Dates:
    first, last = months_dates(time.month, anchor, ahead)
    if first is None:
        return UNKNOWN
    if time.month.calendar == "jalali":
        return plus(first, 1 - time.count, "month"), last
    day = first.to_gregorian()
    year, month = divmod(day.year * 12 + day.month - time.count, 12)
    return day_in("gregorian", year, month + 1, 1), last


def occasion_dates(time: Occasion, anchor: Anchor | None, ahead: bool) -> Dates:
    if time.year is None and anchor is not None and anchor.month:
        spans = [_occasion_in(time, anchor.year + step) for step in (-1, 0, 1)]
        return _nearest(spans, anchor, ahead)
    number = _number(time.year or Year(None), anchor)
    return UNKNOWN if number is None else _occasion_in(time, number)


def _occasion_in(time: Occasion, year: int) -> DaySpan:
    if time.nth:
        day = plus_days(jalali(year, *time.first), time.nth - 1)
        return day, day
    return jalali(year, *time.first), jalali(year, *time.last)


def moving_dates(time: Moving, anchor: Anchor | None, ahead: bool) -> Dates:
    spans = moving(time.name)
    if time.year is None and anchor is not None and anchor.month:
        around = [span for span in spans if abs(span[0].year - anchor.year) < 2]
        return _nearest(around, anchor, ahead) if len(around) > 2 else UNKNOWN
    number = _number(time.year or Year(None), anchor)
    return next((span for span in spans if span[0].year == number), UNKNOWN)
