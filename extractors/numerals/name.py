"""Rules for numbers that name something: items of a list, numbered things, products, titles, compound words."""

from ...normalizers.script import ZWNJ
from .place import LIST_MARKS, Place, pairs, time_unit, unit_at, words
from .scope import only

OPENING = ('"', "«", "“", "(", "[")
_ISMS = ("گرایی", "گرا", "شدن")


@only(digits=True, counted=False)
def hyphenated(place: Place) -> bool:
    """کووید-۱۹, تیانگون -۲, پلیس +۱۰, ۵+۱: a mark ties the digits to a name."""
    p, i, j = place.pieces, place.number.begin, place.number.end
    if i > 1 and place.preceding in ("-", "–", "+") and place.touches_before() and p.sorts[i - 2] != "mark":
        return (place.preceding == "+" or p.words[i - 2] is None) and p.starts[i - 1] - p.ends[i - 2] < 2
    return place.following == "+" and place.touches_after() and place.number_at(2) and p.starts[j + 1] == p.ends[j]


def enumerator(place: Place) -> bool:
    """۱. or ۲- or ۳) before an item of a list: at the start of a line, or after a mark (یکم: ۱. … ۲. …)."""
    if place.following not in (".", "-", ")", "–", "ـ", "_", ":") or not place.small or not place.key:
        return False
    if not place.touches_after():  # ۶ - …
        return _enumerator_apart(place)
    if place.preceding == "(" and place.following == ")":
        return False
    p, i = place.pieces, place.number.end + 1
    if i < len(p.keys) and p.sorts[i] != "word" and p.keys[i] not in OPENING and p.starts[i] == p.ends[i - 1]:
        return False
    if place.starts_line():
        return True
    if not place.digits or (i < len(p.keys) and p.sorts[i] == "number"):
        return False
    if place.following in ("-", "–", "_"):
        return i < len(p.keys) and p.starts[i] > p.ends[i - 1]
    return place.preceding in (".", ":", "؛", "»", ")", "]", "،", '"', "؟", "!")


def _enumerator_apart(place: Place) -> bool:
    """۶ - آموزش مردم, at the start of a line or of a sentence; not the score پیکان ۱ - مس ۲."""
    if not place.digits or place.following not in ("-", "–", ")") or place.number_at(2):
        return False
    return place.starts_line() or place.preceding in (".", ":", "؛", "؟", "!", "]")


@only(digits=True)
def in_turn(place: Place) -> bool:
    """… کنید. ۱ هنگام خرید … کنید. ۲ پیش از …: the sentences of a text are numbered in turn."""
    return place.in_turn


@only(counted=False)
def numbered(place: Place) -> bool:
    """ماده ۱۶۹, منطقه ۵ شهرداری, رتبه ۳, شماره ۱۵; not در این بخش ۳ پروژه, سالن ۵۰۰ نفری, پرواز ۳۱ دقیقه‌ای."""
    if time_unit(place.following):
        return False
    k = 2 if place.preceding in ("(", ":", "«", '"') else 1
    head, earlier = place.before(k), place.before(k + 1)
    if earlier in words("not_figures.numbered.free") and not (head in _strong() and place.alone()):
        return False
    if earlier == "کد" and place.digits and place.number.high > 99:  # کد خبر ۴۵۱۲۷۷, کد خبرنگار: ۳۰۱۰۲
        return True
    if place.number_at(-k - 1) and head in words("not_figures.counters.units"):  # ۳۰ کیلومتر سه پیمانکار
        return False
    if head in _strong():
        return True
    if head == "مرحله" and place.number.form == "fraction" and place.following != "نهایی":  # مرحله یک هشتم جام
        return True
    if (head, place.key) in pairs("not_figures.numbered.names"):
        return not place.counted(nouns=True)
    if earlier in words("not_figures.numbered.plural") and place.digits and place.headed() and place.number_at(2):
        return place.following in ("و", "،")  # خطوط پیشنهادی ۸ و ۹
    return head in words("not_figures.numbered.weak") and place.alone() and place.number.high < 1000


def _strong() -> frozenset[str]:
    return words("not_figures.numbered.strong")


