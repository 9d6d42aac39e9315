"""Time expressions as read, before they are resolved: what the words say, whatever the date."""

from dataclasses import dataclass
from typing import Literal

Calendar = Literal["jalali", "gregorian"]


@dataclass(frozen=True, slots=True)
class Year:
    """سال ۹۸, ۲۰۱۹; with `steps` counted from the article's own: سال گذشته is -1. `sort` is "farm" for سال زراعی,
    "school" for سال تحصیلی, "bare" for سال alone (پایان سال), the year that was told before.
    """

    number: int | None
    steps: int = 0
    calendar: Calendar = "jalali"
    sort: str = "civil"


@dataclass(frozen=True, slots=True)
class Months:
    """The months `first` to `last` of a year: بهمن ۹۸, زمستان, نیمه اول سال, ۹ ماه نخست سال.

    Without a year the nearest that fits; `how` is "month", "season" or "part".
    """

    first: int
    last: int
    year: Year | None
    calendar: Calendar = "jalali"
    how: str = "month"


@dataclass(frozen=True, slots=True)
class Days:
    """۱۸ بهمن, ۱۳ تا ۱۵ خرداد; `last` 0 is the end of the month."""

    first: int
    last: int
    month: "Months"


@dataclass(frozen=True, slots=True)
class Ending:
    """۱۲ ماه منتهی به خرداد: so many months, the last of which is given."""

    count: int
    month: Months


@dataclass(frozen=True, slots=True)
class Weekday:
    """جمعه: Saturday is 0. `side` -1 گذشته, 1 آینده, 0 as the tense tells; `week` the week it is in, from this one."""

    number: int
    side: int = 0
    week: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """A whole day, week or month counted from the article's own: امروز, هفته گذشته, ماه آینده."""

    unit: str
    steps: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """۱۰ سال گذشته ("past"), سه ماه آینده ("future"), دو هفته پیش ("ago"), یک سال دیگر ("hence")."""

    count: int
    unit: str
    side: str


@dataclass(frozen=True, slots=True)
class Decade:
    """دهه ۶۰."""

    first: int
    calendar: Calendar = "jalali"


@dataclass(frozen=True, slots=True)
class Occasion:
    """هفته دولت, دهه فجر: months and days of the Jalali year, first and last; `nth` one day of them."""

    name: str
    first: tuple[int, int]
    last: tuple[int, int]
    year: Year | None = None
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Moving:
    """ماه رمضان, عاشورا, عید فطر: what goes by the moon; `name` is its list of days in occasions.toml."""

    name: str
    year: Year | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """ابتدای ("start"), پایان ("end"), اوایل ("early"), اواخر ("late"), اواسط ("middle") of a time."""

    side: str
    of: "Time"


@dataclass(frozen=True, slots=True)
class Between:
    """از … تا …: from the first day of one to the last day of the other."""

    first: "Time"
    last: "Time"


@dataclass(frozen=True, slots=True)
class Since:
    """از …, and with `until_now` از … تاکنون."""

    of: "Time"
    until_now: bool = False


@dataclass(frozen=True, slots=True)
class Until:
    """تا …."""

    of: "Time"


@dataclass(frozen=True, slots=True)
class Pointing:
    """این مدت, همین سال: the time said before, of the unit named ("" where any will do)."""

    unit: str


@dataclass(frozen=True, slots=True)
class Vague:
    """Words of time that have no dates: تاکنون ("now"), سال‌های اخیر ("vague")."""

    sort: str = "vague"


Time = (
    Year
    | Months
    | Days
    | Ending
    | Weekday
    | Shift
    | Stretch
    | Decade
    | Occasion
    | Moving
    | Edge
    | Between
    | Since
    | Until
    | Pointing
    | Vague
)
