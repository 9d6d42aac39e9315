"""Who speaks for himself, and who copies whom; in which order they came out."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from ..record import Span
from .claim import Telling, Voice
from .context import copied
from .told import Told
from .units import in_unit

COMPARED = 300
"""Figures of a claim whose words are compared."""

type Speakers = dict[str, str]
"""Each document → the first one whose text it tells; itself, where it copies none."""
type When = tuple[int, int, int]
"""Year, month and day; 0 for what is not told, and no year for a date that is not told at all."""

_UNKNOWN = (9999, 0, 0)
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "0123456789" * 2)
_NUMBER = re.compile(r"\d{1,4}")


def when(published: str | None) -> When:
    """A date of publication, to be ordered by; what is none comes last."""
    numbers = [int(found) for found in _NUMBER.findall((published or "").translate(_DIGITS))[:3]]
    if not numbers or numbers[0] < 1000:
        return _UNKNOWN
    year, month, day = (*numbers, 0, 0)[:3]
    return year, month, day


def speakers_of(figures: Sequence[Told]) -> Speakers:
    """Copies have one voice: articles of one group of duplicates, and those whose words around one number are the same.

    An outlet that tells another number in the same words reports again (the rates of the day): it has one voice, too.
    Where another outlet does so, the two contradict each other.
    """
    order = {told.document: (when(told.published), told.document) for told in figures}
    first = {document: document for document in order}

    def root(document: str) -> str:
        while first[document] != document:
            first[document] = first[first[document]]
            document = first[document]
        return document

    def join(*documents: str) -> None:
        one, other = sorted(map(root, documents), key=order.__getitem__)
        first[other] = one

    seen: dict[str, str] = {}
    for told in figures:
        if told.group:
            join(told.document, seen.setdefault(told.group, told.document))
    around = [(told, told.beside) for told in figures[:COMPARED]]
    for (one, words), (other, others) in combinations(around, 2):
        same = one.value == other.value or (one.source is not None and one.source == other.source)
        if same and one.document != other.document and copied(words, others):
            join(one.document, other.document)
    return {document: root(document) for document in order}


def voice_of(figures: Sequence[Told], speakers: Speakers, factor: Decimal = Decimal(1)) -> Voice:
    """One value and all who tell it, in the order of publication. `factor`: of the unit that it is shown in."""
    by_document: dict[str, list[Told]] = {}
    for told in sorted(figures, key=lambda one: (when(one.published), *one.order)):
        by_document.setdefault(told.document, []).append(told)
    tellings = tuple(_telling(some, speakers) for some in by_document.values())
    one = figures[0]
    return Voice(
        low=in_unit(one.value.low, factor),
        high=in_unit(one.value.high, factor),
        bound=one.bound,
        status=one.status,
        documents=tuple(by_document),
        sources=tuple(dict.fromkeys(telling.source for telling in tellings if telling.source)),
        independent=len({speakers[document] for document in by_document}),
        first=_first(tellings),
        first_published=tellings[0].published if _all_dated(tellings) else None,
        tellings=tellings,
    )


def _telling(figures: Sequence[Told], speakers: Speakers) -> Telling:
    """What one article tells, perhaps several times."""
    one = min(figures, key=lambda told: told.order)
    first = speakers[one.document]
    ids = [name for told in sorted(figures, key=lambda told: told.order) for name in (told.id, *told.others)]
    return Telling(
        document=one.document,
        source=one.source,
        published=one.published,
        speaker=one.speaker,
        organization=one.organization,
        figures=tuple(dict.fromkeys(ids)),
        quote=Span(start=one.start, end=one.end),
        words=one.words,
        sentence=one.sentence,
        at=one.at,
        copy_of=None if first == one.document else first,
    )


def _all_dated(tellings: Sequence[Telling]) -> bool:
    return all(when(telling.published) != _UNKNOWN for telling in tellings)


def _first(tellings: Sequence[Telling]) -> str | None:
    """The document that came out before all others, None where that is not known: «1399» may be before «1399-05-01»."""
    if len(tellings) == 1:
        return tellings[0].document
    if not _all_dated(tellings):
        return None
    early, next_one = when(tellings[0].published), when(tellings[1].published)
    told = sum(1 for part in early if part)
    return tellings[0].document if early[:told] < next_one[:told] else None
