"""Bounds: the words before or after a number that say it is not exact."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from ..token import Token
from .phrase import ahead, behind, index, key, keys

Bound = Literal["exact", "about", "at_least", "at_most", "range"]
_GAP = 3  # words that may stand between an approximator and its number
_SOON = 5  # tokens in which «از … گذشت» must close


@dataclass(frozen=True, slots=True)
class BoundMatch:
    """A bound and the place of the words that say it."""

    bound: Bound
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Lexicon:
    before: Mapping[str, Bound]
    after: Mapping[str, Bound]
    between: frozenset[str]
    tight: frozenset[str]
    degree: frozenset[str]
    compares: frozenset[str]
    conjunction: frozenset[str]
    closes: frozenset[str]
    lead: Mapping[str, str]
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


def bound_before(tokens: Sequence[Token]) -> BoundMatch | None:
    """The approximator that the tokens before a number end with, words like مبلغ and تعداد between them allowed."""
    words = _lexicon()
    for gap in range(min(_GAP, len(tokens) - 1) + 1):
        at = len(tokens) - gap
        if gap and key(tokens[at].text) not in words.between:
            return None
        found = behind(words.before, tokens, at)
        if found is None:
            continue
        bound, first = found
        phrase = "".join(key(t.text) for t in tokens[first:at])
        if gap and phrase in words.tight:
            continue
        lead = key(tokens[first - 1].text) if first else ""
        if (phrase == "تا" and lead in words.conjunction) or (phrase in words.compares and lead in words.degree):
            return None
        return BoundMatch(bound, tokens[first].start, tokens[at - 1].end)
    return None


def bound_after(tokens: Sequence[Token], at: int) -> BoundMatch | None:
    """The approximator that begins with token `at` after a number or its unit: «و بیشتر», «به بالا»."""
    words = _lexicon()
    found = ahead(words.after, tokens, at)
    if found is None:
        return None
    bound, stop = found
    last = tokens[stop - 1]
    goes_on = stop < len(tokens) and tokens[stop].sort == "word" and key(tokens[stop].text) not in words.closes
    if goes_on and key(tokens[at].text) == "و" and key(last.text) in words.verbs:
        return None  # «و بیشتر آنان»: the next clause begins
    return BoundMatch(bound, tokens[at].start, last.end)


def bound_across(before: Sequence[Token], after: Sequence[Token], at: int) -> BoundMatch | None:
    """«از مرز ۲۰۰ نفر گذشت»: از before the number and a verb of passing soon after its unit, at token `at` or later."""
    words = _lexicon()
    lead = behind(words.lead, before, len(before))
    if lead is None:
        return None
    for place in range(at, min(at + _SOON, len(after))):
        token = after[place]
        if token.sort == "number" or token.text == "،":
            return None
        bound = words.verbs.get(key(token.text))
        if bound is not None:
            rest = [key(t.text) for t in after[place + 1 : place + 3]]
            if any(word in words.negated for word in rest):
                bound = "at_most" if bound == "at_least" else "at_least"
            return BoundMatch(bound, before[lead[1]].start, before[-1].end)
    return None
