"""Bounds: the words before or after a number that say it is not exact."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from .phrase import Index, Side, ahead, behind, index, keys

Bound = Literal["exact", "about", "at_least", "at_most", "range"]
_GAP = 3  # words that may stand between an approximator and its number
_SOON = 5  # tokens in which «از … گذشت» must close


@dataclass(frozen=True, slots=True)
class BoundMatch:
    """A bound, the place of the words that say it, and the first of their tokens."""

    bound: Bound
    start: int
    end: int
    first: int


@dataclass(frozen=True, slots=True)
class _Lexicon:
    before: Index[Bound]
    after: Index[Bound]
    between: frozenset[str]
    tight: frozenset[str]
    degree: frozenset[str]
    compares: frozenset[str]
    conjunction: frozenset[str]
    closes: frozenset[str]
    lead: Index[str]
    verbs: Mapping[str, Bound]
    negated: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    data = tomllib.loads((Path(__file__).parent / "bounds.toml").read_text(encoding="utf-8"))
    after, crossing = data["after"], data["crossing"]
    return _Lexicon(
        before=index(data["before"]),
        after=index({bound: after[bound] for bound in ("about", "at_least", "at_most")}),
        between=keys(data["between"]["words"]),
        tight=keys(data["between"]["tight"]),
        degree=keys(data["between"]["degree"]),
        compares=keys(data["between"]["compares"]),
        conjunction=keys(data["conjunction"]["after"]),
        closes=keys(after["closes"]),
        lead=index({"lead": crossing["lead"]}),
        verbs=index({"at_least": crossing["at_least"], "at_most": crossing["at_most"]}),
        negated=keys(crossing["negated"]),
    )


def bound_before(tokens: Side) -> BoundMatch | None:
    """The approximator that the tokens before a number end with, words like مبلغ and تعداد between them allowed."""
    words = _lexicon()
    for gap in range(min(_GAP, len(tokens.keys) - 1) + 1):
        at = len(tokens.keys) - gap
        if gap and tokens.keys[at] not in words.between:
            return None
        found = behind(words.before, tokens, at)
        if found is None:
            continue
        bound, first = found
        phrase = "".join(tokens.keys[first:at])
        if gap and phrase in words.tight:
            continue
        lead = tokens.keys[first - 1] if first else ""
        if (phrase == "تا" and lead in words.conjunction) or (phrase in words.compares and lead in words.degree):
            return None
        return BoundMatch(bound, tokens.starts[first], tokens.ends[at - 1], first)
    return None


def bound_after(tokens: Side, at: int) -> BoundMatch | None:
    """The approximator that begins with token `at` after a number or its unit: «و بیشتر», «به بالا»."""
    words = _lexicon()
    found = ahead(words.after, tokens, at)
    if found is None:
        return None
    bound, stop = found
    goes_on = stop < len(tokens.keys) and tokens.sorts[stop] == "word" and tokens.keys[stop] not in words.closes
    if goes_on and tokens.keys[at] == "و" and tokens.keys[stop - 1] in words.verbs:
        return None  # «و بیشتر آنان»: the next clause begins
    return BoundMatch(bound, tokens.starts[at], tokens.ends[stop - 1], at)


def bound_across(before: Side, after: Side, at: int) -> BoundMatch | None:
    """«از مرز ۲۰۰ نفر گذشت»: از before the number and a verb of passing soon after its unit, at token `at` or later."""
    words = _lexicon()
    lead = behind(words.lead, before, len(before.keys))
    if lead is None:
        return None
    for place in range(at, min(at + _SOON, len(after.keys))):
        if after.sorts[place] == "number" or after.words[place] == "،":
            return None
        bound = words.verbs.get(after.keys[place])
        if bound is not None:
            if not words.negated.isdisjoint(after.keys[place + 1 : place + 3]):
                bound = "at_most" if bound == "at_least" else "at_least"
            return BoundMatch(bound, before.starts[lead[1]], before.ends[-1], lead[1])
    return None
