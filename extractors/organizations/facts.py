"""The facts of a figure and of each body that may be meant by it (see `templates.py`)."""

from bisect import bisect_left
from collections.abc import Sequence

from ..distance import near
from ..draft import Draft
from ..items.word_class import word_class
from ..lemma import head_of, lemma
from .anaphor import points_back
from .lexicon import lexicon
from .mention import Mention
from .scene import Scene

REACH = 90  # tokens on either side in which a sentence is read
CANDIDATES = 10
NEAR = (0, 1, 2, 3, 5, 8, 12, 20, 35, 60)  # distances in words, coarser the farther
NONE = -1  # in the place of a body
SECTION = 250  # tokens on either side in which a body is told often that the section is about


class Figure:
    """One figure in its scene, with the bodies that may be meant."""

    def __init__(self, scene: Scene, drafts: Sequence[Draft], n: int, told: Sequence[int]) -> None:
        """Figure `n` of `drafts`; `told`: the bodies of those before it, NONE for none."""
        self.scene, self.draft, self.told = scene, drafts[n], told
        self.previous = drafts[n - 1] if n else None
        draft = self.draft
        self.at = scene.token_at(draft.quote[0])
        self.end = max(self.at + 1, scene.token_at(draft.quote[1]))
        self.first = max(scene.token_at(draft.sentence[0]), self.at - REACH)
        self.last = min(scene.token_at(draft.sentence[1]), self.end + REACH)
        self.here = bisect_left(scene.places, self.at)  # the mentions before the figure end here
        self.sentence = range(bisect_left(scene.places, self.first), bisect_left(scene.places, self.last))
        self.around = (bisect_left(scene.places, self.at - SECTION), bisect_left(scene.places, self.end + SECTION))
        self.speaking, self.post = self._speaking()
        self.candidates = self._candidates()
        self.shared = self._figure()

    def _speaking(self) -> tuple[int, str]:
        """The speaker's body, else that of the last post told (or the first after), and the post; NONE for none."""
        scene, speaker = self.scene, self.draft.speaker
        if speaker is not None:
            body = scene.body_of_speaker(speaker.name, speaker.role)
            if body >= 0:
                return body, (speaker.role or "body").split()[0]
        past = range(min(self.sentence.stop, len(scene.mentions)) - 1, max(-1, self.here - 40), -1)
        future = range(self.sentence.stop, min(self.sentence.stop + 40, len(scene.mentions)))
        for n in (*past, *future):
            if scene.mentions[n].post and scene.body_of[n] >= 0:
                return scene.body_of[n], scene.mentions[n].post
        return NONE, "-"

    def _candidates(self) -> list[int]:
        """The bodies of the sentence, those last told, the speaker's, the title's and the most told."""
        scene = self.scene
        found: dict[int, None] = {}

        def add(body: int) -> None:
            if body >= 0 and len(found) < CANDIDATES:
                found.setdefault(body)

        if self.told:
            add(self.told[-1])
        add(self.speaking)
        inside = sorted(self.sentence, key=lambda n: abs(scene.places[n] - self.at))
        for n in inside[:6]:
            add(scene.body_of[n])
        for n in range(self.here - 1, max(-1, self.here - 6), -1):
            add(scene.body_of[n])
        for n in range(self.here, min(self.here + 2, len(scene.mentions))):
            add(scene.body_of[n])
        if scene.bodies:
            add(max(range(min(len(scene.bodies), 40)), key=lambda b: len(scene.bodies[b].mentions)))
        for body in sorted(scene.titled)[:2]:
            add(body)
        return list(found)

    def _figure(self) -> dict[str, str]:
        """The figure and its clause."""
        scene, draft, tokens = self.scene, self.draft, self.scene.tokens
        ahead = range(self.end, min(self.last, self.end + 40))
        verb = next((k for k in ahead if word_class(tokens[k].text).verb), None)
        form = tokens[verb].text if verb is not None else "-"
        noun = tokens[verb - 1].text if verb is not None and verb > self.end else "-"
        item = head_of(draft.item)
        last = self.told[-1] if self.told else -2
        same_sentence = self.previous is not None and self.previous.sentence == draft.sentence
        same_item = self.previous is not None and self.previous.item == draft.item
        return {
            "kind": draft.kind,
            "unit": draft.unit or "-",
            "item": item,
            "status": draft.status,
            "verb": lemma(form),
            "act": noun if word_class(noun).tag != "PUNCT" else "-",
            "act_like": str(word_class(noun).like),
            "item_like": str(word_class(item).like),
            "we": str(form.endswith("یم")),
            "last": "start" if last == -2 else ("none" if last < 0 else "body"),
            "last2": "start" if len(self.told) < 2 else ("none" if self.told[-2] < 0 else "body"),
            "run": "same" if same_sentence else "other",
            "back": self._back(),
            "same_item": str(same_item),
            "same_kind": str(self.previous is not None and self.previous.kind == draft.kind),
            "inside": str(min(len(self.sentence), 3)),
            "speaks": str(self.speaking >= 0),
            "speaks_as": self.post,
            "said": self._said(),
            "bodies": str(min(len(scene.bodies), 6)),
            "filled": str(sum(1 for b in self.told[-6:] if b >= 0)),
            "number": str(min(len(self.told), 3)),
            "before": tokens[self.at - 1].text if self.at else "-",
        }

    def _back(self) -> str:
        """How the sentence points back to what was told before."""
        head = head_of(self.previous.item if self.previous is not None else None)
        return points_back(self.scene.tokens, self.first, self.at, head, self.first - REACH)

    def _counted(self, mention: Mention) -> str:
        """Whether the words of a mention are what is counted itself: «شش مرکز خرید گندم»."""
        item = self.draft.evidence.get("item")
        if item is not None and mention.start < item[1] and item[0] < mention.end:
            return "item"
        return "head" if lemma(self.scene.tokens[mention.first].text) == self.shared["item"] else "-"

    def _said(self) -> str:
        """Whether somebody says the figure, and whether he has a post that is told."""
        speaker = self.draft.speaker
        return "nobody" if speaker is None else "post" if speaker.role else "name"

    def none(self) -> dict[str, str]:
        """The facts of there being no body."""
        return self.shared

    def body(self, number: int) -> dict[str, str]:
        """The facts of body `number`."""
        scene = self.scene
        body = scene.bodies[number]
        mentions = body.mentions
        here = bisect_left(mentions, self.here)
        before = mentions[here - 1] if here else -1
        after = mentions[here] if here < len(mentions) else -1
        in_before = before >= self.sentence.start
        in_after = 0 <= after < self.sentence.stop
        gap_before = near(self.at - scene.mentions[before].after, NEAR) if before >= 0 else "-"
        gap_after = near(scene.mentions[after].first - self.end, NEAR) if after >= 0 else "-"
        n = before if in_before or (before >= 0 and not in_after) else after
        where = ("B" if in_before else "") + ("A" if in_after else "")
        if not where:
            where = "past" if before >= 0 else "future"
        recency = self._recency(number, before)
        mention = scene.mentions[n]
        local = self.local(number)
        same_last = bool(self.told) and self.told[-1] == number
        head = body.words[0]
        ranks = sum(1 for other in scene.bodies[:40] if len(other.mentions) > len(mentions))
        return self.shared | {
            "head": head,
            "name": " ".join(body.words[:2]),
            "sort": body.sort,
            "where": where,
            "gap": gap_before if "B" in where or where == "past" else gap_after,
            "cue": self._cue(mention),
            "preceded": self._word(mention.first - 1),
            "followed": self._word(mention.after),
            "noun": lemma(scene.tokens[mention.first - 1].text) if mention.first else "-",
            "then": scene.tokens[mention.after].text if mention.after < len(scene.tokens) else "-",
            "owns": self._owns(mention),
            "counted": self._counted(mention),
            "post": mention.post,
            "posted": "post" if mention.post else "-",
            "recency": recency,
            "same_last": str(same_last) if self.told else "start",
            "was": str(number in self.told[-8:]),
            "speaker": str(number == self.speaking),
            "titled": str(number in scene.titled),
            "often": near(len(mentions), NEAR),
            "speaker_post": self.post if number == self.speaking else "-",
            "dominance": str(len(mentions) * 5 // max(1, scene.proper[-1])),
            "local": near(local, NEAR),
            "local_share": str(local * 6 // max(1, scene.proper[self.around[1]] - scene.proper[self.around[0]])),
            "local_rank": str(min(4, sum(1 for other in self.candidates if self.local(other) > local))),
            "density": str(min(8, len(mentions) * 8 // scene.length)),
            "rank": str(min(ranks, 3)),
            "early": str(min(mentions[0], 3)),
            "press": str(head in lexicon().press),
            "verbs": self._verbs(mention) if where in ("B", "A", "BA") else "-",
            "opener": str(mention.first - self.first) if where[0] == "B" and mention.first - self.first < 3 else "-",
        }

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
        others = {self.scene.body_of[n] for n in range(max(before + 1, self.here - 12), self.here)} - {number, NONE}
        return str(min(len(others), 4))

    def _cue(self, mention: Mention) -> str:
        """The words of doing before a mention: «توسط», «از سوی», «به همت»."""
        for k in (mention.first - 1, mention.first - 2):
            if k >= 0 and self.scene.tokens[k].text in lexicon().doer:
                return self.scene.tokens[k].text
        return "-"

    def _owns(self, mention: Mention) -> str:
        """Whether the item stands right before a mention, as what it owns: «مسجد دانشگاه», «سهم دولت»."""
        item = self.draft.evidence.get("item")
        if item is None or not mention.first:
            return "-"
        gap = mention.first - self.scene.token_at(item[1])
        if 0 <= gap < 3:
            return str(gap)
        return "same" if lemma(self.scene.tokens[mention.first - 1].text) == self.shared["item"] else "-"

    def _word(self, k: int) -> str:
        """Token `k` where it is a mark or a word of grammar, else its class."""
        tokens = self.scene.tokens
        if not 0 <= k < len(tokens):
            return "|"
        cls = word_class(tokens[k].text)
        return tokens[k].text if cls.noun < 0.5 and cls.tag != "NUM" else cls.tag

    def _verbs(self, mention: Mention) -> str:
        """How many verbs and «که» stand between a mention and the figure."""
        low, high = (mention.after, self.at) if mention.first < self.at else (self.end, mention.first)
        tokens = self.scene.tokens
        verbs = sum(1 for k in range(low, min(high, low + REACH)) if word_class(tokens[k].text).verb)
        clause = any(tokens[k].text == "که" for k in range(low, min(high, low + 40)))
        return str(min(verbs, 3)) + "k" * clause
