"""The places that may be a figure's, each with the facts that speak for and against it."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from ..distance import near
from ..lemma import head_of
from ..scoring.sums import FactNames, Values
from ..scoring.templates import Facts
from ..span import Span
from .gazetteer import IRAN
from .landscape import Entity
from .surroundings import Surroundings
from .view import HOME, IRAN_KEY, PLACE, View, few

MOST_HERE = 10  # places on either side of the figure in its sentence
NEAR = (2, 6, 12, 25, 50, 90, 150, 250)  # code points between a place and a number, coarser the farther

FIGURE: FactNames = tuple(
    "kind unit status item join here_n here_iran here_home here_abroad home abroad titled earlier_n share topmost"
    " said".split()
)
"""What is the same for all candidates of a figure."""

STANDING: FactNames = ("where", "top", "mine", "inside")
HERE: FactNames = ("near", "form", "cue", "gov", "prep", "word", "path", "link", "rank", "between")
EARLIER: FactNames = ("ago", "eform", "egov", "eprep", "erank")
PARTS = (PLACE, STANDING, HERE, EARLIER)
"""What is told of each place: whichever the figure, around it, in its sentence, in a sentence before."""

_JOIN = FIGURE.index("join")
_NOT_HERE = ("-",) * len(HERE)
_NOT_EARLIER = ("-",) * len(EARLIER)


class Candidate(NamedTuple):
    """A place or none (`key` None), with its facts beside those that it shares with the others: by part their values.

    `where` tells on which side of the figure it stands in its sentence, "B" before, "A" after, with both the better
    first, "-" where it does not, and `spot` where it stands best. `wordy`: the words around the figure are told of it.
    """

    key: str | None
    name: str
    level: str
    told: tuple[Values, ...]
    spot: int | None = None
    wordy: bool = False

    @property
    def group(self) -> str:
        return self.told[0][0]

    @property
    def where(self) -> str:
        return self.told[1][0] if self.key is not None else "-"

    @property
    def facts(self) -> Facts:
        """The values by name."""
        return dict(zip(chain.from_iterable(PARTS), chain.from_iterable(self.told), strict=self.key is not None))


_NOWHERE = Candidate(None, "", "", (("none",),), wordy=True)


class Offer(NamedTuple):
    """What is offered to one figure: facts told of every candidate, words, and the candidates, none first.

    The words of the headline (#) and around the figure are told of none, of Iran and of the place that is named most
    around, as they tell whether a figure is of any place («بدهی خارجی», «وزیر») or of none («ویتامین»).
    """

    told: Values
    headline: list[str]
    words: set[str]
    candidates: list[Candidate]

    @property
    def join(self) -> str:
        """How the figure follows the one before it."""
        return self.told[_JOIN]

    @property
    def facts(self) -> Facts:
        """What is told of every candidate, by name."""
        return dict(zip(FIGURE, self.told, strict=True))


def offers_of(view: View) -> Iterator[Offer]:
    """What is offered to each figure, one after the other: of all together a long text would take gigabytes."""
    around: Surroundings | None = None
    for n in range(len(view.drafts)):
        around = Surroundings(view, n, around)
        yield _Reader(view, n, around).offer()


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

    def __init__(self, view: View, n: int, around: Surroundings) -> None:
        self.view, self.n, self.around = view, n, around
        self.draft, self.start, self.end = around.draft, around.start, around.end
        self.after_item = around.after_item()
        self.spots = view.landscape.spots
        self.before, self.after, self.earlier = list(around.before), list(around.after), list(around.earlier)

    def offer(self) -> Offer:
        view, around = self.view, self.around
        entities = view.landscape.entities
        keys = self.before[:MOST_HERE] + self.after[:MOST_HERE] + self.earlier + view.mostly + around.window.top[:3]
        found = [_NOWHERE, *[self._candidate(entities[key]) for key in dict.fromkeys(keys)]]
        if IRAN_KEY not in keys:
            iran = entities.get(IRAN_KEY)
            found.append(self._candidate(iran or Entity(IRAN_KEY, IRAN, "country", frozenset(), ("country",))))
        return Offer(self._figure(), view.headline, around.words(view), found)

    def _figure(self) -> Values:
        """The values of `FIGURE`."""
        draft, view, window = self.draft, self.view, self.around.window
        groups = {view.groups[key] for key in self.before + self.after}
        top = window.top[0] if window.top else None
        return (
            draft.kind,
            draft.unit or "-",
            draft.status,
            head_of(draft.item),
            self._join(),
            few(len(self.before), 2) + few(len(self.after), 2),
            "1" if "iran" in groups else "0",
            "0" if HOME.isdisjoint(groups) else "1",
            "1" if "abroad" in groups or "region" in groups else "0",
            view.home,
            view.abroad,
            view.title,
            few(len(self.earlier), 3),
            "-" if top is None else window.told[top][1],
            "-" if top is None else view.groups[top],
            few(self.around.number, 3),
        )

    def _join(self) -> str:
        """How the figure follows the one before it."""
        if not self.n:
            return "-"
        last = self.view.drafts[self.n - 1]
        if last.sentence == self.draft.sentence:
            return "here"
        start = last.quote[1]
        return "next" if self.view.document.text.find("\n", start, min(self.start, start + 600)) < 0 else "paragraph"

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
        top, mine = around.window.told.get(key, _UNTOLD if entity.spots else _NEVER)
        told = (
            self.view.facts.get(key) or self.view.facts_of(entity),
            (where, top, mine, self._inside(entity)),
            _NOT_HERE if spot is None else self._here(key, spot),
            _NOT_EARLIER if earlier is None else self._earlier(key, earlier),
        )
        return Candidate(key, entity.name, entity.level, told, best, key == IRAN_KEY or top == "0")

    def _closer(self, after: int, before: int) -> bool:
        return self.spots[after].mention.start - self.end < self.start - self.spots[before].mention.end

    def _inside(self, entity: Entity) -> str:
        """Whether the place is the province of one told here, or lies in one that is named most."""
        entities, own = self.view.landscape.entities, entity.key
        if self.view.groups.get(own) == "province":
            for keys in (self.before, self.after):
                for key in keys:
                    if key != own and entity.name in entities[key].within:
                        return "wide"
        elif entity.within:
            for key in self.around.window.top[:3]:
                if key != own and entities[key].name in entity.within:
                    return "narrow"
        return "-"

    def _here(self, key: str, spot: int) -> Values:
        """How the place stands in the figure's sentence: the values of `HERE`."""
        mention, _, governor = self.spots[spot]
        left = mention.start < self.start
        start, end = (mention.end, self.start) if left else (self.after_item, mention.start)
        others = range(spot + 1, self.around.split) if left else range(self.around.split, spot)
        between = len({self.view.landscape.keys[i] for i in others}) if others else 0
        quotes = self.view.quotes
        figures = bisect_left(quotes, max(start, end)) - bisect_left(quotes, start)
        path, link = self.view.between(start, end)
        return (
            near(end - start, NEAR),
            mention.form,
            mention.cue or "-",
            governor.sort,
            governor.preposition,
            governor.word,
            path,
            link,
            few((self.before if left else self.after).index(key), 3),
            few(between, 2) + few(figures, 2),
        )

    def _earlier(self, key: str, earlier: int) -> Values:
        """How the place stood when it was told last, in a sentence before: the values of `EARLIER`."""
        mention, sentence, governor = self.spots[earlier]
        ago, rank = few(self.around.number - sentence, 6), few(self.earlier.index(key), 4)
        return ago, mention.form, governor.sort, governor.preposition, rank


_UNTOLD = ("-", "00")  # rank and share of a place that is told, but not around the figure
_NEVER = ("-", "-")  # and of one that only the title tells
