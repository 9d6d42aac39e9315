"""The places that may be a figure's, each with the facts that speak for and against it."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from ..distance import near
from ..draft import Span
from ..lemma import head_of
from .gazetteer import IRAN
from .landscape import Entity
from .view import HOME, IRAN_KEY, View, few

LOOK_BACK = 40  # spots before the sentence that are looked at
MOST_BEFORE = 6  # places of earlier sentences that are offered
MOST_HERE = 10
AROUND = 1200  # code points to either side in which a place's mentions are counted
LONG = 1500  # code points of a sentence around the figure that are looked at
WORDS = 8  # tokens to either side of a number whose words are told
NEAR = (2, 6, 12, 25, 50, 90, 150, 250)  # code points between a place and a number, coarser the farther


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place or none (`key` None), with the facts of taking it.

    `words` are those of the headline (#) and around the figure; they are told of none, of Iran and of the place that is
    named most around, as they tell whether a figure is of any place («بدهی خارجی», «وزیر») or of none («ویتامین»).
    """

    key: str | None
    name: str
    level: str
    span: Span
    rule: str
    facts: dict[str, str]
    words: tuple[str, ...] = ()


def candidates(view: View, n: int) -> list[Candidate]:
    """None and the places offered to figure `n`."""
    return Offer(view, n).candidates()


