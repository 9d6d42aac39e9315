"""Which word is the head of the item? Candidates, and the facts that speak for and against each."""

from ..lemma import lemma
from .affinity import affinity, strength
from .scene import Scene
from .sort import counts_people, may_be_counted_in_persons, names_persons, noun_kind, unit_sort
from .templates import compile_templates
from .told import Told, items_before, persons_before

LEFT, RIGHT = 40, 18  # tokens looked at before and after the quantity: of the articles learnt from, 99 % lie within
_THIS = frozenset(("این", "آن", "همین", "همان"))
_NAMELESS = frozenset(("فرد", "شخص", "کس", "نفر", "تعداد", "مورد", "رقم", "میزان", "مبلغ", "عدد", "آمار", "مقدار", "بین", "میان"))
_REST = frozenset(("مابقی", "بقیه", "باقی", "باقیمانده", "باقی‌مانده", "الباقی", "فی", "اخیر", "نامبرده", "مذکور"))
_POINTING = frozenset(("آن", "آنها", "آن‌ها", "این", "همین", "میان", "این‌ها"))

_ofnoun = compile_templates(
    "h",
    """
at near
at near after
at rank
at rank path
at group inside
at group inside path
at inside governor
at governor
at group inside governor
at group inside before after
at closing
at governor closing
at gap
at gap closing
at gap inside governor
at group inside verb
at previous
at next
at previous next
side previous previous2
at previous_word
at next_word
at sign previous
at word
word
side word near
word inside
sort word side group
at like
sort like
like previous
at like inside
at like group
at path
at verbs
at numbers
at preposition
at preposition before
at owned
side owned rank
at before
at after
at before after
at before2 before
at after_word group
at before_word group inside
at after after2
at rank before after
at verb
at verb rank
at noun rank
at verb_noun verb group
at noun
side verb like
at noun_share tag
side affinity
at affinity
at grade group inside
at grade after
at grade governor
at grade verb
at grade rival
at kind
side classifier kind
side classifier kind group inside
at kind inside
at kind governor
at kind verb
at kind closing
at kind after
at kind pointing
side classifier word
at classifier rank
side classifier like
at unit word
at unit like
at unit group inside
at start inside path
at last_how group inside
at last_how join group
side last_how
side last_how owned group
at pointing group
at pointing
at was
side was_here
""",
)
_ofown = compile_templates(
    "o",
    """
sort
noun_kind classifier
noun_kind classifier after
best_right best_left
word best_right
word best_left
word
word after
after
before
noun
verb
word last_how
word pointing
word left
word before after
""",
)
_ofcarried = compile_templates(
    "c",
    """
sort
sort same
same distance
sort after
sort before after
same verb
noun
word
same distance after
sort same before
same distance after before
steps same
classifier
sort same left where
steps first_same
sort first_same where
how same where
join same steps
join how same
pointing same
pointing steps where
sort word
same where after after2
verb_noun verb same
same before2 before
kind classifier
kind sort
kind same noun_kind
noun_kind classifier
best_right best_left same
best_right sort same
best_left sort same
""",
)


def near(distance: int) -> str:
    """A distance in words, coarser the farther."""
    return next((str(bound) for bound in (0, 1, 2, 3, 4, 6, 9, 14, 22) if distance <= bound), "far")


def candidates(scene: Scene, n: int) -> list[int]:
    """Tokens that may be the head of what quantity `n` counts; its own classifier (نفر, واحد) among them."""
    first, last = scene.spans[n]
    personal = counts_people(scene, n)
    if personal and last < len(scene.tokens) and scene.free(last) and names_persons(lemma(scene.tokens[last].text)):
        return [last]  # «۳۰۰ هزار نفر مددجو»
    found = [
        k
        for k in range(max(0, first - LEFT), min(len(scene.tokens), last + RIGHT))
        if scene.free(k)
        and not _points_back(scene, k)
        and (not personal or may_be_counted_in_persons(lemma(scene.tokens[k].text)))
    ]
    quantity = scene.quantities[n]
    own = quantity.classifier or (quantity.unit_span if quantity.unit == "count" else None)
    if own:
        found.extend(k for k in range(first, last) if scene.tokens[k].start == own[0])
    return found


def _points_back(scene: Scene, k: int) -> bool:
    """Whether token k only points to what was said before: «۳۱ هزار نفر از این افراد», «۴۰ درصد این مبلغ»."""
    word = lemma(scene.tokens[k].text)
    return word in _REST or (word in _NAMELESS and k > 0 and scene.tokens[k - 1].text in _THIS)


class Head:
    """The candidates of one quantity, each with its features; what they share is worked out once."""

    def __init__(self, text: str, scene: Scene, n: int, told: list[Told]) -> None:
        self.text, self.scene, self.n, self.told = text, scene, n, told
        self.first, self.last = scene.spans[n]
        self.rank: dict[int, int] = {}
        self.group: dict[int, int] = {}
        self._count_ranks()
        self.shared = self._around() | self._rivals() | self._told_last()

    def features(self, k: int) -> list[str]:
        """The features of taking token `k` as the head."""
        if self.first <= k < self.last:
            return _ofown(self.shared | {"word": lemma(self.scene.tokens[k].text)})
        return _ofnoun(self.shared | self._noun(k))

    def carried(self) -> list[tuple[Told, list[str]]]:
        """The items of the figures before that may be meant again, each with its features."""
        offered = items_before(self.told)
        if self.personal:
            offered = [(steps, one) for steps, one in offered if may_be_counted_in_persons(one.head)]
            told = {one.item for _, one in offered}
            named = persons_before(self.text, self.scene.tokens[0].start)
            offered += [(steps, one) for steps, one in enumerate(named) if one.item not in told]
        first_same = next((steps for steps, one in offered if one.sort == self.sort), -1)
        return [(one, _ofcarried(self.shared | self._carried(one, steps, first_same))) for steps, one in offered]

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
        scene, first, last, n = self.scene, self.first, self.last, self.n
        quantity = scene.quantities[n]
        self.sort = unit_sort(scene, n)
        self.personal = counts_people(scene, n)
        ahead = range(last, min(len(scene.tokens), last + 14))
        verb = next((k for k in ahead if scene.owner[k] < 0 and scene.classes[k].tag in ("VERB", "AUX")), None)
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
            "pointing": "".join(w for w in beside if w in _POINTING),  # «از این تعداد ۲۰ نفر», «۵ مورد آن‌ها»
            "left": str(min(3, sum(1 for k in self.rank if k < first))),
        }

    def _rivals(self) -> dict[str, str]:
        """How strongly the best noun of either side is drawn to such quantities: one leaves little to the other."""
        self.affinity_sort = "person" if self.personal else self.sort.rstrip("+")
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
            "near": near(k - last if right else first - k - 1),
            "rank": str(min(self.rank.get(k, 9), 9)),
            "group": str(min(self.group.get(k, 9), 9)),
            "inside": str(min(k - start, 3)),
            "governor": scene.sign(start - 1),
            "closing": scene.sign(end),
            "gap": near(0 if right else first - end),
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
            "distance": near(self.first - self.scene.spans[one.n][1]) if here else "x",
            "first_same": str(first_same == steps),
        }
