"""The facts of a figure and of each body that may be meant by it (see `templates.py`)."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ..distance import near
from ..draft import Draft
from ..items.word_class import word_class
from ..lemma import head_of, lemma
from ..scoring.sums import FactNames, Values
from .anaphor import points_back
from .body_facts import MENTION, STEPS, facts_of_body, facts_of_mention
from .mention import Mention
from .scene import Scene
from .told import NONE

FIGURE: FactNames = tuple(
    "kind unit item status verb act act_like item_like we run back same_item same_kind inside speaks speaks_as said"
    " bodies number before".split()
)
"""What is told of a figure, whichever body is meant."""
PAIR: FactNames = tuple(
    "where gap owns counted recency speaker speaker_post local local_share local_rank verbs opener".split()
)
"""What is told of a body as it stands to the figure."""
Parted = tuple[Values, Values, Values]
"""What is told of a body: itself, its mention beside the figure, and how they stand to each other."""
_NOUN = MENTION.index("noun")
REACH = 90  # tokens on either side in which a sentence is read
CANDIDATES = 10
FAR = 40  # mentions on either side in which a post is looked for
SECTION = 250  # tokens on either side in which a body is told often that the section is about


class Figure:
    """One figure in its scene, with the bodies that may be meant."""

    def __init__(self, scene: Scene, drafts: Sequence[Draft], n: int) -> None:
        """Figure `n` of `drafts`."""
        self.scene, self.draft, self.number = scene, drafts[n], n
        self.previous = drafts[n - 1] if n else None
        draft = self.draft
        self.at = scene.token_at(draft.quote[0])
        self.end = max(self.at + 1, scene.token_at(draft.quote[1]))
        self.first = max(scene.token_at(draft.sentence[0]), self.at - REACH)
        self.last = min(scene.token_at(draft.sentence[1]), self.end + REACH)
        self.here = bisect_left(scene.places, self.at)  # the mentions before the figure end here
        self.sentence = range(bisect_left(scene.places, self.first), bisect_left(scene.places, self.last))
        self.around = (bisect_left(scene.places, self.at - SECTION), bisect_left(scene.places, self.end + SECTION))
        self.proper = max(1, scene.proper[self.around[1]] - scene.proper[self.around[0]])
        self.speaking, self.post = self._speaking()
        self.likely = self._likely()  # the bodies that may be meant, whatever those of the figures before are
        self.item = head_of(draft.item)
        self.shared = self._figure()

    def candidates(self, told: Sequence[int]) -> list[int]:
        """The bodies that may be meant; `told`: those of the figures before, NONE for none."""
        if not told or told[-1] < 0:
            return self.likely
        return [told[-1], *(body for body in self.likely if body != told[-1])][:CANDIDATES]

    def _speaking(self) -> tuple[int, str]:
        """The speaker's body, else that of the last post told (or the first after), and the post; NONE for none."""
        scene, speaker = self.scene, self.draft.speaker
        if speaker is not None:
            body = scene.body_of_speaker(speaker.name, speaker.role)
            if body >= 0:
                return body, (speaker.role or "body").split()[0]
        posted, stop = scene.posted, self.sentence.stop
        after = bisect_left(posted, stop)
        if after and posted[after - 1] > self.here - FAR:
            n = posted[after - 1]
        elif after < len(posted) and posted[after] < stop + FAR:
            n = posted[after]
        else:
            return NONE, "-"
        return scene.body_of[n], scene.mentions[n].post

    def _likely(self) -> list[int]:
        """The bodies of the sentence, those last told, the speaker's, the title's and the most told."""
        places, body_of, here = self.scene.places, self.scene.body_of, self.here
        inside = (
            sorted(self.sentence, key=lambda n: abs(places[n] - self.at)) if len(self.sentence) > 1 else self.sentence
        )
        found = [self.speaking, *[body_of[n] for n in inside[:6]]]
        found += body_of[max(0, here - 5) : here][::-1]
        found += body_of[here : here + 2]
        found += self.scene.offered
        return [body for body in dict.fromkeys(found) if body >= 0][:CANDIDATES]

    def _figure(self) -> Values:
        """The figure and its clause: the values of `FIGURE`."""
        scene, draft, words, previous = self.scene, self.draft, self.scene.words, self.previous
        verb = bisect_left(scene.verbs, self.end)
        k = scene.verbs[verb] if verb < len(scene.verbs) else self.last
        told = k < min(self.last, self.end + 40)
        form = words[k] if told else "-"
        noun = word_class(words[k - 1] if told and k > self.end else "-")
        return (
            draft.kind,
            draft.unit or "-",
            self.item,
            draft.status,
            lemma(form),
            words[k - 1] if told and k > self.end and noun.tag != "PUNCT" else "-",
            str(noun.like),
            str(word_class(self.item).like),
            str(form.endswith("یم")),
            "same" if previous is not None and previous.sentence == draft.sentence else "other",
            self._back(),
            str(previous is not None and previous.item == draft.item),
            str(previous is not None and previous.kind == draft.kind),
            str(min(len(self.sentence), 3)),
            str(self.speaking >= 0),
            self.post,
            self._said(),
            str(min(len(scene.bodies), 6)),
            str(min(self.number, 3)),
            words[self.at - 1] if self.at else "-",
        )

    def _back(self) -> str:
        """How the sentence points back to what was told before."""
        head = head_of(self.previous.item if self.previous is not None else None)
        return points_back(self.scene.words, self.scene.pointing, self.first, self.at, head, self.first - REACH)

    def _counted(self, mention: Mention) -> str:
        """Whether the words of a mention are what is counted itself: «شش مرکز خرید گندم»."""
        item = self.draft.evidence.get("item")
        if item is not None and mention.start < item[1] and item[0] < mention.end:
            return "item"
        return "head" if lemma(self.scene.words[mention.first]) == self.item else "-"

    def _said(self) -> str:
        """Whether somebody says the figure, and whether he has a post that is told."""
        speaker = self.draft.speaker
        return "nobody" if speaker is None else "post" if speaker.role else "name"

    def bodies(self, candidates: Sequence[int]) -> list[Parted]:
        """The facts of bodies among which one is chosen, beside those that all share: of the body, of its mention, and
        how it stands to the figure."""
        local = [self.local(number) for number in candidates]
        rising = sorted(local)
        return [
            self._body(number, here, len(local) - bisect_right(rising, here))
            for number, here in zip(candidates, local, strict=True)
        ]

    def _body(self, number: int, local: int, rank: int) -> Parted:
        """The facts of body `number`, told `local` times around the figure, which makes it the `rank`-th there."""
        scene = self.scene
        mentions = scene.bodies[number].mentions
        here = bisect_left(mentions, self.here)
        before = mentions[here - 1] if here else -1
        after = mentions[here] if here < len(mentions) else -1
        in_before = before >= self.sentence.start
        in_after = 0 <= after < self.sentence.stop
        where = ("B" if in_before else "") + ("A" if in_after else "")
        if not where:
            where = "past" if before >= 0 else "future"
        n = before if in_before or (before >= 0 and not in_after) else after
        mention = scene.mentions[n]
        distance = self.at - mention.after if n == before else mention.first - self.end
        around = facts_of_mention(scene, n)
        pair = (
            where,
            near(distance, STEPS),
            self._owns(mention, around[_NOUN]),
            self._counted(mention),
            self._recency(number, before),
            str(number == self.speaking),
            self.post if number == self.speaking else "-",
            near(local, STEPS),
            str(local * 6 // self.proper),
            str(min(4, rank)),
            self._verbs(mention) if in_before or in_after else "-",
            str(mention.first - self.first) if in_before and mention.first - self.first < 3 else "-",
        )
        return facts_of_body(scene, number), around, pair

    def local(self, number: int) -> int:
        """How often a body is told around the figure; a sort of bodies counts for nothing."""
        if self.scene.bodies[number].sort == "plural":
            return 0
        mentions = self.scene.bodies[number].mentions
        return bisect_left(mentions, self.around[1]) - bisect_left(mentions, self.around[0])

    def _recency(self, number: int, before: int) -> str:
        """How many other bodies were told between its last mention and the figure."""
        if before < 0:
            return "never"
        others = set(self.scene.body_of[max(before + 1, self.here - 12) : self.here]) - {number, NONE}
        return str(min(len(others), 4))

    def _owns(self, mention: Mention, noun: str) -> str:
        """Whether the item stands right before a mention, as what it owns: «مسجد دانشگاه», «سهم دولت»."""
        item = self.draft.evidence.get("item")
        if item is None or not mention.first:
            return "-"
        gap = mention.first - self.scene.token_at(item[1])
        if 0 <= gap < 3:
            return str(gap)
        return "same" if noun == self.item else "-"

    def _verbs(self, mention: Mention) -> str:
        """How many verbs and «که» stand between a mention and the figure."""
        low, high = (mention.after, self.at) if mention.first < self.at else (self.end, mention.first)
        verbs = _between(self.scene.verbs, low, min(high, low + REACH))
        return str(min(verbs, 3)) + "k" * (_between(self.scene.clauses, low, min(high, low + 40)) > 0)


def _between(places: Sequence[int], low: int, high: int) -> int:
    """How many of the rising `places` lie from `low` to `high` (exclusive)."""
    return max(0, bisect_left(places, high) - bisect_left(places, low))
