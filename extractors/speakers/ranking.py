"""Which voice says what a figure tells: every voice near it, and nobody, as rows of features to be weighed."""

from dataclasses import dataclass

from ..draft import Draft
from ..weights import Weights
from .facts import sentence_facts
from .hearing import SAID, Event
from .lexicon import key
from .surroundings import Surroundings
from .talk import Talk
from .voice import Voice

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

    def rows(self, draft: Draft, previous: Previous | None) -> tuple[list[Voice | None], list[list[str]]]:
        """The candidates for a figure, nobody first, and their features (the interviewee alone for his answers);
        `previous` is the figure before, with its speaker."""
        voices, own, beside = self._rows(draft, previous)
        return voices, [row if common is None else row + common for row, common in zip(own, beside, strict=True)]

    def best(self, draft: Draft, previous: Previous | None, weights: Weights) -> Voice | None:
        """The candidate whose features weigh most."""
        voices, own, beside = self._rows(draft, previous)
        if len(voices) == 1:
            return voices[0]
        shared = weights.score(next((common for common in beside if common), ()))
        scores = [weights.score(row) + shared * (common is not None) for row, common in zip(own, beside, strict=True)]
        return voices[scores.index(max(scores))]

    def _rows(
        self, draft: Draft, previous: Previous | None
    ) -> tuple[list[Voice | None], list[list[str]], list[list[str] | None]]:
        """The candidates, their own features, and what those have beside that do not speak here, the same for all."""
        here = Surroundings(self.talk, draft)
        if (asked := self.asked.get(here.number)) and asked[1] == "more" and here.how == "earlier":
            return [asked[0]], [[]], [None]  # an answer of an interview, in which nobody else is told to speak
        last = self._last(here, previous)
        facts = self._facts(here, draft)
        voices = self._candidates(here)
        governing = here.governing.voice if here.governing else None
        common = [f"not|{fact}" for fact in facts if fact[0] != "w"]
        rows = [self._nobody(here, facts, last, bool(voices))]
        rows += [self._voice(voice, here, facts, last) for voice in voices]
        return [None, *voices], rows, [None, *(None if voice is governing else common for voice in voices)]

    def _last(self, here: Surroundings, previous: Previous | None) -> Last:
        if previous is None:
            return Last("first", None)
        ago = here.number - self.talk.document.sentence_at(previous[0].quote[0])
        return Last("STUUV"[min(ago, 4)], previous[1])

    def _candidates(self, here: Surroundings) -> list[Voice]:
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
            self.facts[here.number] = sentence_facts(self.talk, here.number)
        own = [f"kind={draft.kind}", f"unit={draft.unit}", f"status={draft.status}", f"quoted={here.quoted()}"]
        return self.facts[here.number] + own + ["opened"] * here.opened

    def _nobody(self, here: Surroundings, facts: list[str], last: Last, any_voice: bool) -> list[str]:
        """The features of «nobody says it»."""
        how, since, before = here.how, here.since, last.alone()
        row = ["0", f"0last={before}", f"0gov={how}", f"0gov={how}|{since}", f"0gov={how}|last={before}"]
        row += [
            f"0p={self.persons}",
            f"0n={self.speaking}|{how}",
            f"0next={here.until}",
            f"0since={since}|last={before}",
        ]
        row += [f"0{fact}" for fact in facts]
        row += [f"0{fact}|{since}" for fact in facts]
        row += [f"0{fact}|last={before}" for fact in facts if fact[0] != "w"]
        near = here.governing
        if near and near.voice:
            row.append(f"0by={near.voice.sort}|{how}|{near.how}")
            row += [f"0head={_head(near.voice)}|{near.how}", f"0head={_head(near.voice)}|{how}|{since}"]
        if here.number in self.asked:
            row += [f"0asked|{self.asked[here.number][1]}", f"0asked|{how}"]
        return row if any_voice else [*row, "0alone"]

    def _voice(self, voice: Voice, here: Surroundings, facts: list[str], last: Last) -> list[str]:
        """The features of «`voice` says it»."""
        near, how, since, signs = here.governing, here.how, here.since, here.signs(voice)
        governs = near is not None and near.voice is voice
        before, main = last.beside(voice), "M" if voice is self.main else "m"
        kind = voice.sort[0] + "n" * bool(voice.names) + "s" * bool(voice.said) + "q" * bool(voice.sourced)
        row = [f"k={kind}", f"k={kind}|g={governs}", signs, f"{signs}|k={kind}", f"{signs}|{before}", f"{signs}|{main}"]
        row += [
            f"c={before}",
            f"c={before}|g={governs}|{how}",
            f"c={before}|k={kind}",
            f"c={before}|g={governs}|{since}",
        ]
        row += [f"g={governs}|{how}|{since}", f"g={governs}|{how}|k={kind}", f"g={governs}|{main}|p={self.persons}"]
        row += [f"{main}|p={self.persons}|k={kind}", f"said={min(voice.said, 4)}|k={kind}"]
        row.append(f"after={here.silent(voice)}|{main}|{kind}")
        if near:
            row.append(f"g={governs}|{how}|by={near.by_sort}|col={near.colon}|{since}")
            row.append(f"g={governs}|{how}|by={near.by_sort}|{near.how}|k={kind}")
        if here.number in self.asked:
            asked, often = self.asked[here.number]
            row += [f"asked={asked is voice}|{often}", f"asked={asked is voice}|{how}|g={governs}"]
        if governs and near:
            verb = key(self.text[near.start : near.end]) if near.how in SAID else near.how
            row += [f"how={near.how}|{near.by_sort}|{how}|col={near.colon}", f"how={near.how}|{how}|k={kind}"]
            row += [f"verb={verb}|{how}", f"cue={here.cue()}|{how}"]
            row += [f"head={_head(voice)}|{near.how}", f"head={_head(voice)}|{how}|{since}"]
            row += [f"gov|{fact}" for fact in facts]
            row += [f"gov|{fact}|{since}" for fact in facts]
        if not voice.said:
            row.append(f"unsaid|n={min(voice.named, 3)}|p={self.persons}")
        return row


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
