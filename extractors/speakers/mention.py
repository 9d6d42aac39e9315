"""Who is meant by the words that begin at one place: a person, an office, an institution, a pronoun, a source."""

from dataclasses import dataclass
from typing import Literal

from ..items.word_class import word_class
from .beginnings import END, FIRST_HALVES, FREEING, NAMED, NAMES, ROLE, SOURCE_SORTS, TITLE
from .lexicon import phrase_at
from .names import MOST, family, given, name_end, odd
from .phrase import QUOTES, Phrases

Sort = Literal["name", "role", "body", "pronoun", "this", "outlet", "other"]
MOST_MARKS, MOST_FILLERS, MOST_TITLES = 6, 12, 8  # marks, fillers and titles that may stand in a row
_AFTER_TITLE = QUOTES | {"و", "دوم", "یکم"}  # «حجت‌الاسلام و المسلمین», «سرتیپ دوم»
_MARKS = frozenset("،؛:,")


@dataclass(slots=True)
class Mention:
    """Words that stand for somebody: tokens `first` to `last` (exclusive), the `name` of a person as told there, his
    `role` or the institution's name; `free` where no preposition or noun before governs it, so that it may be subject;
    `loose` where a noun stands before, which may govern it or not; `other` where he is brought in as another («یک …»,
    «… نیز»); `source` the sort of phrase that brings it in («به گفته …»), or ""."""

    first: int
    last: int
    sort: Sort
    name: str = ""
    role: str = ""
    free: bool = True
    source: str = ""
    loose: bool = False
    other: bool = False


