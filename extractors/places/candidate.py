"""The places that may be a figure's, each with the facts that speak for and against it."""

from bisect import bisect_left
from typing import NamedTuple

from ..distance import near
from ..draft import Span
from ..lemma import head_of
from .gazetteer import IRAN
from .landscape import Entity
from .surroundings import Surroundings
from .view import HOME, IRAN_KEY, View, few

MOST_HERE = 10  # places on either side of the figure in its sentence
WORDS = 8  # tokens to either side of a number whose words are told
NEAR = (2, 6, 12, 25, 50, 90, 150, 250)  # code points between a place and a number, coarser the farther

_NOT_HERE = dict.fromkeys(("near", "form", "gov", "prep", "word", "path", "rank", "between", "cue", "link"), "-")
_NOT_EARLIER = dict.fromkeys(("ago", "eform", "egov", "eprep", "erank"), "-")


class Candidate(NamedTuple):
    """A place or none (`key` None), with its facts beside those that it shares with the others.

    `where` tells on which side of the figure it stands in its sentence, "-" where it does not, and `spot` where it
    stands best. `wordy`: the words around the figure are told of it.
    """

    key: str | None
    name: str
    level: str
    facts: dict[str, str]
    where: str = "-"
    spot: int | None = None
    wordy: bool = False


class Offer(NamedTuple):
    """What is offered to one figure: facts told of every candidate, words, and the candidates, none first.

    The words of the headline (#) and around the figure are told of none, of Iran and of the place that is named most
    around, as they tell whether a figure is of any place («بدهی خارجی», «وزیر») or of none («ویتامین»).
    """

    facts: dict[str, str]
    headline: list[str]
    words: set[str]
    candidates: list[Candidate]


def offer(view: View, n: int) -> Offer:
    """What is offered to figure `n`."""
    return _Reader(view, n).offer()


def evidence(view: View, n: int, one: Candidate) -> tuple[Span, str]:
    """The words that tell the place that is chosen for figure `n`, and the rule."""
    start, end = view.drafts[n].quote
    if one.spot is None:
        return (start, end), "whole country" if one.key == IRAN_KEY else "title"
    mention = view.landscape.spots[one.spot].mention
    rule = "same sentence" if one.where != "-" else "carried over" if mention.start < start else "told later"
    return (mention.start, mention.end), rule


