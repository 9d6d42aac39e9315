"""Days as people type them and as articles bear them: a year or a month stands for all its days."""

import re

from ..record import Figure

_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "0123456789" * 2)
_DAY = re.compile(r"([0-9]{4})(?:[-/]([0-9]{1,2})(?:[-/]([0-9]{1,2}))?)?(?:[T ].{0,40})?", re.S)


def stretch(typed: str) -> tuple[str, str] | None:
    """The first and the last day of «۱۳۹۹», «1399/2», "1399-02-05"; None for what is no date.

    The last one may be a day that no month has: "1399-99-99" stands behind every day of the year.
    """
    found = _DAY.fullmatch(typed[:60].strip().translate(_DIGITS))
    if not found:
        return None
    year, month, day = found.groups()
    return f"{year}-{int(month or 1):02}-{int(day or 1):02}", f"{year}-{int(month or 99):02}-{int(day or 99):02}"


def days_of(figure: Figure) -> tuple[str | None, str | None]:
    """The first and last day that a figure is about: those of its period, else that on which it was published."""
    period = figure.period
    if period and (period.start or period.end):
        return period.start or period.end, period.end or period.start
    return stretch(figure.published or "") or (None, None)
