"""Which word is the head of the item? The facts that speak for and against each candidate."""

from bisect import bisect_left
from dataclasses import dataclass

from ..distance import near
from ..scoring.parts import Columns, Part
from .affinity import affinity, strength
from .candidates import LEFT, candidates
from .head_words import head_words
from .outward import WAY, ways
from .scene import Scene
from .sort import counts_people, noun_kind, unit_sort
from .word import WORDS

NEAR = (0, 1, 2, 3, 4, 6, 9, 14, 22)  # distances in words, coarser the farther
_NEAR = [near(distance, NEAR) for distance in range(LEFT + 1)]
_AHEAD = 14  # words after the quantity in which its verb is looked for
_NEAREST = ("0", "1", "2")  # phrases before the quantity that may leave little to the other side

Facts = dict[str, str]


def _grade(text: str, side: str, sort: str) -> str:
    """How strongly a word is drawn to quantities of `sort` on this side of them."""
    return affinity(WORDS[text].lemma, sort)[side == "L"]


def _word(text: str, side: str, drawn: str, *_: str) -> tuple[str, ...]:
    """What a word says by itself on one side of quantities that words are drawn to as to `drawn`."""
    known = WORDS[text]
    grades = affinity(known.lemma, drawn)
    return (
        *(known.lemma, known.like, known.tag, known.noun_share),
        *(noun_kind(known.lemma), grades[0] + grades[1], grades[side == "L"]),
    )


def _alone(word: str, *_: str) -> tuple[str]:
    return (word,)


IN_PHRASE = ("inside", "governor", "closing", "previous", "previous2", "next", "sign", "start")
TO_NOUN = (*WAY, "near", "gap", "owned")
# The facts of a noun, in parts: of the word, of the words beside it, of its place in its phrase, of the way to it
# (see `outward.py`).
NOUN = (
    Part(
        ("word", "like", "tag", "noun_share", "kind", "affinity", "grade"),
        _word,
        among=("side", "drawn", "at", "sort", "unit", "classifier"),
    ),
    Part(("previous_word",), _alone, among=("at",)),
    Part(("next_word",), _alone, among=("at",)),
    Part(IN_PHRASE),
    Part(TO_NOUN),
)

Signs = tuple[str, str, str, str, str, str, str, str]
"""The values of `IN_PHRASE`."""


@dataclass(frozen=True, slots=True)
class Side:
    """The nouns on one side of a quantity, L before or R after it: their tokens `ks`, the facts that they share, and
    what tells their own, in columns as `NOUN` has parts; two of these are `signs` (values of `IN_PHRASE`) and `ways`
    (values of `TO_NOUN`)."""

    name: str
    ks: list[int]
    shared: Facts
    signs: list[Signs]
    ways: list[tuple[str, ...]]
    columns: Columns


