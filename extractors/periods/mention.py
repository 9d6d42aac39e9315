"""Mentions: where a document speaks of time, and what it says there."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from .anchor import Anchor, from_day
from .calendar import UNKNOWN, Dates
from .cursor import Words
from .expressions import Between, Days, Edge, Months, Occasion, Pointing, Since, Stretch, Time, Until, Vague, Year
from .lexicon import numbered, phrases, words
from .openers import places
from .reader import read_time
from .resolve import resolve

SAME_YEAR = 25  # pieces between a year and a time of the same year
COMPARED = 7  # pieces before a time in which it may say that something is compared with it
BACK = 12  # mentions looked back over for what «این مدت» points to


@dataclass
class Mention:
    """A time expression: its span in the text, the pieces it takes (end exclusive), and what it says.

    `compared`: what the figure is compared with (نسبت به سال گذشته), not its own time. `meant` is the time that «این
    مدت» points to, of which only the beginning counts where it is `onward` («از این مدت»). Dates are worked out when
    asked for, as most mentions are nobody's.
    """

    start: int
    end: int
    first: int
    last: int
    time: Time
    anchor: Anchor | None
    compared: bool = False
    meant: "Mention | None" = None
    onward: bool = False

    def dates(self, ahead: bool) -> Dates:
        """The first and the last day, as far as can be told; «جمعه» is the last one, or the next of what is `ahead`."""
        return self.will if ahead else self.was

    @cached_property
    def was(self) -> Dates:
        """The dates for what is done."""
        return self._dates(ahead=False)

    @cached_property
    def will(self) -> Dates:
        """The dates for what is planned."""
        return self._dates(ahead=True)

    def _dates(self, ahead: bool) -> Dates:
        if self.meant is not None:
            first, last = self.meant.dates(ahead)
            return first, None if self.onward else last
        if isinstance(self.time, Vague) or _pointing(self.time) is not None:
            return UNKNOWN
        return resolve(self.time, self.anchor, ahead)


def mentions(w: Words, anchor: Anchor | None, before: Sequence[Mention] = ()) -> list[Mention]:
    """The time expressions of a text, in order, none inside another.

    `before` are the mentions of the headline, to which «این مدت» may point.
    """
    starts, ends = w.pieces.starts, w.pieces.ends
    read: list[tuple[int, int, Time]] = []
    end = 0
    for k in places(w):
        if k >= end and (found := read_time(w, k)):
            time, end = found
            read.append((k, end, time))
    anchor = anchor or _dateline(w, read)
    told: list[Mention] = []
    for first, last, time in read:
        time = _in_year(time, told[-1] if told else None, w, first)
        time = _year_before(time, told, w, first, last)
        one = Mention(starts[first], ends[last - 1], first, last, time, anchor, _compared(w, first))
        if (unit := _pointing(time)) is not None:
            _point(one, unit, [*before[-BACK:], *told[-BACK:]])
        told.append(one)
    return told


def _in_year(time: Time, previous: Mention | None, w: Words, k: int) -> Time:
    """A time of سال alone is of the year that was told right before: «سال ۹۷ … تا پایان سال»."""
    if previous is None or previous.compared or k - previous.last > SAME_YEAR:
        return time
    year = previous.time
    if not isinstance(year, Year) or _ends(w, previous.last, k):
        return time
    match time:
        case Until(of=of):
            return Until(_in_year(of, previous, w, k))
        case Edge(side=side, of=Year(sort="bare")):
            return Edge(side, year)
        case Months(first=first, last=last, year=Year(sort="bare"), how=how):
            return Months(first, last, year, year.calendar, how)
    return time


def _year_before(time: Time, told: Sequence[Mention], w: Words, k: int, end: int) -> Time:
    """«در ۱۱ ماهه ۱۳۸۹ … در سال قبل»: the year before the one the sentence tells («سال گذشته» goes by the article)."""
    if not (isinstance(time, Year) and time.number is None and time.steps == -1 and time.sort == "civil"):
        return time
    if w[end - 1] not in words("year.relative"):
        return time
    for one in reversed(told[-BACK:]):
        if _ends(w, one.last, k):
            break
        if (year := _told_year(one.time)) is not None and not one.compared:
            return Year(year - 1, calendar=time.calendar)
    return time


def _ends(w: Words, low: int, high: int) -> bool:
    """Whether a sentence ends in the pieces `low` to `high`."""
    return any(w[k] in (".", "؟", "!") for k in range(low, high))


def _told_year(time: Time) -> int | None:
    """The Jalali year that a time tells by its number."""
    match time:
        case Year(number=number, calendar="jalali") | Months(year=Year(number=number, calendar="jalali")):
            return number
    return None


def _compared(w: Words, k: int) -> bool:
    """Whether what stands before piece `k` compares: نسبت به, در مقایسه با, بیش از مدت مشابه (سال قبل)."""
    comparing = phrases("compared.by")
    for n in range(1, COMPARED + 1):
        if k - n in w.counting:  # «در مقایسه با ۶۵ دلار در سال ۹۶»: the other figure's own time
            return False
        if w[k - n] in comparing and 0 < w.phrase(comparing, k - n) <= n:
            return True
    return False


def _dateline(w: Words, read: Sequence[tuple[int, int, Time]]) -> Anchor | None:
    """The day of an article that tells it itself: «امروز (۷ شهریور ۹۸)»."""
    today = numbered("deictic.day")
    for first, last, time in read:
        if isinstance(time, Days) and any(today.get(w[k]) == 0 for k in range(first, last)):
            day = resolve(time, None)[0]
            if day is not None:
                return from_day(day)
    return None


def _pointing(time: Time) -> str | None:
    """The unit that «این سال» or «از این مدت» points back with; None for what does not point."""
    match time:
        case Pointing(unit=unit) | Since(of=Pointing(unit=unit)):
            return unit
    return None


def _point(one: Mention, unit: str, told: Sequence[Mention]) -> None:
    """Set what a mention points to, never what points on itself."""
    fitting = [other for other in reversed(told) if not other.compared and _fits(other, unit)]
    meant = next((other for other in fitting if not isinstance(other.time, Year)), fitting[0] if fitting else None)
    if meant is not None:
        one.meant = meant.meant or meant
        one.onward = meant.onward or isinstance(one.time, Since)


def _fits(one: Mention, unit: str) -> bool:
    """Whether «این سال» or «این مدت» can mean a time said before."""
    time = one.time
    match unit:
        case "":
            if isinstance(time, Days):
                return time.first != time.last
            return isinstance(time, Between | Since | Until | Months | Stretch | Year | Occasion) and any(one.was)
        case "year":
            return isinstance(time, Year)
        case "month":
            return isinstance(time, Months) and time.how == "month"
        case "season":
            return isinstance(time, Months) and time.how == "season"
        case "day":
            return isinstance(time, Days) or (any(one.was) and one.was[0] == one.was[1])
    return False
