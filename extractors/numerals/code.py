"""Rules for numbers that identify: codes, telephone numbers, addresses, coordinates, Latin names."""

from ...normalizers.script import ZWNJ
from .place import Place, words
from .scope import only

_CODE = "۰۱۲۳۴۵۶۷۸۹0123456789/-_* \t" + ZWNJ


@only(form="digits")
def unreadable(place: Place) -> bool:
    """Digits that are no single number: ۱.۲.۳, 192.168.1.1, more digits than any count has."""
    return place.number.form == "digits"


@only(digits=True)
def coordinate(place: Place) -> bool:
    """۲۵°۵۹'۴۳", ۲۸٫۱۵ درجه عرض شمالی."""
    if place.following == "درجه" and place.after(2) in ("عرض", "طول"):
        return True
    if place.following == "°" and place.number_at(2):
        return True
    return place.preceding in ("°", "'") and place.touches_before() and place.number_at(-2)


@only(digits=True, counted=False)
def leading_zero(place: Place) -> bool:
    """A code or telephone number: ۰۲۱, 0241; not ۰٫۵."""
    key = place.pieces.keys[place.number.begin]
    return key[0] == "۰" and key[1:2].isdigit()


@only(digits=True)
def long_run(place: Place) -> bool:
    """Seven digits and more without separators or unit: ۸۸۸۰۳۶۶۸; two runs with a stroke: ۹۸۹۱/۷۴۰۸."""
    if not place.key:
        return False
    if place.counted() and place.preceding not in words("not_figures.numbered.telephone"):  # تلفن ۸۸۸۰۳۶۶۸ واحد بازرسی
        return False
    whole, stroke, rest = place.key.partition("/")
    return whole.isdigit() and (len(whole) > 6 or (bool(stroke) and (len(whole) > 3 or len(rest) > 3)))


@only(digits=True)
def address(place: Place) -> bool:
    """Digits in an address or behind a stroke: ?id=8, انتهای پیام/۱۰۸۳, ۳۲۷۲۵/ت۵۶۴۹۴."""
    if place.preceding in ("/", "_", "=", "@", "#", "&", "﴿"):
        return place.touches_before() or place.alone()
    if "*" in (place.preceding, place.following):  # #۱۴*۷۳۳*; not the sides ۵۰۰*۲۰۰
        return any("#" in (place.before(k), place.after(k)) for k in range(1, 7))
    letter = place.preceding
    return len(letter) == 1 and letter.isalpha() and letter != "و" and place.before(2) == "/"


@only(digits=True)
def code_line(place: Place) -> bool:
    """A line of nothing but digits and strokes: codes of the agencies, numbers of pages."""
    start = place.text.rfind("\n", max(0, place.start - 60), place.start) + 1
    if (start == 0 and place.start > 60) or place.text[start : place.start].strip(_CODE):
        return False
    end = place.text.find("\n", place.end, place.end + 60)
    return not place.text[place.end : end if end >= 0 else place.end + 60].strip(_CODE) and (start > 0 or end >= 0)


def in_brackets(place: Place) -> bool:
    """Digits alone in brackets: a footnote, a code, a verse (بقره: ۱۲۰)."""
    if place.preceding == ":" and place.following == ")" and place.before(2) in words("not_figures.verse.suras"):
        return True
    return (
        place.key.isdigit() and len(place.key) < 5 and place.preceding in ("(", "[") and place.following in (")", "]")
    )


@only(digits=True, counted=False)
def latin(place: Place) -> bool:
    """Digits that belong to a Latin name: B-52, E3, 9GAG, Halo 5, کانادآرم 2(Canadarm2), کمرا ۳۶۰ (Camera 360)."""
    if place.touches_after() and _is_latin(place.following):
        return True
    if place.following == "(" and place.touches_after() and _is_latin(place.after(2)):
        return True
    if place.touches_before() and place.preceding[-1:].isascii() and place.preceding[-1:].isalpha():  # نشانیarqam2
        return True
    gloss = place.pieces.keys[place.number.end + 2 : place.number.end + 7]
    if place.following == "(" and _is_latin(place.after(2)) and place.key in gloss:
        return True
    k = 2 if place.preceding in ("-", "–", "#") else 1
    return _is_latin(place.before(k)) and place.number.high < 10_000 and not place.counted(nouns=True)


def _is_latin(word: str) -> bool:
    return word[:1].isascii() and word[:1].isalpha()
