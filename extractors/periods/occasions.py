"""Times with names of their own: هفته دولت, ماه رمضان, دهه ۶۰; and words that point to a time or leave it open."""

from .cursor import Words
from .expressions import Decade, Moving, Occasion, Pointing, Time, Vague
from .lexicon import occasions, phrases, table, words
from .years import read_year

Read = tuple[Time, int]
DECADES = frozenset({"دهه", "دههی"})


def read_occasion(w: Words, k: int) -> Read | None:
    """هفته دولت, دهه فجر سال ۹۷, ماه رمضان امسال, پنجمین روز هفته دولت."""
    nth = w.ordinal(k)
    if nth is None or w[nth[1]] != "روز":
        return _named_occasion(w, k)
    named = _named_occasion(w, nth[1] + (2 if w[nth[1] + 1] == "از" else 1))
    if named is None or not isinstance(named[0], Occasion):
        return None
    of = named[0]
    return Occasion(of.name, of.first, of.last, of.year, nth[0]), named[1]


def _named_occasion(w: Words, k: int) -> Read | None:
    size = w.phrase(occasions(), k)
    if not size:
        return None
    name = " ".join(w[k + n] for n in range(size))
    year = read_year(w, k + size)
    told, end = year if year else (None, k + size)
    known = table("occasions")
    if name in known["moving"]["names"]:
        return Moving(known["moving"]["names"][name], told), end
    first, last = known["weeks"][name] if name in known["weeks"] else (known["days"][name],) * 2
    return Occasion(name, (first[0], first[1]), (last[0], last[1]), told), end


def read_decade(w: Words, k: int) -> Read | None:
    """دهه ۶۰, دهه ۱۹۷۰, دهه هشتاد."""
    if w[k] not in DECADES:
        return None
    number = w.number(k + 1)
    if number is None or number[0] % 10:
        return None
    value = number[0]
    if 30 <= value < 100:
        return Decade(1300 + value), number[1]
    if 1300 <= value < 1420:
        return Decade(value), number[1]
    return (Decade(value, "gregorian"), number[1]) if 1800 <= value < 2100 else None


def read_pointing(w: Words, k: int) -> Read | None:
    """این مدت, همین سال, مدت مذکور."""
    if size := w.phrase(phrases("pointing.behind"), k):
        return Pointing(""), k + size
    if w[k] not in words("pointing.this"):
        return None
    if size := w.phrase(phrases("pointing.any"), k + 1):
        return Pointing(""), k + 1 + size
    unit = table()["units"].get(w[k + 1], "")
    return (Pointing(unit), k + 2) if unit and unit != "hour" else None


def read_vague(w: Words, k: int) -> Read | None:
    for sort in ("now", "vague"):
        if size := w.phrase(phrases(f"vague.{sort}"), k):
            return Vague(sort), k + size
    return None
