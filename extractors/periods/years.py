"""Years and seasons as they are named: سال ۹۸, امسال, سال گذشته میلادی, زمستان ۹۷."""

from .cursor import Words
from .expressions import Calendar, Months, Year
from .lexicon import numbered, words

_SORTS = ("farm", "school", "civil", "gregorian", "jalali", "undated")


def this_year(calendar: Calendar = "jalali") -> Year:
    """The year of publication."""
    return Year(None, 0, calendar)


def the_year() -> Year:
    """سال alone (پایان سال): the year that the sentence told before, else that of publication."""
    return Year(None, 0, sort="bare")


def read_year(w: Words, k: int) -> tuple[Year, int] | None:
    """A year that says so: سال ۹۸, بودجه ۹۷, امسال, سال زراعی گذشته, سال میلادی جاری."""
    if w[k] in numbered("deictic.year"):
        return _told(w, Year(None, numbered("deictic.year")[w[k]]), k + 1)
    if w[k] not in words("year.before"):
        return None
    sorts: list[str] = []
    end = k + 1
    while len(sorts) < 3 and (sort := _sort(w[end])):
        sorts.append(sort)
        end += 1
    if "undated" in sorts:
        return None
    year = _number(w, end)
    if year is None:
        if w[end] == "پیش" and w[end + 1] == "رو":
            year = Year(None, 1), end + 2
        elif w[end] in numbered("steps") and w[k] == "سال":
            year = Year(None, numbered("steps")[w[end]]), end + 1
        elif "school" in sorts:
            year = Year(None, 0), end
        else:
            return None
    return _told(w, _of_sort(year[0], sorts), year[1])


def read_year_of(w: Words, k: int) -> tuple[Year, int] | None:
    """A year where one is due, behind a month or a part: (بهمن) ۹۸, (خرداد) سال گذشته, (خرداد) جاری."""
    if w[k] in ("جاری", "سالجاری"):
        return Year(None, 0), k + 1
    if (named := read_year(w, k)) is not None:
        return named
    number = _number(w, k)
    return None if number is None else _told(w, *number)


def read_season(w: Words, k: int) -> tuple[Months, int] | None:
    """زمستان ۹۷, فصل بهار, تابستان امسال, پاییز گذشته; not بهار alone, which is a name as well."""
    start = k + 1 if w[k] == "فصل" else k
    number = numbered("seasons").get(w[start])
    if number is None:
        return None
    year = read_year_of(w, start + 1)
    if year is None:
        led = w[start - 1] in ("فصل", "در", "از", "تا", "پایان", "طی", "ابتدای", "اوایل", "اواخر", "اواسط")
        if not led:
            return None
        return Months(3 * number - 2, 3 * number, None, "jalali", "season"), start + 1
    return Months(3 * number - 2, 3 * number, year[0], "jalali", "season"), year[1]


def _number(w: Words, k: int) -> tuple[Year, int] | None:
    """A year in digits, of two or of four."""
    value = w.digits(k)
    if value is None or k in w.counting:
        return None
    size = len(w[k])
    if size == 4 and (1200 <= value < 1500 or 1700 <= value < 2150):
        return Year(value, 0, "jalali" if value < 1600 else "gregorian"), k + 1
    if size == 3 and 396 <= value < 410:  # سال ۴۰۳
        return Year(1000 + value), k + 1
    if size == 2:
        return (Year(1300 + value), k + 1) if value > 19 else (Year(1400 + value), k + 1)
    return None


def _sort(word: str) -> str:
    return next((sort for sort in _SORTS if word in words(f"year.{sort}")), "")


def _told(w: Words, year: Year, end: int) -> tuple[Year, int]:
    """The year with what follows it: (۲۰۱۹) میلادی, (۱۳۹۸) شمسی."""
    sort = _sort(w[end])
    if sort in ("gregorian", "jalali") and not (w[end] in ("م", "ش") and w[end + 1] == "."):
        return _of_sort(year, [sort]), end + 1
    return year, end


def _of_sort(year: Year, sorts: list[str]) -> Year:
    calendar: Calendar = "gregorian" if "gregorian" in sorts else year.calendar
    number = year.number
    if calendar == "gregorian" and number is not None and number < 1700:
        number = 2000 + number % 100 if number >= 1400 else 1900 + number % 100
    return Year(number, year.steps, calendar, next((s for s in ("farm", "school") if s in sorts), year.sort))
