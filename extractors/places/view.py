"""A document as its figures are placed in it: what is counted once for all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ...normalizers.word_table import WordTable
from ..document import Document
from ..draft import Draft
from ..items.word_class import word_class
from .gazetteer import IRAN, key_of
from .landscape import Entity, Landscape

LINK = 3  # words between a place and a number that are told by name
LONGEST_LINK = 60  # … and code points; longer ones were not learnt, and are not kept
_LONG = "……"
MOST_WORDS = 20  # of a headline
MOST_TITLED = 4  # places of a title that are offered to every figure
PLACE = ("group", "title", "lead", "profile", "free", "head")  # the facts of a place, whichever the figure
IRAN_KEY = key_of(IRAN)
HOME = frozenset(("province", "county", "city", "village"))


def few(count: int, most: int) -> str:
    return str(count if count < most else most)


def _sort_of(text: str) -> str:
    """The sort of a token as a letter."""
    if text in "،؛,()":
        return ","
    if text in ":«":
        return ":"
    return "v" if word_class(text).verb else "."


_sorts = WordTable(_sort_of)


class View:
    """A document with its drafts and places, and what is counted once for all figures."""

    def __init__(self, document: Document, landscape: Landscape, drafts: Sequence[Draft]) -> None:
        self.document, self.landscape, self.drafts = document, landscape, drafts
        self.read = document.tokenized
        self.quotes = [draft.quote[0] for draft in drafts]
        self._begins = [start for start, _ in document.sentences]
        entities = list(landscape.entities.values())
        ranked = sorted(entities, key=lambda e: (-len(e.spots) - 2 * e.titles, e.spots[:1] or [-1]))
        self.titled = [e for e in entities if e.titles]
        self.mostly = [e.key for e in (*self.titled[:MOST_TITLED], *ranked[:2])]  # of the title, and named most
        self.groups = {e.key: group_of(e) for e in entities}
        groups = list(self.groups.values())
        self.home = few(sum(map(groups.count, HOME)), 5)
        self.abroad = few(groups.count("abroad") + groups.count("region"), 3)
        head = landscape.headline
        words = {word for word, sort in zip(head.words, head.sorts, strict=True) if sort == "word"}
        self.headline = [f"#{word}" for word in sorted(words)[:MOST_WORDS]]
        self.lead = landscape.keys[0] if landscape.keys else ""
        titled = "+".join(sorted({self.groups[e.key] for e in self.titled})) or "-"
        self.title = titled if head.text else "absent"
        self.facts = {e.key: self.facts_of(e) for e in entities}

    def facts_of(self, entity: Entity) -> tuple[str, ...]:
        """What is told of a place, whichever figure it is offered to: the values of `PLACE`."""
        group = self.groups.get(entity.key, "iran")
        title = "absent" if self.title == "absent" else "-"
        if entity.titles:
            title = "only" if len(self.titled) == 1 else "one"
        head = "-"
        if group == "site" and entity.spots:
            head = self.landscape.spots[entity.spots[0]].mention.head or "-"
        lead = "1" if self.lead == entity.key else "0"
        return group, title, lead, entity.profile or "-", entity.profile[3:] or "-", head

    def between(self, start: int, end: int) -> tuple[str, str]:
        """How many verbs, commas and colons stand between, and the words where they are few.

        Where the end comes before the start, they count as less than none.
        """
        starts = self.read.starts
        a, b = bisect_left(starts, start), bisect_left(starts, end)
        first, last, sign = (a, b, 1) if a <= b else (b, a, -1)
        words = self.read.words[first:last]
        found = [_sorts[word] for word in words]
        verbs, marks, colons = (sign * found.count(sort) for sort in "v,:")
        if b - a > LINK:
            link = "…"
        elif end - start > LONGEST_LINK:
            link = _LONG
        elif a < b:
            sorts = self.read.sorts[a:b]
            link = " ".join(["#" if s == "number" else word for word, s in zip(words, sorts, strict=True)])
        else:
            link = ""
        return few(verbs, 2) + few(marks, 2) + few(colons, 1), link

    def around(self, draft: Draft, before: int, behind: int) -> frozenset[str]:
        """The keys of the places that are told so many code points before and behind a figure."""
        start, end = draft.quote
        spots = slice(self.landscape.before(start - before), self.landscape.before(end + behind))
        return frozenset(self.landscape.keys[spots])

    def number(self, draft: Draft) -> int:
        """The number of the sentence of a draft."""
        return max(0, bisect_right(self._begins, draft.quote[0]) - 1)


def group_of(entity: Entity) -> str:
    """The sort of a place as the weights tell it apart."""
    if entity.key == IRAN_KEY:
        return "iran"
    if entity.level == "country":
        return "abroad"
    if entity.known and entity.level == "other":
        return "region"
    if entity.known and not entity.within:
        return "abroad"
    if entity.level == "other":
        return entity.form if entity.form in ("part", "joint") else "site"
    if entity.level in ("county", "city") and "province" in entity.known and not entity.cued:
        return "province"
    return entity.level
