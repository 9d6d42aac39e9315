"""The language of `status.toml`: verb forms, and the cues that tell a status."""

import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import regex

from ..items.word_class import word_class
from ..late_pattern import LatePattern
from .conjugation import conjugate

Status = Literal["actual", "planned", "hypothetical"]
LETTER = r"\p{L}\p{M}\u200c"
_TENSES = ("future", "present", "subjunctive", "past", "state", "none")
_SPACES = regex.compile("[ \u200c]")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell a status where they stand in `part` of the clause and its verb has one of `tenses`."""

    name: str
    status: Status
    part: str
    tenses: frozenset[str]
    negated: bool | None
    words: LatePattern | None
    unless: LatePattern | None
    beside: str
    also: LatePattern | None
    phrases: tuple[str, ...] = ()

    @property
    def letters(self) -> list[tuple[str, bool]]:
        """How each phrase of its words begins, and whether anything may follow there: ("درنظرگرفت", True).

        Raises ValueError for a phrase that begins with no word: a cue is looked for where one of its phrases begins.
        """
        return [self._begins(phrase) for phrase in self.phrases]

    def _begins(self, phrase: str) -> tuple[str, bool]:
        first, *rest = regex.split("[*…#]", phrase, maxsplit=1)
        if not (letters := _SPACES.sub("", first)):
            raise ValueError(
                f"the cue {self.name!r} has the phrase {phrase!r}: begin it with a word, not with * … or #"
            )
        return letters, bool(rest)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Verb forms with what they are, and the cues: all, and those that a verb of some tense, negated or not, allows."""

    forms: dict[str, tuple[str, bool]]
    stems: frozenset[str]
    doubtful: frozenset[str]
    openers: frozenset[str]
    modals: tuple[str, ...]
    speech: LatePattern
    cues: tuple[Cue, ...]
    cues_by_verb: dict[tuple[str, bool], tuple[Cue, ...]]


@cache
def lexicon() -> Lexicon:
    """The language of `status.toml`."""
    data = tomllib.loads(Path(__file__).with_name("status.toml").read_text(encoding="utf-8"))
    forms: dict[str, tuple[str, bool]] = {}
    stems = set()
    for pair in data["verbs"]["stems"]:
        past, present = pair.split()
        stems.add(past)
        for form, tense in conjugate(past, present):
            forms.setdefault(form, (tense, form.startswith("ن") and not past.startswith("ن")))
    for form in data["verbs"]["state"]:
        forms[form] = ("state", form.startswith("ن"))
    doubtful = frozenset(form for form in forms if not word_class(form).verb)
    doubtful -= frozenset(form for form in forms if "\u200c" in form)
    cues = tuple(_cue(**row) for row in data["cue"])
    verbs = data["verbs"]
    openers, modals = frozenset(verbs["openers"]), tuple(verbs["modals"])
    by_verb = {
        (tense, negated): tuple(cue for cue in cues if tense in cue.tenses and cue.negated in (None, negated))
        for tense in _TENSES
        for negated in (False, True)
    }
    return Lexicon(forms, frozenset(stems), doubtful, openers, modals, _words(verbs["speech"]), cues, by_verb)


def _cue(
    name: str,
    status: Status,
    part: str,
    words: Sequence[str] = (),
    unless: Sequence[str] = (),
    tenses: Sequence[str] = _TENSES,
    **more: Any,
) -> Cue:
    return Cue(
        name,
        status,
        part,
        frozenset(tenses),
        more.get("negated"),
        _words(words) if words else None,
        _words(unless) if unless else None,
        more.get("beside", part),
        _words(more["also"]) if "also" in more else None,
        tuple(words),
    )


@cache
def _beginnings() -> dict[str, list[tuple[str, bool, int]]]:
    """How the phrases of all cues begin (see Cue.letters) with the number of the cue, by their first letter."""
    known: dict[str, list[tuple[str, bool, int]]] = defaultdict(list)
    for number, cue in enumerate(lexicon().cues):
        for letters, more in cue.letters:
            known[letters[0]].append((letters, more, number))
    return known


type Begun = tuple[tuple[int, ...], dict[str, list[tuple[int, str]]]]
"""Cues (by number) that have a phrase which may begin with a word: those that ask no more here, and by their first
letter those whose next word must have these letters («در» begins «در صورت» before صورت)."""


def cues_begun_by(word: str) -> Begun | None:
    """The cues that have a phrase which may begin with a word; None for most words."""
    said = word.replace("\u200c", "")
    alone: dict[int, None] = {}
    further: dict[str, list[tuple[int, str]]] = {}
    for letters, more, number in _beginnings().get(said[:1], ()):
        if letters != said and letters.startswith(said):
            rest = letters[len(said) :]
            further.setdefault(rest[0], []).append((number, rest))
        elif letters == said or (more and said.startswith(letters)):
            alone[number] = None
    return (tuple(alone), further) if alone or further else None


def _words(phrases: Sequence[str]) -> LatePattern:
    """A pattern for phrases: spaces and ZWNJ alike, * for the rest of a word, … for one or two words between."""
    return LatePattern(tuple(phrases), _written)


def _written(phrases: Sequence[str]) -> str:
    return rf"(?<![{LETTER}])(?:{'|'.join(map(_phrase, phrases))})(?![{LETTER}])"


def _phrase(phrase: str) -> str:
    letters = {
        " ": r"[ \u200c]?",
        "\u200c": r"[ \u200c]?",
        "*": rf"[{LETTER}]*",
        "…": rf"(?:[{LETTER}]{{1,20}} ){{0,3}}",
        "#": r"\p{Nd}[\p{Nd}٬٫]*",
    }
    return "".join(letters.get(c) or regex.escape(c) for c in phrase.replace(" … ", " …"))
