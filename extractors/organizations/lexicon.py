"""The language of `organizations.toml` as look-up tables."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..token import tokenize


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What opens the name of a body, how far it goes, and who speaks for it."""

    named: frozenset[str]
    whole: frozenset[str]
    plural: frozenset[str]
    press: frozenset[str]
    shed: frozenset[str]
    phrases: dict[str, tuple[tuple[str, ...], ...]]  # first word → the phrases, the longest first
    stop: frozenset[str]
    closing: frozenset[str]
    parents: frozenset[str]
    region: frozenset[str]
    joined: frozenset[tuple[str, str]]
    listed: frozenset[tuple[str, str]]
    posts: frozenset[str]
    leading: frozenset[str]
    not_led: frozenset[str]
    boards: frozenset[tuple[str, ...]]
    bodies: dict[str, str]
    doer: frozenset[str]
    pointing: frozenset[str]
    anaphors: frozenset[str]
    these: frozenset[str]
    opens: frozenset[str] = frozenset()  # what a mention may open with

    def __post_init__(self) -> None:
        opens = (self.named, self.whole, self.plural, self.anaphors, self.phrases, self.bodies)
        object.__setattr__(self, "opens", frozenset().union(*opens))


@cache
def lexicon() -> Lexicon:
    """The tables, read when first asked for."""
    data = tomllib.loads(Path(__file__).with_name("organizations.toml").read_text(encoding="utf-8"))
    heads, extent, posts, cues = data["heads"], data["extent"], data["posts"], data["cues"]
    return Lexicon(
        named=_words(heads["named"]),
        whole=_words(heads["whole"]),
        plural=_words(heads["plural"]),
        press=_words(heads["press"]),
        shed=_words(heads["shed"]),
        phrases=_phrases(heads["phrases"]),
        stop=_words(extent["stop"]) | _words(extent["acts"]),
        closing=_words(extent["closing"]),
        parents=_words(extent["parents"]),
        region=_words(extent["region"]),
        joined=_pairs(extent["joined"]),
        listed=_pairs(extent["listed"]),
        posts=_words(posts["words"]),
        leading=_words(posts["leading"]),
        not_led=_words(posts["not_led"]),
        boards=frozenset(tuple(board.split("_")) for board in posts["boards"].split()),
        bodies=posts["bodies"],
        doer=_words(cues["doer"]),
        pointing=_words(cues["pointing"]),
        anaphors=_words(cues["anaphors"]),
        these=_words(cues["these"]),
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(phrases: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(token.text for token in tokenize(phrase))
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(those, key=len, reverse=True)) for first, those in found.items()}


def _pairs(phrases: list[str]) -> frozenset[tuple[str, str]]:
    """The words on either side of «و» or «،»."""
    words = [[token.text for token in tokenize(phrase)] for phrase in phrases]
    return frozenset((one[0], one[2]) for one in words)
