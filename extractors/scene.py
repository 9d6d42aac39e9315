"""A sentence as the item finder sees it: its tokens, what each mostly is, and which of them belong to quantities."""

from bisect import bisect_left
from dataclasses import dataclass

from .quantity import Quantity
from .token import Token, tokenize
from .word_class import WordClass, word_class

# Tags whose words are told by name in features: they carry grammar, and there are few of them.
_GRAMMAR = frozenset(("ADP", "SCONJ", "CCONJ", "DET", "PRON", "PART", "AUX", "PUNCT"))
_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "X"))


@dataclass(slots=True)
class Scene:
    """Tokens of one sentence; `owner[k]` is the index of the quantity token k lies in, or -1."""

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


def _sign(token: Token, cls: WordClass, owner: int) -> str:
    if owner >= 0 or token.sort == "number":
        return "#"
    if token.sort == "mark" or cls.tag in _GRAMMAR:
        return token.text
    if cls.tag in ("NOUN", "PROPN"):
        return "Ne" if cls.ezafe >= 0.5 else "N"
    return "A" if cls.tag in ("ADJ", "X") else cls.tag[0]


def read_scene(text: str, start: int, end: int, quantities: list[Quantity]) -> Scene:
    """The scene of `text[start:end]`; `quantities` are those of the sentence, in order (figures or not)."""
    tokens = tokenize(text, start, end)
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
    """Phrases without prepositions: nominals chained by ezafe. `chunk[k]` is where the phrase of token k begins, `chunk_end[k]` where it ends."""
    size = len(scene.tokens)
    linked = [
        scene.owner[k] < 0
        and scene.owner[k + 1] < 0
        and is_nominal(scene, k)
        and is_nominal(scene, k + 1)
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
