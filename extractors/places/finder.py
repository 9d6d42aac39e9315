"""Finding mentions of places: names of the gazetteer, smaller places by their heads, words that point back.

Most words begin none: which ways of telling a place a word may begin is looked up, and only those are tried there.
"""

from collections.abc import Callable
from itertools import compress, count

from ...normalizers.word_table import WordTable
from ..tokenized import Tokenized, tokenized
from .gazetteer import IRAN, Name, gazetteer, key_of
from .mention import Mention
from .site import site_at
from .vocabulary import LEVELS, QUOTES, vocabulary

_JOINS = frozenset(("،", "و", ","))
_ABROAD = ["خارج", "از", "کشور"]


def find_mentions(text: str | Tokenized) -> list[Mention]:
    """The mentions of a text, in order; they do not overlap."""
    return Finder(tokenized(text)).mentions()


class Finder:
    """Reads tokens from left to right; each step takes a mention."""

    def __init__(self, read: Tokenized) -> None:
        self.read, self.texts = read, read.words
        self.words = vocabulary()
        self.gazetteer = gazetteer()
        self.found: list[Mention] = []
        self.listed = ""  # the class noun that goes on through a list: «شهرستان‌های دهگلان و قروه»

    def mentions(self) -> list[Mention]:
        done = 0
        ways_of = list(map(_ways.__getitem__, self.texts))
        for k in compress(count(), ways_of):
            if k < done:
                continue
            if self.listed and not _JOINS.issuperset(self.texts[done:k]):
                self.listed = ""
            for way in ways_of[k]:
                taken = way(self, k)
                if taken is not None:
                    done = taken
                    break
        return self.found

    def _word(self, k: int) -> str:
        return self.texts[k] if 0 <= k < len(self.texts) else ""

    def _told(self, first: int, last: int) -> str:
        """The text of these tokens."""
        return self.read.text[self.read.starts[first] : self.read.ends[last - 1]]

    def _add(
        self,
        first: int,
        last: int,
        name: str,
        level: str,
        form: str,
        cue: str = "",
        head: str = "",
        key: str = "",
        doubtful: bool = False,
        within: frozenset[str] = frozenset(),
        known: tuple[str, ...] = (),
    ) -> int:
        """Add what the tokens from the `first` on tell; the token after its last."""
        start, end = self.read.starts[first], self.read.ends[last - 1]
        key = key or key_of(name)
        self.found.append(Mention(start, end, name, key, level, form, cue, doubtful, within, head, known, first))
        return last

    def _known(self, first: int, last: int, name: Name, form: str, cue: str = "") -> int:
        """Add a name of the gazetteer."""
        level = cue if cue in name.levels else name.levels[0]
        level = level if level in LEVELS else "other"
        doubtful = name.doubtful and not cue
        return self._add(
            first, last, name.name, level, form, cue, doubtful=doubtful, within=name.within, known=name.levels
        )

    def abroad(self, k: int) -> int | None:
        """«خارج از کشور»."""
        if self.texts[k : k + 3] == _ABROAD:
            return self._add(k, k + 3, "خارج از کشور", "other", "part", head="خارج")
        return None

    def part(self, k: int) -> int | None:
        """«شمال کشور», «شرق استان اصفهان», «جنوب کرمان»."""
        word = self.texts[k]
        at = k + 2 if self._word(k + 1) in self.words.direction else k + 1
        cue = self.words.cue.get(self._word(at))
        found = self.gazetteer.place_at(self.texts, at + 1 if cue else at)
        if found and (cue or not found[1].doubtful):
            last, name = found
            whole = self._told(k, last)
            return self._add(k, last, whole, "other", "part", head=word, within=name.within)
        if self.words.back.get(self._word(at)) in ("country", "province", "city", "county"):
            whole = self._told(k, at + 1)
            return self._add(k, at + 1, whole, "other", "part", head=word)
        return None

    def cued(self, k: int) -> int | None:
        """«استان همدان», «شهر «نیویورک»»."""
        cue = self.words.cue[self.texts[k]]
        found = self.gazetteer.place_at(self.texts, k + 2 if self._word(k + 1) in QUOTES else k + 1)
        if found is None:
            return None
        last, name = found
        if cue == "village" and self._is_village(k, name):
            self.listed = ""
            return None
        self.listed = cue if self.texts[k].endswith("های") else ""
        several = cue in ("city", "county") and self._counted(k)  # «۲۰ شهر یزد» are in the province
        return self._known(k, last, name, "cued", "" if several or cue == "foreign" else cue)

    def _is_village(self, k: int, name: Name) -> bool:
        """Whether «روستای» and a name are a village with the name of a town («روستای محمدآباد»), and not what lies in
        it («روستا‌های تفرش», «۴۹ روستای تفرش», «شهر و روستای تفرش»)."""
        if {"province", "country"} & set(name.levels) or self.texts[k].endswith("های"):
            return False
        return not self._of_many(k)

    def _of_many(self, k: int) -> bool:
        """Whether «روستای» is said of some of many: «۴۹ روستای تفرش», «نخستین روستای تفرش», «شهر و روستای تفرش»."""
        before = self._word(k - 1)
        if before == "و":
            return self._word(k - 2) in self.words.back and self._word(k - 3) not in self.words.pointing
        ranked = before.endswith(("ترین", "مین")) and not before.endswith("زمین")
        return ranked or before in self.words.of_many or self._counted(k)

    def site(self, k: int) -> int | None:
        """«روستای تینوج», «سد آزاد سنندج», «منطقه ۲۰ تهران»."""
        site = site_at(self.read, k)
        if site is None:
            return None
        if site.level == "village" and self._word(site.end) not in _JOINS and self._of_many(k):
            return None  # «۴۹ روستای محروم ارومیه»; but «دو روستای تینوج و دهنو»
        return self._add(k, site.end, site.name, site.level, "site", site.cue, site.head, site.key)

    def name(self, k: int) -> int | None:
        """«همدان»."""
        found = self.gazetteer.at(self.texts, k)
        if found is None:
            return None
        last, name = found
        if not name.levels:
            return last
        before = self._word(k - 1)
        agency = name.name in self.words.agencies and (before in self.words.agency_before or self._word(last) == ":")
        called = before in self.words.before and (name.doubtful or "country" not in name.levels)
        if agency or called:
            return last
        if name.adjective:
            return self._known(k, last, name, "adjective")
        if name.doubtful and before in self.words.offices:
            return self._known(k, last, name, "name", "province" if "province" in name.levels else "county")
        return self._known(k, last, name, "name", self.listed)

    def back(self, k: int) -> int | None:
        """«این استان», «شهرستان», «کشور»."""
        at = k + 1 if self.texts[k] in self.words.pointing and k + 1 < len(self.texts) else k
        word = self.texts[at]
        if at > k and ((word in self.words.heads and word not in self.words.back) or word == "روستا"):
            level = "village" if word == "روستا" else "other"
            return self._add(k, at + 1, "", level, "back", head=word)
        if word in self.words.ours:
            return self._add(k, at + 1, IRAN, "country", "back", "country", "ours")
        back = self.words.back.get(word)
        if back is None or (at == k and not self._lone(k)):
            return None
        return self._add(k, at + 1, "", back, "back", back, "this" if at > k else "")

    def _lone(self, k: int) -> bool:
        """Whether a bare class noun may point back: not «وزیر کشور», «۵۴ کشور»."""
        return k == 0 or not (self._counted(k) or self.texts[k - 1] in self.words.ministry)

    def _counted(self, k: int) -> bool:
        """Whether a class noun behind another word is counted by that: «۵۴ کشور», «چند روستا»."""
        return k > 0 and (self.read.sorts[k - 1] == "number" or self.texts[k - 1] in self.words.counts)

    def adjective(self, k: int) -> int | None:
        """«ایلامی‌ها», «مددجویان ایلامی»: in or after a plural, as surnames are made alike."""
        if not self.texts[k].endswith("\u200cها") and not self._word(k - 1).endswith(("ان", "ها", "های", "ات", "ین")):
            return None
        name = _of_people(self.texts[k])
        return self._known(k, k + 1, name, "adjective") if name else None


def _of_people(word: str) -> Name | None:
    """The province or county whose people a word may name: «ایلامی», «ایلامی‌ها»."""
    word = word.removesuffix("\u200cها")
    name = gazetteer().find(word[:-1]) if word.endswith("ی") and len(word) >= 4 else None
    if name is None or name.doubtful or name.adjective or not {"province", "county"} & set(name.levels):
        return None
    return name


def _ways_from(word: str) -> tuple[Callable[[Finder, int], int | None], ...]:
    """The ways of telling a place that a word may begin, in the order they are tried."""
    words = vocabulary()
    ways = (
        (Finder.abroad, word == _ABROAD[0]),
        (Finder.part, word in words.direction),
        (Finder.cued, word in words.cue),
        (Finder.site, word in words.heads),
        (Finder.name, key_of(word) in gazetteer().first_parts),
        (Finder.back, word in words.pointing or word in words.ours or word in words.back),
        (Finder.adjective, _of_people(word) is not None),
    )
    return tuple(way for way, may in ways if may)


_ways = WordTable(_ways_from)