class _Reader:
    """Reads what is offered to one figure."""

    def __init__(self, view: View, n: int) -> None:
        self.view, self.n = view, n
        self.around = around = Surroundings(view, n)
        self.draft, self.start, self.end = around.draft, around.start, around.end
        self.after_item = around.after_item()
        self.spots = view.landscape.spots
        self.number = view.number(self.draft)
        self.before, self.after, self.earlier = list(around.before), list(around.after), list(around.earlier)

    def offer(self) -> Offer:
        view, around = self.view, self.around
        keys = self.before[:MOST_HERE] + self.after[:MOST_HERE] + self.earlier + view.mostly + around.top[:3]
        found = [Candidate(None, "", "", {"group": "none"}, wordy=True)]
        found += [self._candidate(view.landscape.entities[key]) for key in dict.fromkeys(keys)]
        if IRAN_KEY not in keys:
            iran = view.landscape.entities.get(IRAN_KEY)
            found.append(self._candidate(iran or Entity(IRAN_KEY, IRAN, "country", frozenset(), ("country",))))
        return Offer(self._shared(), view.headline, self._words(), found)

    def _shared(self) -> dict[str, str]:
        """What is the same for all candidates."""
        draft, view, around = self.draft, self.view, self.around
        groups = {view.groups[key] for key in self.before + self.after}
        top = around.top[0] if around.top else None
        return {
            "kind": draft.kind,
            "unit": draft.unit or "-",
            "status": draft.status,
            "item": head_of(draft.item),
            "join": self._join(),
            "here_n": few(len(self.before), 2) + few(len(self.after), 2),
            "here_iran": "1" if "iran" in groups else "0",
            "here_home": "1" if groups & HOME else "0",
            "here_abroad": "1" if "abroad" in groups or "region" in groups else "0",
            "home": view.home,
            "abroad": view.abroad,
            "titled": view.title,
            "earlier_n": few(len(self.earlier), 3),
            "share": "-" if top is None else around.share(top),
            "topmost": "-" if top is None else view.groups[top],
            "said": few(self.number, 3),
        }

    def _join(self) -> str:
        """How the figure follows the one before it."""
        if not self.n:
            return "-"
        last = self.view.drafts[self.n - 1]
        if last.sentence == self.draft.sentence:
            return "here"
        start = last.quote[1]
        return "next" if self.view.document.text.find("\n", start, min(self.start, start + 600)) < 0 else "paragraph"

    def _words(self) -> set[str]:
        """The words of the sentence around the figure."""
        sentence = self.around.words
        at = bisect_left(sentence.starts, self.start)
        return {t.text for t in sentence.tokens[max(0, at - WORDS) : at + WORDS] if t.sort == "word"}

    def _candidate(self, entity: Entity) -> Candidate:
        key, around = entity.key, self.around
        before, after, earlier = around.before.get(key), around.after.get(key), around.earlier.get(key)
        where, spot = "-", None
        if before is not None:
            where, spot = "B", before
        if after is not None and (before is None or self._closer(after, before)):
            where, spot = "A" if before is None else "AB", after
        elif after is not None:
            where = "BA"
        best = spot if spot is not None else earlier
        if best is None and entity.spots:
            at = bisect_left(entity.spots, around.split)
            best = entity.spots[max(0, at - 1)]
        facts = {
            **(self.view.facts.get(key) or self.view.facts_of(entity)),
            "where": where,
            "top": str(around.top.index(key)) if key in around.top else "-",
            "mine": around.share(key) if entity.spots else "-",
            "inside": self._inside(entity),
            **(_NOT_HERE if spot is None else self._here(key, spot)),
            **(_NOT_EARLIER if earlier is None else self._earlier(key, earlier)),
        }
        return Candidate(key, entity.name, entity.level, facts, where, best, key == IRAN_KEY or facts["top"] == "0")

    def _closer(self, after: int, before: int) -> bool:
        return self.spots[after].mention.start - self.end < self.start - self.spots[before].mention.end

    def _inside(self, entity: Entity) -> str:
        """Whether the place is the province of one told here, or lies in one that is named most."""
        entities = self.view.landscape.entities
        if self.view.groups.get(entity.key) == "province":
            here = self.before + self.after
            return "wide" if any(k != entity.key and entity.name in entities[k].within for k in here) else "-"
        top = self.around.top[:3]
        if entity.within and any(k != entity.key and entities[k].name in entity.within for k in top):
            return "narrow"
        return "-"

    def _here(self, key: str, spot: int) -> dict[str, str]:
        """How the place stands in the figure's sentence."""
        mention, _, governor = self.spots[spot]
        left = mention.start < self.start
        start, end = (mention.end, self.start) if left else (self.after_item, mention.start)
        others = range(spot + 1, self.around.split) if left else range(self.around.split, spot)
        between = len({self.view.landscape.keys[i] for i in others}) if others else 0
        quotes = self.view.quotes
        figures = bisect_left(quotes, max(start, end)) - bisect_left(quotes, start)
        return {
            "near": near(end - start, NEAR),
            "form": mention.form,
            "cue": mention.cue or "-",
            "gov": governor.sort,
            "prep": governor.preposition,
            "word": governor.word,
            "path": self.around.words.between(start, end),
            "link": self.around.words.link(start, end),
            "rank": few((self.before if left else self.after).index(key), 3),
            "between": few(between, 2) + few(figures, 2),
        }

    def _earlier(self, key: str, earlier: int) -> dict[str, str]:
        """How the place stood when it was told last, in a sentence before."""
        mention, sentence, governor = self.spots[earlier]
        return {
            "ago": few(self.number - sentence, 6),
            "eform": mention.form,
            "egov": governor.sort,
            "eprep": governor.preposition,
            "erank": few(self.earlier.index(key), 4),
        }
