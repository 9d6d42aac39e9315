"""Days, weekdays and months as they are named: ۱۸ بهمن, سه‌شنبه هفته آینده, خردادماه سال جاری, ۱۳۹۸/۱۱/۱۸."""

from .cursor import Words
from .expressions import Calendar, Days, Months, Weekday, Year
from .lexicon import numbered, words
from .years import read_year_of

WEEKDAYS = {"شنبه": 0, "یکشنبه": 1, "دوشنبه": 2, "سهشنبه": 3, "چهارشنبه": 4, "پنجشنبه": 5, "پنچشنبه": 5, "جمعه": 6}
_LEADS = frozenset(
    "در از تا به طی پایان ابتدای اول اوایل اوائل اواخر اواسط آغاز شروع آخر انتهای و ، برای ( منتهی".split()
)
DAY_LEADS = frozenset({"روز", "روزهای", "تاریخ", "مورخ", "مورخه", "تاریخهای"})
DAY_MARKS = frozenset({"تا", "و", "،", "الی", "لغایت", "-", "–"})


def read_day(w: Words, k: int) -> tuple[Days, int] | None:
    """۱۸ بهمن, چهارم فروردین ۹۵, ۱۳ تا ۱۵ خرداد, ۱۸، ۱۹ و ۲۰ اسفند, پنجشنبه ۲۹ آذر, روز جمعه ۱۵ شهریور, ۱۳۹۸/۱۱/۱۸."""
    start = k + 1 if w[k] in DAY_LEADS else k
    weekday = _weekday_name(w, start)
    if weekday is not None:
        start = weekday[1]
        if w[start] in ("،", "مورخ", "(", "شب", "صبح", "عصر"):
            start += 1
    if w[start] == "(" and start == k + 1:
        start += 1
    if (digits := _date_in_digits(w[start])) is not None:
        return digits, start + 1
    first = _day_number(w, start)
    if first is None:
        return None
    (low, end), high = first, first[0]
    for _ in range(6):
        if w[end] not in DAY_MARKS:
            break
        following = _day_number(w, end + 1)
        if following is None:
            break
        high, end = following
    month = read_month(w, end, certain=True)
    if month is None or high < low:
        return None
    return Days(low, high, month[0]), month[1]


def _day_number(w: Words, k: int) -> tuple[int, int] | None:
    found = w.ordinal(k) or w.number(k)
    if found is None or not 0 < found[0] <= 31:
        return None
    return (found[0], found[1] + 1) if w[found[1]] == "ام" else found


def read_month(w: Words, k: int, certain: bool = False) -> tuple[Months, int] | None:
    """بهمن ۹۸, ماه سپتامبر, خردادماه سال گذشته, ماه می; `certain` where a day of it stands before."""
    start = k + 1 if w[k] == "ماه" else k
    named = w[start] != w[start].removesuffix("ماه") or start > k or w[start + 1] == "ماه"
    month = _month_name(w[start])
    if month is None:
        return None
    number, calendar = month
    end = start + 2 if w[start + 1] == "ماه" else start + 1
    year = read_year_of(w, end)
    if year is None and w[end] in ("،", "/", "(") and w.digits(end + 1) and len(w[end + 1]) == 4:
        year = read_year_of(w, end + 1)
        if year is not None and w[end] == "(":
            year = (year[0], year[1] + (w[year[1]] == ")"))
    if year is not None:
        return Months(number, number, year[0], calendar), year[1]
    if not (named or certain or (w[start - 1] in _LEADS and w[start] not in words("months.doubtful"))):
        return None
    if w[end] == "گذشته" or w[end] == "آینده":
        end += 1
    return Months(number, number, None, calendar), end


def _month_name(word: str) -> tuple[int, Calendar] | None:
    name = word.removesuffix("ماه") or word
    for calendar in ("jalali", "gregorian"):
        number = numbered(f"months.{calendar}").get(name)
        if number is not None:
            return number, calendar
    return None


def _date_in_digits(word: str) -> Days | None:
    """۱۳۹۸/۱۱/۱۸, ۹۸/۳/۲, 2/4/86."""
    parts = word.replace(".", "/").replace("-", "/").split("/")
    if len(parts) != 3 or not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return None
    if len(parts[0]) < 3 and (len(parts[2]) == 4 or int(parts[0]) <= 31 < int(parts[2])):
        parts.reverse()
    year, month, day = map(int, parts)
    if not (0 < month <= 12 and 0 < day <= 31) or len(parts[0]) == 3:
        return None
    if len(parts[0]) < 3:
        year += 1300 if year > 19 else 1400
    calendar: Calendar = "jalali" if year < 1600 else "gregorian"
    return Days(day, day, Months(month, month, Year(year, 0, calendar), calendar))


def _weekday_name(w: Words, k: int) -> tuple[int, int] | None:
    """The weekday at `k`, in one piece or in two (سه شنبه)."""
    if w[k] in WEEKDAYS and not (w[k] == "شنبه" and w[k - 1] in ("یک", "دو", "سه", "چهار", "پنج", "پنچ")):
        return WEEKDAYS[w[k]], k + 1
    both = w[k] + w[k + 1]
    return (WEEKDAYS[both], k + 2) if w[k + 1] == "شنبه" and both in WEEKDAYS else None


def read_weekday(w: Words, k: int) -> tuple[Weekday, int] | None:
    """روز جمعه, جمعه پیش رو, یکشنبه گذشته, دوشنبه هفته آینده, جمعه این هفته, سه‌شنبه شب."""
    start = k + 1 if w[k] == "روز" else k
    name = _weekday_name(w, start)
    if name is None:
        return None
    number, end = name
    if w[end] in ("شب", "صبح", "عصر", "ظهر", "بعدازظهر"):
        end += 1
    if w[end] == "پیش" and w[end + 1] == "رو":
        return Weekday(number, 1), end + 2
    side = numbered("steps").get(w[end], 0)
    if side:
        return Weekday(number, side), end + 1
    if w[end] in ("این", "همین") and w[end + 1] == "هفته":
        return Weekday(number, 0, 0), end + 2
    if w[end] == "هفته" and w[end + 1] in numbered("steps"):
        return Weekday(number, 0, numbered("steps")[w[end + 1]]), end + 2
    return Weekday(number), end
