"""The grammar of one number: pieces of text → its value, before anything is asked about its meaning.

A number is a sum of terms (یک میلیون و ۳۰۰ هزار), a term is a small number times grains (۲ هزار میلیارد); a half, a
fraction or the ending of an ordinal may follow. Every function takes a place in the pieces and gives back the place
after what it read, so that no piece is read more often than a fixed number of times.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from .pieces import Pieces
from .words import RANK, marks

ONE = Decimal(1)
HALF = Decimal("0.5")

# The terms of a number, each with its grain: یک میلیون و ۳۰۰ هزار is (10⁶, 10⁶), (3·10⁵, 10³).
Terms = list[tuple[Decimal, Decimal]]


@dataclass(slots=True)
class Number:
    """Pieces `begin` to `end` (exclusive) are worth `low` to `high`. `form` tells how they are built:
    plain | range | fraction | half | ordinal | vague (a grain alone) | digits (a run of digits that is no number)."""

    begin: int
    end: int
    low: Decimal
    high: Decimal
    form: str = "plain"


def number_sort(p: Pieces, i: int) -> str | None:
    """The sort of the number word or digits at i; None where there is none."""
    return p.words[i].sort if i < len(p.keys) and p.words[i] else None  # type: ignore[union-attr]


def value_of(p: Pieces, i: int) -> Decimal:
    """The value of the number word or digits at i, which must be one."""
    return p.words[i].value  # type: ignore[union-attr]


def touches(p: Pieces, i: int) -> bool:
    """Whether piece i follows the one before at most two blanks (one line break) later."""
    return i < len(p.keys) and p.starts[i] - p.ends[i - 1] <= 2


def _and(p: Pieces, i: int) -> bool:
    return i < len(p.keys) and p.keys[i] == "و" and touches(p, i) and touches(p, i + 1)


def _small(p: Pieces, i: int) -> tuple[Decimal, int] | None:
    """A number below a thousand in words (صد و بیست و سه), or digits of any size."""
    sort = number_sort(p, i)
    if sort in ("digits", "zero"):
        return value_of(p, i), i + 1
    if sort == "unit" and number_sort(p, i + 1) == "hundred" and p.keys[i + 1] == "صد" and touches(p, i + 1):
        total, i, rank = value_of(p, i) * 100, i + 2, 3
    elif sort in RANK:
        total, i, rank = value_of(p, i), i + 1, RANK[sort]
    else:
        return None
    while True:
        joint = i + 1 if _and(p, i) else i
        follower = number_sort(p, joint)
        glued = joint < len(p.keys) and p.starts[joint] - p.ends[i - 1] <= 1
        if (
            follower not in RANK
            or RANK[follower] >= rank
            or rank < 2
            or not (joint > i or (glued and follower != "teen"))
        ):
            return total, i
        if follower == "teen" and rank != 3:
            return total, i
        total, i, rank = total + value_of(p, joint), joint + 1, RANK[follower]
        if follower == "teen":
            return total, i


def _terms(p: Pieces, i: int) -> tuple[Terms, int] | None:
    """The terms of a number, in falling order of their grains."""
    terms: Terms = []
    while True:
        joint = i
        if terms:
            if not touches(p, i):
                break
            joint = i + 1 if _and(p, i) else i
        small = _small(p, joint)
        if small is not None:
            value, at = small
        elif number_sort(p, joint) == "grain" and (joint > i or not terms) and p.keys[joint] == "هزار":
            value, at = ONE, joint
        elif not terms and number_sort(p, joint) == "half" and number_sort(p, joint + 1) == "grain":
            value, at = value_of(p, joint), joint + 1
        else:
            break
        if _half(p, at) and number_sort(p, at + 2) == "grain":  # یک و نیم میلیون
            value, at = value + HALF, at + 2
        elif not terms and (of_grain := _fraction_of_grain(p, at, value)):
            value, at = of_grain
        new = terms
        grain = ONE
        while number_sort(p, at) == "grain" and (at == joint or touches(p, at)) and value_of(p, at) > grain:
            grain = value_of(p, at)
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


def _follows_bare(p: Pieces, i: int, last: Decimal, grain: Decimal) -> bool:
    """Whether a term may follow another without و: ۴ هزار ۳۰۰, ۵ میلیون ۲۰۰ هزار; not ۴ هزار ۱٫۵, ۴ هزار سه."""
    if number_sort(p, i) not in ("digits", *RANK) or value_of(p, i) != int(value_of(p, i)):
        return False
    return grain > ONE or (last == 1000 and number_sort(p, i) in ("digits", "hundred"))


def _fraction_of_grain(p: Pieces, i: int, value: Decimal) -> tuple[Decimal, int] | None:
    """A fraction that begins at i, and the grain behind it: هشت |و سه دهم میلیارد, یک |سوم میلیون."""
    fraction = _fraction(p, i, value)
    if fraction and number_sort(p, fraction[1]) == "grain" and touches(p, fraction[1]):
        return fraction[:2]
    return None


def _half(p: Pieces, i: int) -> bool:
    return _and(p, i) and number_sort(p, i + 1) == "half"


def single(p: Pieces, i: int) -> tuple[Number, Terms] | None:
    """The number that begins at piece i, with its terms; None where none does."""
    begin = i
    word = p.words[i]
    if word is not None and word.sort in _STANDING and not _goes_on(p, i + 1):
        return Number(begin, i + 1, word.value, word.value), [(word.value, ONE)]
    if _minus(p, i):
        i += 1
    read = _terms(p, i)
    if read is None:
        form = _ALONE.get(number_sort(p, begin) or "")
        return (Number(begin, begin + 1, value_of(p, begin), value_of(p, begin), form), []) if form else None
    terms, end = read
    total = sum((value for value, _ in terms), Decimal(0))
    form = "plain"
    if _half(p, end):
        total, end = total + terms[-1][1] / 2, end + 2
    elif fraction := _fraction(p, end, total):
        total, end, form = fraction
    elif ordinal := _ordinal(p, end):
        total, end, form = total + ordinal[0], ordinal[1], "ordinal"
    if i == begin and form == "plain" and _trailing_minus(p, end):
        total, end = -total, end + 1
    elif i > begin:
        total = -total
    return Number(begin, end, total, total, form), terms


# Sorts of which one piece is a number already, as most numbers are.
_STANDING = frozenset({"digits", "zero", *RANK})


def _goes_on(p: Pieces, i: int) -> bool:
    """Whether piece i may belong to the number before it."""
    return i < len(p.keys) and (p.words[i] is not None or p.keys[i] in _binders())


@cache
def _binders() -> frozenset[str]:
    """What is no number itself and yet stands in one: و, the ending of an ordinal, a minus behind."""
    return marks("ordinal") | {"و", *_MINUS_BEHIND}


_MINUS_BEHIND = ("-", "−")
# Words that stand for a number by themselves, and what they then are.
_ALONE = {"half": "half", "grain": "vague", "ordinal": "ordinal", "ranking": "ordinal"}


def _minus(p: Pieces, i: int) -> bool:
    """منفی ۴, رشد -۵ درصد; not وستوک -۱۱."""
    if p.keys[i] in marks("minus"):  # منفی نه …: "not only"
        return touches(p, i + 1) and p.keys[i + 1] != "نه"
    if p.keys[i] not in ("-", "−", "–") or number_sort(p, i + 1) != "digits" or p.starts[i + 1] > p.ends[i]:
        return False
    return i == 0 or (p.starts[i] > p.ends[i - 1] and p.keys[i - 1] in marks("before_minus"))


def _ordinal(p: Pieces, i: int) -> tuple[Decimal, int] | None:
    """What makes an ordinal of the number before i: بیست و |دوم, صد|م, ۱۷|ام. Its value and the place after it."""
    word = p.sorts[i - 1] == "word"
    if word and number_sort(p, i) in ("ordinal", "ranking") and p.starts[i] - p.ends[i - 1] <= 1:
        return value_of(p, i), i + 1
    if word and _and(p, i) and number_sort(p, i + 1) in ("ordinal", "ranking") and value_of(p, i + 1) < 100:
        return value_of(p, i + 1), i + 2
    if i < len(p.keys) and p.keys[i] in marks("ordinal") and touches(p, i):
        return Decimal(0), i + 1
    return None


def _trailing_minus(p: Pieces, i: int) -> bool:
    """۳.۸- درصد: right-to-left editors leave the minus behind the number."""
    return (
        i < len(p.keys)
        and p.keys[i] in _MINUS_BEHIND
        and p.starts[i] == p.ends[i - 1]
        and p.sorts[i - 1] == "number"
        and any(mark in p.keys[i - 1] for mark in ".٫/")
        and (i + 1 == len(p.keys) or p.starts[i + 1] > p.ends[i])
    )


def _fraction(p: Pieces, i: int, total: Decimal) -> tuple[Decimal, int, str] | None:
    """The fraction whose denominator, or whose second part, begins at i: یک |چهارم, هشت |و سه دهم."""
    if number_sort(p, i) == "ordinal" and touches(p, i) and total == int(total) and 0 < total < value_of(p, i):
        denominator = value_of(p, i)
        return total / denominator, i + 1, "fraction"
    if _and(p, i):
        small = _small(p, i + 1)
        if small and number_sort(p, small[1]) == "ordinal" and touches(p, small[1]):
            value, at = small
            denominator = value_of(p, at)
            if 0 < value < denominator and value == int(value) and denominator in (10, 100, 1000):
                return total + value / denominator, at + 1, "plain"
    return None
