"""A document as its figures are placed in it: what is counted once for all of them."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..document import Document
from ..draft import Draft, Span
from ..items.word_class import word_class
from ..token import Token
from .gazetteer import IRAN, key_of
from .landscape import Entity, Landscape

LINK = 3  # words between a place and a number that are told by name
MOST_WORDS = 20  # of a headline
IRAN_KEY = key_of(IRAN)
HOME = frozenset(("province", "county", "city", "village"))


def few(count: int, most: int) -> str:
    return str(min(count, most))


@dataclass(slots=True)
class Sentence:
    """Counts up to each token of a sentence: verbs, commas and colons, for what stands between."""

    tokens: list[Token]
    starts: list[int]
    verbs: list[int] = field(default_factory=lambda: [0])
    marks: list[int] = field(default_factory=lambda: [0])
    colons: list[int] = field(default_factory=lambda: [0])

    def between(self, start: int, end: int) -> str:
        a, b = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return (
            few(self.verbs[b] - self.verbs[a], 2)
            + few(self.marks[b] - self.marks[a], 2)
            + few(self.colons[b] - self.colons[a], 1)
        )

    def link(self, start: int, end: int) -> str:
        """The words between, where they are few."""
        a, b = bisect_left(self.starts, start), bisect_left(self.starts, end)
        if b - a > LINK:
            return "…"
        return " ".join("#" if t.sort == "number" else t.text for t in self.tokens[a:b])


class View:
    """A document with its drafts and places, and what is counted once for all figures."""

    def __init__(self, document: Document, landscape: Landscape, drafts: Sequence[Draft]) -> None:
        self.document, self.landscape, self.drafts = document, landscape, drafts
        self.quotes = [draft.quote[0] for draft in drafts]
        self._sentences: dict[Span, Sentence] = {}
        entities = landscape.entities.values()
        ranked = sorted(entities, key=lambda e: (-len(e.spots) - 2 * e.titles, e.spots[:1] or [-1]))
        self.top = ranked[:2]
        self.titled = [e for e in entities if e.titles]
        self.groups = {e.key: group_of(e) for e in entities}
        self.home = few(sum(1 for g in self.groups.values() if g in HOME), 5)
        self.abroad = few(sum(1 for g in self.groups.values() if g in ("abroad", "region")), 3)
        words = {t.text for t in landscape.headline.tokens if t.sort == "word"}
        self.headline = tuple(f"#{word}" for word in sorted(words))[:MOST_WORDS]
        self.lead = landscape.spots[0].mention.key if landscape.spots else ""
        titled = "+".join(sorted({self.groups[e.key] for e in self.titled})) or "-"
        self.title = titled if landscape.headline.text else "absent"

    def sentence(self, span: Span) -> Sentence:
        found = self._sentences.get(span)
        if found is None:
            tokens = self.document.tokenized.between(*span)
            found = Sentence(tokens, [t.start for t in tokens])
            for token in tokens:
                verb = token.sort == "word" and word_class(token.text).verb
                found.verbs.append(found.verbs[-1] + verb)
                found.marks.append(found.marks[-1] + (token.text in "،؛,()"))
                found.colons.append(found.colons[-1] + (token.text in ":«"))
            self._sentences[span] = found
        return found

    def number(self, draft: Draft) -> int:
        """The number of the sentence of a draft."""
        return self.document.sentence_at(draft.quote[0])


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
