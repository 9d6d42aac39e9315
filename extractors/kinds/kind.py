"""The kind of a figure, the first of the catalogue that fits: by unit, by item, by the words beside the number."""

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from pathlib import Path

import regex

from ...normalizers.word_table import WordTable
from .catalogue import Catalogue, Entry, UnitSort, builtin_catalogue, unit_sort
from .cue import Cue, plain

REACH = 300  # code points of context on either side; a longer sentence is cut
_STOP = regex.compile(r"[.!?؟؛]++(?=[\s»\"]|$)|\n")
_WORD = regex.compile(r"[\p{L}\p{M}\u200c]++|\p{Nd}[\p{Nd}٬٫]*+")

Verdict = tuple[str, str]
Found = tuple[Entry, str]


@dataclass(frozen=True)
class Context:
    """The words of the quantity itself and of its sentence before and after it, as the cues see them."""

    inside: list[str]
    after: list[str]
    leading: str

    @cached_property
    def before(self) -> list[str]:
        """Asked for by few: only what was found may be turned by words before it."""
        return _words(_STOP.split(self.leading)[-1])


def kind_of(
    item: str | None,
    unit: str | None,
    text: str,
    quantity_start: int,
    quantity_end: int,
    catalogue: Catalogue | None = None,
) -> Verdict:
    """The kind of a figure, and the name of the rule that found it.

    `item` is the clean noun phrase or None, `unit` a currency code, "percent", "count", a Pint name or None. The span
    of the quantity is in code points of the clean `text` and holds the number with its classifier.
    """
    catalogue = catalogue or builtin_catalogue()
    sort = unit_sort(unit, catalogue.units)
    entry = catalogue.look_up(item, sort) if item else None
    if sort != "count":
        return _by_unit(entry, sort, catalogue)
    near = context(text, quantity_start, quantity_end)
    found = _by_number(entry, near, catalogue) or _by_item(item, entry, near, catalogue)
    found = found or _by_neighbours(near, catalogue)
    if found is None:
        return "other", "nothing known"
    return _turned(found[0], near, catalogue) or (found[0].kind, found[1])


def _by_unit(entry: Entry | None, sort: UnitSort, catalogue: Catalogue) -> Verdict:
    """A currency, percent or physical unit decides, unless a kind of the user's claims both the unit and the word."""
    if entry:
        return entry.kind, f"word {entry.section}"
    return next((kind.name, f"unit {sort}") for kind in catalogue.kinds if sort in kind.units and not kind.own)


def _by_number(entry: Entry | None, near: Context, catalogue: Catalogue) -> Found | None:
    """A word of the number that decides whatever the item: ۶ هزار نفری counts people, دو برابر is a number of times.

    Only a noun right after it of a kind that it spares speaks louder: ۳۰ نفر مددجو.
    """
    if entry and catalogue.kinds_by_name[entry.kind].own:
        return None
    for word in (*near.inside[-2:], *near.after[:1]):
        if kind := catalogue.deciders.get(word):
            following = [noun for noun in near.after[:4] if noun != word]
            noun = catalogue.longest(following)
            if noun and noun[0].kind in kind.spares - {kind.name}:
                return noun[0], f"neighbour {noun[0].section}"
            if not (entry and entry.kind in kind.spares):
                return Entry(kind.name, f"{kind.name}.bare"), f"number {word}"
    return None


def _by_item(item: str | None, entry: Entry | None, near: Context, catalogue: Catalogue) -> Found | None:
    """What the item says, found under `entry`, or read on in the text where that makes a longer known phrase; a hollow
    head gives way."""
    words = item.split() if item else []
    if not item or not words:
        return None
    found = catalogue.longest(words)
    if words[0] in _hollow().heads and (found is None or found[1] == 1):
        rest = catalogue.look_up(" ".join(words[1:]))
        if rest is None and len(words) == 1:
            return None
        return (rest, f"word {rest.section}") if rest else found and (found[0], f"word {found[0].section}")
    head = plain(words[0]).split()[:1]
    for phrase in (near.after, [*near.inside[-1:], *near.after]):  # حوزه → حوزه مقاومت, آسیب‌دیده → واحد آسیب‌دیده
        longer = catalogue.longest(phrase) if head and head[0] in phrase[:2] else None
        if longer and longer[1] > max(1, found[1] if found else 0):
            return longer[0], f"word {longer[0].section}"
    return (entry, f"word {entry.section}") if entry else None


def _by_neighbours(near: Context, catalogue: Catalogue) -> Found | None:
    """Without a known item: the noun after the number, the noun that its classifier begins, the classifier."""
    following = [word for word in near.after[:4] if word not in _hollow().fillers]
    for words in (following, [*near.inside[-1:], *near.after[:3]]):
        if words and (entry := catalogue.look_up(" ".join(words))):
            return entry, f"neighbour {entry.section}"
    kind = next((kind for word in reversed(near.inside) if (kind := catalogue.classifiers.get(word))), None)
    return (Entry(kind, f"{kind}.bare"), "classifier") if kind else None


def _turned(entry: Entry, near: Context, catalogue: Catalogue) -> Verdict | None:
    """The first kind with a cue beside the number that turns what was found: ۴۰ نفر … آموزش دیدند."""
    for name, cue in catalogue.turns[entry]:
        if _says(cue, near):
            return name, f"cue {cue.name}"
    return None


def _says(cue: Cue, near: Context) -> bool:
    if cue.after and cue.after.search(" ".join(near.after[: cue.within])):
        return True
    return bool(cue.before and cue.before.search(" ".join(near.before[-cue.within :])))


def context(text: str, start: int, end: int) -> Context:
    """The words of and around a span; on either side at most `REACH` characters of the same sentence."""
    right = text[end : end + REACH]
    stop = _STOP.search(right)
    right = right[: stop.start()] if stop else right
    return Context(_words(text[start:end]), _words(right), text[max(0, start - REACH) : start])


def _words(text: str) -> list[str]:
    """The words and numbers of a stretch; none reaches over a blank, and most were met before."""
    return list(chain.from_iterable(map(_words_of, text.split())))


def _read(chunk: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(plain(chunk)))


_words_of = WordTable(_read).__getitem__


@dataclass(frozen=True, slots=True)
class Hollow:
    heads: frozenset[str]
    fillers: frozenset[str]


@cache
def _hollow() -> Hollow:
    data = tomllib.loads(Path(__file__).with_name("hollow.toml").read_text(encoding="utf-8"))
    return Hollow(**{name: frozenset(words.split()) for name, words in data.items()})
