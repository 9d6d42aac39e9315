"""What a number means where it stands: a cardinal, which may be a figure, or a date, a time, an ordinal, a name …

The rules are asked in this order, each of the numbers in its scope; the first that says yes gives the reading. Each
looks a fixed number of pieces to either side, so that reading a text stays linear in its length.
"""

from collections.abc import Callable
from functools import cache

from . import clock, code, date, homograph, name, sport
from .place import Place
from .scope import scope_of

type Rule = tuple[str, Callable[[Place], bool]]

RULES: tuple[Rule, ...] = (
    ("ordinal", homograph.ordinal),
    ("vague", homograph.vague),
    ("date", date.date_in_digits),
    ("identifier", code.unreadable),
    ("time", clock.clock_in_digits),
    ("identifier", code.latin),
    ("name", name.hyphenated),
    ("identifier", code.long_run),
    ("identifier", code.address),
    ("identifier", code.code_line),
    ("enumerator", name.enumerator),
    ("enumerator", name.in_turn),
    ("name", homograph.weekday),
    ("date", date.day_of_month),
    ("date", date.year_after_month),
    ("date", date.year_word),
    ("date", date.list_of_years),
    ("date", date.bare_year),
    ("time", clock.clock),
    ("time", clock.minutes),
    ("time", clock.duration),
    ("identifier", code.coordinate),
    ("identifier", code.leading_zero),
    ("score", sport.score),
    ("name", sport.weight_class),
    ("name", sport.contest),
    ("time", sport.goal_minute),
    ("name", sport.rank),
    ("name", name.numbered),
    ("name", name.hotline),
    ("identifier", code.in_brackets),
    ("name", name.brand),
    ("name", name.quoted),
    ("name", name.compound),
    ("name", name.repeated),
    ("name", name.named),
    ("name", name.list_of_names),
    ("word", homograph.no),
    ("word", homograph.letter_c),
    ("word", homograph.village),
    ("word", homograph.all_of_it),
    ("name", homograph.zero_mark),
    ("name", homograph.half_of),
    ("pronoun", homograph.pronoun),
    ("article", homograph.article),
)


def read(place: Place) -> tuple[str, str]:
    """The reading of a number, and the name of the rule that gave it."""
    key = place.key if place.key in _NAMED else ""
    for reading, says_yes in _asked(place.digits, place.number.form, key, place.unit_follows):
        if says_yes(place):
            return reading, says_yes.__name__
    return "cardinal", "cardinal"


_NAMED = frozenset(scope_of(rule).key for _, rule in RULES)


@cache
def _asked(digits: bool, form: str, key: str, counted: bool) -> tuple[Rule, ...]:
    """The rules that can say yes to a number; `key` is one of the words that have rules of their own, else empty."""
    return tuple((reading, rule) for reading, rule in RULES if scope_of(rule).holds(digits, form, key, counted))
