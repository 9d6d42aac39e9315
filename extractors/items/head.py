"""Which word is the head of the item? The facts that speak for and against each candidate."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from ..distance import near
from ..lemma import lemma
from .affinity import affinity, strength
from .candidates import LEFT, head_words
from .head_templates import of_carried, of_classifier, of_noun
from .outward import ways
from .scene import Scene
from .sort import counts_people, may_be_counted_in_persons, noun_kind, unit_sort
from .told import Told, items_before, persons_before

NEAR = (0, 1, 2, 3, 4, 6, 9, 14, 22)  # distances in words, coarser the farther
_NEAR = [near(distance, NEAR) for distance in range(LEFT + 1)]
_AHEAD = 14  # words after the quantity in which its verb is looked for
_PHRASES = 3  # phrases before the quantity that may leave little to the other side

Facts = dict[str, str]
Columns = dict[str, list[str]]
"""Facts of several candidates: for each fact its values, in the order of the candidates."""


class Head:
    """The candidates of one quantity, with the facts that they share and those of each."""

    def __init__(self, scene: Scene, n: int, told: Sequence[Told]) -> None:
        self.scene, self.n, self.told = scene, n, told
        self.first, self.last = scene.spans[n]
        self.sort = unit_sort(scene, n)
        self.personal = counts_people(scene, n)
        self.affinity_sort = "person" if self.personal else self.sort.rstrip("+")
        self.before, self.after = ways(scene, n)
        self.shared: Facts = self._around() | self._rivals() | self._told_last()

    def features(self, k: int) -> list[str]:
        """The features of taking token `k` as the head."""
        if self.first <= k < self.last:
            return of_classifier(self.shared | self.classifier(k))
        return of_noun(self.shared | {name: values[0] for name, values in self.nouns([k]).items()})

    def carried_features(self) -> list[tuple[Told, list[str]]]:
        """The items of the figures before that may be meant again, each with its features."""
        ones, facts = self.carried()
        return [(one, of_carried(self.shared | {name: facts[name][i] for name in facts})) for i, one in enumerate(ones)]

    def classifier(self, k: int) -> Facts:
        """The facts of token `k` of the quantity itself."""
        return {"word": lemma(self.scene.tokens[k].text)}

    def nouns(self, ks: Sequence[int]) -> Columns:
        """The facts of tokens `ks` before and after the quantity."""
        scene, first, last = self.scene, self.first, self.last
        signs, names, tokens, chunk, chunk_end = scene.signs, scene.names, scene.tokens, scene.chunk, scene.chunk_end
        at = {"L": self.sort + "L", "R": self.sort + "R"}
        rival = {"L": self.shared["best_right"], "R": self.shared["best_left"]}
        words = [scene.words[k] for k in ks]
        nouns = [lemma(tokens[k].text) for k in ks]
        sides = ["L" if k < first else "R" for k in ks]
        starts, ends = [chunk[k] for k in ks], [chunk_end[k] for k in ks]
        ways = [self.before[k] if k < first else self.after[k] for k in ks]
        grades = [affinity(noun, self.affinity_sort) for noun in nouns]
        told = [self._told_before(noun) for noun in nouns]
        return {
            "side": sides,
            "at": [at[side] for side in sides],
            "near": [_NEAR[first - k - 1 if k < first else k - last] for k in ks],
            "rank": [way.rank for way in ways],
            "group": [way.group for way in ways],
            "inside": [str(min(k - start, 3)) for k, start in zip(ks, starts, strict=True)],
            "governor": [signs[start - 1] for start in starts],
            "closing": [signs[end] for end in ends],
            "gap": [_NEAR[max(first - end, 0)] for end in ends],
            "previous": [signs[k - 1] for k in ks],
            "previous2": [signs[k - 2] for k in ks],
            "previous_word": [names[k - 1] for k in ks],
            "next": [signs[k + 1] for k in ks],
            "next_word": [names[k + 1] for k in ks],
            "sign": [signs[k] for k in ks],
            "word": nouns,
            "like": [word.like for word in words],
            "tag": [word.tag for word in words],
            "noun_share": [word.noun_share for word in words],
            "kind": [noun_kind(noun) for noun in nouns],
            "affinity": [after + before for after, before in grades],
            "grade": [before if side == "L" else after for side, (after, before) in zip(sides, grades, strict=True)],
            "rival": [rival[side] for side in sides],
            "owned": [self._owned(k) for k in ks],
            "start": ["1" if not start or tokens[start - 1].text in ":«" else "0" for start in starts],
            "was": [was for was, _ in told],
            "was_here": [here for _, here in told],
            "path": [way.path for way in ways],
            "verbs": [way.verbs for way in ways],
            "numbers": [way.numbers for way in ways],
            "preposition": [way.preposition for way in ways],
        }

    def carried(self) -> tuple[list[Told], Columns]:
        """The items of the figures before that may be meant again, and their facts."""
        offered = items_before(self.told)
        if self.personal:
            offered = [(steps, one) for steps, one in offered if may_be_counted_in_persons(one.head)]
            told = {one.item for _, one in offered}
            offered += [(n, one) for n, one in enumerate(persons_before(self.scene)) if one.item not in told]
        first_same = next((steps for steps, one in offered if one.sort == self.sort), -1)
        ones = [one for _, one in offered]
        here = [one.scene is self.scene for one in ones]
        return ones, {
            "word": [one.head for one in ones],
            "kind": [noun_kind(one.head) for one in ones],
            "how": [one.how for one in ones],
            "steps": [str(steps) for steps, _ in offered],
            "same": ["same" if one.sort == self.sort else one.sort for one in ones],
            "where": ["here" if is_here else "before" for is_here in here],
            "distance": [
                near(self.first - self.scene.spans[one.n][1], NEAR) if is_here else "x"
                for one, is_here in zip(ones, here, strict=True)
            ],
            "first_same": [str(first_same == steps) for steps, _ in offered],
        }

    def _around(self) -> Facts:
        """The quantity and the words beside it."""
        scene, first, last = self.scene, self.first, self.last
        signs, names, tokens = scene.signs, scene.names, scene.tokens
        quantity = scene.quantities[self.n]
        ahead = range(last, min(len(tokens), last + _AHEAD))
        verb = next((k for k in ahead if scene.words[k].verb and scene.owner[k] < 0), None)
        noun = next((k for k in ahead[:4] if scene.free[k]), None)
        beside = names[max(0, first - 3) : first] + names[last : ahead[:3].stop]
        classifier = "-"
        if quantity.classifier:
            start, end = quantity.classifier
            classifier = "".join(t.text for t in tokens[first:last] if start <= t.start < end)
        noun_lemma = "-" if noun is None else lemma(tokens[noun].text)
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
            "verb": "-" if verb is None else lemma(tokens[verb].text),
            "verb_noun": "-" if verb is None else names[verb - 1],
            "noun": noun_lemma,
            "noun_kind": noun_kind(noun_lemma),
            # «از این تعداد ۲۰ نفر», «۵ مورد آن‌ها»
            "pointing": "".join(word for word in beside if word in head_words()["pointing"]),
            "left": str(min(3, len(self.before))),
        }

    def _rivals(self) -> Facts:
        """How strongly the best noun of either side is drawn to such quantities: one leaves little to the other."""
        near_left = takewhile(lambda k: int(self.before[k].group) < _PHRASES, self.before)
        near_right = takewhile(lambda k: k < self.last + 2, self.after)
        return {"best_right": self._best(near_right, 0), "best_left": self._best(near_left, 1)}

    def _best(self, ks: Iterable[int], side: int) -> str:
        grades = [affinity(lemma(self.scene.tokens[k].text), self.affinity_sort)[side] for k in ks]
        return max(grades, key=strength, default="-")

    def _told_last(self) -> Facts:
        """How the figure before got its item, and what stands between: lists go on as they began."""
        if not self.told:
            return {"last_how": "-", "join": "-"}
        last, scene = self.told[-1], self.scene
        how = last.how + ("=" if last.sort == self.sort else "~")
        if last.scene is not scene:
            return {"last_how": how, "join": "other"}
        gap = range(scene.spans[last.n][1], self.first)
        if len(gap) <= 3:
            return {"last_how": how, "join": "".join(scene.signs[j] for j in gap)}
        return {"last_how": how, "join": "near" if len(gap) < 9 else "far"}

    def _told_before(self, noun: str) -> tuple[str, str]:
        """Whether one of the figures before counts the same: how far back, of the same sort, in the same sentence."""
        for steps, one in enumerate(reversed(self.told[-4:])):
            if one.head == noun:
                return f"{steps}{one.sort == self.sort}", str(one.scene is self.scene)
        return "-", "-"

    def _owned(self, k: int) -> str:
        """Whether token k follows another quantity, whose item it mostly is, and whether that has the same unit."""
        other = self.scene.owner[k - 1] if k else -1
        if other in (-1, self.n):
            return "-"
        return "same" if self.scene.quantities[other].unit == self.scene.quantities[self.n].unit else "other"
