"""Names of places as they are looked up: spacing apart, with what they name.

Iran's come from a table made of its divisions (`iran.tsv.gz`, see GAZETTEER.md), the world's from `abroad.toml`.
"""

import gzip
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import regex

from ...normalizers.word_table import WordTable

HERE = Path(__file__).parent
_FOLD = str.maketrans({"آ": "ا", "ئ": "ی", "ؤ": "و", "أ": "ا", "إ": "ا", "ۀ": "ه", "ة": "ه", "ي": "ی", "ك": "ک"})
_MARKS = regex.compile(r"[\s\u200c\p{M}ـ]++")
LEVELS = {"p": "province", "c": "county", "t": "city"}
IRAN = "ایران"
LONGEST = 6  # tokens of a name


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is given out. `levels` are all it may be; `within` the provinces, or "" for what lies abroad.

    `doubtful`: mostly another word, so that something beside it must say that it is a place. `adjective`: «آمریکایی».
    """

    name: str
    levels: tuple[str, ...]
    within: frozenset[str]
    doubtful: bool = False
    adjective: bool = False
    breaks: frozenset[int] = frozenset()


def fold(text: str) -> str:
    """Letters that writers mix made one; the length stays."""
    return text.translate(_FOLD)


def key_of(name: str) -> str:
    """A name without spaces and marks, folded: «خرم آباد», «خرم‌آباد» and «خرماباد» are one."""
    return _keys[name]


_keys = WordTable[str, str](lambda name: str(_MARKS.sub("", fold(name))))


@cache
def words() -> dict[str, Any]:
    """`places.toml` as it stands."""
    return tomllib.loads((HERE / "places.toml").read_text(encoding="utf-8"))


@cache
def doubtful_words() -> frozenset[str]:
    """Names that are mostly other words."""
    return frozenset(words()["not"]["doubtful"].split())


def breaks_of(name: str) -> frozenset[int]:
    """Where a name may be broken by a space or ZWNJ, counted in its key."""
    return frozenset(len(key_of(name[:k])) for k, letter in enumerate(name) if letter in " \u200c-")


class Gazetteer:
    """All names by key, the beginnings of keys at which a search goes on, and the first parts of names."""

    def __init__(self) -> None:
        self.names: dict[str, Name] = {}
        self._read_abroad()
        self._read_iran()
        self._read_spellings()
        for phrase in filter(None, map(str.strip, words()["not"]["phrases"].replace("\n", "|").split("|"))):
            known = self.names.get(key_of(phrase))
            breaks = breaks_of(phrase) | (known.breaks if known else frozenset())
            self.names[key_of(phrase)] = Name(phrase, (), frozenset(), breaks=breaks)
        self.begins = frozenset(key[:n] for key in self.names for n in range(1, len(key) + 1))
        parts = {key[:n] for key, name in self.names.items() for n in (*name.breaks, len(key))}
        self.first_parts = frozenset(parts - {""})
        self._longer = frozenset(key[:n] for key in self.names for n in range(1, len(key)))
        self._begun = WordTable(self._begin)

    def find(self, name: str) -> Name | None:
        """What `name`, spelled anyhow, stands for."""
        return self.names.get(key_of(name))

    def at(self, words: Sequence[str], k: int) -> tuple[int, Name] | None:
        """The longest name that begins at the k-th token of a text, with the token after its last."""
        if k >= len(words):
            return None
        begun = self._begun[words[k]]
        if begun is None:
            return None
        key, name, goes_on = begun
        found = (k + 1, name) if name is not None else None
        if not goes_on:
            return found
        broken = []
        for end in range(k + 1, min(k + LONGEST, len(words))):
            broken.append(len(key))
            key += _keys[words[end]]
            if key not in self.begins:
                break
            name = self.names.get(key)
            if name is not None and name.breaks.issuperset(broken):
                found = end + 1, name
        return found

    def _begin(self, word: str) -> tuple[str, Name | None, bool] | None:
        """What begins with a word: its key, the name that it is, and whether a longer one may follow; None for none."""
        key = _keys[word]
        if key not in self.first_parts:
            return None
        return key, self.names.get(key), key in self._longer

    def place_at(self, words: Sequence[str], k: int) -> tuple[int, Name] | None:
        """The same, where that name is one of a place: no adjective, and no phrase that only looks like one."""
        found = self.at(words, k)
        return found if found and found[1].levels and not found[1].adjective else None

    def _add(self, spelling: str, name: Name) -> None:
        self.names.setdefault(
            key_of(spelling),
            Name(name.name, name.levels, name.within, name.doubtful, name.adjective, breaks_of(spelling)),
        )

    def _read_iran(self) -> None:
        table = gzip.decompress((HERE / "iran.tsv.gz").read_bytes()).decode()
        for line in table.splitlines():
            if not line.startswith("#"):
                name, broken, levels, within, doubtful = line.split("\t")
                known = tuple(LEVELS[level] for level in "pct" if level in levels)
                self._add(broken, Name(name, known, frozenset(within.split("|")), doubtful == "1"))

    def _read_abroad(self) -> None:
        data = tomllib.loads((HERE / "abroad.toml").read_text(encoding="utf-8"))
        doubtful = frozenset(data.pop("doubtful").split())
        for level, table in data.items():
            for line in filter(None, map(str.strip, table.splitlines())):
                name, others, adjectives = (cell.strip() for cell in line.split("|"))
                for adjective, spellings in ((False, [name, *others.split("،")]), (True, adjectives.split("،"))):
                    for spelling in filter(None, map(str.strip, spellings)):
                        self._add(spelling, Name(name, (level,), frozenset(), spelling in doubtful, adjective))

    def _read_spellings(self) -> None:
        for line in filter(None, map(str.strip, words()["also"]["spellings"].splitlines())):
            name, others = (cell.strip() for cell in line.split("|"))
            known = next(
                filter(None, map(self.find, [name, *others.split("،")])), Name(name, ("other",), frozenset([name]))
            )
            known = replace(known, name=name)
            for spelling in filter(None, map(str.strip, [name, *others.split("،")])):
                self._add(spelling, known)


@cache
def gazetteer() -> Gazetteer:
    """The names, read when first asked for."""
    return Gazetteer()
