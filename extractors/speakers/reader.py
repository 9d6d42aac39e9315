"""The mentions of a sentence: where they are looked for, what governs them, and which of them are one."""

from bisect import bisect_left

from .beginnings import AT_CLAUSE, END, MENTION, MENTIONS, NAMED, NOMINAL, OPENING, ROLE, SOURCES
from .mention import MOST_MARKS, Mention, Mentions
from .phrase import QUOTES

MOST_BEFORE_OFFICE = 5  # tokens from a name that none tells to the office behind it: three words, two marks


class Reader(Mentions):
    """Reads mentions, sentence by sentence."""

    def __post_init__(self) -> None:
        super().__post_init__()
        for i in [*self.named, *self._before_offices()]:
            self._add(i)
        self._openings = sorted(self.begins)

    def _add(self, i: int) -> None:
        """Have a mention looked for at word `i`."""
        self.begins[i] = self.begins.get(i, 0) | MENTION

    def openings(self, first: int, stop: int) -> list[int]:
        """Where in the sentence of words `first` to `stop` anything may begin: as the words tell, the model, and the
        surnames known."""
        here = self._openings[bisect_left(self._openings, first) : bisect_left(self._openings, stop)]
        if not self.known or self.known.isdisjoint(self.keys[first:stop]):
            return here
        again = [i for i in range(first, stop) if self.keys[i] in self.known]
        for i in again:
            self._add(i)
        return sorted({*here, *again})

    def _before_offices(self) -> list[int]:
        """Where a clause begins with what may be the name of the holder of an office behind it."""
        found = []
        for office in [i for i in self.begins if self.bits[i] & ROLE]:
            for i in range(office - 1, office - 1 - MOST_BEFORE_OFFICE, -1):
                if self.words[i] == END:
                    break
                if self.bits[i] & OPENING and self.bits[i] & NAMED and self._begins(i):
                    found.append(i)
        return found

    def mentions(self, openings: list[int]) -> list[Mention]:
        """The mentions of a sentence, in order, none within another."""
        found: list[Mention] = []
        done = 0
        for i in openings:
            if i < done:
                continue
            begins = self.begins[i]
            mention = self.sourced(i) if begins & SOURCES else None
            if mention is None and begins & MENTIONS and (begins & MENTIONS & ~AT_CLAUSE or self._begins(i)):
                mention = self.mention(i)
            if mention is None or not (mention.name or mention.sort != "name"):
                continue
            if not mention.source:
                after = found[-1] if found and found[-1].source and found[-1].last == mention.first else None
                mention.free = after is not None or self.free(mention.first)
                mention.other = self._another(mention)
                mention.loose = mention.free or self.bits[mention.first - 1] & NOMINAL > 0
            found.append(mention)
            done = max(mention.last, i + 1)
        return self.together(found)

    def _another(self, mention: Mention) -> bool:
        """Whether a mention is told as that of somebody new."""
        return self.words[mention.first - 1] == "یک" or self.keys[mention.last] in ("نیز", "هم")

    def together(self, found: list[Mention]) -> list[Mention]:
        """An office before or after a name joined to it: «مرتضی آقایی، مدیرعامل شرکت فولاد»."""
        out: list[Mention] = []
        for one in found:
            last = out[-1] if out else None
            if last and not one.source and self._touch(last.last, one.first):
                if last.sort == "name" and one.sort == "role" and not last.role:
                    last.role, last.last = one.role, one.last
                    continue
                if last.sort == "role" and one.sort == "name" and not one.role:
                    one.role, one.first, one.free, one.source = last.role, last.first, last.free, last.source
                    out[-1] = one
                    continue
            out.append(one)
        return out

    def _touch(self, end: int, start: int) -> bool:
        if start - end > MOST_MARKS:
            return False
        between = [word for word in self.words[end:start] if word not in QUOTES]
        return between in ([], ["،"], ["-"])
