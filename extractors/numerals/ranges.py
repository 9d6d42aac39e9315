"""Two numbers that make one range, and numbers of a list that share a grain."""

from collections.abc import Sequence
from decimal import Decimal

from .grammar import ONE, Number, Terms, single, sort_of, value_of
from .pieces import Piece
from .place import words
from .words import RANK, marks

HYPHENS = ("-", "–", "—", "−")


def numbers(p: Sequence[Piece]) -> list[Number]:
    """Every number of the pieces, in order, none inside another."""
    found: list[Number] = []
    signs = {*marks("minus"), *HYPHENS}
    i = 0
    while i < len(p):
        number = _range(p, i) if p[i].word or p[i].sort == "number" or p[i].key in signs else None
        if number is None:
            i += 1
        else:
            found.append(number)
            i = number.end
    return found


def shared_grains(p: Sequence[Piece], found: Sequence[Number]) -> list[Decimal]:
    """For each number the grain that the next one of its list states for both, else 1:
    قیمت‌های ۵۰ و ۳۵ هزارتومانی, ۱۰، ۲۰ و ۵۰ میلیون, از ۳۲۰ به ۲۸۵ میلیارد."""
    grains = [ONE] * len(found)
    for k in range(len(found) - 2, -1, -1):
        number, follower = found[k], found[k + 1]
        bare = (
            number.end - number.begin == 1 and number.form == "plain" and sort_of(p, number.begin) in ("digits", *RANK)
        )
        if (
            not bare
            or follower.begin - number.end != 1
            or p[number.end].key not in ("و", "،", "به")
            or follower.form != "plain"
        ):
            continue
        grain = value_of(p, follower.end - 1) if sort_of(p, follower.end - 1) == "grain" else grains[k + 1]
        # Only between numbers of like size: ۵ و ۲۰۰ هزار count apart.
        high = follower.low * grains[k + 1]
        if grain > ONE and high <= 10 * number.low * grain <= 100 * high and follower.end - follower.begin <= 2:
            grains[k] = grain
    return grains


def _range(p: Sequence[Piece], i: int) -> Number | None:
    """One number or a range of two."""
    first = single(p, i)
    if first is None:
        if p[i].sort == "number":
            return Number(i, i + 1, Decimal(0), Decimal(0), "digits")
        return None
    low, low_terms = first
    if low.form != "plain":
        return low
    neighbour = _neighbour(p, low)
    if neighbour is not None:
        return neighbour
    apart = low.end < len(p) and p[low.end].key in HYPHENS and p[low.end].start > p[low.end - 1].end
    if apart and i > 0 and p[i - 1].key in words("not_figures.numbered.strong"):  # مدرسه شماره ۲ - ۴ میلیارد تومان
        return low
    at = _connector(p, low.end, i > 0 and p[i - 1].key in marks("between"))
    if at is None:
        return low
    second = single(p, at)
    if second is None or second[0].form != "plain":
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
    if (
        first.end != i + 1
        or sort_of(p, i) not in ("unit", "teen", "ten")
        or at >= len(p)
        or sort_of(p, at) not in ("unit", "teen")
    ):
        return None
    second = single(p, at)
    if second is None or second[0].form != "plain" or len(second[1]) != 1 or p[at].start - p[at - 1].end > 2:
        return None
    end = second[0].end  # سه، چهار و شش is a list
    if at == i + 2 and end + 1 < len(p) and p[end].key in ("و", "،") and p[end + 1].word is not None:
        return None
    grain = second[1][0][1]
    high = second[0].low / grain
    if not (high == first.low + 1 or (at == i + 1 and sort_of(p, i) == "teen" and 0 < high - first.low <= 5)):
        return None
    return Number(i, end, first.low * grain, second[0].low, "range")


def _connector(p: Sequence[Piece], i: int, between: bool) -> int | None:
    """Where the second number of a range begins, if the pieces from i on join two: تا ۱۰, درصد تا ۲۰, تا حدود ۵۵۰."""
    at = i
    joins = marks("range") | (marks("and") if between else frozenset())
    for _ in range(3):  # words of the unit said twice: ۱۰ درصد تا ۲۰ درصد
        if (
            at >= len(p)
            or p[at].key in joins
            or not ((p[at].sort == "word" and p[at].word is None) or p[at].key in ("%", "٪"))
        ):
            break
        at += 1
    if at >= len(p) or p[at].key not in joins:
        return None
    if p[at].key in HYPHENS and (at > i or p[at].start > p[at - 1].end + 1):
        return None
    if p[at].key in HYPHENS and sort_of(p, at + 1) != "digits":  # ۵- یک سامانه
        return None
    unit = [piece.key for piece in p[i:at]]
    at += 1
    while at < len(p) and p[at].key in marks("approximate") and at < i + 6:
        at += 1
    if at >= len(p) or not (p[at].word or p[at].key in marks("minus")):
        return None
    if unit:
        second = single(p, at)
        if second is None:
            return None
        again = [piece.key for piece in p[second[0].end : second[0].end + len(unit)]]
        if again[:-1] != unit[:-1] or again[-1:] not in (unit[-1:], [unit[-1] + "ی"]):
            return None
    return at


def _share(low: Decimal, a: Terms, high: Decimal, b: Terms) -> tuple[Decimal, Decimal]:
    """The ends of a range, each with the grain that only the other states: ۴۵ الی ۵۰ هزار, ۱۰ هزار و ۶۰۰ تا ۷۰۰."""
    grain = b[-1][1]
    if len(a) == 1 and a[0][1] == ONE and b[0][1] > ONE and low * b[0][1] <= 2 * high:
        return low * b[0][1], high
    if len(a) == len(b) == 2 and a[1][1] == ONE < grain < a[0][1] and a[1][0] * grain < a[0][1]:
        return a[0][0] + a[1][0] * grain, high
    if len(a) > 1 and len(b) == 1 and grain == ONE and a[-1][0] < high < a[-2][1]:
        return low, low - a[-1][0] + high
    return low, high
