"""A sentence as the item finder sees it: its tokens, what each mostly is, and which of them belong to quantities."""

from bisect import bisect_left
from dataclasses import dataclass

from ..quantities.quantity import Quantity
from ..token import Token
from ..tokenized import Tokenized
from .word_class import WordClass, word_class

# Tags whose words are told by name in features: they carry grammar, and there are few of them.
_GRAMMAR = frozenset(("ADP", "SCONJ", "CCONJ", "DET", "PRON", "PART", "AUX", "PUNCT"))


@dataclass(slots=True)
class Between:
    """What stands between a word and the quantity, counted."""

    verbs: int = 0
    numbers: int = 0
    commas: int = 0
    joins: int = 0
    brackets: int = 0
    first_preposition: str = "-"
    last_preposition: str = "-"


@dataclass(slots=True)
class Scene:
    """Tokens of one sentence, read for its quantities.

    `owner[k]` is the index of the quantity that token k lies in, or -1; `spans[n]` the first token of quantity n and
    the one after its last. `chunk[k]` and `chunk_end[k]` are the first token and the one after the last of the phrase
    around k: nouns and adjectives chained by ezafe.
    """

    tokens: list[Token]
    classes: list[WordClass]
    quantities: list[Quantity]
    owner: list[int]
    spans: list[tuple[int, int]]
    signs: list[str]
    chunk: list[int]
    chunk_end: list[int]

    def sign(self, k: int) -> str:
        """A short name of token k: the word itself where it is grammar, else its class; edges are ^ and $."""
        if k < 0:
            return "^"
        if k >= len(self.tokens):
            return "$"
        return self.signs[k]

    def word(self, k: int) -> str:
        """The word itself, with numbers as #."""
        if k < 0:
            return "^"
        if k >= len(self.tokens):
            return "$"
        return "#" if self.owner[k] >= 0 or self.tokens[k].sort == "number" else self.tokens[k].text

    def free(self, k: int) -> bool:
        """Whether token k can be the head of a noun phrase and belongs to no quantity."""
        return self.owner[k] < 0 and is_nominal(self, k)

    def between(self, start: int, end: int) -> Between:
        """What the tokens from `start` up to `end` hold."""
        found = Between()
        owners = set()
        for k in range(start, end):
            if self.owner[k] >= 0:
                owners.add(self.owner[k])
                continue
            word, cls = self.tokens[k].text, self.classes[k]
            if cls.verb:
                found.verbs += 1
            elif word in "،؛,":
                found.commas += 1
            elif word in "():«»":
                found.brackets += 1
            elif cls.tag == "ADP":
                found.last_preposition = word
                if found.first_preposition == "-":
                    found.first_preposition = word
            elif word in ("که", "و"):
                found.joins += 1
        found.numbers = len(owners)
        return found


def _sign(token: Token, cls: WordClass, owner: int) -> str:
    if owner >= 0 or token.sort == "number":
        return "#"
    if token.sort == "mark" or cls.tag in _GRAMMAR:
        return token.text
    if cls.tag in ("NOUN", "PROPN"):
        return "Ne" if cls.ezafe >= 0.5 else "N"
    return "A" if cls.tag in ("ADJ", "X") else cls.tag[0]


def read_scene(read: Tokenized, start: int, end: int, quantities: list[Quantity]) -> Scene:
    """The scene of the sentence at `start` to `end`; `quantities` are its own, in order (figures or not)."""
    tokens = read.between(start, end)
    classes = [word_class(t.text) for t in tokens]
    begins = [t.start for t in tokens]
    owner = [-1] * len(tokens)
    spans = []
    for n, quantity in enumerate(quantities):
        first = bisect_left(begins, quantity.start)
        last = bisect_left(begins, quantity.end)
        for k in range(first, last):
            owner[k] = n
        spans.append((first, last))
    signs = [_sign(t, c, o) for t, c, o in zip(tokens, classes, owner, strict=True)]
    scene = Scene(tokens, classes, quantities, owner, spans, signs, list(range(len(tokens))), [])
    _chunk(scene)
    return scene


def _chunk(scene: Scene) -> None:
    """Fill `chunk`, `chunk_end`: a word goes on to the next where an ezafe mostly joins it, or an adjective follows."""
    size = len(scene.tokens)
    free = [scene.free(k) for k in range(size)]
    linked = [
        free[k]
        and free[k + 1]
        and (scene.classes[k].ezafe >= 0.4 or (scene.classes[k + 1].tag == "ADJ" and scene.classes[k].ezafe >= 0.2))
        for k in range(size - 1)
    ]
    for k in range(size - 1):
        if linked[k]:
            scene.chunk[k + 1] = scene.chunk[k]
    scene.chunk_end = [k + 1 for k in range(size)]
    for k in range(size - 2, -1, -1):
        if linked[k]:
            scene.chunk_end[k] = scene.chunk_end[k + 1]


def is_nominal(scene: Scene, k: int) -> bool:
    """Whether token k can stand in a noun phrase as its head."""
    token, cls = scene.tokens[k], scene.classes[k]
    return token.sort == "word" and cls.noun >= 0.3 and cls.tag not in _GRAMMAR