class Mentions(Phrases):
    """The mention that begins at a word, if one does."""

    def free(self, i: int) -> bool:
        """Whether nothing before token `i` governs what begins there."""
        least = i - MOST_MARKS
        while i > least and (self.words[i - 1] in QUOTES or self.words[i - 1] == "یک"):
            i -= 1
        return self.bits[i - 1] & FREEING > 0

    def sourced(self, i: int) -> Mention | None:
        """«به گفته او», «بر اساس آمار بانک مرکزی»: who follows."""
        opening = phrase_at(self.keys, i)
        if opening is None or opening[0] not in SOURCE_SORTS:
            return None
        source, j = opening
        limit = j + MOST_FILLERS
        while j < limit and (self.keys[j] in self.lexicon.filler or self.words[j] in QUOTES):
            j += 1
        if source == "bare":
            told = self.lexicon.heads | self.lexicon.roles
            j = next((k for k in range(j, self._stop(j, j + 3)) if self.keys[k] in told), -1)
        if self.words[j] == END:
            return None
        if source == "of_agent" and not self._made_known(j):
            return None
        for n in (3, 2, 1):
            if "".join(self.keys[j : j + n]) in self.lexicon.outlets:
                return Mention(j, max(j + n, self._phrase_end(j + n - 1)), "outlet", source=source)
        if self.keys[j] in self.lexicon.papers:
            return self._paper(j, source)
        if self.keys[j] in self.lexicon.this and source != "of_person":
            return Mention(j, j + 1, "this", source=source)
        mention = self.mention(j)
        named = source == "of_report" or not self._common(j)
        opens = self._opens(j) or (source == "of_report" and word_class(self.words[j]).tag == "NUM")  # «سی ان بی‌سی»
        opens = opens and self.keys[j] not in self.lexicon.stops and self.words[j][0].isalpha()
        if mention is None and source not in ("of_person", "of_agent") and opens and named:
            last = self._phrase_end(j)
            mention = Mention(j, last, "other", role=self._text(j, last)) if last > j else None
        if mention is not None:
            mention.free = False
            mention.source = source
        return mention

    def _body(self, i: int) -> Mention:
        """An institution: the name in quotation marks where it has one («شرکت "جی پی مورگان"»)."""
        last = self._phrase_end(i)
        end = self._quoted(last)
        if end > last and last - i < 3:
            return Mention(i, end, "body", role=self._text(last + 1, end))
        return Mention(i, last, "body", role=self._text(i, last))

    def _made_known(self, j: int) -> bool:
        """Whether something is made known near token `j`."""
        begin = next((i + 1 for i in range(j, j - 6, -1) if self.words[i] == END), j - 5)
        near = self.keys[begin : self._stop(j, j + 9)]
        return any(k in self.lexicon.made_known for k in near)

    def _paper(self, j: int, source: str) -> Mention:
        """An agency or a paper, told without that word: «خبرگزاری رویترز», «روزنامه کویتی القبس»."""
        last = self._phrase_end(j)
        end = self._quoted(last)
        if end > last:
            return Mention(j, end, "body", role=self._text(last + 1, end), free=False, source=source)
        k = j
        while k < last - 1 and self.keys[k] in self.lexicon.papers:
            k += 1
        if k > j and (self.keys[k] in self.lexicon.countries or word_class(self.words[k]).ezafe > 0.3):
            k = j
        return Mention(k, last, "body", role=self._text(k, last), free=False, source=source)

    def mention(self, i: int) -> Mention | None:
        words, k = self.lexicon, self.keys[i]
        if k in words.pronouns:
            return Mention(i, i + 1, "pronoun")
        past = self.keys[i - 1] == "از"  # «پیش از این وزیر گفته بود»
        if k in words.this and not past:
            after = self.keys[i + 1]
            if after in words.pointed or after in words.pointed_bodies or after in words.roles:
                last = self._phrase_end(i + 1)
                sort: Sort = "this" if after in words.pointed_bodies else "pronoun"
                return Mention(i, last, sort, role=self._text(i + 1, last))
        if named := (self._may_open_name(i) and self._name(i)) or self._before_office(i):
            return named
        if k in words.roles or (k in FIRST_HALVES and "".join(self.keys[i : i + 2]) in words.roles):
            return self._office(i)
        if k in words.papers and k in words.heads:
            return self._paper(i, "")
        if k in words.heads or k in words.people:
            return self._body(i)
        if i in self.bodies and self.free(i):
            return Mention(i, self.bodies[i], "body", role=self._text(i, self.bodies[i]))
        return None

    def _may_open_name(self, i: int) -> bool:
        """Whether anything tells that a name may begin at token `i`."""
        told = self.begins.get(i, 0) & NAMES or self.bits[i] & TITLE
        return bool(told) or i in self.persons or self.keys[i] in self.known

    def _name(self, i: int) -> Mention | None:
        """A person's name from token `i` on, titles before it included."""
        j = i
        titled = False
        limit = i + MOST_TITLES
        while j < limit and (self.keys[j] in self.lexicon.titles or (j > i and self.words[j] in _AFTER_TITLE)):
            titled = titled or self.keys[j] in self.lexicon.titles
            j += 1
        if titled:
            while j > i and self.words[j - 1] == "و":
                j -= 1
        elif self.words[i] in QUOTES or self.keys[i - 1] in self.lexicon.honoured:
            return None
        if self.words[j] == END or (titled and self.keys[i] in self.lexicon.roles and j == i + 1):
            titled = False
            j = i
        last = self.persons.get(j) or name_end(self.words, j, titled, self._begins(j))
        if last <= j + 1 and self.keys[j] in self.lexicon.doubtful_titles and self.words[j + 1 : j + 2] == ["«"]:
            last = max(last, name_end(self.words, j + 2, True))  # سید «عباس صالحی»
        if last <= j:
            if not (self.keys[j] in self.known or (self._begins(j) and family(self.words[j]) > 6)):
                return None
            last = j + 1
            limit = j + MOST
            while last < limit and (self.keys[last] in self.known or family(self.words[last]) > 4):
                last += 1
        name = self._text(j, last)
        return Mention(i, last, "name", name=name) if name else None

    def _may_name(self, i: int, j: int) -> bool:
        """Whether the words from token `i` to `j` look like a name: odd words, or a name now and then."""
        words = self.words[i:j]
        if len(words) == 1:
            return family(words[0]) > 2 or odd(words[0])
        return bool(given(words[0])) or any(odd(word) or family(word) > 2 for word in words)

    def _before_office(self, i: int) -> Mention | None:
        """One to three words that are none of the language, with an office behind them: «الینه مک‌کاسکر، حسابرس …»."""
        if not self._begins(i) or not self._opens(i) or self.keys[i] in self.lexicon.heads:
            return None
        j = i
        while j < i + 3 and self._opens(j) and self.bits[j] & NAMED:
            j += 1
        k = j
        while k < j + 2 and (self.words[k] in QUOTES or self.words[k] in ("،", "-")):
            k += 1
        if self.bits[k] & ROLE and j > i and self._may_name(i, j):
            return Mention(i, j, "name", name=self._text(i, j))
        return None

    def _office(self, i: int) -> Mention:
        """An office, and the name of its holder where it follows: «رئیس دادگستری بروجرد حمید رضایی»."""
        last = self._phrase_end(i)
        role = self._text(i, last)
        j = last
        while j < last + MOST_MARKS and self.words[j] in QUOTES:
            j += 1
        holder = self._name(j) if self._may_open_name(j) else None
        if holder:
            return Mention(i, holder.last, "name", name=holder.name, role=role)
        return Mention(i, last, "role", role=role)

    def nameless(self, begin: int, verb: int) -> Mention | None:
        """Who is told before the verb at token `verb` by words that are no known name or office: «جرمی هانت گفت»."""
        for i in range(begin, verb):
            if i > begin and self.words[i - 1] not in _MARKS and self.words[i - 1] not in QUOTES:
                continue
            if self.words[i] in QUOTES or not self._opens(i):
                continue
            last = self._phrase_end(i)
            words = self.words[i:last]
            if last > verb or len(words) > 4:
                return None
            if self._text(i, last) and all(odd(word) or given(word) or family(word) > 2 for word in words):
                return Mention(i, last, "name", name=self._text(i, last))
            return None
        return None
