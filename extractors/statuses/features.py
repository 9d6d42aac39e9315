"""What the learnt layer looks at, as readable strings: what the cues say, the words of the clause, and the neighbours.

A feature names a fact and its value: `verb می‌شود`, `rule future`, `before 2 این`. `training/statuses.py` learns what
each tells.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import regex

from ..draft import Draft
from ..kinds.catalogue import unit_sort
from .clause import Clause
from .lexicon import Status
from .status import Reading

STEPS = 5  # classes of a share
_NEAREST = ((1, "before 1", "behind 1"), (2, "before 2", "behind 2"), (3, "before 3", "behind 3"))
_SMALL = 3  # «دو کشور», «سه منطقه» in words are there already, whatever is planned with them
_YEAR = regex.compile(r"(?<!\p{Nd})(?:1[34]|[۱][۳۴]|19|20|۱۹|۲۰)\p{Nd}{2}(?!\p{Nd}|[٬٫.]\p{Nd})")
_GREGORIAN = 621  # years ahead of the Jalali ones
_NOW = 1398  # the year of most of what is read, for articles that tell no date


Told = tuple[str, Iterable[str]]
"""Features of one tag: what stands before their values, and the values."""
TAGS = (
    *"rule told tense kind sort unit per shape bound item opened verb clause near soon year previous next".split(),
    *("words of", "fits", "before 1", "before 2", "before 3", "behind 1", "behind 2", "behind 3", "others"),
)


def features(
    text: str, drafts: Sequence[Draft], readings: Sequence[Reading], published: str | None
) -> Iterator[list[str]]:
    """The features of each figure of one article, in order; `published` is its date, as given ("1399-07-20")."""
    beside = facts_beside(drafts, [reading.status for reading in readings])
    for draft, reading, others in zip(drafts, readings, beside, strict=True):
        row = [*facts_of(text, draft, reading, published), *others]
        yield [f"{tag} {value}" if tag else value for tag, values in row for value in values]


def tag_of(feature: str) -> tuple[str, str]:
    """A feature's tag, one of TAGS or "" for a fact without a value, and its value."""
    tag = next((tag for tag in TAGS if feature.startswith(tag + " ")), "")
    return tag, feature[len(tag) + 1 :] if tag else feature


def facts_of(text: str, draft: Draft, reading: Reading, published: str | None) -> list[Told]:
    """The features of a figure by tag, whatever stands beside it."""
    return [
        ("", ("any",)),
        *_of_cues(reading),
        *_of_quantity(text, draft, reading),
        *_of_words(reading.clause),
        *_of_years(reading.clause, published),
    ]


def facts_beside(drafts: Sequence[Draft], cued: Sequence[Status]) -> Iterator[list[Told]]:
    """The features that the other figures give to each; `cued` is what the cues say of all."""
    said = Counter(cued)
    for n, (draft, status) in enumerate(zip(drafts, cued, strict=True)):
        row = _of_others(said, status, len(drafts))
        if n:
            row.append(("previous", (_neighbour(draft, drafts[n - 1], cued[n - 1]),)))
        if n + 1 < len(drafts):
            row.append(("next", (_neighbour(draft, drafts[n + 1], cued[n + 1]),)))
        yield row


def _of_cues(reading: Reading) -> list[Told]:
    clause = reading.clause
    tense = f"{clause.tense} negated" if clause.negated else clause.tense
    told: list[Told] = [("rule", (reading.rule,)), ("told", (reading.status,)), ("tense", (tense,))]
    if clause.said:
        told.append(("words of", sorted(clause.said)))
        told.append(("fits", [cue.name for cue in clause.cues() if cue.name in clause.said]))
    return told


def _of_quantity(text: str, draft: Draft, reading: Reading) -> list[Told]:
    sort, clause, rule = unit_sort(draft.unit), reading.clause, reading.rule
    tense, kind, bound, opened = clause.tense, draft.kind, draft.bound, clause.opened
    unit = draft.evidence.get("unit")
    shape = "digits" if text[draft.quote[0]].isdigit() else "small" if draft.high <= _SMALL else "words"
    whole = f"{sort} adjective" if unit and text[unit[1] - 1] == "ی" else sort  # ارز ۴۲۰۰ تومانی
    head = draft.item.split(None, 1)[0] if draft.item else "-"
    return [
        ("kind", (kind, f"{kind} {tense}", f"{kind} {rule}")),
        ("sort", (sort, f"{sort} {tense}", f"{sort} {rule}", whole, f"{whole} {tense}")),
        ("unit", (f"{draft.unit}",)),
        ("per", (f"{draft.per}",)),
        ("shape", (shape, f"{shape} {tense}")),
        ("bound", (bound, f"{bound} opened {opened}")),
        ("item", (head, f"{head} {shape}")),
        ("opened", (opened,)),
    ]


def _of_words(clause: Clause) -> list[Told]:
    words, (left, first), (after, right) = clause.window.plain, clause.parts["lead"], clause.parts["rest"]
    told: list[Told] = []
    for away, before, behind in _NEAREST:
        told.append((before, ((words[first - away] or "#") if away <= first - left else "",)))
        told.append((behind, ((words[after + away - 1] or "#") if away <= right - after else "",)))
    for part in ("verb", "clause", "near", "soon"):
        low, high = clause.parts[part]
        told.append((part, dict.fromkeys(filter(None, words[low:high]))))
    return told


def _of_years(clause: Clause, published: str | None) -> list[Told]:
    """Whether the years that the clause names are gone, present or to come when the article appears."""
    low, high = clause.parts["clause"]
    if not any(low <= k < high for k in clause.window.years):
        return []
    now = int(published[:4]) if published and published[:4].isdigit() else _NOW
    named = dict.fromkeys(_ahead(int(year), now) for year in _YEAR.findall(clause.part("clause")))
    return [("year", [value for ahead in named for value in (ahead, f"{ahead} {clause.tense}")])]


def _ahead(year: int, now: int) -> str:
    first = last = year
    if year >= 1900:  # a Gregorian year runs through two Jalali ones
        first, last = year - _GREGORIAN - 1, year - _GREGORIAN
    return "to come" if first > now else "gone" if last < now else "present"


def _neighbour(draft: Draft, other: Draft, status: Status) -> str:
    return f"{status} in the sentence" if other.sentence == draft.sentence else status


def _of_others(said: Counter[Status], own: Status, figures: int) -> list[Told]:
    """How much of the article's other figures the cues call planned or hypothetical: an article about what will be."""
    if figures == 1:
        return [("", ("alone", "alone"))]  # as it is learnt: once for planned others, once for hypothetical ones
    others = [(status, said[status] - (own == status)) for status in ("planned", "hypothetical")]
    return [("others", [f"{status} {count * STEPS // (figures - 1)}" for status, count in others])]
