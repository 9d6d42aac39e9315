"""What a time expression may begin with: the readers are asked only at such words, and only those that begin so."""

from functools import cache
from itertools import compress, count

from .cursor import Words
from .dates import DAY_LEADS, DAY_MARKS, WEEKDAYS
from .lexicon import numbered, occasions, phrases, table, words
from .occasions import DECADES

EDGES = ("start", "end", "early", "late", "middle")
UNITS = {"روز": "day", "شب": "day", "هفته": "week", "ماه": "month"}
"""Units that a step from the article's own time may be told in: هفته گذشته."""

OF_NUMBERS = ("day", "stretch", "occasion", "weekday")
"""What may begin with a number, an ordinal or a date in digits."""


@cache
def first_words() -> dict[str, frozenset[str]]:
    """By the name of its reader the words that a time may begin with, besides numbers."""
    days = {*WEEKDAYS, "روز", "پنچ"}  # پنچ شنبه
    shifts = {word for unit in ("day", "week", "month") for word in numbered(f"deictic.{unit}")}
    return {
        "vague": frozenset({*phrases("vague.now"), *phrases("vague.vague")}),
        "day": frozenset(days | DAY_LEADS),
        "edge": frozenset(word for side in EDGES for word in phrases(f"edge.{side}")),
        "stretch": frozenset(f"یک{unit}" for unit in table()["units"]),
        "half": words("part.half") | words("part.half_year"),
        "occasion": frozenset(occasions()),
        "weekday": frozenset(days),
        "shift": frozenset({*shifts, *UNITS, "این"}),
        "month": _months(),
        "season": frozenset({*numbered("seasons"), "فصل"}),
        "years": frozenset(numbered("deictic.year")) | words("year.before"),
        "decade": DECADES,
        "pointing": words("pointing.this") | frozenset(phrases("pointing.behind")),
    }


def _months() -> frozenset[str]:
    named = {*numbered("months.jalali"), *numbered("months.gregorian")}
    return frozenset({*named, *(f"{month}ماه" for month in named), "ماه"})


@cache
def joins() -> dict[str, str]:
    """Words that ranges begin with, each with what it opens."""
    return {word: sort for sort in ("between", "now_glued", "until", "since") for word in phrases(f"join.{sort}")}


def places(w: Words) -> list[int]:
    """Where in a text a time expression may begin, by the word there and the next."""
    openers, followers, behind, ranges = _openers(), _followers(), _behind_numbers(), joins()
    numbers = {k for k in w.numbers if w[k] in openers or w[k + 1] in behind or not w[k].isalnum()}
    found = list(numbers)
    for k in compress(count(), map(openers.__contains__, w)):
        following = followers.get(w[k])
        begins = following is None or w[k + 1] in following or (k + 1 in numbers and w[k] in ranges)
        if begins and not w.is_number(k):
            found.append(k)
    return sorted(found)


@cache
def _openers() -> frozenset[str]:
    # «پنچ شنبه» and «تاریخ‌های» are read behind «از» and «تا» only.
    return frozenset(joins()).union(*first_words().values()) - {"پنچ", "تاریخهای"}


@cache
def _followers() -> dict[str, frozenset[str]]:
    """For openers that say nothing alone, the words that must come next: در | حال حاضر, این | مدت; a time, or a number,
    behind what a range begins with: از | مهر."""
    this = words("pointing.this")
    alone = set().union(*(known for name, known in first_words().items() if name not in ("vague", "pointing")))
    alone -= this
    following = {word: {*table()["units"], *phrases("pointing.any")} for word in this}
    for word in joins():
        following.setdefault(word, set()).update({"تاریخ"}, *first_words().values())
        following[word].update(*(phrase[1:2] for phrase in phrases("join.between").get(word, ())))
    for path in ("vague.now", "vague.vague", "pointing.behind"):
        for word, listed in phrases(path).items():
            following.setdefault(word, set()).update(*(phrase[1:2] for phrase in listed))
            if any(len(phrase) == 1 for phrase in listed):
                alone.add(word)
    return {word: frozenset(known) for word, known in following.items() if word not in alone}


@cache
def _behind_numbers() -> frozenset[str]:
    """What comes behind a number or its first word where it begins a time: ۹ | ماه, ۱۸ | بهمن, بیست | و چهار ساعت."""
    return frozenset({*table()["units"], *DAY_MARKS, *_months(), "ام", "شنبه"})
