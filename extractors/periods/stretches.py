"""Counted times and parts of times: ۱۰ سال گذشته, ۹ ماه نخست سال, سه ماهه دوم ۹۷, نیمه اول مهر."""

from .cursor import Words
from .dates import read_month
from .expressions import Days, Ending, Months, Stretch, Time, Year
from .lexicon import phrases, table, words
from .years import read_year, read_year_of, the_year, this_year

Read = tuple[Time, int]


def read_stretch(w: Words, k: int) -> Read | None:
    """۱۰ سال گذشته, سه ماه آینده, یکسال قبل, ۱۲ ماه منتهی به خرداد, ۹ ماه نخست سال, سه ماهه دوم."""
    counted = _counted(w, k)
    if counted is None:
        return None
    count, unit, end = counted
    if unit in ("month", "season", "day"):
        found = _part(w, count, unit, end)
        if found is not None:
            return found
    side = next((side for side, known in _sides().items() if w[end] in known), None)
    if side is None and w[end] == "پیش" and w[end + 1] == "رو":
        return Stretch(count, unit, "future"), end + 2
    return None if side is None else (Stretch(count, unit, side), end + 1)


def _sides() -> dict[str, frozenset[str]]:
    return {side: words(f"stretch.{side}") for side in ("past", "ago", "future", "hence")}


def _counted(w: Words, k: int) -> tuple[int, str, int] | None:
    """So many of a unit of time: ۹ ماه, یکسال, بیست و چهار ساعت."""
    units = _units()
    glued = w[k].removeprefix("یک")
    if glued != w[k] and glued in units:
        return 1, units[glued], k + 1
    number = w.number(k)
    if number is None or w[number[1]] not in units:
        return None
    count, end = number
    return count, units[w[end]], end + 1


def _units() -> dict[str, str]:
    """Words for units of time, each with its name in English."""
    units: dict[str, str] = table()["units"]
    return units


def _part(w: Words, count: int, unit: str, k: int) -> Read | None:
    """The rest of ۹ ماه | نخست سال, سه ماهه | دوم ۹۷, ۲۰ روز | ابتدای خرداد, ۱۲ ماه | منتهی به خرداد."""
    if size := w.phrase(phrases("part.ending"), k):
        month = read_month(w, k + size)
        return None if month is None or unit != "month" else (Ending(count, month[0]), month[1])
    if size := w.phrase(phrases("part.gone"), k):
        return _gone(w, count, unit, k + size)
    first, last = w[k] in words("part.first"), w[k] in words("part.last")
    if unit == "day":
        month = read_month(w, k + 1) if first else None
        return None if month is None else (Days(1, count, month[0]), month[1])
    size = count * (3 if unit == "season" else 1)
    if not 0 < size <= 12:
        return None
    ordinal = w.ordinal(k)
    end = k + 1 if first or last else ordinal[1] if ordinal else k
    year = _whole_year(w, end, bare=first or last or ordinal is not None)
    if year is None:
        # ۱۱ ماهه ۸۹, شش ماهه اول; but not ۹ ماه alone, nor ۳ ماه اول of something else
        glued = w[k - 1].startswith("ماهه")
        if not (glued and (first or last or ordinal)):
            return None
        year = (this_year(), end)
    if last:
        return Months(13 - size, 12, year[0], year[0].calendar, "part"), year[1]
    nth = ordinal[0] if ordinal and not first else 1
    if nth * size > 12:
        return None
    return Months((nth - 1) * size + 1, nth * size, year[0], year[0].calendar, "part"), year[1]


def _gone(w: Words, count: int, unit: str, k: int) -> Read | None:
    """پنج ماهه سپری‌شده از | سال جاری, ۹ ماهی که از | شروع سال می‌گذرد: its first months."""
    k += w[k] in words("edge.start")
    year = _whole_year(w, k, bare=True)
    if year is None or unit != "month" or not 0 < count <= 12:
        return None
    return Months(1, count, year[0], year[0].calendar, "part"), year[1]


def _whole_year(w: Words, k: int, bare: bool) -> tuple[Year, int] | None:
    """The year that a part is of: (نخست) سال, امسال, سال ۹۷, ۹۷; with `bare` سال alone is the article's own."""
    year = read_year(w, k) or read_year_of(w, k)
    if year is not None:
        return year
    if w[k] == "از" and w[k + 1] != "از":
        return _whole_year(w, k + 1, bare)
    return (the_year(), k + 1) if bare and w[k] == "سال" and bare_end(w, k + 1) else None


def bare_end(w: Words, k: int) -> bool:
    """Whether سال before piece `k` is no other year than the article's own: not سال‌های, سال تولید, سال اول."""
    return not w.number(k) and not w.ordinal(k) and w[k] not in words("year.undated")


def read_half(w: Words, k: int) -> Read | None:
    """نیمه اول سال, نیمه دوم مهر, نیمسال اول."""
    if w[k] not in words("part.half") and w[k] not in words("part.half_year"):
        return None
    ordinal = w.ordinal(k + 1)
    if ordinal is None or ordinal[0] > 2:
        return None
    second, end = ordinal[0] == 2, ordinal[1]
    year = _whole_year(w, end, bare=True)
    if year is not None:
        return Months(7 if second else 1, 12 if second else 6, year[0], year[0].calendar, "part"), year[1]
    month = read_month(w, end)
    if month is None or w[k] not in words("part.half"):
        return None
    return Days(16 if second else 1, 0 if second else 15, month[0]), month[1]
