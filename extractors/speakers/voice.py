"""Voices of a document: who is named in it, each once, however often and by whatever name, office or pronoun."""

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

import regex

from ..span import Span
from .mention import Mention
from .names import given

MOST = 8  # names and offices kept of a voice
_PARTS = regex.compile(r"[\s\u200c]++")
_LETTERS = regex.compile(r"[\p{L}\p{N}]")


@lru_cache(maxsize=1 << 14)
def letters(phrase: str) -> str:
    """The letters and digits of a phrase: spacing, ZWNJ and marks do not count."""
    return "".join(_LETTERS.findall(phrase))


def likeness(one: str, two: str) -> float:
    """Dice overlap of the character pairs of two phrases, 0 to 1."""
    if letters(one) == letters(two):
        return 1.0
    left, right = _pairs(one), _pairs(two)
    shared = sum(min(n, right[pair]) for pair, n in left.items() if pair in right)
    return 2 * shared / (left.total() + right.total()) if left and right else 0.0


@lru_cache(maxsize=1 << 14)
def _pairs(phrase: str) -> Counter[str]:
    return Counter(map("".join, pairwise(letters(phrase))))


@dataclass(slots=True)
class Voice:
    """Somebody who may speak: his names and offices as told and how often, where he is meant, and how often he says
    something.

    `heads` are the first words of the offices; `spans` are code points of the clean text; `said` counts sayings,
    `sourced` those told as «به گفته …», `named` the mentions by name.
    """

    sort: str
    names: dict[str, int] = field(default_factory=dict)
    roles: dict[str, int] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)
    spans: list[Span] = field(default_factory=list)
    said: int = 0
    sourced: int = 0
    named: int = 0
    number: int = 0

    @property
    def name(self) -> str | None:
        """The fullest name, of those that begin with a given name where there are such."""
        return max(self.names, key=lambda name: (given(name.split()[0]) > 0, len(letters(name))), default=None)

    @property
    def role(self) -> str | None:
        """The office or institution as told most often, the fullest of several."""
        return max(self.roles, key=lambda role: (self.roles[role], len(letters(role))), default=None)

    def call(self, name: str = "", role: str = "") -> None:
        """Tell his name or office once more."""
        for told, one in ((self.names, name), (self.roles, role)):
            if one and (one in told or len(told) < MOST):
                told[one] = told.get(one, 0) + 1
        if role in self.roles:
            self.heads.add(_head(role))

    def is_called(self, name: str) -> bool:
        """Whether `name` is one of his, or a part of one («خادمی» of «خیرالله خادمی»)."""
        return any(_same_person(name, own) for own in self.names)

    def holds(self, role: str) -> float:
        """How like one of his offices `role` is, 0 to 1."""
        if _head(role) not in self.heads:
            return 0.0
        return max((_same_office(role, own) for own in self.roles), default=0.0)


@lru_cache(maxsize=1 << 14)
def _head(role: str) -> str:
    """The first word of an office, without which two offices are not alike."""
    return letters(role.split()[0]) if role.strip() else ""


@lru_cache(maxsize=1 << 14)
def _same_person(one: str, two: str) -> bool:
    """«خادمی» is «خیرالله خادمی», «حائری» is «همایون حائری‌خیاوی»."""
    short, long = sorted((letters(one), letters(two)), key=len)
    if not short:
        return False
    whole = one if letters(one) == long else two
    parts = [letters(part) for part in _PARTS.split(whole) if letters(part)]
    ends = {"".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1)}
    return short in ends or likeness(one, two) >= 0.8


@lru_cache(maxsize=1 << 14)
def _same_office(one: str, two: str) -> float:
    """How surely `one` is `two`: «استاندار» is «استاندار هرمزگان» told shorter; «معاون وزیر» is not «وزیر»."""
    first, second = one.split(), two.split()
    if not first or not second or letters(first[0]) != letters(second[0]):
        return 0.0
    if len(second) == 1 < len(first):
        return 0.0
    short, long = sorted((letters(one), letters(two)), key=len)
    return 0.9 if long.startswith(short) else likeness(one, two)


def matching(voices: list[Voice], mention: Mention) -> Voice | None:
    """The voice of a mention by name, by office or of an institution, the one meant last first."""
    best, found = 0.59, None
    if mention.sort == "name":
        return next((voice for voice in reversed(voices) if voice.is_called(mention.name)), None)
    head = _head(mention.role)
    for voice in reversed(voices):
        if head in voice.heads and (mention.sort == "role" or voice.sort in ("body", "other")):
            like = voice.holds(mention.role)
            if like > best:
                best, found = like, voice
    return found
