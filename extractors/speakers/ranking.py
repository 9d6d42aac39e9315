"""Which voice says what a figure tells: every voice near it, and nobody, as rows of features to be weighed."""

from dataclasses import dataclass

from ..draft import Draft
from .facts import sentence_facts
from .features import (
    Part,
    alone,
    fact_of_governing,
    fact_of_nobody,
    fact_of_other,
    of_asked,
    of_governing,
    of_head,
    of_last,
    of_near,
    of_nobody,
    of_nobody_asked,
    of_nobody_near,
    of_sayings,
    of_signs,
    of_unsaid,
    of_voice,
)
from .hearing import SAID, Event
from .lexicon import key
from .surroundings import Surroundings
from .talk import Talk
from .voice import Voice
from .weighing import weigher

BEFORE, AFTER = 6, 2  # voices looked at that speak before and after the figure
NAMED = 5  # named voices looked at wherever they speak
QUESTION = 400  # code points of a question at most

Previous = tuple[Draft, Voice | None]


@dataclass(frozen=True, slots=True)
class Last:
    """The figure before: how far it is ("S" same sentence, "T" the one before, "U" and "V" further), and its voice."""

    where: str
    voice: Voice | None

    def beside(self, voice: Voice) -> str:
        """The feature: whether `voice` says that one too."""
        return self.where if self.where == "first" else f"{'same' if voice is self.voice else 'other'}:{self.where}"

    def alone(self) -> str:
        """The feature, for nobody."""
        return self.where if self.where == "first" else f"{self.where}:{'none' if self.voice is None else 'some'}"


