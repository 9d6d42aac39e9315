"""A document's places: its mentions with what each stands for, and how much the document is about each."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict, deque
from dataclasses import dataclass, field
from typing import NamedTuple

from ..document import Document
from ..tokenized import Tokenized
from .finder import find_mentions
from .gazetteer import IRAN, key_of
from .governor import Governor, governor_of
from .mention import Mention

MOST_JOINED = 4
_JOINS = frozenset(("، ", " و ", " ، ", "،"))
_JOINABLE = frozenset(("name", "cued", "site"))
RECENT = 300  # code points in which a name just told is meant again
KEPT = 5  # names in mind: a page of many sections («در استان …») goes on about the last ones, not those told most
_IRAN = Mention(0, 0, IRAN, key_of(IRAN), "country", "name", known=("country",))
LONGEST_TITLE = 150
NEXT_IN_LIST = 4  # code points between two names of a list: «، », « و »
NEXT_WITH_NUMBERS = 45  # and between two provinces: «خوزستان ۲۷ هزار و ۲۸۷ هکتار، فارس ۲۴ هزار و ۲۰۴ هکتار»


class Spot(NamedTuple):
    """A mention with the number of its sentence, and what governs it."""

    mention: Mention
    sentence: int
    governor: Governor


@dataclass(slots=True)
class Entity:
    """A place of the document: its best mention so far, and where all stand in `Landscape.spots`."""

    key: str
    name: str
    level: str
    within: frozenset[str]
    known: tuple[str, ...]
    spots: list[int] = field(default_factory=list)
    titles: int = 0
    cued: bool = False
    profile: str = ""
    form: str = ""


class Landscape(NamedTuple):
    """All spots in order, their starts and keys, the entities by key, and what stands above."""

    spots: list[Spot]
    starts: list[int]
    keys: list[str]
    entities: dict[str, Entity]
    headline: Tokenized

    def before(self, position: int) -> int:
        """How many spots begin before `position`."""
        return bisect_left(self.starts, position)


def read_landscape(document: Document) -> Landscape:
    """The places of a document and its title."""
    read, head = document.tokenized, headline(document)
    title, mentions = find_mentions(head), find_mentions(read)
    sure = _sure([*title, *mentions])
    title = _without_doubtful(title, sure)
    mentions = _with_joint(document.text, _resolved(_without_doubtful(mentions, sure), title))
    entities: dict[str, Entity] = {}
    for mention in title:
        if mention.key:
            _entity(entities, mention).titles += 1
    begins = [start for start, _ in document.sentences]
    spots: list[Spot] = []
    for mention in mentions:
        sentence = max(0, bisect_right(begins, mention.start) - 1)
        _entity(entities, mention).spots.append(len(spots))
        spots.append(Spot(mention, sentence, governor_of(read, begins[sentence], mention.first)))
    for entity in entities.values():
        entity.profile = _profile([spots[i] for i in entity.spots])
    starts, keys = [spot.mention.start for spot in spots], [spot.mention.key for spot in spots]
    return Landscape(spots, starts, keys, entities, head)


def headline(document: Document) -> Tokenized:
    """The title; where there is none, the first sentence of the text, if it is no longer than titles are."""
    if document.title:
        return Tokenized(document.title)
    start, end = document.sentences[0] if document.sentences else (0, 0)
    return Tokenized(document.text[start:end] if end - start <= LONGEST_TITLE else "")


def _entity(entities: dict[str, Entity], mention: Mention) -> Entity:
    entity = entities.get(mention.key)
    if entity is None:
        entity = Entity(mention.key, mention.name, mention.level, mention.within, mention.known, form=mention.form)
        entities[mention.key] = entity
    if mention.cue and mention.form != "back":
        if not entity.cued:
            entity.level = mention.level
        entity.cued = True
    return entity


def _profile(spots: list[Spot]) -> str:
    """How a place is told in all: in the dateline, a post, a body's name, free (up to twice); when first."""
    told = [spot.governor.sort for spot in spots]
    free = min(2, told.count("") + told.count("noun"))
    first = min(2, spots[0].sentence) if spots else 3
    return f"{int('dateline' in told)}{int('post' in told)}{int('body' in told)}{free}{first}"


