"""What an article tells about its bodies before any figure is looked at: tokens, sentences, mentions, bodies."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from ..scoring.sums import Values
from ..tokenized import Tokenized
from .body import Body, Words, key_of, read_bodies
from .mention import Mention, find_mentions
from .signs import CLAUSE, POINTS, VERB, places_of, signs_of

if TYPE_CHECKING:
    from ..document import Document

LONGEST = 300  # code points of a title or a role that are read
RANKED = 40  # bodies among which one is ranked by how often it is told
BODIES = 400  # of an article's bodies, that a role is compared with

Opened = dict[Words, list[tuple[int, Words]]]
"""First word of a name → the bodies with such names, and the names, as they are compared."""


@dataclass(slots=True)
class Scene:
    """An article: `body_of[n]` is the index of the body that mention `n` names, -1 where it names none."""

    words: list[str]
    starts: list[int]
    mentions: list[Mention]
    places: list[int]  # where the mentions start, in tokens
    bodies: list[Body]
    body_of: list[int]
    titled: frozenset[int]
    proper: list[int]  # how many of the first n mentions name one body and no sort of bodies
    length: int  # sentences
    verbs: list[int]  # the tokens that are verbs
    clauses: list[int]  # those that open a clause: «که»
    pointing: list[int]  # those that may point back with the word behind them: «این»
    opened: Opened
    said: dict[tuple[str, str | None], int] = field(default_factory=dict)
    # What is told of a body, and of a mention, once a figure has asked:
    facts_of_bodies: dict[int, Values] = field(default_factory=dict)
    facts_of_mentions: dict[int, Values] = field(default_factory=dict)
    often: list[int] = field(init=False)  # how often the first bodies are told, rising
    posted: list[int] = field(init=False)  # the mentions that a post speaks for
    offered: list[int] = field(init=False)  # the bodies that any figure may be of: told most, and told by the title

    def __post_init__(self) -> None:
        told = [len(body.mentions) for body in self.bodies[:RANKED]]
        self.often = sorted(told)
        self.posted = [n for n, mention in enumerate(self.mentions) if mention.post and self.body_of[n] >= 0]
        self.offered = [told.index(max(told)), *sorted(self.titled)[:2]] if told else []

    def more_told(self, often: int) -> int:
        """How many of the first bodies are told more often."""
        return len(self.often) - bisect_right(self.often, often)

    def body_of_speaker(self, name: str, role: str | None) -> int:
        """The body that a speaker speaks for: that of his post, or he is one himself; -1 where none is told."""
        if (name, role) not in self.said:
            found = named_in(f"{role} . {name}" if role else name, self.opened)
            self.said[name, role] = found[0] if found else -1
        return self.said[name, role]

    def nearest(self, body: Body, at: int) -> list[Mention]:
        """The last mention of a body before token `at`, and the first from there on."""
        here = bisect_left(body.mentions, bisect_left(self.places, at))
        return [self.mentions[n] for n in body.mentions[max(0, here - 1) : here + 1]]

    def token_at(self, place: int) -> int:
        """The first token that starts at `place` or after."""
        return bisect_left(self.starts, place)


def read_scene(document: "Document") -> Scene:
    """The scene of a document."""
    read = document.tokenized
    signs = signs_of(read)
    mentions = find_mentions(read)
    bodies = read_bodies(mentions)
    body_of = [-1] * len(mentions)
    for number, body in enumerate(bodies):
        for n in body.mentions:
            body_of[n] = number
    opened = _opened(bodies)
    return Scene(
        read.words,
        read.starts,
        mentions,
        [mention.first for mention in mentions],
        bodies,
        body_of,
        _titled(document.title, opened),
        [0, *accumulate(number >= 0 and bodies[number].sort != "plural" for number in body_of)],
        max(1, len(document.sentences)),
        places_of(signs, VERB),
        places_of(signs, CLAUSE),
        [k for k in places_of(signs, POINTS) if read.sorts[k + 1 : k + 2] == ["word"]],
        opened,
    )


def _opened(bodies: list[Body]) -> Opened:
    opened: Opened = defaultdict(list)
    for number, body in enumerate(bodies[:BODIES]):
        for key in body.keys:
            opened[key[:1]].append((number, key))
    return opened


def _titled(title: str | None, opened: Opened) -> frozenset[int]:
    """The bodies that the title names, in full or by their beginning."""
    return frozenset(named_in(title, opened)) if title else frozenset()


def named_in(phrase: str, opened: Opened) -> list[int]:
    """The bodies that a phrase apart from the text names, in its order: a title, a role."""
    found = []
    for mention in find_mentions(Tokenized(phrase[:LONGEST])):
        key = key_of(mention.name)
        shared = [(_shared(key, other), -number) for number, other in opened.get(key[:1], ())]
        most, first = max(shared, default=(0, 0))
        if most:
            found.append(-first)
    return found


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many words two names of one body share from the first on; 0 where they name two."""
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared * (shared >= min(len(one), len(other), 3))
