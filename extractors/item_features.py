"""What speaks for and against a word being the head of the item, and for a phrase going on or ending.

Each feature is a short readable string; a weight for it is learnt (see `training/items.py`). Places are token indices of a scene.
"""

import gzip
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from .catalogue import builtin_catalogue
from .lemma import lemma
from .scene import Scene, is_nominal

LEFT, RIGHT = 40, 18  # tokens looked at before and after the quantity: of the articles learnt from, 99 % lie within
LONGEST = 9  # words of a phrase


@lru_cache(maxsize=65536)
def noun_sort(word: str) -> str:
    """The kind of the catalogue that a noun belongs to, or "-"."""
    entry = builtin_catalogue().look_up(word)
    return entry.kind if entry else "-"


def _strength(grade: str) -> int:
    return "-dcba01234".index(grade)


_SORTS = ("count", "cls", "person", "money", "share", "measure")


@cache
def _affinity() -> dict[str, str]:
    raw = gzip.decompress(files(__package__).joinpath("affinity.tsv.gz").read_bytes()).decode()
    return dict(line.split("\t") for line in raw.splitlines())


def affinity(word: str, sort: str) -> str:
    """How much more often than by chance `word` stands right after, and before, a quantity of `sort`: two letters d..4, or "--"."""
    row = _affinity().get(word)
    if row is None:
        return "--"
    at = _SORTS.index(sort)
    return row[at] + row[at + 6]


@dataclass(slots=True)
class Told:
    """A figure read before this one: its item and how it was found ("L" before the number, "R" after, "O" its classifier, "C" carried)."""

    item: str
    head: str
    sort: str
    scene: Scene
    n: int
    how: str
    start: int = 0
    end: int = 0


def unit_sort(scene: Scene, n: int) -> str:
    """The sort of quantity n: count, share, money or time/measure, and whether it is an adjective (۳۰ میلیارد تومانی)."""
    quantity = scene.quantities[n]
    unit = quantity.unit or "count"
    if unit == "percent":
        sort = "share"
    elif unit == "count":
        sort = "cls" if quantity.classifier else "count"
    elif len(unit) == 3 and unit.isupper():
        sort = "money"
    else:
        sort = "measure"
    return sort + ("+" if quantity.adjective else "")


def _near(distance: int) -> str:
    for bound in (0, 1, 2, 3, 4, 6, 9, 14, 22):
        if distance <= bound:
            return str(bound)
    return "far"


_PERSONAL = frozenset(("people", "beneficiary", "job"))
_PERSONAL_NEXT = _PERSONAL | {"-"}
_PERSON_CLASSIFIERS = frozenset(("نفر", "نفری", "تن"))


def counts_people(scene: Scene, n: int) -> bool:
    """Whether the classifier says that persons are counted: what else stands near (خدمات، آموزش) is what they get, not what is counted."""
    quantity = scene.quantities[n]
    if quantity.classifier is None:
        return False
    first, last = scene.spans[n]
    return any(scene.tokens[k].text in _PERSON_CLASSIFIERS for k in range(first, last))


def candidates(scene: Scene, n: int) -> list[int]:
    """Tokens that may be the head of what quantity n counts; its own classifier (نفر) among them."""
    first, last = scene.spans[n]
    quantity = scene.quantities[n]
    personal = counts_people(scene, n)
    found = [
        k
        for k in range(max(0, first - LEFT), min(len(scene.tokens), last + RIGHT))
        if scene.owner[k] < 0
        and is_nominal(scene, k)
        and (not personal or noun_sort(lemma(scene.tokens[k].text)) in (_PERSONAL if k != last else _PERSONAL_NEXT))
    ]
    own = quantity.classifier or (quantity.unit_span if quantity.unit == "count" else None)
    if own:
        found.extend(k for k in range(first, last) if scene.tokens[k].start == own[0])
    return found


