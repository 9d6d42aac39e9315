"""What speaks for and against a mention of time as the period of a figure: facts, told in features (templates.py)."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from ..distance import near
from ..lemma import lemma
from .expressions import Edge, Months, Pointing, Shift, Since, Stretch, Time, Until, Vague, Year
from .lexicon import words
from .scene import VERB, Scene
from .templates import of_mention, of_nothing

MANY = 6  # figures that make a genre
BEFORE, AFTER = 9, 6  # mentions of its own sentence that are offered to a figure
KEPT = 3  # how many of the periods given before are offered again
BACK = 12  # figures looked back over for them
AROUND = 3  # mentions of the sentences before that are offered
ACROSS = 80  # pieces looked at between a mention and a figure

NEAR = (0, 1, 2, 3, 4, 6, 9, 14, 20, 30, 45)  # distances in pieces, coarser the farther

MEETING = 8  # pieces behind a time in which «نشست خبری» may stand

UNGIVEN = {"back": "-", "got": "0", "giver": "-"}
"""The facts of a mention that no figure before was given."""

_ELSEWHERE = dict.fromkeys(("numbers", "verbs", "commas", "joins", "path", "near", "speech"), "x") | {"side": "B"}


def sort_of(time: Time) -> str:
    """The sort of a time expression."""
    match time:
        case Vague(sort=sort):
            return sort
        case Year(number=None, steps=steps):
            return f"year{steps:+d}"
        case Months(how=how):
            return how
        case Shift(unit=unit, steps=steps):
            return f"{unit}{steps:+d}"
        case Stretch(side=side):
            return side
        case Edge(side=side):
            return f"edge-{side}"
        case Since(until_now=now):
            return "since-now" if now else "since"
        case Until():
            return "until"
        case Pointing():
            return "pointing"
    return type(time).__name__.lower()


def _genre(scene: Scene) -> str:
    """The kind that most figures of a document have: lists of prices are told otherwise than other news."""
    kinds = Counter(draft.kind for draft in scene.drafts)
    kind, count = kinds.most_common(1)[0] if kinds else ("-", 0)
    return kind if count >= MANY and count >= 0.7 * len(scene.drafts) else "-"


class Facts:
    """The candidates of each draft in turn, with their features; `given` are the mentions that drafts before got."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.given: list[int | None] = []
        self.genre = _genre(scene)
        self._known: dict[int, dict[str, str]] = {}
        self._stretches = {
            sentence: (*self._of_sentence(sentence), *scene.sentence_pieces(sentence))
            for sentence in {*scene.draft_sentence, *scene.sentence_of}
        }

    def near(self, n: int) -> tuple[int, int, int]:
        """The mentions that are offered to draft `n`, whatever was given before it: of the sentences before it those
        from the first number to the second, of its own those from there to the third."""
        first, last, _, _ = self._stretches[self.scene.draft_sentence[n]]
        at = bisect_left(self.scene.firsts, self.scene.places[n][0])
        left, right = max(first, at - BEFORE), min(last, at + AFTER)
        return max(0, left - AROUND), left, right

    def candidates(self, n: int) -> list[int]:
        """Mentions (by their number) that may be the period of draft `n`."""
        around, left, right = self.near(n)
        before = [m for m in dict.fromkeys(reversed(self.given[max(0, n - BACK) : n])) if m is not None]
        kept = [m for m in before if not left <= m < right][:KEPT]
        offered = dict.fromkeys([*range(left, right), *kept, *range(around, left)])
        return [m for m in offered if not self.scene.mentions[m].compared]

    def told(self, n: int, candidates: Sequence[int]) -> tuple[dict[str, str], list[dict[str, str]]]:
        """What is known of draft `n`, and of each candidate beside it."""
        return self.figure(n) | self.before(n), [self.beside(n, m) | self.when_given(n, m) for m in candidates]

    def rows(self, n: int) -> list[tuple[int | None, list[str]]]:
        """The candidates of draft `n`, None among them, each with its features."""
        candidates = self.candidates(n)
        shared, each = self.told(n, candidates)
        found: list[tuple[int | None, list[str]]] = [(None, of_nothing(shared))]
        found.extend((m, of_mention(shared | own)) for m, own in zip(candidates, each, strict=True))
        return found

    def _of_sentence(self, sentence: int) -> tuple[int, int]:
        places = self.scene.sentence_of
        return bisect_left(places, sentence), bisect_right(places, sentence)

    def figure(self, n: int) -> dict[str, str]:
        """The figure, how it is like the one before it, and how many times its sentence tells."""
        scene = self.scene
        draft = scene.drafts[n]
        first, last = scene.places[n]
        left, right, opening, _ = self._stretches[scene.draft_sentence[n]]
        before = bisect_left(scene.firsts, first, left, right) - left
        gap = scene.draft_sentence[n] - scene.draft_sentence[n - 1] if n else 9
        return {
            "kind": draft.kind,
            "unit": draft.unit or "-",
            "status": draft.status,
            "per": draft.per or "-",
            "verb": draft.rules.get("status", "-").removeprefix("learnt: "),
            "genre": self.genre,
            "this": self._this(opening, first),
            "item": next(map(lemma, (draft.item or "").split()), "-"),
            "count": str(min(3, right - left)),
            "sides": f"{min(2, before)}{min(2, right - left - before)}",
            "only": self._alone(left)["sort"] if right - left == 1 else f"n{min(2, right - left)}",
            "gap": str(min(gap, 3)),
            "paragraph": str(n == 0 or scene.draft_lines[n] != scene.draft_lines[n - 1]),
            "like": self._like(n, n - 1) if n else "-",
            "before_word": scene.word(first - 1),
            "after_word": scene.word(last),
            "opening": str(min(3, scene.draft_sentence[n])),
            "begins": scene.word(opening),
            "begins2": scene.word(opening + 1),
            "turn": str(self._turn(n)),
            "all": near(len(scene.mentions), NEAR),
        }

    def before(self, n: int) -> dict[str, str]:
        """What the figure before was given."""
        previous = self.given[n - 1] if n else None
        return {"was": self._was(previous, n), "was_sort": "-" if previous is None else self._alone(previous)["sort"]}

    def _this(self, low: int, high: int) -> str:
        """What a figure's sentence points back to before it: این مسابقات, این میزان."""
        low, this = max(low, high - ACROSS), words("pointing.this")
        pointing = [k for k, word in enumerate(self.scene.words[low : high - 1], low) if word in this]
        return self.scene.words[pointing[0] + 1] if pointing else "-"

    def _like(self, n: int, other: int) -> str:
        """In what a figure is like another: kind, unit, item, status."""
        a, b = self.scene.drafts[n], self.scene.drafts[other]
        return "".join(
            name if same else "-"
            for name, same in (
                ("k", a.kind == b.kind),
                ("u", a.unit == b.unit),
                ("i", a.item == b.item),
                ("s", a.status == b.status),
            )
        )

    def _turn(self, n: int) -> int:
        """Whether a figure is the first of its sentence, the second, a later one."""
        places = self.scene.draft_sentence
        return places[max(0, n - 3) : n].count(places[n])

    def _was(self, previous: int | None, n: int) -> str:
        """Where the period of the figure before stands: in this sentence, before it, nowhere."""
        if n == 0:
            return "first"
        if previous is None:
            return "none"
        left, right, _, _ = self._stretches[self.scene.draft_sentence[n]]
        return "here" if left <= previous < right else "before"

    def beside(self, n: int, m: int) -> dict[str, str]:
        """What ties mention `m` to the figure, and what stands between; but for whom it was given to."""
        scene = self.scene
        mention = scene.mentions[m]
        first, last = scene.places[n]
        sentence = scene.sentence_of[m]
        away = scene.draft_sentence[n] - sentence
        after = mention.first >= last
        low, high = (last, mention.first) if after else (mention.last, first)
        between = bisect_left(scene.firsts, high) - bisect_left(scene.firsts, low)
        return {
            **self._alone(m),
            **UNGIVEN,
            **(_ELSEWHERE if away else self._between(sentence, low, high, after)),
            "away": str(min(away, 4)) if away >= 0 else "-",
            "times": str(max(0, min(between, 3))),
            "lines": str(min(3, scene.draft_lines[n] - scene.lines[m])),
        }

    def when_given(self, n: int, m: int) -> dict[str, str]:
        """To how many of the figures before mention `m` was given, and to which."""
        recent = self.given[max(0, n - BACK) : n]
        if m not in recent:
            return UNGIVEN
        giver = n - 1 - recent[::-1].index(m)
        return {
            "back": str(min(4, n - giver)),
            "got": near(recent.count(m), NEAR),
            "giver": self._like(n, giver),
        }

    def _alone(self, m: int) -> dict[str, str]:
        """What is known of mention `m`, whichever figure asks."""
        known = self._known.get(m)
        if known is None:
            known = self._known[m] = self._facts_of(m)
        return known

    def _facts_of(self, m: int) -> dict[str, str]:
        scene, mention, sentence = self.scene, self.scene.mentions[m], self.scene.sentence_of[m]
        _, _, opening, end = self._stretches[sentence]
        lead = scene.word(mention.first - 1)
        meeting = not words("speech.meeting").isdisjoint(scene.words[mention.last : min(mention.last + MEETING, end)])
        return {
            "sort": sort_of(mention.time),
            "lead": lead,
            "lead2": scene.word(mention.first - 2),
            "tail": scene.word(mention.last),
            "said": f"{scene.says(mention.last, end)}{meeting}",
            "heading": str(scene.words[end - 1] == ":"),
            "where": str(min(4, sentence)),
            "starts": str(mention.first - opening < 2),
        }

    def _between(self, sentence: int, low: int, high: int, after: bool) -> dict[str, str]:
        """Numbers, verbs and marks in the pieces `low` to `high` of a sentence, from a time to a figure or back."""
        path, firsts = self.scene.path(sentence, low, min(high, low + ACROSS)), self.scene.draft_firsts
        verbs, commas, that = path.count(VERB), path.count(","), path.count(":")
        numbers = max(0, bisect_left(firsts, high) - bisect_left(firsts, low))
        return {
            "side": "R" if after else "L",
            "near": near(max(0, high - low), NEAR),
            "speech": str(self.scene.says(low, high)),
            "numbers": str(min(numbers, 4)),
            "verbs": str(min(verbs, 3)),
            "commas": str(min(commas, 3)),
            "joins": str(min(path.count("و"), 3)),
            "path": f"{min(numbers, 2)}{min(verbs, 2)}{min(commas, 2)}{min(that, 2)}",
        }
