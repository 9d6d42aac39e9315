"""The language of `speech.toml`: who can say something, and the words that tell that he does."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from ...normalizers.script import ZWNJ
from ...normalizers.word_table import WordTable

Table = frozenset[str]

_KEYS = WordTable[str, str](lambda word: word.replace(ZWNJ, ""))


def key(word: str) -> str:
    """A word without ZWNJ, as the tables hold it: «رئیس‌جمهور» and «رئیس جمهور» differ only in where they break."""
    return _KEYS[word]


def keys(words: Sequence[str]) -> list[str]:
    """The keys of many words."""
    return [*map(_KEYS.__getitem__, words)]


@dataclass(frozen=True)
class Lexicon:
    """`speech.toml` as look-up tables; every word is a `key`.

    `phrases` are the words that bring in a source or a saying, each with its sort; `openings` are the beginnings of
    them, so that only where one may stand it is looked for, `goings_on` what may follow these, and `stems` all that
    they begin with, be it broken anywhere.
    """

    phrases: dict[str, str]
    openings: Table
    goings_on: Table
    stems: Table
    nouns: Table
    become: Table
    light: Table
    passive: Table
    between: Table
    states: Table
    being: Table
    made_known: Table
    filler: Table
    this: Table
    papers: Table
    countries: Table
    outlets: Table
    titles: Table
    doubtful_titles: Table
    honoured: Table
    roles: Table
    pronouns: Table
    pointed: Table
    pointed_bodies: Table
    heads: Table
    people: Table
    times: Table
    stops: Table
    joined: Table
    framing: Table
    setting: Table

    @cached_property
    def cues(self) -> dict[str, str]:
        """The words between the one who speaks and what he says, with their sorts."""
        return {**dict.fromkeys(self.setting, "setting"), **dict.fromkeys(self.framing, "framing")}


LONGEST = 4  # words in a phrase of `phrases`


@cache
def lexicon() -> Lexicon:
    """The tables, read when first asked for."""
    data = tomllib.loads(Path(__file__).with_name("speech.toml").read_text(encoding="utf-8"))
    table = {name: entries.split() for group in data.values() for name, entries in group.items()}
    phrases: dict[str, str] = {}
    openings: set[str] = set()
    goings_on: set[str] = set()
    sorts = ("alone", "show", "of_person", "of_report", "of_figures", "of_agent", "bare", "reporter")
    for sort in sorts:
        for entry in table.pop(sort):
            parts = entry.replace("_", " ").replace(ZWNJ, " ").split()
            phrases["".join(parts)] = sort
            for n in range(1, len(parts) + 1):
                openings.add("".join(parts[:n]))
                goings_on |= _stems("".join(parts[n:]))
    sets = {name: frozenset(key(entry.replace("_", "")) for entry in entries) for name, entries in table.items()}
    stems = frozenset().union(*map(_stems, phrases))
    return Lexicon(phrases, frozenset(openings), frozenset(goings_on), stems, **sets)


def _stems(word: str) -> set[str]:
    """The beginnings of a word, and itself."""
    return {word[:n] for n in range(1, len(word) + 1)}


def phrase_at(keys: Sequence[str], i: int) -> tuple[str, int] | None:
    """The sort of the longest phrase that begins at word `i`, and where it ends."""
    words = lexicon()
    if keys[i] not in words.openings:
        return None
    found, read = None, ""
    for j in range(i, min(i + LONGEST, len(keys))):
        read += keys[j]
        if read not in words.stems:
            break
        if sort := words.phrases.get(read):
            found = sort, j + 1
    return found
