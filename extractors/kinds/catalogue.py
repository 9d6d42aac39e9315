"""The catalogue of kinds, read from `words/*.toml`: names, words, classifiers, cues. A user's own join it.

A kind fits by a word (the longest phrase that begins the item wins), by the ending of an unknown head, by the
classifier of the number, or by a cue beside the number that turns one kind into another (۴۰ نفر … آموزش دیدند).
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from ...normalizers.script import ZWNJ
from ...normalizers.word_table import WordTable
from ..lemma import lemma
from ..quantities.unit import Unit
from .cue import FOLD, Cue, cue, plain

UnitSort = Literal["count", "currency", "percent", "physical"]
LONGEST = 5  # words of the longest phrase that is looked up


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind, in the order of `rank`; `units` are the sorts of unit it may carry, `sections` its words by section.

    `classifiers` speak for an unknown noun (باب, رأس); `decides` are words of the number that speak against a known
    one (نفر, برابر), unless that is of a kind in `spares`. `own` marks a kind of the user's.
    """

    name: str
    rank: float
    fa: str
    en: str
    units: frozenset[str] = frozenset({"count"})
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    endings: tuple[str, ...] = ()
    classifiers: tuple[str, ...] = ()
    decides: tuple[str, ...] = ()
    spares: frozenset[str] = frozenset()
    cues: tuple[Cue, ...] = ()
    own: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word says: a kind, and the section of the kind it stands in ("people.staff")."""

    kind: str
    section: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Kinds in the order in which they are tried, the user's own units, and look-up tables; made by `catalogue_of`.

    `endings` are sorted by size, the longest first, and ranked; `turns` are the cues that turn what an entry says, with
    the names of their kinds.
    """

    kinds: tuple[Kind, ...]
    units: tuple[Unit, ...]
    kinds_by_name: Mapping[str, Kind]
    words: Mapping[str, tuple[Entry, ...]]
    endings: Mapping[int, Mapping[str, tuple[tuple[int, Entry], ...]]]
    turns: Mapping[Entry, tuple[tuple[str, Cue], ...]]
    classifiers: Mapping[str, str]
    deciders: Mapping[str, Kind]

    def look_up(self, phrase: str, sort: UnitSort = "count") -> Entry | None:
        """The entry of the longest words that begin `phrase`, else of the ending of its head (داروخانه by خانه).

        An unknown adjective in ـی is looked up without it: a hospital of «۱۶۲ تختخوابی» has beds.

        Only kinds that may carry a unit of `sort` are looked at.
        """
        words = phrase.split(None, LONGEST)[:LONGEST]
        if not words:
            return None
        if found := self.longest(words, sort) or self.longest(
            [words[0].removesuffix("ی").removesuffix(f"{ZWNJ}ا")], sort
        ):
            return found[0]
        return self._by_ending(words, sort) if len(words[0]) > 2 else None

    def longest(self, words: Sequence[str], sort: UnitSort = "count") -> tuple[Entry, int] | None:
        """The entry of the longest known phrase that begins `words`, and its length in words."""
        found = None
        begun: tuple[str, ...] = ("", "")  # the words so far: as they stand, and with the head in the singular
        for length, word in enumerate(words[:LONGEST], 1):
            plain, singular = word_keys(word)
            begun = (plain, singular) if length == 1 else (begun[0] + plain, begun[1] + plain)
            entry = self._first_of(begun[0], sort) or self._first_of(begun[1], sort)
            if entry:
                found = entry, length
        return found

    def _first_of(self, key: str, sort: UnitSort) -> Entry | None:
        """The first entry of a phrase whose kind may carry a unit of `sort`."""
        for entry in self.words.get(key, ()):
            if sort in self.kinds_by_name[entry.kind].units:
                return entry
        return None

    def _by_ending(self, words: Sequence[str], sort: UnitSort) -> Entry | None:
        """The entry of the longest ending that the head has, of one word or of two (روزنامه نگار)."""
        head = word_keys(words[0])[1]
        heads = [head, *(head + word_keys(word)[0] for word in words[1:2])]
        for size, endings in self.endings.items():
            fits = [
                (rank, entry)
                for head in heads
                if len(head) > size + 1
                for rank, entry in endings.get(head[-size:], ())
                if sort in self.kinds_by_name[entry.kind].units
            ]
            if fits:
                return min(fits, key=lambda ranked: ranked[0])[1]
        return None


def phrase_keys(words: Sequence[str]) -> tuple[str, str]:
    """The keys of a phrase without spaces, ZWNJ and hamza: as it stands, and with its head in the singular."""
    return _key(words), _key([lemma(words[0].rstrip("،")), *words[1:]])