@only(counted=False)
def list_of_names(place: Place) -> bool:
    """مناطق ۴، ۵ و ۹; فازهای سه، چهار و شش; والفجر ۲ و ۴."""
    if place.previous_rule in ("brand", "repeated", "named") and place.listed() and place.digits:
        return place.alone() and place.number.high < 1000 and place.number.form == "plain"
    if place.previous_rule not in ("numbered", "list_of_names") or not place.listed() or place.counted(nouns=True):
        return False
    return place.alone() or (
        place.number.high < 1000 and (place.preceding in ("و", "تا") or place.following in LIST_MARKS)
    )


@only(digits=True, counted=False)
def hotline(place: Place) -> bool:
    """پلیس ۱۱۰, مرکز فوریت‌های پلیسی ۱۱۰, اورژانس ۱۱۵."""
    if place.key not in words("not_figures.hotline.numbers") or place.counted(nouns=True):
        return False
    return any(place.before(k) in words("not_figures.hotline.services") for k in range(1, 5))


@only(digits=True, counted=False)
def brand(place: Place) -> bool:
    """پژو ۲۰۶, آپولو ۱۱, خودروی ۲۰۶, هواپیماهای ۷۳۷, استاندارد یورو ۵, خودروی ۴ در ۴."""
    if not place.whole or time_unit(place.following):
        return False
    head = place.preceding
    if head in words("not_figures.brand.before"):
        return True
    if place.key in words("not_figures.brand.models") and head in words("not_figures.brand.model_of"):
        return True
    if head == "یورو" and place.before(2) in words("not_figures.brand.euro"):
        return place.small
    return _wheels(place)


def _wheels(place: Place) -> bool:
    """۴ در ۴, ۶ در ۶: how many of the wheels are driven."""
    p, i, j = place.pieces, place.number.begin, place.number.end
    if place.key not in ("۴", "۶", "۸"):
        return False
    return (place.following == "در" and place.after(2) == place.key and not unit_at(p, j + 2)) or (
        place.preceding == "در" and i > 1 and p.keys[i - 2] == place.key
    )


@only(digits=True, counted=False)
def repeated(place: Place) -> bool:
    """… گلکسی نوت ۹ به …, … گلکسی نوت ۹ را …: the text says it again and again with nothing counted."""
    return place.repeated and not place.counted(nouns=True)


@only(digits=True, counted=False)
def named(place: Place) -> bool:
    """الکامپ ۲۵ گفت, ثاقب ۱ را, دوربان ۲ در: a noun, its number, and a word after which nothing is counted."""
    if not place.key.isdigit() or place.number.high > 999 or not place.headed():
        return False
    if place.before_number() or place.behind_number():
        return False
    return place.following in words("not_figures.named.after") and place.alone()


def quoted(place: Place) -> bool:
    """A title that ends in the number or begins with it: «رحمان ۱۴۰۰», فیلم «چهار انگشت», «مه», «دو خواهر»."""
    if place.following in ("»", '"', "”") and not place.counted():
        for k in range(2, 7):
            if place.before(k) in ("«", '"', "“"):
                return True
            if place.before(k) in ("»", "”"):
                break
    if "«" not in place.words_before(4) and place.preceding not in ('"', "“"):
        return False
    for k in range(1, 5):
        if place.before(k) == "«":
            if place.before(k + 1) in words("not_figures.title.before"):
                return k == 1 or not place.counted() or place.after(2) == "»"
            among = place.before(k + 1) == "»" or (place.before(k + 1) in ("و", "،") and place.before(k + 2) == "»")
            closed = any(place.after(n) == "»" for n in range(2, 6))
            return among and closed and not place.counted()
        if place.before(k) in ("»", ".", ":"):
            return False
    return place.preceding in ('"', "“") and place.before(2) in words("not_figures.title.before")


def compound(place: Place) -> bool:
    """دو طرفه, سه گانه, سه‌جانبه‌گرایی, ۴ و ۵ ستاره, هفت‌تپه: the number is part of a word or a name."""
    follower = place.following
    after = words("not_figures.compound.after")
    if follower in after or (follower.endswith(_ISMS) and any(follower.removesuffix(ism) in after for ism in _ISMS)):
        return True
    if place.following in ("و", "،", "یا") and place.number_at(2) and place.after(3) in after and place.small:
        return place.after(3) == "ستاره" or place.after(3).endswith("ه")
    if place.key == "دو" and follower == "و" and place.after(2).startswith("میدانی"):
        return True
    if (place.key, follower) in pairs("not_figures.compound.names"):
        return True
    glued = not place.digits and place.text[place.end : place.end + 1] == ZWNJ and follower[:1].isalpha()
    return glued and not place.counted() and not time_unit(follower)
