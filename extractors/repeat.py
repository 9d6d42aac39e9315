"""Repeats: a fact told again in the same document, as a headline, its lead and a pull quote do.

Two figures state one fact where number, unit and item are the same and nothing else speaks against it. A number that
hardly recurs by chance (۴۴۸۲) needs no more than that; ۵ نفر does: the words around it must be the same, too.
"""

from collections import defaultdict
from collections.abc import Sequence, Set
from decimal import Decimal

from .draft import Draft
from .lemma import head_of, lemma
from .token import tokenize

AROUND = 90  # code points on either side of the number whose words are compared
LOOKED_AT = 12  # earlier figures (or groups of copies) with the same number: «۵ مدرسه» may be all that a text tells
SHARED, SHARED_MORE = (0.4, 0.2, 0.0), (0.7, 0.6, 0.4)
"""Share of the words around that must recur for numbers of one, two, and three or more significant digits; the second
row where the items differ: «کاهش ۵۳ درصدی ماسک» is told again as «رعایت پروتکل‌ها و استفاده از ماسک به ۵۳ درصد»."""
SHARED_BY_COPIES, WORDS_OF_COPIES = 0.6, 4
"""Share and number of those of copies: «۳ نفر زخمی شدند» may be said of many places."""
LEAST_WORD = 3  # letters; shorter words (از, به, که) recur anywhere


def repeats_of(text: str, drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the place in `drafts` of the first one that states the same fact, None where it is the first."""
    firsts: dict[tuple[Decimal, Decimal, str | None, str | None], list[int]] = defaultdict(list)
    found: list[int | None] = []
    words = _Words(text, drafts)
    for n, draft in enumerate(drafts):
        same = firsts[draft.low, draft.high, draft.unit, draft.per]
        alike, back = max(((_alike(drafts, words, m, n), -m) for m in same[-LOOKED_AT:]), default=(0.0, 0))
        if not alike:
            same.append(n)
        found.append(-back if alike else None)
    return found


def copies_of(text: str, drafts: Sequence[Draft]) -> list[list[int]]:
    """Places in `drafts` of figures told in nearly the same words, wherever, whenever and by whom: two or more each.

    An article that is pasted twice, or a lead that its text takes up.
    """
    words = _Words(text, drafts)
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for n, draft in enumerate(drafts):
        key = draft.low, draft.high, draft.unit, draft.per, draft.kind, draft.status, head_of(draft.item)
        alike[key].append(n)
    groups = [group for same in alike.values() if len(same) > 1 for group in _grouped(drafts, words, same)]
    return [group for group in groups if len(group) > 1]


def _grouped(drafts: Sequence[Draft], words: "_Words", same: Sequence[int]) -> list[list[int]]:
    """Figures of one number and item, those together that are told in nearly the same words."""
    groups: list[list[int]] = []
    with_words: dict[frozenset[str], list[list[int]]] = defaultdict(list)
    for n in same:
        own = frozenset(words[n])
        late = [*with_words[own][-LOOKED_AT:], *groups[-LOOKED_AT:]]
        others = [group for group in late if drafts[group[-1]].sentence != drafts[n].sentence]
        grades = [_copied(words[group[0]], own) for group in others]
        if max(grades, default=0.0) >= SHARED_BY_COPIES:
            others[grades.index(max(grades))].append(n)
        else:
            groups.append([n])
            with_words[own].append(groups[-1])
    return groups


def _copied(one: Set[str], other: Set[str]) -> float:
    """How alike the words around two figures are; 0 where they share too few to tell."""
    return _likeness(one, other) if len(one & other) >= WORDS_OF_COPIES else 0.0


class _Words(dict[int, set[str]]):
    """The lemmas of the words around the number of each draft, in its sentence, read when first asked for."""

    def __init__(self, text: str, drafts: Sequence[Draft]) -> None:
        super().__init__()
        self._text, self._drafts = text, drafts

    def __missing__(self, n: int) -> set[str]:
        (start, end), (first, last) = self._drafts[n].quote, self._drafts[n].sentence
        near = tokenize(self._text, max(first, start - AROUND), start)
        near += tokenize(self._text, end, min(last, end + AROUND))
        words = {lemma(token.text) for token in near if token.sort == "word" and len(token.text) >= LEAST_WORD}
        self[n] = words
        return words


def _alike(drafts: Sequence[Draft], words: _Words, m: int, n: int) -> float:
    """How alike two figures of one number are, above 1 where the items are; 0 where they are not one fact."""
    one, other = drafts[m], drafts[n]
    if one.sentence == other.sentence or _contradict(one, other):
        return 0.0
    same = one.kind == other.kind and _same_item(one.item, other.item)
    row = SHARED if same else SHARED_MORE
    shared = _likeness(words[m], words[n])
    return same + shared if shared >= row[min(significant_digits(other.high), len(row)) - 1] else 0.0


def _same_item(one: str | None, other: str | None) -> bool:
    """Whether two phrases have the same head."""
    return one == other or bool(one and other and head_of(one) == head_of(other))


def _contradict(one: Draft, other: Draft) -> bool:
    """Whether two figures tell of different places, different times, or one of what is and one of what shall be."""
    if one.status != other.status:
        return True
    if one.place and other.place and one.place.name != other.place.name:
        return True
    dates = [(p.start, p.end) for p in (one.period, other.period) if p and (p.start or p.end)]
    return len(dates) == 2 and dates[0] != dates[1]


def significant_digits(number: Decimal) -> int:
    """Digits of a number without the zeros at its ends: 3 for 218000, 1 for 0.5."""
    return len(number.normalize().as_tuple().digits)


def _likeness(one: Set[str], other: Set[str]) -> float:
    """The share of the words of the shorter one that the other has as well."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