word_keys = WordTable[str, tuple[str, str]](lambda word: phrase_keys([word])).__getitem__
"""The keys of one word: as it stands, and in the singular."""


def _key(words: Sequence[str]) -> str:
    return "".join(words).replace(ZWNJ, "").translate(FOLD)


def unit_sort(unit: str | None, own: Iterable[Unit] = ()) -> UnitSort:
    """currency (three capitals: IRR, USD), percent, physical (a Pint name) or count; `own` units of the user say it."""
    if unit is None or unit == "count":
        return "count"
    sort = next((known.sort for known in own if known.name == unit), None)
    if sort is None:
        sort = "percent" if unit == "percent" else "currency" if len(unit) == 3 and unit.isupper() else "physical"
    return {"currency": "currency", "percent": "percent", "classifier": "count"}.get(sort, "physical")  # type: ignore[return-value]


def catalogue_of(kinds: Iterable[Kind], units: Iterable[Unit] = ()) -> Catalogue:
    """A catalogue of `kinds`; where two hold one word, a kind of the user's own wins, then the kind tried first."""
    ordered = tuple(sorted(kinds, key=lambda kind: kind.rank))
    words: dict[str, tuple[Entry, ...]] = {}
    endings: list[tuple[str, Entry]] = []
    said: set[Entry] = set()
    classifiers: dict[str, str] = {}
    deciders: dict[str, Kind] = {}
    for kind in sorted(ordered, key=lambda kind: not kind.own):
        for section, listed in kind.sections.items():
            entry = Entry(kind.name, f"{kind.name}.{section}")
            said.add(entry)
            for phrase in listed:
                parts = phrase.split()
                for key in phrase_keys(parts) if kind.own else (_key(parts),):  # a user may well write plurals
                    words[key] = (*words.get(key, ()), entry)
        by_ending = Entry(kind.name, f"{kind.name}.endings")
        endings += [(_key([ending]), by_ending) for ending in kind.endings]
        said |= {by_ending, Entry(kind.name, f"{kind.name}.bare")}
        for word in kind.classifiers:
            classifiers.setdefault(plain(word), kind.name)
        for word in kind.decides:
            deciders.setdefault(plain(word), kind)
    by_name = {kind.name: kind for kind in ordered}
    turns = {entry: _turns(ordered, entry) for entry in said}
    return Catalogue(ordered, tuple(units), by_name, words, _by_size(endings), turns, classifiers, deciders)


def _by_size(endings: Sequence[tuple[str, Entry]]) -> dict[int, dict[str, tuple[tuple[int, Entry], ...]]]:
    """Endings by their size, the longest first, each entry with its place in the list."""
    sizes: dict[int, dict[str, tuple[tuple[int, Entry], ...]]] = {}
    for size in sorted({len(ending) for ending, _ in endings}, reverse=True):
        sizes[size] = {}
    for rank, (ending, entry) in enumerate(endings):
        table = sizes[len(ending)]
        table[ending] = (*table.get(ending, ()), (rank, entry))
    return sizes


def _turns(kinds: Sequence[Kind], entry: Entry) -> tuple[tuple[str, Cue], ...]:
    """The cues of `kinds` that turn an entry, in order, with the names of their kinds."""
    said = {entry.kind, entry.section}
    return tuple((kind.name, cue) for kind in kinds if kind.name != entry.kind for cue in kind.cues if cue.turns & said)


@cache
def builtin_catalogue() -> Catalogue:
    """The catalogue that comes with the package, read when first asked for."""
    files = sorted(Path(__file__).with_name("words").glob("*.toml"))
    return catalogue_of(_kind(tomllib.loads(file.read_text(encoding="utf-8"))) for file in files)


def _kind(data: Mapping[str, Any]) -> Kind:
    """A kind as its file tells it; word lists are phrases set apart by «،»."""
    return Kind(
        name=data["name"],
        rank=data["rank"],
        fa=data["label"]["fa"],
        en=data["label"]["en"],
        units=frozenset(data.get("units", ["count"])),
        sections={section: _phrases(text) for section, text in data.get("words", {}).items()},
        endings=tuple(data.get("endings", "").split()),
        classifiers=tuple(data.get("classifiers", "").split()),
        decides=tuple(data.get("decides", "").split()),
        spares=frozenset(data.get("spares", "").split()) | {data["name"]},
        cues=tuple(
            cue(c["name"], c["turns"].split(), c["within"], _phrases(c.get("before", "")), _phrases(c.get("after", "")))
            for c in data.get("cue", ())
        ),
    )


def _phrases(text: str) -> tuple[str, ...]:
    """«چاه، حلقه چاه، سد» as a tuple; the end of a line is a space."""
    return tuple(phrase for part in text.split("،") if (phrase := " ".join(part.split())))