class Offer:
    """The places offered to one figure."""

    def __init__(self, view: View, n: int) -> None:
        self.view, self.draft, self.n = view, view.drafts[n], n
        self.start, self.end = self.draft.quote
        landscape = view.landscape
        first, last = self.draft.sentence
        self.first, self.last = max(first, self.start - LONG), min(last, self.end + LONG)
        self.words = view.sentence((self.first, self.last) if last - first > 2 * LONG else self.draft.sentence)
        item = self.draft.evidence.get("item")
        self.after = max(self.end, item[1]) if item and item[0] >= self.end and item[1] - self.end < 60 else self.end
        self.spots = landscape.spots
        self.here = range(landscape.before(self.first), landscape.before(self.last))
        self.split = landscape.before(self.start)
        self.number = view.number(self.draft)
        self.nearest_before: dict[str, int] = {}
        for i in range(self.split - 1, self.here.start - 1, -1):
            self.nearest_before.setdefault(self.spots[i].mention.key, i)
        self.nearest_after: dict[str, int] = {}
        for i in range(self.split, self.here.stop):
            self.nearest_after.setdefault(self.spots[i].mention.key, i)
        self.rank_before = {key: few(r, 3) for r, key in enumerate(self.nearest_before)}
        self.rank_after = {key: few(r, 3) for r, key in enumerate(self.nearest_after)}
        self.earlier: dict[str, int] = {}
        for i in range(self.here.start - 1, max(-1, self.here.start - 1 - LOOK_BACK), -1):
            self.earlier.setdefault(self.spots[i].mention.key, i)
            if len(self.earlier) == MOST_BEFORE:
                break
        self.rank_earlier = {key: few(r, 4) for r, key in enumerate(self.earlier)}
        around = range(landscape.before(self.start - AROUND), landscape.before(self.end + AROUND))
        self.total = max(1, len(around))
        self.count = Counter(self.spots[i].mention.key for i in around)
        self.top = [key for key, _ in self.count.most_common(3)]
        self.rank = {key: few(r, 4) for r, (key, _) in enumerate(self.count.most_common(4))}
        self.shared = self._shared()

    def candidates(self) -> list[Candidate]:
        view = self.view
        here = [*list(self.nearest_before)[:MOST_HERE], *list(self.nearest_after)[:MOST_HERE]]
        keys = dict.fromkeys([*here, *self.earlier])
        keys |= dict.fromkeys(e.key for e in [*view.titled[:4], *view.top]) | dict.fromkeys(self.top)
        found = [Candidate(None, "", "", self.draft.quote, "", self.shared | {"group": "none"}, self._words())]
        found += [self._candidate(view.landscape.entities[key]) for key in keys]
        if IRAN_KEY not in keys:
            iran = view.landscape.entities.get(IRAN_KEY)
            found.append(self._candidate(iran or Entity(IRAN_KEY, IRAN, "country", frozenset(), ("country",))))
        return found

    def _shared(self) -> dict[str, str]:
        """What is the same for all candidates."""
        draft, view = self.draft, self.view
        join = "-"
        if self.n:
            last = view.drafts[self.n - 1]
            gap = view.document.text[last.quote[1] : min(self.start, last.quote[1] + 600)]
            join = "here" if last.sentence == draft.sentence else "paragraph" if "\n" in gap else "next"
        groups = {view.groups[k] for k in [*self.nearest_before, *self.nearest_after]}
        return {
            "kind": draft.kind,
            "unit": draft.unit or "-",
            "status": draft.status,
            "item": head_of(draft.item),
            "join": join,
            "here_n": few(len(self.nearest_before), 2) + few(len(self.nearest_after), 2),
            "here_iran": str(int("iran" in groups)),
            "here_home": str(int(bool(groups & HOME))),
            "here_abroad": str(int(bool(groups & {"abroad", "region"}))),
            "home": view.home,
            "abroad": view.abroad,
            "titled": view.title,
            "earlier_n": few(len(self.earlier), 3),
            "share": self._share(self.top[0]) if self.top else "-",
            "topmost": view.groups[self.top[0]] if self.top else "-",
            "said": few(self.number, 3),
        }

    def _share(self, key: str) -> str:
        return str(round(4 * self.count[key] / self.total)) + few(self.count[key], 4)

    def _candidate(self, entity: Entity) -> Candidate:
        key = entity.key
        before, after = self.nearest_before.get(key), self.nearest_after.get(key)
        where, spot = "-", None
        if before is not None:
            where, spot = "B", before
        if after is not None and (before is None or self._closer(after, before)):
            where, spot = "A" if before is None else "AB", after
        elif after is not None:
            where = "BA"
        earlier = self.earlier.get(key)
        best = spot if spot is not None else earlier
        if best is None and entity.spots:
            best = next((i for i in reversed(entity.spots) if i < self.split), entity.spots[0])
        facts = self.shared | self._facts(entity, where) | self._here(key, spot) | self._earlier(key, earlier)
        span, rule = self._evidence(entity, best, where)
        words = self._words() if key == IRAN_KEY or facts["top"] == "0" else ()
        return Candidate(key, entity.name, entity.level, span, rule, facts, words)

    def _words(self) -> tuple[str, ...]:
        """The words of the headline, and those of the sentence around the figure."""
        tokens = self.words.tokens
        at = bisect_left(self.words.starts, self.start)
        around = {t.text for t in tokens[max(0, at - WORDS) : at + WORDS] if t.sort == "word"}
        return (*self.view.headline, *sorted(around))

    def _closer(self, after: int, before: int) -> bool:
        return self.spots[after].mention.start - self.end < self.start - self.spots[before].mention.end

    def _evidence(self, entity: Entity, best: int | None, where: str) -> tuple[Span, str]:
        if best is None:
            return self.draft.quote, "whole country" if entity.key == IRAN_KEY else "title"
        mention = self.spots[best].mention
        rule = "same sentence" if where != "-" else "carried over" if best < self.split else "told later"
        return (mention.start, mention.end), rule

    def _here(self, key: str, spot: int | None) -> dict[str, str]:
        """How the place stands in the figure's sentence."""
        if spot is None:
            return dict.fromkeys(("near", "form", "gov", "prep", "word", "path", "rank", "between", "cue", "link"), "-")
        one = self.spots[spot]
        mention = one.mention
        left = mention.start < self.start
        start, end = (mention.end, self.start) if left else (self.after, mention.start)
        others = range(spot + 1, self.split) if left else range(self.split, spot)
        figures = bisect_left(self.view.quotes, max(start, end)) - bisect_left(self.view.quotes, start)
        return {
            "near": near(end - start, NEAR),
            "form": mention.form,
            "cue": mention.cue or "-",
            "gov": one.governor.sort,
            "prep": one.governor.preposition,
            "word": one.governor.word,
            "path": self.words.between(start, end),
            "link": self.words.link(start, end),
            "rank": (self.rank_before if left else self.rank_after)[key],
            "between": few(len({self.spots[i].mention.key for i in others}), 2) + few(figures, 2),
        }

    def _earlier(self, key: str, earlier: int | None) -> dict[str, str]:
        """How the place stood when it was told last, in a sentence before."""
        if earlier is None:
            return {"ago": "-", "eform": "-", "egov": "-", "eprep": "-", "erank": "-"}
        one = self.spots[earlier]
        return {
            "ago": few(self.number - one.sentence, 6),
            "eform": one.mention.form,
            "egov": one.governor.sort,
            "eprep": one.governor.preposition,
            "erank": self.rank_earlier[key],
        }

    def _facts(self, entity: Entity, where: str) -> dict[str, str]:
        key, view = entity.key, self.view
        group = view.groups.get(key, "iran")
        inside = "-"
        if group == "province":
            here = [*self.nearest_before, *self.nearest_after]
            if any(k != key and entity.name in view.landscape.entities[k].within for k in here):
                inside = "wide"
        elif entity.within and any(k != key and view.landscape.entities[k].name in entity.within for k in self.top):
            inside = "narrow"
        title = "absent" if view.title == "absent" else "-"
        if entity.titles:
            title = "only" if len(view.titled) == 1 else "one"
        head = "-"
        if group == "site" and entity.spots:
            head = self.spots[entity.spots[0]].mention.head or "-"
        return {
            "group": group,
            "where": where,
            "title": title,
            "lead": str(int(view.lead == key)),
            "profile": entity.profile or "-",
            "free": entity.profile[3:] or "-",
            "top": self.rank.get(key, "-"),
            "mine": self._share(key) if entity.spots else "-",
            "inside": inside,
            "head": head,
        }
