"""Where a figure stands in the talk: which sayings are in its sentence, before it and after it."""

from bisect import bisect_left

from ...normalizers.script import ZWNJ
from ..draft import Draft
from .hearing import SAID, Event
from .lexicon import lexicon
from .talk import Talk
from .voice import Voice

NEAR = 20  # events of the figure's own sentence looked at on either side
BEFORE, AFTER = 40, 12  # events looked at before and after its sentence
LONG = 2_000  # code points within which quotation marks and cues are looked for


class Around:
    """The sayings `inside` a sentence (of many those near a figure), `before` it (the last first) and `after` it; and
    those that have a voice: `here`, `earlier` and `later`, the voices that spoke earlier, and that speak here. `since`
    is how many sentences ago the last was, and over how many line breaks; `until` how many on the next is."""

    __slots__ = (
        "after",
        "before",
        "earlier",
        "here",
        "inside",
        "later",
        "opened",
        "since",
        "speaking",
        "spoke",
        "until",
    )

    def __init__(self, talk: Talk, number: int, first: int, after: int) -> None:
        self.inside = talk.events[first:after]
        self.before = talk.events[max(0, first - BEFORE) : first][::-1]
        self.after = talk.events[after : after + AFTER]
        self.earlier = [event for event in self.before if event.voice]
        self.later = [event for event in self.after if event.voice]
        self.here = [event for event in self.inside if event.voice]
        self.spoke = {event.voice.number for event in self.earlier if event.voice}
        self.speaking = {event.voice.number for event in self.here if event.voice}
        self.since = self._since(talk, number)
        self.until = f"{min(3, self.after[0].sentence - number)}{self.after[0].by_sort}" if self.after else "-"
        self.opened = self._opened(talk, number)

    def _since(self, talk: Talk, number: int) -> str:
        if self.here:
            return "0"
        if not self.earlier:
            return "-"
        ago, begin = number - self.earlier[0].sentence, talk.document.sentences[number][0]
        breaks = min(3, talk.document.text.count("\n", max(self.before[0].end, begin - LONG), begin))
        return f"{ago if ago < 4 else 4 if ago < 7 else 7}/{breaks}"

    def _opened(self, talk: Talk, number: int) -> bool:
        """Whether the sentence before ends with «… گفت:»."""
        if self.inside or not self.before or number == 0:
            return False
        return self.before[0].colon and self.before[0].end + 3 > talk.document.sentences[number - 1][1]


class Surroundings:
    """The sayings around a figure: those of its sentence as `Around` tells them, which figures share. `governing` is
    the one that it most likely stands under, or None, and `how` tells where that is: a verb "before" it in its
    sentence, one "around" it (he, the figure, the verb), a "source", a verb "behind" it, one of an "earlier" sentence,
    or "no"."""

    def __init__(self, talk: Talk, draft: Draft, last: "Surroundings | None" = None) -> None:
        """`last` is where the figure before stands: what is around both is worked out once."""
        self.text = talk.document.text
        self.place = draft.quote[0]
        self.number = talk.document.sentence_at(self.place)
        begin, end = talk.document.sentences[self.number]
        at = bisect_left(talk.begins, self.place)
        first = max(bisect_left(talk.begins, begin), at - NEAR)
        after = min(bisect_left(talk.begins, end), at + NEAR)
        self.of = self.number, first, after
        self.around: Around = last.around if last and last.of == self.of else Around(talk, *self.of)
        around = self.around
        self.here, self.earlier, self.later = around.here, around.earlier, around.later
        self.since, self.until = around.since, around.until
        self.governing, self.how = self._governing()
        self.voice = self.governing.voice if self.governing else None

    def _governing(self) -> tuple[Event | None, str]:
        before = [event for event in self.here if event.start < self.place]
        behind = [event for event in self.here if event.start > self.place]
        while len(before) > 1 and before[-1].how not in SAID and before[-2].how in SAID and before[-2].colon:
            before.pop()  # «وی گفت: بر اساس آمار رسمی دولت …»
        if before and before[-1].how in SAID:
            return before[-1], "before"
        if behind and behind[0].by and behind[0].by[0] < self.place:
            return behind[0], "around"
        if before:
            return before[-1], "source"
        if behind:
            return behind[0], "behind"
        return (self.earlier[0], "earlier") if self.earlier else (None, "no")

    def quoted(self) -> int:
        """How many quotation marks are open before the figure since somebody spoke last, at most 2."""
        said = [event.end for event in (*self.around.inside, *self.around.before[:1]) if event.start < self.place]
        begin = max([*said, self.place - LONG, 0])
        return min(2, max(0, self.text.count("«", begin, self.place) - self.text.count("»", begin, self.place)))

    def cue(self) -> str:
        """What kind of word stands between the one who speaks and the figure, nearest the figure first."""
        by = self.governing.by if self.governing else None
        if by is None or by[1] > self.place or by[0] < self.place - LONG:
            return "-"
        cues = lexicon().cues
        words = self.text[by[1] : self.place].replace(ZWNJ, "").split()
        return next((cues[word] for word in reversed(words) if word in cues), "none")

    def signs(self, voice: Voice) -> str:
        """Where `voice` says something: in the sentence before (B) or behind (A) the figure, x where others do; last
        before it (P) or earlier (p), next after it (N) or not (n)."""
        told = "x" if self.here else ""
        if voice.number in self.around.speaking:
            told = "".join(sorted({"B" if e.start < self.place else "A" for e in self.here if e.voice is voice}))
        if self.earlier:
            told += "P" if self.earlier[0].voice is voice else "p" if voice.number in self.around.spoke else "-"
        if self.later:
            told += "N" if self.later[0].voice is voice else "n"
        return told

    def silent(self, voice: Voice) -> bool:
        """Whether `voice` says nothing in or before the figure's sentence."""
        return voice.number not in self.around.spoke and voice.number not in self.around.speaking
