"""Two numbers that make one range, and numbers of a list that share a grain."""

from collections.abc import Sequence
from decimal import Decimal

from .grammar import ONE, Number, Terms, number_sort, single, value_of
from .pieces import HYPHENS, Pieces
from .place import words
from .words import RANK, marks


def numbers(p: Pieces) -> list[Number]:
    """Every number of the pieces, in order, none inside another."""
    found: list[Number] = []
    end = 0
    for i in p.openers:
        number = _range(p, i) if i >= end else None
        if number is not None:
            found.append(number)
            end = number.end
    return found


def shared_grains(p: Pieces, found: Sequence[Number]) -> list[Decimal]:
    """For each number the grain that the next one of its list states for both, else 1:
    قیمت‌های ۵۰ و ۳۵ هزارتومانی, ۱۰، ۲۰ و ۵۰ میلیون, از ۳۲۰ به ۲۸۵ میلیارد."""
    grains = [ONE] * len(found)
    for k in range(len(found) - 2, -1, -1):
        number, follower = found[k], found[k + 1]
        bare = (
            number.end - number.begin == 1
            and number.form == "plain"
            and number_sort(p, number.begin) in ("digits", *RANK)
        )
        if (
            not bare
            or follower.begin - number.end != 1
            or p.keys[number.end] not in ("و", "،", "به")
            or follower.form != "plain"
        ):
            continue
        grain = value_of(p, follower.end - 1) if number_sort(p, follower.end - 1) == "grain" else grains[k + 1]
        # Only between numbers of like size: ۵ و ۲۰۰ هزار count apart.
        high = follower.low * grains[k + 1]
        if grain > ONE and high <= 10 * number.low * grain <= 100 * high and follower.end - follower.begin <= 2:
            grains[k] = grain
    return grains


def _range(p: Pieces, i: int) -> Number | None:
    """One number or a range of two."""
    first = single(p, i)
    if first is None:
        if p.sorts[i] == "number":
            return Number(i, i + 1, Decimal(0), Decimal(0), "digits")
        return None
    low, low_terms = first
    if low.form != "plain":
        return low
    neighbour = _neighbour(p, low)
    if neighbour is not None:
        return neighbour
    apart = low.end < len(p.keys) and p.keys[low.end] in HYPHENS and p.starts[low.end] > p.ends[low.end - 1]
    if apart and i > 0 and p.keys[i - 1] in words("not_figures.numbered.strong"):  # مدرسه شماره ۲ - ۴ میلیارد تومان
        return low
    at = _connector(p, low.end, i > 0 and p.keys[i - 1] in marks("between"))
    if at is None:
        return low
    second = single(p, at)
    if second is None or second[0].form != "plain":
        return low
    high, high_terms = second
    a, b = _share(low.low, low_terms, high.low, high_terms)
    if a > b and p.keys[at - 1] in ("تا", "الی", "لغایت"):  # بودجه ۸۶ تا ۸۰ درصد: "up to"
        return low
    return Number(i, high.end, min(a, b), max(a, b), "range")


def _neighbour(p: Pieces, first: Number) -> Number | None:
    """Two number words side by side leave a choice: دو سه نفر, شش، هفت سال, ده پانزده هزار."""
    i = first.begin
    at = i + 2 if i + 1 < len(p.keys) and p.keys[i + 1] == "،" else i + 1
    if (
        first.end != i + 1
        or number_sort(p, i) not in ("unit", "teen", "ten")
        or at >= len(p.keys)
        or number_sort(p, at) not in ("unit", "teen")
    ):
        return None
    second = single(p, at)
    if second is None or second[0].form != "plain" or len(second[1]) != 1 or p.starts[at] - p.ends[at - 1] > 2:
        return None
    end = second[0].end  # سه، چهار و شش is a list
    if at == i + 2 and end + 1 < len(p.keys) and p.keys[end] in ("و", "،") and p.words[end + 1] is not None:
        return None
    grain = second[1][0][1]
    high = second[0].low / grain
    if not (high == first.low + 1 or (at == i + 1 and number_sort(p, i) == "teen" and 0 < high - first.low <= 5)):
        return None
    return Number(i, end, first.low * grain, second[0].low, "range")


def _connector(p: Pieces, i: int, between: bool) -> int | None:
    """Where the second number of a range begins, if the pieces from i on join two: تا ۱۰, درصد تا ۲۰, تا حدود ۵۵۰."""
    at = i
    joins = marks("range") | marks("and") if between else marks("range")
    for _ in range(3):  # words of the unit said twice: ۱۰ درصد تا ۲۰ درصد
        if (
            at >= len(p.keys)
            or p.keys[at] in joins
            or not ((p.sorts[at] == "word" and p.words[at] is None) or p.keys[at] in ("%", "٪"))
        ):
            break
        at += 1
    if at >= len(p.keys) or p.keys[at] not in joins:
        return None
    if p.keys[at] in HYPHENS and (at > i or p.starts[at] > p.ends[at - 1] + 1):
        return None
    if p.keys[at] in HYPHENS and number_sort(p, at + 1) != "digits":  # ۵- یک سامانه
        return None
    unit = p.keys[i:at]
    at += 1
    while at < len(p.keys) and p.keys[at] in marks("approximate") and at < i + 6:
        at += 1
    if at >= len(p.keys) or not (p.words[at] or p.keys[at] in marks("minus")):
        return None
    if unit:
        second = single(p, at)
        if second is None:
            return None
        again = p.keys[second[0].end : second[0].end + len(unit)]
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
