"""Mentions of places in clean text: names of the gazetteer, smaller places by their heads, words that point back."""

from dataclasses import dataclass

from ..tokenized import Tokenized, tokenized
from .gazetteer import IRAN, Name, gazetteer, key_of
from .site import site_at
from .vocabulary import LEVELS, QUOTES, vocabulary


@dataclass(frozen=True, slots=True)
class Mention:
    """A place told at text[start:end], its class noun included.

    `name` is how it is given out, `key` the same for all spellings. `form` tells how it is told: "name", "cued" (with
    its class noun), "adjective", "back" (pointing back: «این استان»; its name is empty until a document is read),
    "part" (a part of a place: «شرق استان»), "site" (head and words), "joint" (several names as one). `cue` is the
    level of the class noun, or "".
    """

    start: int
    end: int
    name: str
    key: str
    level: str
    form: str
    cue: str = ""
    doubtful: bool = False
    within: frozenset[str] = frozenset()
    head: str = ""
    known: tuple[str, ...] = ()


def find_mentions(text: str | Tokenized) -> list[Mention]:
    """The mentions of a text, in order; they do not overlap."""
    return Finder(tokenized(text)).mentions()


_JOINS = frozenset(("،", "و", ","))


class Finder:
    """Reads tokens from left to right; each step takes a mention or one token."""

    def __init__(self, read: Tokenized) -> None:
        self.text, self.tokens = read.text, read.tokens
        self.words = vocabulary()
        self.found: list[Mention] = []
        self.listed = ""  # the class noun that goes on through a list: «شهرستان‌های دهگلان و قروه»

    def mentions(self) -> list[Mention]:
        k = 0
        while k < len(self.tokens):
            taken = self._at(k)
            if taken is None:
                if self.tokens[k].text not in _JOINS:
                    self.listed = ""
                k += 1
            else:
                k = taken
        return self.found

    def _word(self, k: int) -> str:
        return self.tokens[k].text if 0 <= k < len(self.tokens) else ""

    def _at(self, k: int) -> int | None:
        """Take what begins at token `k`; the token after it, None where nothing does."""
        token = self.tokens[k]
        if token.sort != "word":
            return None
        return (
            self._abroad(k)
            or self._part(k)
            or self._cued(k)
            or self._site(k)
            or self._name(k)
            or self._back(k)
            or self._adjective(k)
        )

    def _add(self, first: int, last: int, name: str, level: str, form: str, **more: object) -> int:
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        key = more.pop("key", None) or key_of(name)
        self.found.append(Mention(start, end, name, key, level, form, **more))  # type: ignore[arg-type]
        return last

    def _known(self, first: int, last: int, name: Name, form: str, cue: str = "") -> int:
        """Add a name of the gazetteer."""
        level = cue if cue in name.levels else name.levels[0]
        level = level if level in LEVELS else "other"
        doubtful = name.doubtful and not cue
        return self._add(
            first, last, name.name, level, form, cue=cue, doubtful=doubtful, within=name.within, known=name.levels
        )

    def _unquoted(self, k: int) -> int:
        return k + 1 if self._word(k) in QUOTES else k

    def _cued(self, k: int) -> int | None:
        """«استان همدان», «شهر «نیویورک»»."""
        cue = self.words.cue.get(self.tokens[k].text)
        if cue is None:
            return None
        found = gazetteer().place_at(self.tokens, self._unquoted(k + 1))
        if found is None:
            return None
        last, name = found
        self.listed = cue if self.tokens[k].text.endswith("های") else ""
        return self._known(k, last, name, "cued", "" if cue == "foreign" else cue)

    def _name(self, k: int) -> int | None:
        """«همدان»."""
        found = gazetteer().at(self.tokens, k)
        if found is None:
            return None
        last, name = found
        if not name.levels:
            return last
        agency = name.name in self.words.agencies and (
            self._word(k - 1) in self.words.agency_before or self._word(last) == ":"
        )
        called = self._word(k - 1) in self.words.before and (name.doubtful or "country" not in name.levels)
        if agency or called:
            return last
        if name.adjective:
            return self._known(k, last, name, "adjective")
        if name.doubtful and self._word(k - 1) in self.words.offices:
            return self._known(k, last, name, "name", "province" if "province" in name.levels else "county")
        return self._known(k, last, name, "name", self.listed)

    def _abroad(self, k: int) -> int | None:
        """«خارج از کشور»."""
        if [self._word(k + n) for n in range(3)] == ["خارج", "از", "کشور"]:
            return self._add(k, k + 3, "خارج از کشور", "other", "part", head="خارج")
        return None

    def _part(self, k: int) -> int | None:
        """«شمال کشور», «شرق استان اصفهان», «جنوب کرمان»."""
        word = self.tokens[k].text
        if word not in self.words.direction or k + 1 >= len(self.tokens):
            return None
        at = k + 1
        if self._word(at) in self.words.direction:
            at += 1
        cue = self.words.cue.get(self._word(at))
        found = gazetteer().place_at(self.tokens, at + 1 if cue else at)
        if found and (cue or not found[1].doubtful):
            last, name = found
            whole = self.text[self.tokens[k].start : self.tokens[last - 1].end]
            return self._add(k, last, whole, "other", "part", within=name.within, head=word)
        if self.words.back.get(self._word(at)) in ("country", "province", "city", "county"):
            whole = self.text[self.tokens[k].start : self.tokens[at].end]
            return self._add(k, at + 1, whole, "other", "part", head=word)
        return None

    def _back(self, k: int) -> int | None:
        """«این استان», «شهرستان», «کشور»."""
        first, at = k, k
        if self.tokens[k].text in self.words.pointing and k + 1 < len(self.tokens):
            at = k + 1
        word = self.tokens[at].text
        if at > first and ((word in self.words.heads and word not in self.words.back) or word == "روستا"):
            level = "village" if word == "روستا" else "other"
            return self._add(first, at + 1, "", level, "back", head=word)
        if word in self.words.ours:
            return self._add(first, at + 1, IRAN, "country", "back", cue="country", head="ours")
        back = self.words.back.get(word)
        if back is None or (at == k and not self._lone(k)):
            return None
        head = "this" if at > first else ""
        return self._add(first, at + 1, "", back, "back", cue=back, head=head)

    def _lone(self, k: int) -> bool:
        """Whether a bare class noun may point back: not «وزیر کشور», «۵۴ کشور»."""
        if k == 0:
            return True
        before = self.tokens[k - 1]
        return not (before.sort == "number" or before.text in self.words.counts or before.text in self.words.ministry)

    def _adjective(self, k: int) -> int | None:
        """«ایلامی‌ها», «مددجویان ایلامی»: in or after a plural, as surnames are made alike."""
        word = self.tokens[k].text
        before = self._word(k - 1)
        people = word.endswith("ی\u200cها")
        word = word.removesuffix("\u200cها")
        if len(word) < 4 or not word.endswith("ی"):
            return None
        if not people and not before.endswith(("ان", "ها", "های", "ات", "ین")):
            return None
        name = gazetteer().find(word[:-1])
        if name is None or name.doubtful or name.adjective or not {"province", "county"} & set(name.levels):
            return None
        return self._known(k, k + 1, name, "adjective")

    def _site(self, k: int) -> int | None:
        """«روستای تینوج», «سد آزاد سنندج», «منطقه ۲۰ تهران»."""
        site = site_at(self.tokens, k)
        if site is None:
            return None
        return self._add(k, site.end, site.name, site.level, "site", key=site.key, cue=site.cue, head=site.head)
