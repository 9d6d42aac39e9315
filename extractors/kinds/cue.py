"""Cues: phrases beside a number that turn a figure from one kind into another (۴۰ نفر … آموزش دیدند)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import regex

from ...normalizers.script import ZWNJ
from ..late_pattern import LatePattern

# Spellings that name one word: مؤسسه and موسسه, رأی and رای, هیأت and هیئت.
FOLD = str.maketrans("أإؤئۀ", "ااویه", "ء،\u064b\u0651\u0654")


@dataclass(frozen=True, slots=True)
class Cue:
    """Phrases at most `within` words from the number that turn a figure into their kind.

    `turns` are the kinds, or sections of kinds ("people", "people.bare"), that let themselves be turned.
    """

    name: str
    turns: frozenset[str]
    within: int
    before: LatePattern | None = None
    after: LatePattern | None = None


def plain(text: str) -> str:
    """Text as the cues see it: ZWNJ as a space, hamza folded."""
    return text.replace(ZWNJ, " ").translate(FOLD)


def cue(name: str, turns: Iterable[str], within: int, before: Sequence[str], after: Sequence[str]) -> Cue:
    """A cue of phrases: * is any ending of a word, … up to four words (آموزش … دید*), and a preposition at the end of a
    phrase before the number touches it (خدمات … به)."""
    return Cue(name, frozenset(turns), within, _pattern(before, _before), _pattern(after, _after))


_PREPOSITIONS = {"به", "از", "بین", "میان", "برای", "با"}
_ANY = r"(?:\S++ ){0,4}?"


def _made(phrase: str) -> str:
    words = plain(phrase).split()
    return "".join(_ANY if word == "…" else regex.escape(word).replace(r"\*", r"\S*+") + " " for word in words).rstrip()


def _before(phrases: Sequence[str]) -> str:
    ends = (r"\Z" if phrase.split()[-1] in _PREPOSITIONS else "" for phrase in phrases)
    return _any_of([_made(phrase) + end for phrase, end in zip(phrases, ends, strict=True)])


def _after(phrases: Sequence[str]) -> str:
    return _any_of([_made(phrase) for phrase in phrases])


def _any_of(phrases: Sequence[str]) -> str:
    return r"(?<!\S)(?:" + "|".join(phrases) + r")(?!\S)"


def _pattern(phrases: Sequence[str], write: Callable[[Sequence[str]], str]) -> LatePattern | None:
    return LatePattern(tuple(phrases), write) if phrases else None
