"""The grammar of numerals: pieces of text → numbers with their values, before anything is asked about their meaning.

A number is a sum of terms (یک میلیون و ۳۰۰ هزار), a term is a small number times grains (۲ هزار میلیارد); a half, a
fraction or a second number (a range) may follow. Every function takes a place in the pieces and gives back the place
after what it read, so that no piece is read more often than a fixed number of times.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .numeral_digits import read_digits
from .numeral_words import RANK, Word, lexicon, marks, split
from .token import tokenize

_FOLD = str.maketrans(
    "يىكةٱأإؤ٠١٢٣٤٥٦٧٨٩0123456789\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad",
    "ییکهاااو" + "۰۱۲۳۴۵۶۷۸۹" * 2 + "\u200c" * 13,
)
ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Piece:
    """A token, or a part of a glued one. `key` is its text without ZWNJ; `word` is set where it is worth a number."""

    start: int
    end: int
    key: str
    sort: str
    word: Word | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """Pieces `begin` to `end` (exclusive) are worth `low` to `high`. `form` tells how they are built:
    plain | range | fraction | ordinal | vague | digits (a run of digits that is no number)."""

    begin: int
    end: int
    low: Decimal
    high: Decimal
    form: str = "plain"


def pieces(text: str) -> list[Piece]:
    """The words, numbers and marks of `text`, glued number words taken apart. Offsets are those of `text`."""
    found: list[Piece] = []
    text = text.translate(_FOLD)
    for token in tokenize(text):
        previous = found[-1] if found else None
        if token.sort == "number":
            value = read_digits(token.text)
            found.append(Piece(token.start, token.end, token.text, "number", value is not None and Word(value, "digits") or None))
        elif token.sort == "word":
            counted = previous is not None and previous.word is not None and token.start - previous.end < 2
            spans = split(token.text, counted) or ((0, len(token.text)),)
            for a, b in spans:
                part = token.text[a:b]
                found.append(
                    Piece(token.start + a, token.start + b, part.replace("\u200c", ""), "word", lexicon().get(part))
                )
        else:
            found.append(Piece(token.start, token.end, token.text, "mark"))
    return found


def numbers(p: Sequence[Piece]) -> list[Number]:
    """Every number of the pieces, in order, none inside another."""
    found: list[Number] = []
    i = 0
    while i < len(p):
        number = _range(p, i)
        if number is None:
            i += 1
        else:
            found.append(number)
            i = number.end
    return found


def shared_grains(p: Sequence[Piece], found: Sequence[Number]) -> list[Decimal]:
    """For each number the grain that the next one of its list states for both, else 1:
    قیمت‌های ۵۰ و ۳۵ هزارتومانی, ۱۰، ۲۰ و ۵۰ میلیون."""
    grains = [ONE] * len(found)
    for k in range(len(found) - 2, -1, -1):
        number, follower = found[k], found[k + 1]
        bare = number.end - number.begin == 1 and number.form == "plain" and _sort(p, number.begin) in ("digits", *RANK)
        if not bare or follower.begin - number.end != 1 or p[number.end].key not in ("و", "،") or follower.form != "plain":
            continue
        grain = _value(p, follower.end - 1) if _sort(p, follower.end - 1) == "grain" else grains[k + 1]
        # Only between numbers of like size: ۵ و ۲۰۰ هزار count apart.
        high = follower.low * grains[k + 1]
        if grain > ONE and high <= 10 * number.low * grain <= 100 * high and follower.end - follower.begin <= 2:
            grains[k] = grain
    return grains


def _sort(p: Sequence[Piece], i: int) -> str | None:
    return p[i].word.sort if i < len(p) and p[i].word else None  # type: ignore[union-attr]


def _value(p: Sequence[Piece], i: int) -> Decimal:
    return p[i].word.value  # type: ignore[union-attr]


def _touch(p: Sequence[Piece], i: int) -> bool:
    """Whether piece i follows the one before at most two blanks (one line break) later."""
    return i < len(p) and p[i].start - p[i - 1].end <= 2


def _and(p: Sequence[Piece], i: int) -> bool:
    return i < len(p) and p[i].key == "و" and _touch(p, i) and _touch(p, i + 1)


def _small(p: Sequence[Piece], i: int) -> tuple[Decimal, int] | None:
    """A number below a thousand in words (صد و بیست و سه), or digits of any size."""
    sort = _sort(p, i)
    if sort in ("digits", "zero"):
        return _value(p, i), i + 1
    if sort == "unit" and _sort(p, i + 1) == "hundred" and p[i + 1].key == "صد" and _touch(p, i + 1):
        total, i, rank = _value(p, i) * 100, i + 2, 3
    elif sort in RANK:
        total, i, rank = _value(p, i), i + 1, RANK[sort]
    else:
        return None
    while True:
        joint = i + 1 if _and(p, i) else i
        follower = _sort(p, joint)
        glued = joint < len(p) and p[joint].start - p[i - 1].end <= 1
        if follower not in RANK or RANK[follower] >= rank or rank < 2 or not (joint > i or glued and follower != "teen"):
            return total, i
        if follower == "teen" and rank != 3:
            return total, i
        total, i, rank = total + _value(p, joint), joint + 1, RANK[follower]
        if follower == "teen":
            return total, i


def _terms(p: Sequence[Piece], i: int) -> tuple[list[tuple[Decimal, Decimal]], int] | None:
    """Terms (value, grain) in falling order of their grains: یک میلیون و ۳۰۰ هزار → (10⁶, 10⁶), (3·10⁵, 10³)."""
    terms: list[tuple[Decimal, Decimal]] = []
    while True:
        joint = i
        if terms:
            if not _touch(p, i):
                break
            joint = i + 1 if _and(p, i) else i
        small = _small(p, joint)
        if small is not None:
            value, at = small
        elif _sort(p, joint) == "grain" and (joint > i or not terms) and p[joint].key == "هزار":
            value, at = ONE, joint
        elif not terms and _sort(p, joint) == "half" and _sort(p, joint + 1) == "grain":
            value, at = _value(p, joint), joint + 1
        else:
            break
        if _half(p, at) and _sort(p, at + 2) == "grain":  # یک و نیم میلیون
            value, at = value + Decimal("0.5"), at + 2
        new = terms
        grain = ONE
        while _sort(p, at) == "grain" and (at == joint or _touch(p, at)) and _value(p, at) > grain:
            grain = _value(p, at)
            at += 1
            # What is smaller than the grain is multiplied by it: (۲ هزار و ۵۰۰) میلیارد.
            while new and new[-1][1] < grain:
                value, new = value + new[-1][0], new[:-1]
            value *= grain
        if new and not (value < new[-1][1] and value > 0):
            break
        if joint == i and terms and not _follows_bare(p, joint, terms[-1][1], grain):
            break
        terms, i = [*new, (value, grain)], at
        if grain == ONE:
            break
    return (terms, i) if terms else None


def _follows_bare(p: Sequence[Piece], i: int, last: Decimal, grain: Decimal) -> bool:
    """Whether a term may follow another without و: ۴ هزار ۳۰۰, ۵ میلیون ۲۰۰ هزار; not ۴ هزار ۱٫۵."""
    return _sort(p, i) == "digits" and _value(p, i) == int(_value(p, i)) and (grain > 1 or last == 1000)


def _half(p: Sequence[Piece], i: int) -> bool:
    return _and(p, i) and _sort(p, i + 1) == "half"


def _single(p: Sequence[Piece], i: int) -> tuple[Number, list[tuple[Decimal, Decimal]]] | None:
    """One number without a range, and its terms."""
    begin, sign = i, 1
    if p[i].key in marks("minus") and _touch(p, i + 1):
        i, sign = i + 1, -1
    elif p[i].key in "-−–" and _sort(p, i + 1) == "digits" and p[i + 1].start == p[i].end and (
        i == 0 or p[i].start > p[i - 1].end and p[i - 1].key in marks("before_minus")
    ):
        i, sign = i + 1, -1
    read = _terms(p, i)
    if read is None:
        if _sort(p, i) == "half":
            return Number(i, i + 1, _value(p, i), _value(p, i), "half"), []
        if _sort(p, i) == "grain":
            return Number(i, i + 1, _value(p, i), _value(p, i), "vague"), []
        if _sort(p, i) in ("ordinal", "ranking"):
            return Number(i, i + 1, _value(p, i), _value(p, i), "ordinal"), []
        return None
    terms, end = read
    total = sum((value for value, _ in terms), Decimal(0))
    form = "plain"
    if _half(p, end):
        total += terms[-1][1] / 2
        end += 2
    elif fraction := _fraction(p, end, total, len(terms) == 1 and terms[0][1] == ONE):
        total, end, form = fraction
    elif _sort(p, end) in ("ordinal", "ranking") and p[end].start - p[end - 1].end <= 1 and p[end - 1].sort == "word":
        total, end, form = total + _value(p, end), end + 1, "ordinal"
    elif _and(p, end) and _sort(p, end + 1) in ("ordinal", "ranking") and p[end - 1].sort == "word" and _value(p, end + 1) < 100:
        total, end, form = total + _value(p, end + 1), end + 2, "ordinal"
    elif end < len(p) and p[end].key in marks("ordinal") and _touch(p, end):
        end, form = end + 1, "ordinal"
    if form != "ordinal" and sign > 0 and _trailing_minus(p, end):
        end, sign = end + 1, -1
    return Number(begin, end, sign * total, sign * total, form), terms


def _trailing_minus(p: Sequence[Piece], i: int) -> bool:
    """۳.۸- درصد: right-to-left editors leave the minus behind the number."""
    return (
        i < len(p) and p[i].key in "-−" and p[i].start == p[i - 1].end and p[i - 1].sort == "number"
        and any(mark in p[i - 1].key for mark in ".٫/") and (i + 1 == len(p) or p[i + 1].start > p[i].end)
    )


def _fraction(p: Sequence[Piece], i: int, total: Decimal, simple: bool) -> tuple[Decimal, int, str] | None:
    """یک چهارم (total 1 before it), هشت و سه دهم."""
    if simple and _sort(p, i) == "ordinal" and _touch(p, i) and total == int(total) and 0 < total < _value(p, i):
        denominator = _value(p, i)
        return total / denominator, i + 1, "tenths" if denominator in (10, 100, 1000) else "fraction"
    if _and(p, i):
        small = _small(p, i + 1)
        if small and _sort(p, small[1]) == "ordinal" and _touch(p, small[1]):
            value, at = small
            denominator = _value(p, at)
            if 0 < value < denominator and value == int(value) and denominator in (10, 100, 1000):
                return total + value / denominator, at + 1, "plain"
    return None


def _range(p: Sequence[Piece], i: int) -> Number | None:
    """One number or a range of two."""
    first = _single(p, i)
    if first is None:
        if p[i].sort == "number":
            return Number(i, i + 1, Decimal(0), Decimal(0), "digits")
        return None
    low, low_terms = first
    if low.form not in ("plain", "tenths"):
        return low
    neighbour = _neighbour(p, low)
    if neighbour is not None:
        return neighbour
    at = _connector(p, low.end, i > 0 and p[i - 1].key in marks("between"))
    if at is None:
        return low
    second = _single(p, at)
    if second is None or second[0].form not in ("plain", "tenths"):
        return low
    high, high_terms = second
    a, b = _share(low.low, low_terms, high.low, high_terms)
    if a > b and p[at - 1].key in ("تا", "الی", "لغایت"):  # بودجه ۸۶ تا ۸۰ درصد: "up to"
        return low
    return Number(i, high.end, min(a, b), max(a, b), "range")


def _neighbour(p: Sequence[Piece], first: Number) -> Number | None:
    """Two number words side by side leave a choice: دو سه نفر, شش، هفت سال, ده پانزده هزار."""
    i = first.begin
    at = i + 2 if i + 1 < len(p) and p[i + 1].key == "،" else i + 1
    if first.end != i + 1 or _sort(p, i) not in ("unit", "teen", "ten") or at >= len(p) or _sort(p, at) not in ("unit", "teen"):
        return None
    second = _single(p, at)
    if second is None or second[0].form != "plain" or len(second[1]) != 1 or p[at].start - p[at - 1].end > 2:
        return None
    end = second[0].end  # سه، چهار و شش is a list
    if at == i + 2 and end + 1 < len(p) and p[end].key in ("و", "،") and p[end + 1].word is not None:
        return None
    grain = second[1][0][1]
    high = second[0].low / grain
    if not (high == first.low + 1 or at == i + 1 and _sort(p, i) == "teen" and 0 < high - first.low <= 5):
        return None
    return Number(i, end, first.low * grain, second[0].low, "range")


def _connector(p: Sequence[Piece], i: int, between: bool) -> int | None:
    """Where the second number of a range begins, if the pieces from i on join two: تا ۱۰, درصد تا ۲۰, تا حدود ۵۵۰."""
    at = i
    joins = marks("range") | (marks("and") if between else frozenset())
    for _ in range(3):  # words of the unit said twice: ۱۰ درصد تا ۲۰ درصد
        if at >= len(p) or p[at].key in joins or not (p[at].sort == "word" and p[at].word is None or p[at].key in "%٪"):
            break
        at += 1
    if at >= len(p) or p[at].key not in joins:
        return None
    if p[at].key in "-–—−" and (at > i or p[at].start > p[at - 1].end + 1):
        return None
    unit = [piece.key for piece in p[i:at]]
    at += 1
    while at < len(p) and p[at].key in marks("approximate") and at < i + 6:
        at += 1
    if at >= len(p) or not (p[at].word or p[at].key in marks("minus")):
        return None
    if unit:
        second = _single(p, at)
        if second is None:
            return None
        again = [piece.key for piece in p[second[0].end : second[0].end + len(unit)]]
        if again[:-1] != unit[:-1] or again[-1:] not in (unit[-1:], [unit[-1] + "ی"]):
            return None
    return at


def _share(low: Decimal, a: list[tuple[Decimal, Decimal]], high: Decimal, b: list[tuple[Decimal, Decimal]]) -> tuple[Decimal, Decimal]:
    """The ends of a range, each with the grain that only the other states: ۴۵ الی ۵۰ هزار, ۱۰ هزار و ۶۰۰ تا ۷۰۰."""
    grain = b[-1][1]
    if len(a) == 1 and a[0][1] == ONE and b[0][1] > ONE and low * b[0][1] <= 2 * high:
        return low * b[0][1], high
    if len(a) == len(b) == 2 and a[1][1] == ONE < grain < a[0][1] and a[1][0] * grain < a[0][1]:
        return a[0][0] + a[1][0] * grain, high
    if len(a) > 1 and len(b) == 1 and grain == ONE and a[-1][0] < high < a[-2][1]:
        return low, low - a[-1][0] + high
    return low, high
