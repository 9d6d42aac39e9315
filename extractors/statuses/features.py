"""What the learnt layer looks at, as readable strings: what the cues say, the words of the clause, and the neighbours.

A feature names a fact and its value: `verb می‌شود`, `rule future`, `before 2 این`. `training/statuses.py` learns what
each tells.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import regex

from ..draft import Draft
from ..kinds.catalogue import unit_sort
from .clause import Clause
from .lexicon import Status, lexicon
from .status import Reading

STEPS = 5  # classes of a share
_NEAREST = (1, 2, 3)
_SMALL = 3  # «دو کشور», «سه منطقه» in words are there already, whatever is planned with them
_YEAR = regex.compile(r"(?<!\p{Nd})(?:1[34]|[۱][۳۴]|19|20|۱۹|۲۰)\p{Nd}{2}(?!\p{Nd}|[٬٫.]\p{Nd})")
_GREGORIAN = 621  # years ahead of the Jalali ones
_NOW = 1398  # the year of most of what is read, for articles that tell no date


def features(
    text: str, drafts: Sequence[Draft], readings: Sequence[Reading], published: str | None
) -> Iterator[list[str]]:
    """The features of each figure of one article, in order; `published` is its date, as given ("1399-07-20")."""
    said = Counter(reading.status for reading in readings)
    for n, (draft, reading) in enumerate(zip(drafts, readings, strict=True)):
        around = [(name, n + step) for name, step in (("previous", -1), ("next", 1)) if 0 <= n + step < len(drafts)]
        yield [
            *_of_cues(reading),
            *_of_quantity(text, draft, reading),
            *_of_words(reading.clause),
            *_of_years(reading.clause, published),
            *(_neighbour(name, draft, drafts[m], readings[m]) for name, m in around),
            *_of_others(said, reading.status, len(drafts)),
        ]


def _of_cues(reading: Reading) -> Iterator[str]:
    clause = reading.clause
    yield from ("any", f"rule {reading.rule}", f"told {reading.status}")
    yield f"tense {clause.tense}{' negated' if clause.negated else ''}"
    for cue in lexicon().cues if clause.said else ():
        if cue.name in clause.said:
            yield f"words of {cue.name}"
            if clause.fits(cue):
                yield f"fits {cue.name}"


def _of_quantity(text: str, draft: Draft, reading: Reading) -> Iterator[str]:
    sort, clause, rule = unit_sort(draft.unit), reading.clause, reading.rule
    unit = draft.evidence.get("unit")
    shape = "digits" if text[draft.quote[0]].isdigit() else "small" if draft.high <= _SMALL else "words"
    adjective = " adjective" if unit and text[unit[1] - 1] == "ی" else ""  # ارز ۴۲۰۰ تومانی
    head = (draft.item or "-").split()[0]
    yield from (f"kind {draft.kind}", f"kind {draft.kind} {clause.tense}", f"kind {draft.kind} {rule}")
    yield from (f"sort {sort}", f"sort {sort} {clause.tense}", f"sort {sort} {rule}")
    yield from (f"unit {draft.unit}", f"per {draft.per}", f"shape {shape}", f"shape {shape} {clause.tense}")
    yield from (f"sort {sort}{adjective}", f"sort {sort}{adjective} {clause.tense}")
    yield from (f"bound {draft.bound}", f"bound {draft.bound} opened {clause.opened}")
    yield from (f"item {head}", f"item {head} {shape}", f"opened {clause.opened}")


def _of_words(clause: Clause) -> list[str]:
    words, lead, rest = clause.window.plain, clause.parts["lead"], clause.parts["rest"]
    told: list[str] = []
    for away in _NEAREST:
        told.append(f"before {away} {(words[lead[1] - away] or '#') if away <= lead[1] - lead[0] else ''}")
        told.append(f"behind {away} {(words[rest[0] + away - 1] or '#') if away <= rest[1] - rest[0] else ''}")
    for part in ("verb", "clause", "near", "soon"):
        low, high = clause.parts[part]
        once = dict.fromkeys(words[low:high])  # and in one order: sums of weights hang on it in their last digits
        told += [f"{part} {word}" for word in once if word]
    return told


def _of_years(clause: Clause, published: str | None) -> Iterator[str]:
    """Whether the years that the clause names are gone, present or to come when the article appears."""
    low, high = clause.parts["clause"]
    if not any(low <= k < high for k in clause.window.years):
        return
    now = int(published[:4]) if published and published[:4].isdigit() else _NOW
    named = map(int, _YEAR.findall(clause.part("clause")))
    for ahead in dict.fromkeys(_ahead(year, now) for year in named):
        yield f"year {ahead}"
        yield f"year {ahead} {clause.tense}"


def _ahead(year: int, now: int) -> str:
    first = last = year
    if year >= 1900:  # a Gregorian year runs through two Jalali ones
        first, last = year - _GREGORIAN - 1, year - _GREGORIAN
    return "to come" if first > now else "gone" if last < now else "present"


def _neighbour(name: str, draft: Draft, other: Draft, reading: Reading) -> str:
    return f"{name} {reading.status}{' in the sentence' if other.sentence == draft.sentence else ''}"


def _of_others(said: Counter[Status], own: Status, figures: int) -> Iterator[str]:
    """How much of the article's other figures the cues call planned or hypothetical: an article about what will be."""
    for status in ("planned", "hypothetical"):
        others = said[status] - (own == status)
        yield f"others {status} {others * STEPS // (figures - 1)}" if figures > 1 else "alone"