class HeadFeatures:
    """Features of every candidate of one quantity; what they share is worked out once."""

    def __init__(self, scene: Scene, n: int, told: list[Told]):
        self.scene, self.n, self.told = scene, n, told
        self.first, self.last = scene.spans[n]
        self.sort = unit_sort(scene, n)
        quantity = scene.quantities[n]
        first, last = self.first, self.last
        size = len(scene.tokens)
        self.before = scene.sign(first - 1)
        self.before2 = scene.sign(first - 2)
        self.after = scene.sign(last)
        self.after2 = scene.sign(last + 1)
        self.wafter = scene.word(last)
        self.wbefore = scene.word(first - 1)
        self.unit = quantity.unit or "-"
        self.asort = "person" if counts_people(scene, n) else self.sort.rstrip("+")
        self.verb = self.verb2 = "-"
        for k in range(last, min(size, last + 14)):
            if scene.classes[k].tag in ("VERB", "AUX") and scene.owner[k] < 0:
                self.verb = lemma(scene.tokens[k].text)
                self.verb2 = scene.word(k - 1)
                break
        self.noun = "-"
        for k in range(last, min(size, last + 4)):
            if is_nominal(scene, k) and scene.owner[k] < 0:
                self.noun = lemma(scene.tokens[k].text)
                break
        self.classifier = "-"
        if quantity.classifier:
            a, b = quantity.classifier
            self.classifier = "".join(t.text for t in scene.tokens if a <= t.start < b)
        # words that point back stand right after or before the quantity: «از این تعداد ۲۰ نفر», «۵ مورد آن‌ها»
        near = [scene.word(k) for k in (*range(max(0, first - 3), first), *range(last, min(size, last + 3)))]
        self.pointing = "".join(w for w in near if w in ("آن", "آنها", "آن‌ها", "این", "همین", "میان", "اینها"))
        self.rank: dict[int, int] = {}
        self.group: dict[int, int] = {}
        for walk in (range(first - 1, max(-1, first - LEFT - 1), -1), range(last, min(size, last + RIGHT))):
            count, groups = 0, -1
            last_start = -2
            for k in walk:
                if scene.owner[k] < 0 and is_nominal(scene, k):
                    count += 1
                    self.rank[k] = count
                    if scene.chunk[k] != last_start:
                        last_start = scene.chunk[k]
                        groups += 1
                    self.group[k] = groups
        # how strong the other side's best candidate is: a strong noun right after leaves little to what stands before
        self.best_right = max((affinity(lemma(scene.tokens[k].text), self.asort)[0] for k in range(last, min(size, last + 2)) if scene.owner[k] < 0 and is_nominal(scene, k)), default="-", key=_strength)
        self.best_left = max((affinity(lemma(scene.tokens[k].text), self.asort)[1] for k in self.rank if k < first and self.group[k] < 3), default="-", key=_strength)
        self.join = "-"
        self.prev_how = "-"
        if told:
            last_told = told[-1]
            self.prev_how = last_told.how + ("=" if last_told.sort == self.sort else "~")
            if last_told.scene is scene:
                gap = range(scene.spans[last_told.n][1], first)
                self.join = "".join(scene.sign(j) for j in gap) if len(gap) <= 3 else ("near" if len(gap) < 9 else "far")
            else:
                self.join = "other"

    def of(self, k: int) -> list[str]:
        scene, sort = self.scene, self.sort
        first, last = self.first, self.last
        cls = scene.classes[k]
        word = lemma(scene.tokens[k].text)
        kind = noun_sort(word)
        ar, al = affinity(word, self.asort)
        if first <= k < last:
            return [f"own|{sort}", f"own|nk={noun_sort(self.noun)}|{self.classifier}", f"own|br={self.best_right}|bl={self.best_left}", f"own|{word}|br={self.best_right}", f"own|{word}|bl={self.best_left}",f"own|nk={noun_sort(self.noun)}|{self.classifier}|{self.after}", f"own|{word}", f"own|{word}|{self.after}", f"own|{self.after}", f"own|{self.before}",
                    f"own|nn={self.noun}", f"own|v={self.verb}", f"own|{word}|prev={self.prev_how}", f"own|{word}|pt={self.pointing}",
                    f"own|{word}|left={min(3, sum(1 for j in self.rank if j < first))}", f"own|{word}|{self.before}_{self.after}"]
        side = "R" if k >= last else "L"
        mine = ar if side == "R" else al
        best = (self.best_right if side == "L" else self.best_left)
        inner = range(last, k) if side == "R" else range(k + 1, first)
        near = _near(len(inner))
        at = sort + side
        previous_sign, next_sign = scene.sign(k - 1), scene.sign(k + 1)
        verbs = commas = breaks = brackets = 0
        owners = set()
        preposition = "-"
        for j in inner:
            o = scene.owner[j]
            if o >= 0:
                owners.add(o)
                continue
            t = scene.tokens[j].text
            tag = scene.classes[j].tag
            if tag in ("VERB", "AUX"):
                verbs += 1
            elif t in "،؛,":
                commas += 1
            elif t in "():«»":
                brackets += 1
            elif tag == "ADP" and (preposition == "-" or side == "L"):
                preposition = t
            elif t in ("که", "و"):
                breaks += 1
        numbers = len(owners)
        owned = "-"  # a noun right after another number is mostly that number's
        if k > 0 and scene.owner[k - 1] >= 0 and scene.owner[k - 1] != self.n:
            other = scene.owner[k - 1]
            owned = "same" if scene.quantities[other].unit == scene.quantities[self.n].unit else "other"
        start = scene.chunk[k]
        inside = min(k - start, 3)
        governor = scene.sign(start - 1)
        end = scene.chunk_end[k]
        closing = scene.sign(end)  # what follows the phrase
        gap = (first - end) if side == "L" else 0
        group = min(self.group.get(k, 9), 9)
        path = f"{min(verbs, 2)}{min(numbers, 3)}{min(commas, 2)}{min(breaks, 2)}{min(brackets, 2)}"
        rank = min(self.rank.get(k, 9), 9)
        out = [
            f"{at}|d={near}", f"{at}|d={near}|{self.after}", f"{at}|r={rank}", f"{at}|r={rank}|{path}",
            f"{at}|g={group}|{inside}", f"{at}|g={group}|{inside}|{path}", f"{at}|in={inside}|{governor}", f"{at}|gov={governor}",
            f"{at}|g={group}|{inside}|{governor}", f"{at}|g={group}|{inside}|{self.before}_{self.after}",
            f"{at}|close={closing}", f"{at}|gov={governor}|close={closing}", f"{at}|gap={_near(gap)}", f"{at}|gap={_near(gap)}|{closing}",
            f"{at}|gap={_near(gap)}|{inside}|{governor}", f"{at}|g={group}|{inside}|v={self.verb}",
            f"{at}|p={previous_sign}", f"{at}|n={next_sign}", f"{at}|pn={previous_sign}_{next_sign}",
            f"{side}|p={previous_sign}_{scene.sign(k - 2)}",
            f"{at}|pw={scene.word(k - 1)}", f"{at}|nw={scene.word(k + 1)}",
            f"{at}|c={scene.signs[k]}|{previous_sign}",
            f"{at}|w={word}", f"w={word}", f"{side}w={word}|{near}", f"w={word}|in={inside}", f"{sort}|w={word}|{side}|{group}",
            f"{at}|l={cls.like}", f"{sort}|l={cls.like}", f"l={cls.like}|p={previous_sign}", f"{at}|l={cls.like}|in={inside}",
            f"{at}|l={cls.like}|g={group}",
            f"{at}|path={path}", f"{at}|verbs={min(verbs, 3)}", f"{at}|nums={min(numbers, 3)}",
            f"{at}|prep={preposition}", f"{at}|prep={preposition}|{self.before}",
            f"{at}|own={owned}", f"{side}|own={owned}|{rank}",
            f"{at}|bw={self.before}", f"{at}|aw={self.after}", f"{at}|{self.before}_{self.after}", f"{at}|{self.before2}_{self.before}",
            f"{at}|aww={self.wafter}|g={group}", f"{at}|bww={self.wbefore}|g={group}|{inside}", f"{at}|a2={self.after}_{self.after2}",
            f"{at}|r={rank}|{self.before}_{self.after}",
            f"{at}|v={self.verb}", f"{at}|v={self.verb}|r={rank}", f"{at}|nv={self.noun}|r={rank}", f"{at}|v={self.verb2}_{self.verb}|g={group}",
            f"{at}|nv={self.noun}", f"{side}|v={self.verb}|l={cls.like}",
            f"{at}|noun={round(cls.noun * 4)}|{cls.tag}",
            f"{side}|af={ar}{al}", f"{at}|af={ar}{al}", f"{at}|af={mine}|g={group}|{inside}", f"{at}|af={mine}|aw={self.after}", f"{at}|af={mine}|gov={governor}",
            f"{at}|af={mine}|v={self.verb}", f"{at}|af={mine}|best={best}",
            f"{at}|k={kind}", f"{side}|cl={self.classifier}|k={kind}", f"{side}|cl={self.classifier}|k={kind}|g={group}|{inside}", f"{at}|k={kind}|in={inside}",
            f"{at}|k={kind}|gov={governor}", f"{at}|k={kind}|v={self.verb}", f"{at}|k={kind}|close={closing}", f"{at}|k={kind}|aw={self.after}", f"{at}|k={kind}|pt={self.pointing}",
            f"{side}|cl={self.classifier}|w={word}", f"{at}|cl={self.classifier}|r={rank}", f"{side}|cl={self.classifier}|l={cls.like}",
            f"{at}|u={self.unit}|w={word}", f"{at}|u={self.unit}|l={cls.like}", f"{at}|u={self.unit}|g={group}|{inside}",
            f"{at}|start={int(start == 0 or scene.tokens[start - 1].text in ':«')}|{inside}|{path[:2]}",
            f"{at}|ph={self.prev_how}|g={group}|{inside}", f"{at}|ph={self.prev_how}|j={self.join}|g={group}", f"{side}|ph={self.prev_how}",
            f"{side}|ph={self.prev_how}|own={owned}|{group}", f"{at}|pt={self.pointing}|g={group}", f"{at}|pt={self.pointing}",
        ]
        for steps, told in enumerate(reversed(self.told[-4:])):
            if told.head == word:
                out += [f"{at}|was{steps}|{told.sort == sort}", f"was|{told.scene is scene}|{side}", f"{at}|was|pt={self.pointing}"]
        return out

    def carried(self) -> list[tuple[Told, int]]:
        """The items of the figures before, each once, the nearest first, with how many others lie between."""
        seen: dict[str, Told] = {}
        personal = counts_people(self.scene, self.n)
        for told in reversed(self.told[-6:]):
            if not personal or noun_sort(told.head) in _PERSONAL:
                seen.setdefault(told.item, told)
        return [(told, steps) for steps, told in enumerate(seen.values())][:4]

    def of_carried(self, told: Told, steps: int) -> list[str]:
        """Features of taking the item of a figure before."""
        same = "same" if told.sort == self.sort else told.sort
        here = told.scene is self.scene
        where = "here" if here else "before"
        distance = _near(self.first - self.scene.spans[told.n][1]) if here else "x"
        first_same = next((s for t, s in self.carried() if t.sort == self.sort), -1) == steps
        left = min(3, sum(1 for k in self.rank if k < self.first))
        return [
            f"carry|br={self.best_right}|bl={self.best_left}|{same}", f"carry|br={self.best_right}|{self.sort}|{same}", f"carry|bl={self.best_left}|{self.sort}|{same}",
            f"carry|k={noun_sort(told.head)}|cl={self.classifier}", f"carry|k={noun_sort(told.head)}|{self.sort}", f"carry|k={noun_sort(told.head)}|{same}|nk={noun_sort(self.noun)}",
            f"carry|nk={noun_sort(self.noun)}|cl={self.classifier}",
            f"carry|{self.sort}", f"carry|{self.sort}|{same}", f"carry|{same}|{distance}", f"carry|{self.sort}|{self.after}",
            f"carry|{self.sort}|{self.before}_{self.after}", f"carry|{same}|v={self.verb}", f"carry|nv={self.noun}",
            f"carry|w={told.head}", f"carry|{same}|{distance}|{self.after}", f"carry|{self.sort}|{same}|{self.before}",
            f"carry|{same}|{distance}|{self.after}|{self.before}", f"carry|steps={steps}|{same}", f"carry|cl={self.classifier}",
            f"carry|{self.sort}|{same}|left={left}|{where}", f"carry|{steps}|{first_same}", f"carry|{self.sort}|{first_same}|{where}",
            f"carry|{told.how}|{same}|{where}", f"carry|j={self.join}|{same}|{steps}", f"carry|j={self.join}|{told.how}|{same}",
            f"carry|pt={self.pointing}|{same}", f"carry|pt={self.pointing}|{steps}|{where}", f"carry|{self.sort}|w={told.head}",
            f"carry|{same}|{where}|{self.after}_{self.after2}", f"carry|v={self.verb2}_{self.verb}|{same}", f"carry|{same}|{self.before2}_{self.before}",
        ]  # fmt: skip


