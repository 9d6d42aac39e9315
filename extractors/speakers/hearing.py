"""Hearing a document out: each mention is brought to its voice, in the order of the text.

A name is that of a voice known by it or by a part of it; an office that of a voice that holds it, else of the person
who spoke last, unless a new name follows; «وی» is the person who spoke last, «این سازمان» the institution named last.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ..span import Span
from .mention import Mention
from .saying import Saying
from .script import Script
from .voice import Voice, matching

LOOK_BACK = 40  # voices
LOOK_AHEAD = 2  # subjects
SAID = ("verb", "colon", "show")
_SORTS = {"body": "body", "other": "other"}


@dataclass(slots=True)
class Event:
    """A saying in the text: the span of its verb or source, its voice (None where nobody is told), the span of the
    words that tell who with their sort, and the number of its sentence."""

    start: int
    end: int
    voice: Voice | None
    how: str
    colon: bool
    sentence: int
    by: Span | None
    by_sort: str


class Hearing:
    """What was heard up to a sentence."""

    def __init__(self, script: Script, subjects: Sequence[Mention]) -> None:
        self.script = script
        self.voices: list[Voice] = []
        self.subjects = [one for one in subjects if one.sort in ("name", "role")]
        self.place = {id(one): n for n, one in enumerate(self.subjects)}
        self.speaker: Voice | None = None  # who said something last
        self.person: Voice | None = None  # the person who did
        self.body: Voice | None = None  # the institution named last
        self.source: Voice | None = None  # the institution that said something last

    def sentence(self, number: int, mentions: list[Mention], said: list[Saying]) -> list[Event]:
        """The events of the next sentence."""
        first = self.script.spans[number][0]
        subjects = {id(saying.by) for saying in said if saying.by}
        voices: dict[int, Voice] = {}
        for mention in mentions:
            voice = self._voice(mention, id(mention) in subjects)
            if voice is None:
                continue
            voices[id(mention)] = voice
            voice.spans.append(self.script.place(mention.first, mention.last))
            if id(mention) in subjects and (not mention.source or mention.first - first < 4 or self.person is None):
                self._heard(voice)
        return [self._event(saying, number, voices) for saying in said]

    def _event(self, saying: Saying, number: int, voices: dict[int, Voice]) -> Event:
        by = saying.by
        voice = voices.get(id(by)) if by else self.speaker if saying.how == "verb" else None
        if voice:
            voice.said += saying.how in SAID
            voice.sourced += saying.how not in SAID
        span = self.script.place(by.first, by.last) if by else None
        start, end = self.script.place(saying.first, saying.last)
        return Event(start, end, voice, saying.how, saying.colon, number, span, by.sort if by else "")

    def _heard(self, voice: Voice) -> None:
        if voice.sort != "other":
            self.speaker = voice
        if voice.sort == "person":
            self.person = voice
        else:
            self.source = voice

    def _voice(self, mention: Mention, subject: bool) -> Voice | None:
        """The voice of a mention; a new one where none is known."""
        if mention.sort == "outlet":
            return None
        if mention.sort == "pronoun":
            return self._meant(mention)
        if mention.sort == "this":
            return self._this(mention)
        voice = matching(self.voices[-LOOK_BACK:], mention)
        if voice is None and mention.sort == "name" and subject:
            voice = self._named(mention)
        if mention.sort == "role" and subject and (voice is None or not (voice.names or voice.said)):
            voice = self._holder(mention) or voice
        if voice is None:
            voice = Voice(_SORTS.get(mention.sort, "person"), number=len(self.voices))
            self.voices.append(voice)
        if mention.sort == "name":
            voice.named += 1
            voice.call(name=mention.name)
        if mention.role and (" " in mention.role or not (voice.names or voice.roles)):
            voice.call(role=mention.role)
        if voice.sort == "body":
            self.body = voice
        return voice

    def _meant(self, mention: Mention) -> Voice | None:
        """Whom «وی» or «این مقام مسئول» stands for."""
        if mention.role:
            like = [v for v in self.voices[-LOOK_BACK:] if v.roles and v.holds(mention.role) > 0.5]
            if like and self.person not in like:
                return like[-1]
        return self.person or self.speaker

    def _this(self, mention: Mention) -> Voice | None:
        """Which institution «این بانک» stands for: the last one of that sort, or the last of all."""
        head = mention.role.split()[0] if mention.role else ""
        for voice in reversed(self.voices[-LOOK_BACK:]):
            if head and voice.sort == "body" and any(role.split()[0] == head for role in voice.roles if role):
                return voice
        return self.source or self.body or self.speaker

    def _named(self, mention: Mention) -> Voice | None:
        """The voice told by office before, whose name this is: «استاندار گفت: … رضایی افزود»."""
        voice = self.person
        if voice is None or voice.names or (mention.role and voice.holds(mention.role) < 0.4):
            return None
        return voice

    def _holder(self, mention: Mention) -> Voice | None:
        """The person who spoke last, for who he is may be told in other words («مدیرکل …», then «رئیس ستاد …»); not
        where another is brought in («… نیز گفت») or a new name is told next."""
        person = self.person
        if person is None or not person.names or mention.other or " " not in mention.role:
            return None
        if mention.source and sum(bool(voice.names) and voice.said > 0 for voice in self.voices) > 1:
            return None
        n = self.place.get(id(mention), len(self.subjects))
        for later in self.subjects[n + 1 : n + 1 + LOOK_AHEAD]:
            if later.sort == "name" and not any(voice.is_called(later.name) for voice in self.voices[-LOOK_BACK:]):
                return None
        return person