class Head:
    """The candidates of one quantity: nouns beside it and words of its own, and the facts that they share."""

    def __init__(self, scene: Scene, n: int) -> None:
        self.scene, self.n = scene, n
        self.first, self.last = scene.spans[n]
        self.sort = unit_sort(scene, n)
        self.personal = counts_people(scene, n)
        found = candidates(scene, n)
        self.nouns = [k for k in found if not self.first <= k < self.last]
        self.own = found[len(self.nouns) :]
        self._before, self._after = ways(scene, n)
        self.shared: Facts = self._around()
        best_left, best_right = self._rivals()
        self.shared |= {"best_left": best_left, "best_right": best_right}

    def sides(self) -> tuple[Side, Side]:
        """The nouns before the quantity and those after it."""
        first, last, ends, before, after = self.first, self.last, self.scene.chunk_end, self._before, self._after
        middle = bisect_left(self.nouns, first)
        left, right = self.nouns[:middle], self.nouns[middle:]
        return (
            self._side(left, "L", [(*before[k], _NEAR[first - k - 1], _NEAR[first - ends[k]]) for k in left]),
            self._side(right, "R", [(*after[k], _NEAR[k - last], "0") for k in right]),
        )

    def _side(self, ks: list[int], side: str, ways: list[tuple[str, ...]]) -> Side:
        scene, rival = self.scene, self.shared["best_right" if side == "L" else "best_left"]
        texts, names = scene.texts, scene.names
        shared = {**self.shared, "side": side, "at": self.sort + side, "rival": rival}
        signs = [_signs(scene, k) for k in ks]
        ways = [(*way, self._owned(k)) for k, way in zip(ks, ways, strict=True)]
        words = [texts[k] for k in ks], [names[k - 1] for k in ks], [names[k + 1] for k in ks]
        return Side(side, ks, shared, signs, ways, (*words, signs, ways))

    def classifier(self, k: int) -> dict[str, str]:
        """The facts of token `k` of the quantity itself."""
        return {"word": self.scene.words[k].lemma}

    def _around(self) -> dict[str, str]:
        """The quantity and the words beside it."""
        scene, first, last = self.scene, self.first, self.last
        signs, names, words = scene.signs, scene.names, scene.words
        quantity = scene.quantities[self.n]
        ahead = range(last, min(len(scene.texts), last + _AHEAD))
        verb = next((k for k in ahead if words[k].verb and scene.owner[k] < 0), None)
        noun = next((k for k in ahead[:4] if scene.free[k]), None)
        beside = names[max(0, first - 3) : first] + names[last : ahead[:3].stop]
        classifier = "-"
        if quantity.classifier:
            start, end = quantity.classifier
            classifier = "".join([scene.texts[k] for k in range(first, last) if start <= scene.starts[k] < end])
        noun_lemma = "-" if noun is None else words[noun].lemma
        return {
            "sort": self.sort,
            "drawn": "person" if self.personal else self.sort.rstrip("+"),
            "unit": quantity.unit or "-",
            "classifier": classifier,
            "before": signs[first - 1],
            "before2": signs[first - 2],
            "before_word": names[first - 1],
            "after": signs[last],
            "after2": signs[last + 1],
            "after_word": names[last],
            "verb": "-" if verb is None else words[verb].lemma,
            "verb_noun": "-" if verb is None else names[verb - 1],
            "noun": noun_lemma,
            "noun_kind": noun_kind(noun_lemma),
            # «از این تعداد ۲۰ نفر», «۵ مورد آن‌ها»
            "pointing": "".join(word for word in beside if word in head_words()["pointing"]),
            "left": str(min(3, len(self._before))),
        }

    def _rivals(self) -> tuple[str, str]:
        """How strongly the best noun of either side is drawn to such quantities: one leaves little to the other."""
        left = [k for k, way in self._before.items() if way[1] in _NEAREST]
        right = [k for k in (self.last, self.last + 1) if k in self._after]
        return self._best(left, "L"), self._best(right, "R")

    def _best(self, ks: list[int], side: str) -> str:
        texts, sort = self.scene.texts, self.shared["drawn"]
        return max([_grade(texts[k], side, sort) for k in ks], key=strength, default="-")

    def _owned(self, k: int) -> str:
        """Whether token k follows another quantity, whose item it mostly is, and whether that has the same unit."""
        other = self.scene.owner[k - 1] if k else -1
        if other in (-1, self.n):
            return "-"
        return "same" if self.scene.quantities[other].unit == self.scene.quantities[self.n].unit else "other"


def _signs(scene: Scene, k: int) -> Signs:
    """What stands beside token k, and where it stands in its phrase."""
    signs, start = scene.signs, scene.chunk[k]
    return (
        str(min(k - start, 3)),
        signs[start - 1],
        signs[scene.chunk_end[k]],
        signs[k - 1],
        signs[k - 2],
        signs[k + 1],
        signs[k],
        "1" if not start or scene.texts[start - 1] in ":«" else "0",
    )