def extent_features(scene: Scene, n: int, head: int, end: int) -> list[str]:
    """Features of the phrase ending with token `end` (inclusive) where it could go on to the next; for one step of the walk
    from the head outwards. The model answers: does it go on?"""
    sort = unit_sort(scene, n)
    first, last = scene.spans[n]
    side = "R" if head >= last else "L"
    here, there = scene.signs[end], scene.sign(end + 1)
    beyond = scene.sign(end + 2)
    length = min(end - head + 1, 6)
    cls = scene.classes[end]
    word, following = scene.word(end), scene.word(end + 1)
    ezafe = str(round(cls.ezafe * 5))
    next_like = scene.classes[end + 1].like if end + 1 < len(scene.tokens) else -2
    next_ezafe = str(round(scene.classes[end + 1].ezafe * 4)) if end + 1 < len(scene.tokens) else "-"
    to_number = "-" if side == "R" else str(min(first - end - 1, 5))
    out = [
        f"{here}>{there}", f"{here}>{there}>{beyond}", f"{here}>{there}|{length}", f"len={length}|{side}", f"e={ezafe}|{there}",
        f"{sort}{side}|{here}>{there}", f"{sort}|len={length}", f"w={word}", f"f={following}", f"w={lemma(word)}>{there}",
        f"e={ezafe}|f={following}", f"fl={next_like}", f"l={cls.like}|{there}", f"l={cls.like}>fl={next_like}", f"{word}>{following}",
        f"h={lemma(scene.word(head))}", f"h={lemma(scene.word(head))}|{length}", f"num={to_number}|{there}", f"num={to_number}",
        f"fe={next_ezafe}|{there}", f"ne={next_ezafe}|e={ezafe}", f"f3={following[-3:]}", f"w2={word[-2:]}>{following[-2:]}",
        f"f={following}|{length}", f"b={scene.word(end + 2)}|{there}",
    ]  # fmt: skip
    if there == "و":
        like = scene.classes[end + 2].like if end + 2 < len(scene.tokens) else -2
        out += [f"و|like={like == cls.like}", f"و|{here}>{beyond}", f"و|b={scene.word(end + 2)}", f"و|{sort}{side}|{length}", f"و|bl={like}",
                f"و|{scene.sign(end + 3)}", f"و|{word}", f"و|{side}|{to_number}"]
    return out
