"""Rules for numbers that name something: identifiers, codes, numbered things, titles, scores, items of a list."""

from .numeral_place import LIST_MARKS, ZWNJ, Place, table, time_unit, words

_CODE = "۰۱۲۳۴۵۶۷۸۹0123456789/-_* \t" + ZWNJ


def unreadable(place: Place) -> bool:
    """Digits that are no single number: ۱.۲.۳, 192.168.1.1, more digits than any count has."""
    return place.number.form == "digits"


def leading_zero(place: Place) -> bool:
    """A code or telephone number: ۰۲۱, 0241; not ۰٫۵."""
    key = place.pieces[place.number.begin].key
    return place.digits and key[0] == "۰" and key[1:2].isdigit() and not place.counted()


def long_run(place: Place) -> bool:
    """Seven digits and more without separators or unit: ۸۸۸۰۳۶۶۸; two runs with a stroke: ۹۸۹۱/۷۴۰۸."""
    if not place.digits or not place.key or place.counted():
        return False
    whole, stroke, rest = place.key.partition("/")
    return whole.isdigit() and (len(whole) > 6 or (bool(stroke) and (len(whole) > 3 or len(rest) > 3)))


def address(place: Place) -> bool:
    """Digits in an address or behind a stroke: ?id=8, انتهای پیام/۱۰۸۳, ۳۲۷۲۵/ت۵۶۴۹۴."""
    if not place.digits:
        return False
    if place.before() in ("/", "_", "=", "@", "#", "&", "﴿"):
        return place.touches_before() or place.alone()
    letter = place.before()
    return len(letter) == 1 and letter.isalpha() and letter != "و" and place.before(2) == "/"


def code_line(place: Place) -> bool:
    """A line of nothing but digits and strokes: codes of the agencies, numbers of pages."""
    if not place.digits:
        return False
    start = place.text.rfind("\n", max(0, place.start - 60), place.start) + 1
    if (start == 0 and place.start > 60) or place.text[start : place.start].strip(_CODE):
        return False
    end = place.text.find("\n", place.end, place.end + 60)
    return not place.text[place.end : end if end >= 0 else place.end + 60].strip(_CODE) and (start > 0 or end >= 0)


def in_brackets(place: Place) -> bool:
    """Digits alone in brackets: a footnote, a code, a verse."""
    return place.key.isdigit() and len(place.key) < 5 and place.before() in ("(", "[") and place.after() in (")", "]")


def latin(place: Place) -> bool:
    """Digits that belong to a Latin name: B-52, E3, 9GAG, Halo 5, کانادآرم 2(Canadarm2)."""
    if not place.digits or place.counted():
        return False
    if place.touches_after() and _is_latin(place.after()):
        return True
    if place.after() == "(" and place.touches_after() and _is_latin(place.after(2)):
        return True
    k = 2 if place.before() in ("-", "–", "#") else 1
    return _is_latin(place.before(k)) and place.number.high < 10_000 and not place.counted(nouns=True)


def _is_latin(word: str) -> bool:
    return word[:1].isascii() and word[:1].isalpha()


def hyphenated(place: Place) -> bool:
    """کووید-۱۹, تیانگون -۲, پلیس +۱۰, ۵+۱: a mark ties the digits to a name."""
    if not place.digits or place.counted():
        return False
    p, i, j = place.pieces, place.number.begin, place.number.end
    if i > 1 and place.before() in ("-", "–", "+") and place.touches_before() and p[i - 2].sort != "mark":
        return (place.before() == "+" or p[i - 2].word is None) and p[i - 1].start - p[i - 2].end < 2
    return place.after() == "+" and place.touches_after() and place.number_at(2) and p[j + 1].start == p[j].end


