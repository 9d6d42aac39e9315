"""Rules for number words that are something else: نه "no", ده "village", یک "a", هر دو "both", ده‌ها "dozens"."""

from ...normalizers.script import ZWNJ
from .place import Place, time_unit, words
from .scope import only


@only(form="ordinal")
def ordinal(place: Place) -> bool:
    """سومین, بیست و دوم, ۱۷ام."""
    return place.number.form == "ordinal"


def weekday(place: Place) -> bool:
    """سه‌شنبه, پنج شنبه."""
    return place.following.startswith("شنبه") and place.key in words("calendar.weekday.numbers")


def vague(place: Place) -> bool:
    """ده‌ها نفر, چند هزار, میلیون‌ها: an amount without a number."""
    if place.number.form == "vague":
        return True
    plural = place.following in words("not_figures.vague.plural") and place.text[place.end : place.end + 1] in (
        ZWNJ,
        " ",
    )
    if plural and not place.digits:
        return True
    if place.preceding in words("not_figures.vague.plural"):  # ده‌ها هزار
        return (
            place.previous_rule == "vague"
            and place.previous is not None
            and place.number.begin - place.previous.end == 1
        )
    return place.preceding in words("not_figures.vague.before")


@only(key="نه")
def no(place: Place) -> bool:
    """نه تنها, نه به, نه امتیازی; not نه نفر, نه ماه, نه پروژه, در نه شهر, هشت زن و نه مرد."""
    if time_unit(place.following):
        return False
    if place.following in words("not_figures.counters.units") or place.following in words("not_figures.no.adjectives"):
        return False
    if place.alone():
        return True
    if place.preceding in words("not_figures.no.before"):
        return False
    near = place.previous is not None and 2 <= place.number.begin - place.previous.end <= 4
    if near and place.previous_reading == "cardinal" and place.preceding in ("و", "،"):
        return False
    if place.preceding == "و" or _opposed(place):  # نه مدرسه دارد و نه معلم
        return True
    if place.counted(nouns=True) and not place.counted():
        return False
    # پارسال نه مسابقه و ۱۴ همایش, نه آب‌انبار و لایروبی ۴۲ کیلومتر: another count follows.
    counts = any(place.after(k) in ("و", "،") and (place.number_at(k + 1) or place.number_at(k + 2)) for k in (2, 3))
    return not (counts or _of_many(place))


def _opposed(place: Place) -> bool:
    """Another نه, or بلکه, in the same sentence."""
    for k in range(2, 9):
        if place.after(k) in (".", "؛", "؟"):
            return False
        if place.after(k) in words("not_figures.no.again"):
            return True
    return False


def _of_many(place: Place) -> bool:
    """A noun in the singular with a verb in the plural behind it: نه زندانی آزاد شدند."""
    if place.following.endswith(("ها", "های", "ان", "ات")) or place.following in words("not_figures.no.many"):
        return False
    for k in range(2, 8):
        if not place.after(k)[:1].isalpha():
            return False
        if place.after(k) in words("not_figures.no.verbs"):
            return True
    return False


@only(key="سی")
def letter_c(place: Place) -> bool:
    """بی بی سی, سی ان ان; سی without a noun."""
    before = place.before(2) if place.preceding == "." else place.preceding
    after = place.after(2) if place.following == "." else place.following
    return _letters(before) or _letters(after) or place.alone()


def _letters(word: str) -> bool:
    """A name of a Latin letter, or two of them: بی, بی‌سی."""
    names = words("not_figures.letters.names")
    return word in names or (word[:2] in names and word[2:] in names)


@only(key="ده")
def village(place: Place) -> bool:
    """ده with nothing counted (این ده), the end of زیان ده."""
    return place.preceding in words("not_figures.village.giver") or place.alone()


@only(key="صد")
def all_of_it(place: Place) -> bool:
    """صد در صد, said of anything."""
    if place.preceding == "در" and place.number_at(-2):  # ۹۰ در صد
        return not place.counted(nouns=True)
    return (place.following, place.after(2)) == ("در", "صد")


@only(key="صفر", counted=False)
def zero_mark(place: Place) -> bool:
    """نقطه صفر مرزی, the name صفر; not صفر درصد, به صفر رسید."""
    return place.preceding not in words("not_figures.zero.reached")


@only(form="half")
def half_of(place: Place) -> bool:
    """نیم سکه, نیم فصل: a half of no unit."""
    return not place.counted()


@only(digits=False)
def pronoun(place: Place) -> bool:
    """هر دو, هر سه, این دو, دو طرف: those that were named."""
    if not place.key or place.number.high > 4 or place.counted():
        return False
    if place.preceding == "هر":
        return place.before(2) != "از"  # از هر چهار دانشگاه یک دانشگاه is a ratio
    if place.key == "دو" and (
        place.following in words("not_figures.pronoun.sides") or place.preceding in ("این", "همین")
    ):
        return True
    return place.preceding in words("not_figures.pronoun.before") and place.alone()


@only(key="یک")
def article(place: Place) -> bool:
    """یک سبد, یک نهاد; not یک درصد, مرگ یک تن, دو سالن و یک مخزن, تنها یک مورد."""
    if place.following in words("not_figures.article.after"):
        return True
    if place.preceding in words("not_figures.article.before") and not place.counted():
        return True
    if place.after(2) in words("not_figures.article.certain") and not place.number_at(1):  # یک درجه خاص
        return True
    if place.following == "نفر" and place.number_at(2):  # یک نفر ۲ میلیون می‌گیرد و دیگری هیچ
        return True
    if place.following in words("not_figures.counters.one") or place.following in words("not_figures.casualty.people"):
        return False
    if place.preceding in words("not_figures.casualty.before"):
        return False
    if place.preceding in words("not_figures.limit.before") and place.counted(nouns=True):
        return False
    return not _beside_number(place) and not _in_ratio(place)


def _in_ratio(place: Place) -> bool:
    """از هر چهار دانشگاه یک دانشگاه, یک دانشگاه از هر ده دانشگاه."""
    if "هر" in place.words_before(8) and any(
        place.before(k) == "هر" and place.before(k + 1) == "از" and place.number_at(1 - k) for k in range(3, 9)
    ):
        return True
    return any(place.after(k) == "از" and place.after(k + 1) == "هر" and place.number_at(k + 2) for k in range(1, 4))


def _beside_number(place: Place) -> bool:
    """Another number counts in the same list: دو سالن و یک مخزن, یک خواهر و دو برادر."""
    p, stops = place.pieces, words("not_figures.limit.stops")
    for k in range(place.number.end + 1, min(place.number.end + 7, len(p.keys) - 2)):
        if p.keys[k] in stops:
            break
        word = p.words[k + 1]
        if p.keys[k] in ("و", "،") and word and p.keys[k + 1] != "یک" and not time_unit(p.keys[k + 2]):
            return p.keys[k + 1] != "نه" and word.sort not in ("ordinal", "ranking")
    if place.preceding == "و" and place.counted():
        return True
    previous = place.previous
    if place.preceding not in ("و", "،", "همچنین", "نیز") or previous is None or place.previous_reading != "cardinal":
        return False
    between = p.keys[previous.end : place.number.begin]
    return len(between) <= 8 and stops.isdisjoint(between)
