"""Which word is the head of the item? The facts that speak for and against each candidate."""

from ..distance import near
from ..lemma import lemma
from .affinity import affinity, strength
from .candidates import LEFT, RIGHT, head_words
from .head_templates import of_carried, of_classifier, of_noun
from .scene import Scene
from .sort import counts_people, may_be_counted_in_persons, noun_kind, unit_sort
from .told import Told, items_before, persons_before

NEAR = (0, 1, 2, 3, 4, 6, 9, 14, 22)  # distances in words, coarser the farther


class Head:
    """The candidates of one quantity, each with its features; what they share is worked out once."""

    def __init__(self, text: str, scene: Scene, n: int, told: list[Told]) -> None:
        self.text, self.scene, self.n, self.told = text, scene, n, told
        self.first, self.last = scene.spans[n]
        self.sort = unit_sort(scene, n)
        self.personal = counts_people(scene, n)
        self.affinity_sort = "person" if self.personal else self.sort.rstrip("+")
        self.rank: dict[int, int] = {}
        self.group: dict[int, int] = {}
        self._count_ranks()
        self.shared = self._around() | self._rivals() | self._told_last()

    def features(self, k: int) -> list[str]:
        """The features of taking token `k` as the head."""
        if self.first <= k < self.last:
            return of_classifier(self.shared | {"word": lemma(self.scene.tokens[k].text)})
        return of_noun(self.shared | self._noun(k))

    def carried(self) -> list[tuple[Told, list[str]]]:
        """The items of the figures before that may be meant again, each with its features."""
        offered = items_before(self.told)
        if self.personal:
            offered = [(steps, one) for steps, one in offered if may_be_counted_in_persons(one.head)]
            told = {one.item for _, one in offered}
            named = persons_before(self.text, self.scene.tokens[0].start)
            offered += [(steps, one) for steps, one in enumerate(named) if one.item not in told]
        first_same = next((steps for steps, one in offered if one.sort == self.sort), -1)
        return [(one, of_carried(self.shared | self._carried(one, steps, first_same))) for steps, one in offered]

    def _count_ranks(self) -> None:
        """Nouns and phrases counted from the quantity outwards, on either side."""
        scene = self.scene
        before = range(self.first - 1, max(-1, self.first - LEFT - 1), -1)
        after = range(self.last, min(len(scene.tokens), self.last + RIGHT))
        for walk in (before, after):
            rank, group, chunk = 0, -1, -1
            for k in walk:
                if scene.free(k):
                    rank += 1
                    group += scene.chunk[k] != chunk
                    chunk = scene.chunk[k]
                    self.rank[k], self.group[k] = rank, group

    def _around(self) -> dict[str, str]:
        """The quantity and the words beside it."""
        scene, first, last = self.scene, self.first, self.last
        quantity = scene.quantities[self.n]
        ahead = range(last, min(len(scene.tokens), last + 14))
        verb = next((k for k in ahead if scene.owner[k] < 0 and scene.classes[k].verb), None)
        noun = next((k for k in ahead[:4] if scene.free(k)), None)
        beside = [scene.word(k) for k in (*range(max(0, first - 3), first), *ahead[:3])]
        classifier = "-"
        if quantity.classifier:
            start, end = quantity.classifier
            classifier = "".join(t.text for t in scene.tokens[first:last] if start <= t.start < end)
        noun_lemma = "-" if noun is None else lemma(scene.tokens[noun].text)
        return {
            "sort": self.sort,
            "unit": quantity.unit or "-",
            "classifier": classifier,
            "before": scene.sign(first - 1),
            "before2": scene.sign(first - 2),
            "before_word": scene.word(first - 1),
            "after": scene.sign(last),
            "after2": scene.sign(last + 1),
            "after_word": scene.word(last),
            "verb": "-" if verb is None else lemma(scene.tokens[verb].text),
            "verb_noun": "-" if verb is None else scene.word(verb - 1),
            "noun": noun_lemma,
            "noun_kind": noun_kind(noun_lemma),
            # «از این تعداد ۲۰ نفر», «۵ مورد آن‌ها»
            "pointing": "".join(w for w in beside if w in head_words()["pointing"]),
            "left": str(min(3, sum(1 for k in self.rank if k < first))),
        }

    def _rivals(self) -> dict[str, str]:
        """How strongly the best noun of either side is drawn to such quantities: one leaves little to the other."""
        grades: dict[bool, str] = {True: "-", False: "-"}
        for k, group in self.group.items():
            right = k >= self.last
            if k < self.last + 2 if right else group < 3:
                grade = affinity(lemma(self.scene.tokens[k].text), self.affinity_sort)[not right]
                grades[right] = max(grades[right], grade, key=strength)
        return {"best_right": grades[True], "best_left": grades[False]}

    def _told_last(self) -> dict[str, str]:
        """How the figure before got its item, and what stands between: lists go on as they began."""
        if not self.told:
            return {"last_how": "-", "join": "-"}
        last, scene = self.told[-1], self.scene
        how = last.how + ("=" if last.sort == self.sort else "~")
        if last.scene is not scene:
            return {"last_how": how, "join": "other"}
        gap = range(scene.spans[last.n][1], self.first)
        if len(gap) <= 3:
            return {"last_how": how, "join": "".join(scene.sign(j) for j in gap)}
        return {"last_how": how, "join": "near" if len(gap) < 9 else "far"}

    def _noun(self, k: int) -> dict[str, str]:
        """The facts of token k."""
        scene, first, last = self.scene, self.first, self.last
        word, cls = lemma(scene.tokens[k].text), scene.classes[k]
        right = k >= last
        side = "R" if right else "L"
        after, before = affinity(word, self.affinity_sort)
        start, end = scene.chunk[k], scene.chunk_end[k]
        between = scene.between(last, k) if right else scene.between(k + 1, first)
        was = next(((s, t) for s, t in enumerate(reversed(self.told[-4:])) if t.head == word), None)
        return {
            "side": side,
            "at": self.sort + side,
            "near": near(k - last if right else first - k - 1, NEAR),
            "rank": str(min(self.rank.get(k, 9), 9)),
            "group": str(min(self.group.get(k, 9), 9)),
            "inside": str(min(k - start, 3)),
            "governor": scene.sign(start - 1),
            "closing": scene.sign(end),
            "gap": near(0 if right else first - end, NEAR),
            "previous": scene.sign(k - 1),
            "previous2": scene.sign(k - 2),
            "previous_word": scene.word(k - 1),
            "next": scene.sign(k + 1),
            "next_word": scene.word(k + 1),
            "sign": scene.signs[k],
            "word": word,
            "like": str(cls.like),
            "tag": cls.tag,
            "noun_share": str(round(cls.noun * 4)),
            "kind": noun_kind(word),
            "affinity": after + before,
            "grade": after if right else before,
            "rival": self.shared["best_left" if right else "best_right"],
            "owned": self._owned(k),
            "start": str(int(start == 0 or scene.tokens[start - 1].text in ":«")),
            "was": "-" if was is None else f"{was[0]}{was[1].sort == self.sort}",
            "was_here": "-" if was is None else str(was[1].scene is scene),
            "path": f"{min(between.verbs, 2)}{min(between.numbers, 3)}{min(between.commas, 2)}"
            f"{min(between.joins, 2)}{min(between.brackets, 2)}",
            "verbs": str(min(between.verbs, 3)),
            "numbers": str(min(between.numbers, 3)),
            "preposition": between.first_preposition if right else between.last_preposition,
        }

    def _owned(self, k: int) -> str:
        """Whether token k follows another quantity, whose item it mostly is, and whether that has the same unit."""
        other = self.scene.owner[k - 1] if k else -1
        if other in (-1, self.n):
            return "-"
        return "same" if self.scene.quantities[other].unit == self.scene.quantities[self.n].unit else "other"

    def _carried(self, one: Told, steps: int, first_same: int) -> dict[str, str]:
        """The facts of taking the item of a figure before."""
        here = one.scene is self.scene
        return {
            "word": one.head,
            "kind": noun_kind(one.head),
            "how": one.how,
            "steps": str(steps),
            "same": "same" if one.sort == self.sort else one.sort,
            "where": "here" if here else "before",
            "distance": near(self.first - self.scene.spans[one.n][1], NEAR) if here else "x",
            "first_same": str(first_same == steps),
        }
