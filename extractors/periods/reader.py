"""The grammar of time expressions: what stands at a place of the text, and where it ends.

Every reader takes the words and a place and gives (expression, place behind it), or None. Words are in times.toml.
"""

from collections.abc import Callable, Collection
from functools import cache

from .cursor import Words
from .dates import read_day, read_month, read_weekday
from .expressions import (
    Between,
    Days,
    Edge,
    Months,
    Pointing,
    Shift,
    Since,
    Time,
    Until,
    Vague,
    Weekday,
    Year,
)
from .lexicon import numbered, phrases, words
from .occasions import read_decade, read_occasion, read_pointing, read_vague
from .openers import EDGES, OF_NUMBERS, UNITS, first_words, joins
from .stretches import bare_end, read_half, read_stretch
from .years import read_season, read_year, read_year_of, the_year

Read = tuple[Time, int]
_EXACT = (Days, Weekday, Shift)


def read_time(w: Words, k: int) -> Read | None:
    """The longest time expression at `k`, ranges and apposition included."""
    match joins().get(w[k]):
        case "since":
            return _since(w, k)
        case "until" | "now_glued":
            return read_vague(w, k) or _until(w, k)
        case "between" if size := w.phrase(phrases("join.between"), k):
            return _between(w, k + size)
    one = _one(w, k)
    if one is None:
        return None
    return _to(w, *one, links=("تا", "الی", "لغایت", "-", "–")) or one


def _since(w: Words, k: int) -> Read | None:
    """از ۲۷ مهر, از ابتدای سال تاکنون, از مهر تا بهمن, از این مدت."""
    one = _one(w, k + (2 if w[k + 1] == "تاریخ" else 1))
    if one is None:
        return None
    time, end = one
    if size := _until_now(w, end):
        return Since(time, until_now=True), end + size
    if isinstance(time, Vague | Pointing) or (isinstance(time, Days) and time.first != time.last):
        return one  # از ۱۳ تا ۱۵ خرداد has both ends already
    return _to(w, time, end, links=("تا", "الی", "لغایت")) or (Since(time), end)


def _until_now(w: Words, k: int) -> int:
    """How many pieces say "until now" at `k`."""
    if w[k] in words("join.now_glued"):
        return 1
    size = w.phrase(phrases("join.now"), k + 1) if w[k] in words("join.until") else 0
    return size + 1 if size else 0


def _until(w: Words, k: int) -> Read | None:
    one = _one(w, k + 1)
    if one is None:
        return None
    time, end = one
    return one if isinstance(time, Vague) else (Until(time), end)


def _between(w: Words, k: int) -> Read | None:
    """بین سال‌های ۱۳۹۲ تا ۱۳۹۸, حد فاصل مهر و بهمن."""
    one = _one(w, k)
    return None if one is None else _to(w, *one, links=("تا", "و", "الی"))


def _to(w: Words, first: Time, end: int, links: tuple[str, ...]) -> Read | None:
    """The second end of a range whose first has been read."""
    if w[end] not in links or isinstance(first, Vague | Pointing):
        return None
    last = _one(w, end + 1) or _bare_year(w, end + 1, first)
    if last is None or isinstance(last[0], Vague | Pointing):
        return None
    return Between(_completed(first, last[0]), last[0]), last[1]


def _bare_year(w: Words, k: int, first: Time) -> Read | None:
    """The second year of «سال ۹۲ تا ۹۸»."""
    return read_year_of(w, k) if isinstance(first, Year) else None


def _completed(first: Time, last: Time) -> Time:
    """The year that only the second end tells: از مهر تا بهمن ۹۷."""
    match first, last:
        case Months(year=None), Months(year=Year() as year) | Days(month=Months(year=Year() as year)):
            return Months(first.first, first.last, year, first.calendar, first.how)
        case Days(month=Months(year=None) as month), Days(month=Months(year=Year() as year)):
            return Days(first.first, first.last, Months(month.first, month.last, year, month.calendar))
    return first


def _one(w: Words, k: int) -> Read | None:
    """One time, with the second name that it is given: «امروز (۷ شهریور ۹۸)»."""
    for reader in _readers_at(w, k):
        one = reader(w, k)
        if one is not None:
            return _renamed(w, *one)
    return None


