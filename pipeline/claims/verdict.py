"""Figures of one thing → a claim: its voices, and whether they exclude each other."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from .claim import Claim, ClaimPeriod, Note, Verdict
from .interval import Value, exclude, near
from .key import By
from .ranking import score
from .sorting import needed_likeness
from .speakers import Speakers, speakers_of, voice_of, when
from .told import Told
from .units import shown_in
from .wording import is_passing

MOST_VALUES = 100
"""Values of a claim that are compared with each other, those that most tell first."""

type Stance = tuple[Value, str]
"""A value and its status: what makes a voice."""


def claim_of(figures: Sequence[Told], by: Collection[By], likeness: float = 0.0) -> Claim | None:
    """The claim of figures that speak of one thing; None where nothing can be said of them.

    That is where one article alone tells it, and where every article gives several values and no two share one.
    `likeness`: of the words around them, for the score.
    """
    figures = sorted(figures, key=lambda told: told.order)
    speakers = speakers_of(figures)
    if len(speakers) < 2:
        return None
    stances: defaultdict[Stance, list[Told]] = defaultdict(list)
    for told in figures:
        stances[told.value, told.status].append(told)
    independent = len(set(speakers.values()))
    outlets = {told.document: f"source {told.source}" if told.source else told.document for told in figures}
    against = _contradiction(stances, speakers, outlets) if independent > 1 else None
    verdict: Verdict = "single" if independent == 1 else "differ" if against else "agree"
    if verdict == "agree" and not _agreement(stances, speakers, complete=not needed_likeness(figures[0])):
        return None
    unit, factor = shown_in((told.written for told in figures), (n for told in figures for n in told.bounds))
    voices = [voice_of(some, speakers, factor) for some in stances.values()]
    voices.sort(key=lambda one: (-one.independent, -len(one.documents), one.low, one.high, one.bound, one.status))
    period = figures[0].period if "period" in by else None
    notes = _notes(figures, stances, speakers, period, one_outlet=against is not None and not against.across)
    spread = against.spread if against else None
    heard = len({outlets[speaker] for speaker in speakers.values()})
    return Claim(
        id=hashlib.sha256("\x1f".join(sorted(told.id for told in figures)).encode()).hexdigest()[:20],
        item=_usual(figures, lambda told: told.item) if "item" in by else None,
        kind=_usual(figures, lambda told: told.kind) if "kind" in by else None,
        unit=unit,
        per=figures[0].per,
        place=_usual(figures, lambda told: told.place) if "place" in by else None,
        period=period,
        organization=_usual(figures, lambda told: told.organization) if "organization" in by else None,
        verdict=verdict,
        voices=tuple(voices),
        documents=len(speakers),
        independent=independent,
        spread=spread,
        notes=notes,
        score=round(score(figures, verdict, heard, spread, likeness, notes), 4),
    )


@dataclass(frozen=True, slots=True)
class _Contradiction:
    """`spread`: how far the values lie apart, None where one is 0. `across`: whether two outlets tell them."""

    spread: float | None
    across: bool


def _contradiction(
    stances: Mapping[Stance, Sequence[Told]], speakers: Speakers, outlets: Mapping[str, str]
) -> _Contradiction | None:
    """What excludes each other, if anything does.

    Only what is told by different speakers of one status counts, and only speakers who give one value: a report that
    names a number for each of five towns contradicts nobody. So it is with outlets: the one that names the rates of
    each day contradicts itself only.
    """
    told: defaultdict[tuple[str, str], list[Value]] = defaultdict(list)
    for (value, status), some in stances.items():
        for speaker in {speakers[one.document] for one in some}:
            told[speaker, status].append(value)
    firm: defaultdict[str, Counter[Value]] = defaultdict(Counter)
    of_outlet: defaultdict[tuple[str, str], set[Value]] = defaultdict(set)
    for (speaker, status), values in told.items():
        if not _any_exclude(values):
            firm[status].update(set(values))
            of_outlet[outlets[speaker], status].update(values)
    steady: defaultdict[str, set[Value]] = defaultdict(set)
    for (_, status), known in of_outlet.items():
        if not _any_exclude(known):
            steady[status].update(known)
    found: set[Value] = set()
    across = False
    for status, counted in firm.items():
        for one, other in combinations(_first_of(counted), 2):
            if exclude(one, other):
                found |= {one, other}
                across |= one in steady[status] and other in steady[status]
    if not found:
        return None
    low, *_, high = sorted((value.low + value.high) / 2 for value in found)
    return _Contradiction(round(float(high / low), 4) if low > 0 else None, across)


def _any_exclude(values: Collection[Value]) -> bool:
    return any(exclude(one, other) for one, other in combinations(_in_order(values)[:MOST_VALUES], 2))


def _agreement(stances: Mapping[Stance, Sequence[Told]], speakers: Speakers, complete: bool) -> bool:
    """Whether two speakers tell about the same; where the claim is complete, what is planned and what is, too."""
    who = {stance: {speakers[told.document] for told in some} for stance, some in stances.items()}
    if any(len(some) > 1 for some in who.values()):
        return True
    most = sorted(who, key=lambda stance: (stance[0].low, stance[0].high, stance[0].bound, stance[1]))[:MOST_VALUES]
    return any(
        who[one] != who[other]
        and ((near(one[0], other[0]) and not exclude(one[0], other[0])) or (complete and one[1] != other[1]))
        for one, other in combinations(most, 2)
    )


def _notes(
    figures: Sequence[Told],
    stances: Collection[Stance],
    speakers: Speakers,
    period: ClaimPeriod | None,
    one_outlet: bool,
) -> tuple[Note, ...]:
    values: defaultdict[tuple[str, str], set[tuple[Decimal, Decimal]]] = defaultdict(set)
    for told in figures:
        values[speakers[told.document], told.status].add((told.value.low, told.value.high))
    found: dict[Note, bool] = {
        "status": len({status for _, status in stances}) > 1,
        "several": any(len(some) > 1 for some in values.values()),
        "one_outlet": one_outlet,
        "undated": any(when(told.published) == when(None) for told in figures),
        "published_year": period is not None and period.basis == "published",
        "time_words": period is not None and period.basis == "words",
        "passing": period is not None and period.basis == "words" and is_passing(period.text or ""),
        "no_time": period is None,
        "no_place": all(told.place is None for told in figures),
    }
    return tuple(note for note, holds in found.items() if holds)


def _first_of(counted: Counter[Value]) -> list[Value]:
    return sorted(_in_order(counted), key=lambda value: -counted[value])[:MOST_VALUES]


def _in_order(values: Collection[Value]) -> list[Value]:
    return sorted(values, key=lambda value: (value.low, value.high, value.bound))


def _usual[T: str | None](figures: Sequence[Told], slot: Callable[[Told], T]) -> T | None:
    """What most of them write; of several, the first in the alphabet."""
    counted = Counter(value for value in map(slot, figures) if value)
    return min(counted, key=lambda value: (-counted[value], value or "")) if counted else None
