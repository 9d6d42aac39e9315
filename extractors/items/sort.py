"""The sort of a quantity, for the question what it counts: a count, one with a classifier, money, share, measure."""

from ...normalizers.word_table import WordTable
from ..kinds.catalogue import builtin_catalogue
from ..kinds.catalogue import unit_sort as sort_of_unit
from .scene import Scene

_SORTS = {"count": "count", "percent": "share", "currency": "money", "physical": "measure"}
# What «۳۰ نفر» may count: persons, and work for them (اشتغال ۳۰ نفر); not what they get (ویزیت، مشاوره، شغل).
_PERSONAL = frozenset(("people", "beneficiary", "job"))
_NOT_PERSONS = frozenset(("beneficiary.public", "job.jobs"))
_NO_NAME = frozenset(("people.bare", "people.population", "job.work"))
_PERSON_CLASSIFIERS = frozenset(("نفر", "نفری", "تن"))


def unit_sort(scene: Scene, n: int) -> str:
    """The sort of quantity `n`; a + says that it is an adjective (۳۰ میلیارد تومانی)."""
    quantity = scene.quantities[n]
    sort = _SORTS[sort_of_unit(quantity.unit)]
    if sort == "count" and quantity.classifier:
        sort = "cls"
    return sort + ("+" if quantity.adjective else "")


def counts_people(scene: Scene, n: int) -> bool:
    """Whether the classifier says that persons are counted: what else stands near (خدمات, آموزش) is what they get."""
    if scene.quantities[n].classifier is None:
        return False
    first, last = scene.spans[n]
    return not _PERSON_CLASSIFIERS.isdisjoint(scene.texts[first:last])


def _noun_kind(word: str) -> str:
    entry = builtin_catalogue().look_up(word)
    return entry.kind if entry else "-"


def _may_be_counted_in_persons(word: str) -> bool:
    entry = builtin_catalogue().look_up(word)
    return entry is not None and entry.kind in _PERSONAL and entry.section not in _NOT_PERSONS


def _names_persons(word: str) -> bool:
    return may_be_counted_in_persons(word) and builtin_catalogue().look_up(word).section not in _NO_NAME  # type: ignore[union-attr]


noun_kind = WordTable(_noun_kind).__getitem__
"""The kind of the catalogue that a noun (a lemma) belongs to, or "-"."""

may_be_counted_in_persons = WordTable(_may_be_counted_in_persons).__getitem__
"""Whether a noun (a lemma) can be what «۳۰ نفر» counts."""

names_persons = WordTable(_names_persons).__getitem__
"""Whether a noun (a lemma) tells who is counted: مددجو, کارمند; نفر and جمعیت do not."""