def _renamed(w: Words, time: Time, end: int) -> Read:
    """A day that is told twice is the more exact of both: یکشنبه (دیروز), امروز ۱۰ شهریور, ۸ ژوئن برابر با ۱۸ خرداد."""
    if not isinstance(time, _EXACT):
        return time, end
    start = end
    bracket = w[start] == "("
    if bracket or w[start] == "،":
        start += 1
    start += w.phrase(phrases("join.same"), start)
    other = read_day(w, start) or read_weekday(w, start) or (_shift(w, start) if start > end else None)
    if other is None or not isinstance(other[0], _EXACT):
        return time, end
    named, stop = other
    if bracket:
        if w[stop] != ")":
            return time, end
        stop += 1
    elif w[start - 1] == "،" and not isinstance(named, Days):  # شنبه، یکشنبه are two days
        return time, end
    both = sorted((time, named), key=_exactness)
    return both[0], stop


def _exactness(time: Time) -> int:
    match time:
        case Days(month=Months(calendar="jalali", year=Year())):
            return 0
        case Days(month=Months(year=Year())):
            return 1
        case Shift():
            return 2
        case Days():
            return 3
    return 4


def _shift(w: Words, k: int) -> Read | None:
    """امروز, روز گذشته, این هفته, ماه آینده, هفته جاری."""
    if w[k] == "روز" and w[k + 1] in numbered("deictic.day"):
        k += 1
    for unit in ("day", "week", "month"):
        if w[k] in numbered(f"deictic.{unit}"):
            return Shift(unit, numbered(f"deictic.{unit}")[w[k]]), k + 1
    unit = UNITS.get(w[k], "")
    if unit and w[k + 1] in numbered("steps"):
        return Shift(unit, numbered("steps")[w[k + 1]]), k + 2
    if w[k] == "این" and w[k + 1] == "هفته":
        return Shift("week", 0), k + 2
    return None


def _edge(w: Words, k: int) -> Read | None:
    """پایان خرداد, ابتدای سال, اوایل سال آینده, پایان سه ماهه نخست."""
    for side in EDGES:
        size = w.phrase(phrases(f"edge.{side}"), k)
        if not size:
            continue
        longer = [reader for reader in _readers_at(w, k + size) if reader in _LONG]
        inner = next((found for reader in longer if (found := reader(w, k + size))), None)
        if inner is None and w[k + size] == "سال" and bare_end(w, k + size + 1):
            inner = (the_year(), k + size + 1)
        if inner is not None:
            return Edge(side, inner[0]), inner[1]
    return None


def _years(w: Words, k: int) -> Read | None:
    """A year, or several that belong together: سال‌های ۹۱ و ۹۲, سال‌های ۹۶، ۹۷ و سه ماهه نخست ۹۸, امسال و سال آینده."""
    one = read_year(w, k)
    if one is None:
        return None
    first, end = one
    last: Time = first
    for _ in range(5):
        if w[end] not in ("و", "،"):
            break
        following: Read | None = None
        if w[k] == "سالهای":
            following = read_year_of(w, end + 1) or (read_stretch(w, end + 1) if w[end] == "و" else None)
        elif w[end] == "و" and first.number is None:
            following = read_year(w, end + 1)
            if following is not None and following[0].number is not None:
                following = None
        if following is None:
            break
        last, end = following
    return (first, end) if last is first else (Between(first, last), end)


Reader = Callable[[Words, int], Read | None]

_READERS: dict[str, Reader] = {
    "vague": read_vague,
    "day": read_day,
    "edge": _edge,
    "stretch": read_stretch,
    "half": read_half,
    "occasion": read_occasion,
    "weekday": read_weekday,
    "shift": _shift,
    "month": read_month,
    "season": read_season,
    "years": _years,
    "decade": read_decade,
    "pointing": read_pointing,
}
"""In the order in which they are tried."""
_LONG = frozenset(_READERS.values()) - {read_vague, read_day, _edge, read_weekday}


def _readers_at(w: Words, k: int) -> tuple[Reader, ...]:
    """What may be read at `k`."""
    by_word, of_numbers = _readers_by_word(w.is_number(k))
    return by_word.get(w[k], of_numbers)


@cache
def _readers_by_word(number: bool) -> tuple[dict[str, tuple[Reader, ...]], tuple[Reader, ...]]:
    """The readers of each word that a time may begin with, and of any other; of words that are a `number` as well."""
    besides = OF_NUMBERS if number else ()
    known: dict[str, set[str]] = {}
    for name, listed in first_words().items():
        for word in listed:
            known.setdefault(word, {*besides}).add(name)
    return {word: _ordered(names) for word, names in known.items()}, _ordered(besides)


def _ordered(names: Collection[str]) -> tuple[Reader, ...]:
    return tuple(reader for name, reader in _READERS.items() if name in names)
