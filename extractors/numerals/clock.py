"""Rules for numbers that tell time: clock times, and spans of time that only say when."""

from .place import Place, words
from .scope import only


@only(digits=True)
def clock_in_digits(place: Place) -> bool:
    """۱۷:۳۰, both its parts."""
    p, i, j = place.pieces, place.number.begin, place.number.end
    if place.following == ":" and place.touches_after() and place.number_at(2) and p.starts[j + 1] == p.ends[j]:
        return p.sorts[j + 1] == "number"
    return (
        i > 1
        and place.preceding == ":"
        and place.touches_before()
        and p.sorts[i - 2] == "number"
        and p.ends[i - 2] == p.starts[i - 1]
    )


def clock(place: Place) -> bool:
    """ساعت ۸ صبح, از ۹ صبح تا ۷ شب, دقیقه ۵۰; not هر ساعت ۲۰ نفر, ۱۲۰ کیلومتر بر ساعت."""
    head = place.preceding
    if head == "اضافه" and place.previous_rule == "clock" and place.before(2) == "به":  # دقیقه ۹۰ به اضافه ۲
        return True
    if head == "حدود" and place.before(2) == "ساعت" and place.digits and place.number.high <= 24:
        return place.alone() or place.following.endswith(("شنبه", "جمعه"))
    if head in words("calendar.clock.before"):
        dated = place.previous_reading in ("date", "time")
        unit = place.before(2) in words("calendar.clock.not_before") or (place.number_at(-2) and not dated)
        fits = (
            place.number.high <= 24
            or (place.digits and len(place.key) == 4)
            or (head in ("دقیقه", "دقیقهی", "دقایق") and place.number.high <= 130)
        )
        return fits and not unit and not place.counted()
    minute = place.listed() and place.previous_rule == "clock" and place.number.high <= 130 and not place.counted()
    if minute and any(place.before(k) == "دقایق" for k in range(2, 12)):
        return True
    if place.number.high > 24:
        return False
    if place.following in words("calendar.clock.parts"):
        return True
    if place.following == "شب" and head == "تا":
        return place.before(2) in words("calendar.clock.parts")
    if place.digits and head in ("تا", "الی") and place.previous_reading == "time" and place.alone():
        return place.previous is not None and place.number.begin - place.previous.end < 4  # از ۲۱:۳۰ الی ۲۳
    if place.number.form != "range" or place.counted(nouns=True):
        return False
    return any(place.before(k) in ("ساعات", "ساعتهای") for k in range(1, 10))


def minutes(place: Place) -> bool:
    """ساعت ۱ و ۵۲ دقیقه و ۲۷ ثانیه."""
    near = place.previous is not None and place.number.begin - place.previous.end <= 2
    return (
        near
        and place.previous_reading == "time"
        and place.following in ("دقیقه", "ثانیه")
        and place.previous_rule != "duration"
    )


def duration(place: Place) -> bool:
    """۲۰ سال پیش, ۹ ماهه, بازه سه ساله, ۲۴ ساعت گذشته; not شش ساعت تلاش, عمر ایستگاه ۱۵ سال است."""
    unit = place.following
    if unit in ("،", "و", "یا") and place.number_at(2) and place.small and place.number.form == "plain":
        # ۳، ۴ فصل پیش: the unit that the next number states
        low, high = place.number.low, place.pieces.words[place.number.end + 1]
        if high is not None and high.value == low + 1 and place.after(3) in words("calendar.duration.long"):
            return not _measured(place)
    if unit in words("calendar.duration.long"):
        return not _measured(place)
    if unit not in words("calendar.duration.short"):
        return False
    placed = place.after(2) in words("calendar.duration.placing_after")
    return placed or (unit.startswith("ساعت") and place.number.low in (24, 48, 72))


def _measured(place: Place) -> bool:
    """A span of time that is itself the measure: 67.4 سال, امید به زندگی ۷۲ سال, از … سال به ۷۲ سال."""
    if not place.whole:
        return True
    if place.preceding == "به" and any(
        place.before(k) == place.following and place.number_at(-k - 1) and place.before(k + 2) == "از"
        for k in range(2, 9)
    ):
        return True
    for k in range(1, 8):
        word = place.before(k)
        if word in (".", "؟", "!"):
            return False
        if word in words("calendar.duration.measured") and (word != "امید" or place.before(k - 1) == "به"):
            return True
    return False
