"""Rates: what a number is per (a day, a year, a hectare, a person, a unit sold)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ...normalizers.script import ZWNJ
from .phrase import Index, Side, ahead, behind, index, keys
from .unit import Units

_ADVERB = 4  # words between «سالانه» and its number: «سالانه از واردات ۳۰ هزار تن»
_EACH = 32  # tokens between «هر بشکه» and its price
_CLOSE = 6  # tokens between «هر نفر» and a number that is no price
_LATER = 5  # tokens between a unit and «در سال»: «۷ میلیون تن کنسانتره در سال»
_PRICE = 4  # words between «قیمت» and «یک متر مربع»
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
_NAMED = frozenset({"day", "week", "month"})  # «در روز جمعه», «در ماه رمضان» name one
_MEASURES = frozenset({"length", "area", "volume", "mass", "energy", "power"})


@dataclass(slots=True)
class RateMatch:
    """What a number is per, and the place of the words that say it."""

    per: str
    start: int
    end: int


@dataclass(slots=True)
class _Lexicon:
    adverb: Index[str]
    adjacent: Index[str]
    distributive: Index[str]
    capita: Mapping[str, str]
    noun: Index[str]
    strict: Index[str]
    bare: frozenset[str]
    dated: frozenset[str]
    closing: frozenset[str]
    never: frozenset[str]
    clause: frozenset[str]
    price: frozenset[str]
    watched: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    data = tomllib.loads((Path(__file__).parent / "rates.toml").read_text(encoding="utf-8"))
    clause = keys(data["clause"]["words"])
    return _Lexicon(
        **{name: index(data[name]) for name in ("adverb", "adjacent", "distributive", "capita", "noun")},
        strict=index({"link": data["link"]["strict"]}),
        bare=keys(data["link"]["bare"]),
        dated=keys(data["dated"]["words"]),
        closing=keys(data["dated"]["closing"]),
        never=keys(data["never"]["after_each"]),
        clause=clause,
        price=keys(data["price"]["words"]),
        watched=clause | index(data["capita"]).keys() | {"هر", "یک", "،"},
    )


def closes_clause(word: str) -> bool:
    """Whether a word, told by its key, closes a clause or opens the next one: «است», «که»."""
    return word in _lexicon().clause


def _noun(units: Units, tokens: Side, at: int, sort: str) -> tuple[str, int] | None:
    """The name of the thing that token `at` begins, for a number of a unit of `sort`, and the token after it."""
    found = ahead(_lexicon().noun, tokens, at)
    measured = ahead(units.table, tokens, at)
    if measured is not None and (found is None or measured[1] > found[1]):
        (unit, adjective), stop = measured
        if not adjective and unit.sort in _MEASURES:
            flat = unit.name == "meter" and sort == "currency"  # «هر متر ۱۸ میلیون تومان»
            return "square_meter" if flat else unit.name, stop
    return found


def _span(per: str, tokens: Side, first: int, stop: int) -> RateMatch:
    return RateMatch(per, tokens.starts[first], tokens.ends[stop - 1])


def rate_after(units: Units, tokens: Side, at: int, sort: str) -> RateMatch | None:
    """The rate after a unit that ends before token `at`: «در هر هکتار», «بر ثانیه», «در سال», «ماهیانه»."""
    words = _lexicon()
    reach = 2 if sort == "currency" else 1  # «۱۰۰ هزار تومان اجاره ماهانه»
    for place in range(at, min(at + reach, len(tokens.keys))):
        adverb = ahead(words.adverb, tokens, place)
        if (
            adverb
            and tokens.keys[place] not in ("در", "هر", "به")
            and tokens.sorts[adverb[1] : adverb[1] + 1] != ["number"]
        ):
            return _span(adverb[0], tokens, place, adverb[1])
        if tokens.sorts[place] != "word" or tokens.keys[place] in words.closing:
            break
    for place in range(at, min(at + _LATER + 1, len(tokens.keys))):
        word = tokens.keys[place]
        if tokens.sorts[place] == "number" or tokens.words[place] in "،:" or word in words.clause:
            return None
        if word == "و":
            return None
        link = ahead(words.strict, tokens, place)
        if link is not None and (place == at or word not in ("هر", "بر")):
            noun = _noun(units, tokens, link[1], sort)
            if noun is not None:
                return _span(noun[0], tokens, place, noun[1])
            if place == at and sort == "currency" and link[1] < len(tokens.keys) and tokens.keys[link[1] - 1] == "هر":
                return _span("unit", tokens, place, link[1] + 1)  # «سود ۳۰ تومانی به هر سهم»
        if word in words.bare:
            noun = _noun(units, tokens, place + 1, sort)
            if noun is not None and _is_bare_rate(noun[0], tokens, noun[1], near=place == at):
                return _span(noun[0], tokens, place, noun[1])
    return None


def _is_bare_rate(per: str, tokens: Side, stop: int, near: bool) -> bool:
    """Whether «در» and a noun that ends before `stop` say a rate: «در سال رسید» does, «در سال گذشته» does not."""
    words = _lexicon()
    if stop >= len(tokens.keys):
        return per in _TIMES or near
    if per not in _TIMES:
        return near and per in ("hectare", "square_kilometer")
    sort, word = tokens.sorts[stop], tokens.keys[stop]
    if sort == "number" or word in words.dated:
        return False
    if per in _NAMED or (per == "year" and not near):
        verb = tokens.words[stop].startswith((f"می{ZWNJ}", f"نمی{ZWNJ}"))
        return sort == "mark" or verb or word in words.closing
    return True


def rate_before(units: Units, tokens: Side, sort: str, bounded: bool = False) -> RateMatch | None:
    """The rate before a number of a unit of `sort`: «سالانه», «نفری», «هر بشکه …».

    `tokens` end before the number's approximator.
    `bounded` says that there is an approximator: «در هفته بیش از ۲ پرواز» is a rate, «در سال ۱۰۵۴» is not.
    """
    words = _lexicon()
    adjacent = None if sort == "other" and not bounded else behind(words.adjacent, tokens, len(tokens.keys))
    if adjacent is None and sort == "currency":
        adjacent = behind(words.distributive, tokens, len(tokens.keys))
        first = adjacent[1] if adjacent else 0
        if first and (tokens.sorts[first - 1] == "number" or tokens.keys[first - 1] in ("یک", "و", "هزار")):
            adjacent = None  # «سکه یک گرمی ۹۰۰ هزار تومان»
    if adjacent is not None:
        return _span(adjacent[0], tokens, adjacent[1], len(tokens.keys))
    return _adverb(tokens, 1 if sort == "percent" else _ADVERB) or _each(units, tokens, sort)


def _adverb(tokens: Side, reach: int) -> RateMatch | None:
    """«سالانه» in the last words before a number."""
    words = _lexicon()
    for gap in range(min(reach, len(tokens.keys) - 1) + 1):
        at = len(tokens.keys) - gap
        if gap and (tokens.sorts[at] != "word" or tokens.keys[at] in words.clause or tokens.words[at] == "و"):
            return None
        found = behind(words.adverb, tokens, at)
        if found is not None:
            per, first = found
            listed = first > 1 and tokens.words[first - 1] in ("و", "،") and tokens.keys[first - 2] in words.adverb
            return None if listed or (gap and per == "week") else _span(per, tokens, first, at)
    return None


def _each(units: Units, tokens: Side, sort: str) -> RateMatch | None:
    """«هر بشکه نفت برنت با … دلار»: the nearest هر of the clause, if its noun can carry this unit."""
    words = _lexicon()
    for place in range(len(tokens.keys) - 1, max(len(tokens.keys) - 1 - _EACH, -1), -1):
        word = tokens.keys[place]
        if word not in words.watched and not (sort == "currency" and _is_currency(units, word)):
            continue
        distance = len(tokens.keys) - place
        if word in words.clause or (word == "،" and sort != "currency"):
            return None
        if sort == "currency" and _is_currency(units, word) and not _is_each(tokens, place - 1):
            return None  # a sum in between has taken the هر
        if sort != "percent" and word in words.capita and distance <= _CLOSE:
            return _span(words.capita[word], tokens, place, place + 1)
        if word == "یک" and sort == "currency":
            noun = _noun(units, tokens, place + 1, sort)
            priced = not words.price.isdisjoint(tokens.keys[max(0, place - _PRICE) : place])
            if noun is not None and priced and noun[0] not in _TIMES:
                return _span(noun[0], tokens, place, noun[1])
        if word == "هر" and place + 1 < len(tokens.keys):
            return _carried(units, tokens, place, distance, sort)
    return None


def _is_currency(units: Units, word: str) -> bool:
    entry = units.table.get(word)
    return entry is not None and entry[0].sort == "currency"


def _is_each(tokens: Side, at: int) -> bool:
    return at >= 0 and tokens.keys[at] == "هر"


def _carried(units: Units, tokens: Side, place: int, distance: int, sort: str) -> RateMatch | None:
    """What the هر at `place` says of a number `distance` tokens later."""
    following = tokens.keys[place + 1]
    if sort == "percent" and distance > _CLOSE:
        return None
    if tokens.sorts[place + 1] != "word" or following in _lexicon().never:
        return None
    if following in ("یک", "کدام"):
        if tokens.keys[-1] == "از" and distance == 3:
            return None  # «هر یک از سه طایفه»: the number is theirs
        return _one_of(tokens, place) if sort != "percent" and distance <= 2 * _CLOSE else None
    noun = _noun(units, tokens, place + 1, sort)
    if noun is None:
        linked = place > 0 and tokens.keys[place - 1] in ("در", "برای", "ازای", "ازاء")
        near = sort != "percent" and linked and distance <= _CLOSE
        return _span("unit", tokens, place, place + 2) if sort == "currency" or near else None
    per, stop = noun
    if per in _TIMES:
        return _span(per, tokens, place, stop) if distance <= _CLOSE - 2 else None
    if sort == "percent" or (sort != "currency" and per in ("person", "household") and distance > _CLOSE):
        return None
    return _span(per, tokens, place, stop)


def _one_of(tokens: Side, place: int) -> RateMatch:
    """«هر یک از داوطلبان» is per person, «هر یک از آنها» per unit."""
    for at in (place + 2, place + 3):
        word = tokens.keys[at] if at < len(tokens.keys) else ""
        stem = word.removesuffix("ان").removesuffix("ها")
        if stem != word and _lexicon().noun.get(stem) == "person":
            return _span("person", tokens, place, at + 1)
    return _span("unit", tokens, place, place + 2)
