"""Rules for numbers of the calendar: dates, days of months, years, decades."""

from functools import cache

from .place import LIST_MARKS, Place, table, time_unit, words
from .scope import only

_NO_YEAR = frozenset("٬,")  # marks that no year has


@cache
def _months() -> frozenset[str]:
    """The names of months, with and without ماه."""
    names = words("calendar.months.jalali") | words("calendar.months.gregorian") | words("calendar.months.hijri")
    return names | {name + "ماه" for name in names}


@cache
def _may() -> tuple[str, ...]:
    """The one month whose name is a prefix of verbs as well."""
    name = table("calendar")["months"]["may"]
    return name, name + "ماه"


@cache
def _year_heads() -> frozenset[str]:
    """What stands before a number that `year_word` calls a year, or before what stands there."""
    lists = (words(f"calendar.year.{name}") for name in ("before", "event", "entered", "kind"))
    return frozenset({"دهه", "دههی", "قرن", "سده", "سال", "("}).union(*lists)


def is_month(word: str, following: str = "") -> bool:
    """Whether a word is a month, with or without ماه behind it; `following` is the word after it, where it matters."""
    if word in _months():
        return True
    if word not in _may():
        return False
    return not following[:1].isalpha() or following in words("calendar.months.after_may")


def is_year(place: Place) -> bool:
    """Digits that can be a year: ۹۸, ۱۳۹۸, ۲۰۱۹, 1401-1402."""
    if place.year is None:
        low, high = place.number.low, place.number.high
        said = place.digits and place.whole and _NO_YEAR.isdisjoint(place.text[place.start : place.end])
        place.year = said and _names_year(int(low)) and (high is low or _names_year(int(high)))
    return place.year


def _names_year(n: int) -> bool:
    return 1200 <= n < 1500 or 1700 <= n < 2150 or 30 <= n < 100 or 0 <= n <= 12


@only(form="digits")
def date_in_digits(place: Place) -> bool:
    """۱۳۹۸/۱۱/۱۸, 18/11/98."""
    key = place.pieces.keys[place.number.begin]
    parts = key.replace(".", "/").split("/")
    if len(parts) != 3 or len(parts[1]) > 2 or sum(map(len, parts)) > 8:
        return False
    return "/" in key or 4 in map(len, parts)


def day_of_month(place: Place) -> bool:
    """۱۸ بهمن, ۱۳ تا ۱۵ خرداد ماه, ۸ ماه جون, ۱۸، ۱۹ و ۲۰ اسفند, پنجشنبه ۲۹."""
    month = is_month(place.following, place.after(2))
    month = month or (place.following in ("ماه", "/") and is_month(place.after(2), place.after(3)))
    weekday = place.preceding.endswith(("شنبه", "جمعه"))
    if not (month or weekday or place.following in LIST_MARKS) or not place.small or place.number.high > 31:
        return False
    if month or (weekday and place.digits and place.alone()):
        return True
    for k in range(1, 13, 2):
        if place.after(k) not in LIST_MARKS or not place.after(k + 1).isdigit():
            return False
        if len(place.after(k + 1)) < 3 and is_month(place.after(k + 2), place.after(k + 3)):
            return True
    return False


@only(digits=True, counted=False)
def year_after_month(place: Place) -> bool:
    """بهمن ۱۳۹۸, فروردین ماه ۹۸."""
    if not is_year(place):
        return False
    if place.preceding == "/" and place.number.low > 1000 and place.before(3) == "/":  # ۴/ ۱۲/ ۱۳۹۲
        return place.number_at(-2) or is_month(place.before(2))
    return is_month(place.preceding) or (place.preceding == "ماه" and is_month(place.before(2)))


def year_word(place: Place) -> bool:
    """سال ۹۸, سال تحصیلی ۹۸, پاییز ۹۷, دهه ۶۰, جام جهانی ۲۰۲۲, ۱۳۹۴ شمسی."""
    if place.following in words("calendar.year.after") and place.digits and place.whole:
        return True
    if place.preceding not in _year_heads() and place.number.form != "range":
        return False
    if place.preceding in ("دهه", "دههی") and place.small and not place.counted(nouns=True):
        return True
    if place.preceding in ("قرن", "سده") and place.number.high < 22 and not place.counted():
        return True
    if _school_year(place):
        return True
    if place.preceding == "سال" and place.key.isdigit() and 99 < place.number.high < 2150 and place.alone():
        return True  # سال ۱۰۴۰ تا, سال ۴۵۰ قبل از میلاد
    if (
        place.number.form == "range"
        and place.preceding == "سال"
        and place.after(2) == "از"
        and place.after(3) == "میلاد"
    ):
        return True
    if not is_year(place) or place.following in ("درصد", "درصدی", "٪", "%"):
        return False
    if place.preceding in words("calendar.year.before"):
        return True
    if place.number.low >= 1000 and place.preceding in words("calendar.year.event") and not place.counted(nouns=True):
        return True
    between = place.preceding in words("calendar.year.kind") or place.preceding == "("
    if place.preceding in words("calendar.year.entered") and not place.counted(nouns=True) and not place.number_at(1):
        return place.number.form == "plain" and place.number.low > 29
    return between and place.before(2) in words("calendar.year.before")


def _school_year(place: Place) -> bool:
    """نیمسال دوم ۹۹-۹۸, سال تحصیلی ۱۹-۲۰۱۸: two years, one after the other."""
    hyphen = not {"-", "–"}.isdisjoint(place.text[place.start : place.end])
    if place.number.form != "range" or not place.digits or not place.whole or not hyphen:
        return False
    low, high = int(place.number.low), int(place.number.high)
    return abs(high % 100 - low % 100) == 1 and any(
        place.before(k) in words("calendar.year.school") for k in range(1, 4)
    )


@only(digits=True, counted=False)
def bare_year(place: Place) -> bool:
    """از ۲۰۰۷ تا کنون, «فیلم» (۲۰۱۸), توافق هسته‌ای ۲۰۱۵: four digits with nothing counted after them."""
    if not is_year(place) or place.number.low < 1000 or place.counted(nouns=True):
        return False
    if place.preceding == "(" and place.following == ")":
        return True
    recent = all(1330 <= n < 1420 or 1950 <= n < 2050 for n in (place.number.low, place.number.high))
    if recent and (place.alone() or place.number.form == "range"):
        return True
    # Before a noun only where a noun stands before as well, and no round number: فستیوال ۲۰۱۸ شامل …
    return (
        recent
        and (place.headed() or place.preceding == "(")
        and place.number.low % 50 != 0
        and not time_unit(place.following)
    )


@only(digits=True, counted=False)
def list_of_years(place: Place) -> bool:
    """سال‌های ۱۳۹۶، ۱۳۹۷ و ۱۳۹۸."""
    if place.previous is None or place.previous_reading != "date" or not place.listed() or not is_year(place):
        return False
    same = (place.previous.high < 100) == (place.number.low < 100)
    return same and not place.counted(nouns=True) and (place.alone() or place.preceding in ("و", "تا"))