def _with_joint(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, and those that stand joined as one besides: «ابهر و خرم‌دره»."""
    joined: list[Mention] = []
    run: list[Mention] = []
    for mention in [*mentions, None]:
        if mention is not None and mention.form in _JOINABLE and (not run or _joins(text, run[-1], mention)):
            run.append(mention)
            continue
        if 1 < len(run) <= MOST_JOINED and text[run[-2].end : run[-1].start].strip() == "و":
            name = "، ".join(one.name for one in run[:-1]) + " و " + run[-1].name
            start, end = run[0].start, run[-1].end
            joined.append(Mention(start, end, name, key_of(name), "other", "joint", first=run[0].first))
        run = [mention] if mention is not None and mention.form in _JOINABLE else []
    return sorted([*mentions, *joined], key=lambda m: (m.start, m.end)) if joined else mentions


def _joins(text: str, left: Mention, right: Mention) -> bool:
    """Whether nothing but «و» or «،» stands between two mentions."""
    return right.start - left.end <= NEXT_IN_LIST and text[left.end : right.start] in _JOINS


def _sure(mentions: list[Mention]) -> set[str]:
    """Names that the document calls places somewhere: «شهرستان مهر»."""
    return {m.key for m in mentions if m.form == "cued" or (m.form == "name" and m.cue)}


def _without_doubtful(mentions: list[Mention], sure: set[str]) -> list[Mention]:
    """Leave out names that are mostly other words, unless they are sure or listed beside names that are none."""
    kept: list[Mention] = []
    for n, mention in enumerate(mentions):
        if not mention.doubtful or mention.key in sure or _listed(mentions, n):
            kept.append(mention)
    return kept


def _listed(mentions: list[Mention], n: int) -> bool:
    """Whether a name is told in a list with one that is no other word: «یزد، البرز»."""
    me = mentions[n]
    farthest = NEXT_WITH_NUMBERS if "province" in me.known else NEXT_IN_LIST
    for left, right in ((n - 1, n), (n, n + 1)):
        if left >= 0 and right < len(mentions):
            other = mentions[left if right == n else right]
            alike = not other.doubtful and set(other.known) & set(me.known)
            if alike and 1 < mentions[right].start - mentions[left].end <= farthest:
                return True
    return False


def _resolved(mentions: list[Mention], title: list[Mention]) -> list[Mention]:
    """Let words that point back stand for what was told before; those that point nowhere are left out."""
    if all(mention.name for mention in mentions):
        return mentions
    memory = Memory(title, mentions)
    resolved = []
    for mention in mentions:
        if not mention.name:
            target = memory.target(mention)
            if target is None:
                continue
            level = mention.level if mention.level in target.known else target.level
            mention = mention._replace(
                name=target.name, key=target.key, level=level, within=target.within, known=target.known
            )
        else:
            memory.tell(mention)
        resolved.append(mention)
    return resolved


class Memory:
    """The places told so far, by the level as which they may be pointed back to."""

    def __init__(self, title: list[Mention], mentions: list[Mention]) -> None:
        self.told: dict[str, deque[Mention]] = defaultdict(lambda: deque(maxlen=KEPT))
        self.first: dict[str, Mention] = {}
        for mention in [*title, *mentions]:
            for level in _may_be(mention):
                self.first.setdefault(level, mention)
        for mention in [*title, *title]:
            self.tell(mention)

    def tell(self, mention: Mention) -> None:
        for level in _may_be(mention):
            self.told[level].append(mention)

    def target(self, mention: Mention) -> Mention | None:
        """What a mention that points back stands for."""
        this = mention.head == "this"
        if mention.head and not this:
            return self._last("site " + mention.head.removesuffix("ی"))
        if mention.level == "country":
            last = self._last("country")
            return last if this and last else _IRAN
        other = {"county": "city", "city": "county"}.get(mention.level, "")
        for level in (mention.level, other):
            last = self._last(level)
            if last and mention.start - last.end < RECENT and (this or last.cue == level):
                return last
        for level in (mention.level, other):
            if self.told.get(level):
                often = Counter(one.key for one in self.told[level]).most_common(1)[0][0]
                return next(one for one in self.told[level] if one.key == often)
        return self.first.get(mention.level) or self.first.get(other)

    def _last(self, level: str) -> Mention | None:
        return self.told[level][-1] if self.told.get(level) else None


def _may_be(mention: Mention) -> tuple[str, ...]:
    """The levels as which a mention may be pointed back to."""
    if mention.form == "site":
        head = "site " + mention.head.removesuffix("ی")
        return (head, mention.level) if mention.level != "other" else (head,)
    if mention.form not in ("name", "cued"):
        return ()
    if mention.cue in ("province", "county", "city") and mention.cue in mention.known:
        return (mention.cue,)
    return mention.known
