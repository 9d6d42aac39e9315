"""From time expressions to days: what an expression means in an article of a given date (conventions: times.toml)."""

from .anchor import Anchor
from .calendar import (
    UNKNOWN,
    Dates,
    Day,
    jalali,
    months,
    plus,
    plus_days,
    week,
)
from .expressions import (
    Between,
    Days,
    Decade,
    Edge,
    Ending,
    Months,
    Moving,
    Occasion,
    Shift,
    Since,
    Stretch,
    Time,
    Until,
    Weekday,
    Year,
)
from .named import (
    days_dates,
    ending_dates,
    months_dates,
    moving_dates,
    occasion_dates,
    school_begins,
    year_dates,
)


def resolve(time: Time, anchor: Anchor | None, ahead: bool = False) -> Dates:
    """The first and the last day of a time; None where they cannot be told. `ahead` for what is planned."""
    try:
        return _resolve(time, anchor, ahead)
    except (ValueError, OverflowError):
        return UNKNOWN


def _resolve(time: Time, anchor: Anchor | None, ahead: bool) -> Dates:
    match time:
        case Year():
            return year_dates(time, anchor)
        case Months():
            return months_dates(time, anchor, ahead)
        case Days():
            return days_dates(time, anchor, ahead)
        case Ending():
            return ending_dates(time, anchor, ahead)
        case Decade():
            first = months(time.calendar, time.first, 1, 1)[0]
            return first, months(time.calendar, time.first + 9, 12, 12)[1]
        case Occasion():
            return occasion_dates(time, anchor, ahead)
        case Moving():
            return moving_dates(time, anchor, ahead)
        case Edge(side="start", of=Year(sort="school") as year):
            return school_begins(year, anchor)
        case Edge():
            return _edge(time, _resolve(time.of, anchor, ahead))
        case Between():
            return _between(time, anchor, ahead)
        case Since():
            return _since(time, anchor, ahead)
        case Until(of=of):
            return None, _until(of, anchor, ahead)
    if anchor is None:
        return UNKNOWN
    match time:
        case Shift():
            return _shift(time, anchor)
        case Weekday() if anchor.date:
            day = _weekday(time, anchor.date, ahead)
            return day, day
        case Stretch():
            return _stretch(time, anchor)
    return UNKNOWN


def _edge(time: Edge, dates: Dates) -> Dates:
    first, last = dates
    match time.side:
        case "start":
            return first, first
        case "end":
            return last, last
        case "early":
            return first, None
        case "late":
            return None, last
    return UNKNOWN


def _between(time: Between, anchor: Anchor | None, ahead: bool) -> Dates:
    first, last = _resolve(time.first, anchor, ahead)[0], _resolve(time.last, anchor, ahead)[1]
    if first is not None and last is not None and first > last:
        last = _resolve(time.last, anchor, True)[1]
    if first is not None and last is not None and first > last:
        return UNKNOWN
    return first, last


def _since(time: Since, anchor: Anchor | None, ahead: bool) -> Dates:
    of = time.of
    if isinstance(of, Stretch) and anchor is not None and anchor.date and of.side in ("ago", "past"):
        return _moved(anchor.date, -of.count, of.unit), anchor.date if time.until_now else None
    first = _resolve(of, anchor, ahead)[0]
    if first is None:
        return UNKNOWN
    today = anchor.date if anchor is not None else None
    whole = isinstance(of, Year) or (isinstance(of, Edge) and of.side == "start" and isinstance(of.of, Year))
    past = today is not None and first <= today
    return first, today if past and (time.until_now or whole) else None


def _until(of: Time, anchor: Anchor | None, ahead: bool) -> Day | None:
    if isinstance(of, Stretch) and of.side in ("future", "hence"):
        return _moved(anchor.date, of.count, of.unit) if anchor is not None and anchor.date else None
    first, last = _resolve(of, anchor, ahead)
    return first if isinstance(of, Edge) and of.side == "start" else last


def _shift(time: Shift, anchor: Anchor) -> Dates:
    if time.unit == "month":
        if not anchor.month:
            return UNKNOWN
        moved = plus(jalali(anchor.year, anchor.month, 1), time.steps, "month")
        return months("jalali", moved.year, moved.month, moved.month)
    if anchor.date is None:
        return UNKNOWN
    if time.unit == "week":
        return week(plus_days(anchor.date, 7 * time.steps))
    day = plus_days(anchor.date, time.steps)
    return day, day


def _weekday(time: Weekday, today: Day, ahead: bool) -> Day:
    if time.week is not None:
        return plus_days(week(today)[0], 7 * time.week + time.number)
    back = (today.weekday() - time.number) % 7
    if time.side < 0:
        return plus_days(today, -(back or 7))
    if time.side > 0:
        return plus_days(today, 7 - back)
    return plus_days(today, (7 - back) % 7 if ahead else -back)


def _stretch(time: Stretch, anchor: Anchor) -> Dates:
    today = anchor.date
    if today is None:
        return UNKNOWN
    match time.side:
        case "past":
            return _moved(today, -time.count, time.unit), today
        case "future":
            return today, _moved(today, time.count, time.unit)
    sign = -1 if time.side == "ago" else 1
    then = _moved(today, sign * time.count, time.unit)
    if time.unit == "year":
        return months("jalali", then.year, 1, 12)
    if time.unit == "month":
        return months("jalali", then.year, then.month, then.month)
    return then, then


def _moved(day: Day, count: int, unit: str) -> Day:
    """`day` moved on; hours are told in whole days: ۲۴ ساعت گذشته began the day before."""
    if unit == "hour":
        return plus_days(day, int(count / 24) or (1 if count > 0 else -1))
    return plus(day, count, unit)
