"""Which word is the head of the item? The facts that speak for and against each candidate."""

from bisect import bisect_left
from functools import lru_cache

from ..distance import near
from ..parts import Part
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

WordKey = tuple[str, str, str, str, str, str]
"""A word, its side of the quantity, and the quantity: sort, unit and classifier, and the sort as affinities know it."""


@lru_cache(maxsize=32768)
def _grade(text: str, side: str, sort: str) -> str:
    """How strongly a word is drawn to quantities of `sort` on this side of them."""
    return affinity(WORDS[text].lemma, sort)[side == "L"]


def _word(key: WordKey) -> tuple[str, ...]:
    """What a word says by itself beside such quantities."""
    text, side, sort, unit, classifier, affinity_sort = key
    known = WORDS[text]
    grades = affinity(known.lemma, affinity_sort)
    return (
        *(side, sort + side, sort, unit, classifier),
        *(known.lemma, known.like, known.tag, known.noun_share),
        *(noun_kind(known.lemma), grades[0] + grades[1], grades[side == "L"]),
    )


# The facts of a noun, in parts: of the word, of the words beside it, of its place in its phrase, of the way to it
# (see `outward.py`).
NOUN = (
    Part(
        ("word", "like", "tag", "noun_share", "kind", "affinity", "grade"),
        _word,
        again=("side", "at", "sort", "unit", "classifier"),
    ),
    Part(("previous_word", "next_word")),
    Part(("inside", "governor", "closing", "previous", "previous2", "next", "sign", "start")),
    Part((*WAY, "near", "gap", "owned")),
)

Noun = tuple[WordKey, tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""What the values of `NOUN` are told by."""


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
        self._affinity_sort = "person" if self.personal else self.sort.rstrip("+")
        self._before, self._after = ways(scene, n)
        self.shared: Facts = self._around()
        self._beside = self.sort, self.shared["unit"], self.shared["classifier"], self._affinity_sort
        best_left, best_right = self._rivals()
        self.shared |= {"best_left": best_left, "best_right": best_right}

    def sides(self) -> list[tuple[Facts, list[Noun]]]:
        """The nouns before the quantity and those after it, each with the facts that they share."""
        here, middle = self.shared, bisect_left(self.nouns, self.first)
        left = {**here, "side": "L", "at": self.sort + "L", "rival": here["best_right"]}
        right = {**here, "side": "R", "at": self.sort + "R", "rival": here["best_left"]}
        return [
            (left, [self._left(k) for k in self.nouns[:middle]]),
            (right, [self._right(k) for k in self.nouns[middle:]]),
        ]

    def _left(self, k: int) -> Noun:
        """What tells the facts of token `k` before the quantity."""
        scene = self.scene
        distance, gap = self.first - k - 1, self.first - scene.chunk_end[k]
        way = (*self._before[k], _NEAR[distance], _NEAR[gap], self._owned(k))
        return (scene.texts[k], "L", *self._beside), (scene.names[k - 1], scene.names[k + 1]), _signs(scene, k), way

    def _right(self, k: int) -> Noun:
        """What tells the facts of token `k` after the quantity."""
        scene = self.scene
        way = (*self._after[k], _NEAR[k - self.last], "0", self._owned(k))
        return (scene.texts[k], "R", *self._beside), (scene.names[k - 1], scene.names[k + 1]), _signs(scene, k), way

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
        texts, sort = self.scene.texts, self._affinity_sort
        return max([_grade(texts[k], side, sort) for k in ks], key=strength, default="-")

    def _owned(self, k: int) -> str:
        """Whether token k follows another quantity, whose item it mostly is, and whether that has the same unit."""
        other = self.scene.owner[k - 1] if k else -1
        if other in (-1, self.n):
            return "-"
        return "same" if self.scene.quantities[other].unit == self.scene.quantities[self.n].unit else "other"


def _signs(scene: Scene, k: int) -> tuple[str, ...]:
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