class Ranking:
    """The choice of a speaker for each of the figures of a document."""

    def __init__(self, talk: Talk) -> None:
        self.talk, self.text = talk, talk.document.text
        speaking = [voice for voice in talk.voices if voice.said or voice.sourced]
        self.main = max(speaking, key=lambda v: (v.said, v.sourced), default=None)
        self.persons = min(3, sum(voice.sort == "person" and voice.said > 0 for voice in speaking))
        self.speaking = min(3, len(speaking))
        self.named = sorted((v for v in talk.voices if v.names), key=lambda v: (-v.said, -v.named, v.number))[:NAMED]
        self.asked = _asked(talk)
        self.facts: dict[int, list[str]] = {}
        self.kinds: dict[int, str] = {}
        self.here: Surroundings | None = None

    def rows(self, draft: Draft, previous: Previous | None) -> tuple[list[Voice | None], list[list[str]]]:
        """The candidates for a figure, nobody first, and their features (the interviewee alone for his answers);
        `previous` is the figure before, with its speaker."""
        here = self.surroundings(draft)
        if voice := self._answering(here):
            return [voice], [[]]
        last, facts = self._last(here, previous), self._facts(here, draft)
        voices = self._voices(here)
        rows = [_features(self._nobody(here, last, bool(voices)))]
        rows[0] += _features([(fact_of_nobody, fact, here.since, last.alone()) for fact in facts])
        for voice in voices:
            told: list[Part] = [(fact_of_other, fact) for fact in facts]
            if voice is here.voice:
                told = [(fact_of_governing, fact, here.since) for fact in facts]
            rows.append(_features([*self._voice(voice, here, last), *told]))
        return [None, *voices], rows

    def best(self, here: Surroundings, draft: Draft, previous: Previous | None) -> Voice | None:
        """The candidate whose features weigh most, of several the first."""
        if voice := self._answering(here):
            return voice
        voices = self._voices(here)
        if not voices:
            return None
        last = self._last(here, previous)
        facts = self._facts(here, draft)
        weights = weigher()
        nobody, governing, other = weights.weigh_facts(facts, here.since, last.alone())
        best, most = None, weights.weigh(self._nobody(here, last, any_voice=True)) + nobody
        for voice in voices:
            score = weights.weigh(self._voice(voice, here, last)) + (governing if voice is here.voice else other)
            if score > most:
                best, most = voice, score
        return best

    def surroundings(self, draft: Draft) -> Surroundings:
        """Where a figure stands in the talk."""
        self.here = Surroundings(self.talk, draft, self.here)
        return self.here

    def _answering(self, here: Surroundings) -> Voice | None:
        """Who gives the answer of an interview in which a figure stands, where nobody else is told to speak."""
        asked = self.asked.get(here.number)
        return asked[0] if asked and asked[1] == "more" and here.how == "earlier" else None

    def _last(self, here: Surroundings, previous: Previous | None) -> Last:
        if previous is None:
            return Last("first", None)
        ago = here.number - self.talk.document.sentence_at(previous[0].quote[0])
        return Last("STUUV"[min(ago, 4)], previous[1])

    def _voices(self, here: Surroundings) -> list[Voice]:
        found = {event.voice.number: event.voice for event in here.here if event.voice}
        for events, most in ((here.earlier, BEFORE), (here.later, AFTER)):
            new = dict.fromkeys(e.voice.number for e in events if e.voice and e.voice.number not in found)
            voices = {event.voice.number: event.voice for event in events if event.voice}
            found |= {number: voices[number] for number in list(new)[:most]}
        for voice in (*([self.main] if self.main else []), *self.named):
            found.setdefault(voice.number, voice)
        return list(found.values())

    def _facts(self, here: Surroundings, draft: Draft) -> list[str]:
        """What the sentence tells, and the figure itself."""
        if here.number not in self.facts:
            self.facts = {here.number: sentence_facts(self.talk, here.number)}
        own = [f"kind={draft.kind}", f"unit={draft.unit}", f"status={draft.status}", f"quoted={here.quoted()}"]
        return self.facts[here.number] + own + ["opened"] * here.around.opened

    def _nobody(self, here: Surroundings, last: Last, any_voice: bool) -> list[Part]:
        """What makes the features of «nobody says it», but for the facts."""
        how, since, before = here.how, here.since, last.alone()
        row: list[Part] = [(of_nobody, how, since, before, self.persons, self.speaking, here.until)]
        near = here.governing
        if near and near.voice:
            row.append((of_nobody_near, near.voice.sort, how, near.how, since, _head(near.voice)))
        if here.number in self.asked:
            row.append((of_nobody_asked, self.asked[here.number][1], how))
        return row if any_voice else [*row, (alone,)]

    def _voice(self, voice: Voice, here: Surroundings, last: Last) -> list[Part]:
        """What makes the features of «`voice` says it», but for the facts."""
        near, how, since, signs = here.governing, here.how, here.since, here.signs(voice)
        governs = near is not None and near.voice is voice
        before, main = last.beside(voice), "M" if voice is self.main else "m"
        kind = self._kind(voice)
        row: list[Part] = [
            (of_voice, kind, governs, how, since, main, self.persons),
            (of_signs, signs, kind, before, main),
            (of_last, before, governs, how, kind, since),
            (of_sayings, min(voice.said, 4), here.silent(voice), main, kind),
        ]
        if near:
            row.append((of_near, governs, how, near.by_sort, near.colon, since, near.how, kind))
        if here.number in self.asked:
            asked, often = self.asked[here.number]
            row.append((of_asked, asked is voice, often, how, governs))
        if governs and near:
            verb = key(self.text[near.start : near.end]) if near.how in SAID else near.how
            row.append((of_governing, near.how, near.by_sort, how, near.colon, kind, verb, here.cue()))
            row.append((of_head, _head(voice), near.how, how, since))
        if not voice.said:
            row.append((of_unsaid, min(voice.named, 3), self.persons))
        return row

    def _kind(self, voice: Voice) -> str:
        """Of what sort a voice is, and what it does."""
        kind = self.kinds.get(voice.number)
        if kind is None:
            kind = voice.sort[0] + "n" * bool(voice.names) + "s" * bool(voice.said) + "q" * bool(voice.sourced)
            self.kinds[voice.number] = kind
        return kind


def _features(parts: list[Part]) -> list[str]:
    return [feature for make, *told in parts for feature in make(*told)]


def _head(voice: Voice) -> str:
    """The first word of an institution's name: «به گزارش روابط عمومی …» is told to say it, an agency mostly not."""
    role = voice.role if voice.sort != "person" else None
    return key(role.split()[0]) if role else "-"


def _asked(talk: Talk) -> dict[int, tuple[Voice, str]]:
    """Of the sentences of an interview its interviewee, and how many paragraphs with questions there were before (one,
    or more): he spoke last before the first question, and speaks till another is told to speak by name (in an answer,
    «یکی از وزرا گفت …» is no new interviewee)."""
    found: dict[int, tuple[Voice, str]] = {}
    by_sentence: dict[int, list[Event]] = {}
    for event in talk.events:
        by_sentence.setdefault(event.sentence, []).append(event)
    spoke: Voice | None = None
    questions = 0
    text = talk.document.text
    for number, (begin, end) in enumerate(talk.document.sentences):
        for event in by_sentence.get(number, ()):
            if event.voice and event.voice.sort == "person" and event.by and (event.voice.names or not questions):
                questions = questions if event.voice is spoke else 0
                spoke = event.voice
        if spoke and questions:
            found[number] = spoke, "one" if questions == 1 else "more"
        if text[end - 1] == "؟" and end - begin < QUESTION and text[end : end + 1] in ("\n", ""):
            questions += 1
    return found