def enumerator(place: Place) -> bool:
    """۱. or ۲- or ۳) before an item of a list: at the start of a line, or after a mark (یکم: ۱. … ۲. …)."""
    if (
        not place.small
        or not place.key
        or not place.touches_after()
        or place.after() not in (".", "-", ")", "–", "ـ", "_", ":")
    ):
        return False
    if place.before() == "(" and place.after() == ")":
        return False
    p, i = place.pieces, place.number.end + 1
    if i < len(p) and p[i].sort != "word" and p[i].start == p[i - 1].end:
        return False
    if place.starts_line():
        return True
    if not place.digits or (i < len(p) and p[i].sort == "number"):
        return False
    if place.after() in ("-", "–"):
        return i < len(p) and p[i].start > p[i - 1].end
    return place.before() in (".", ":", "؛", "»", ")", "،", '"')


def score(place: Place) -> bool:
    """۲ بر ۱, نتیجه ۳-۱, امتیازهای ۲۵-۱۲، ۲۱-۲۵ و ۲۵-۱۹."""
    if not place.small:
        return False
    if (place.after() == "بر" and place.number_at(2)) or (place.before() == "بر" and place.number_at(-2)):
        return True
    hyphen = place.number.form == "range" and "-" in place.text[place.start : place.end]
    if hyphen and place.previous_rule == "score" and place.listed():
        return True
    return hyphen and any(place.before(k) in words("not_figures.score.near") for k in range(1, 5))


def numbered(place: Place) -> bool:
    """ماده ۱۶۹, منطقه ۵ شهرداری, رتبه ۳, شماره ۱۵; not در این بخش ۳ پروژه, سالن ۵۰۰ نفری, پرواز ۳۱ دقیقه‌ای."""
    if place.counted() or time_unit(place.after()):
        return False
    k = 2 if place.before() in ("(", ":", "«", '"') else 1
    head, earlier = place.before(k), place.before(k + 1)
    if earlier in words("not_figures.numbered.free"):
        return False
    if place.number_at(-k - 1) and head in words("not_figures.counters.units"):  # ۳۰ کیلومتر سه پیمانکار
        return False
    if head in words("not_figures.numbered.strong"):
        return True
    return head in words("not_figures.numbered.weak") and place.alone() and place.number.high < 1000


def list_of_names(place: Place) -> bool:
    """مناطق ۴، ۵ و ۹; فازهای سه، چهار و شش."""
    if place.previous_rule not in ("numbered", "list_of_names") or not place.listed() or place.counted(nouns=True):
        return False
    return place.alone() or (
        place.number.high < 1000 and (place.before() in ("و", "تا") or place.after() in LIST_MARKS)
    )


def hotline(place: Place) -> bool:
    """پلیس ۱۱۰, مرکز فوریت‌های پلیسی ۱۱۰, اورژانس ۱۱۵."""
    if not place.digits or place.key not in words("not_figures.hotline.numbers") or place.counted(nouns=True):
        return False
    return any(place.before(k) in words("not_figures.hotline.services") for k in range(1, 5))


def brand(place: Place) -> bool:
    """پژو ۲۰۶, آپولو ۱۱, بوئینگ ۷۳۷."""
    return place.digits and not place.counted() and place.before() in words("not_figures.brand.before")


def quoted(place: Place) -> bool:
    """A title that ends in the number or begins with it: «رحمان ۱۴۰۰», فیلم «چهار انگشت»."""
    if place.after() in ("»", '"', "”") and not place.counted():
        for k in range(2, 7):
            if place.before(k) in ("«", '"', "“"):
                return True
            if place.before(k) in ("»", "”"):
                break
    return place.before() in ("«", '"', "“") and place.before(2) in words("not_figures.title.before")


def compound(place: Place) -> bool:
    """دو طرفه, سه گانه, هفت‌تپه, یک هشتم نهایی: the number is part of a word or a name."""
    follower = place.after()
    if follower in words("not_figures.compound.after"):
        return True
    if [place.key, follower] in table("not_figures")["compound"]["names"]:
        return True
    glued = not place.digits and place.text[place.end : place.end + 1] == ZWNJ and follower[:1].isalpha()
    return glued and not place.counted() and not time_unit(follower)
