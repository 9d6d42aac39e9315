"""The talk of a document: who says something where, sentence by sentence."""

from bisect import bisect_right
from dataclasses import dataclass, field

from ..document import Document
from ..span import Span
from .hearing import Event, Hearing
from .lexicon import key
from .mention import Mention
from .names import likely_surname
from .reader import Reader
from .saying import Saying, sayings
from .script import Script, read_script, title_words
from .voice import Voice

LONGEST_TITLE = 300  # code points of a title that are read

_Heard = tuple[list[Mention], list[Saying]]


@dataclass(slots=True)
class Talk:
    """A document with its words, voices in order of appearance, sayings in order."""

    document: Document
    script: Script
    voices: list[Voice] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)


def read_talk(document: Document) -> Talk:
    """Who says something where in a document."""
    script = read_script(document)
    talk = Talk(document, script)
    surnames: set[str] = set()
    reader = Reader(script.words, known=surnames)
    heard = [_read(reader, span, surnames) for span in script.spans]
    unclear = [n for n, (_, said) in enumerate(heard) if any(s.how == "verb" and s.by is None for s in said)]
    if document.model and unclear:
        document.read_entities([document.sentences[n] for n in unclear])
        named = {first: told for n in unclear for first, told in _named(document, script, script.spans[n]).items()}
        reader = Reader(script.words, named, surnames)
        for n in unclear:
            heard[n] = _read(reader, script.spans[n], surnames)
    hearing = Hearing(script, [saying.by for _, said in heard for saying in said if saying.by])
    for number, (mentions, said) in enumerate(heard):
        if mentions or said:
            talk.events += hearing.sentence(number, mentions, said)
    talk.voices = hearing.voices
    talk.begins = [event.start for event in talk.events]
    if document.title:
        _complete(talk.voices, document.title[:LONGEST_TITLE])
    return talk


def _read(reader: Reader, sentence: Span, surnames: set[str]) -> _Heard:
    """The mentions and sayings of a sentence; `surnames` takes up the words by which its persons are named again."""
    openings = reader.openings(*sentence)
    if not openings:
        return [], []
    mentions = reader.mentions(openings)
    said = sayings(reader, sentence[0], openings, mentions)
    if not mentions:
        return mentions, said
    names = [part for m in mentions if m.sort == "name" for part in m.name.split()[1:] or [m.name]]
    surnames.update(key(name) for name in names if likely_surname(name))
    return mentions, said


def _named(document: Document, script: Script, sentence: Span) -> dict[int, tuple[int, str]]:
    """First word → word after the last, and label, of the persons and institutions that the model finds."""
    begin, stop = sentence
    starts = script.starts[begin:stop]
    found = {}
    for entity in document.entities_in(*script.place(begin, stop)):
        if entity.label in ("PER", "ORG"):
            first = max(0, bisect_right(starts, entity.start) - 1)
            last = max(first + 1, bisect_right(starts, entity.end - 1))
            found[begin + first] = begin + last, entity.label
    return found


def _complete(voices: list[Voice], title: str) -> None:
    """Names that the title tells in full."""
    for mention in _title_mentions(title):
        if mention.sort == "name":
            for voice in voices:
                if voice.sort == "person" and voice.is_called(mention.name):
                    voice.call(name=mention.name)


def _title_mentions(title: str) -> list[Mention]:
    words = title_words(title)
    reader = Reader(words)
    return reader.mentions(reader.openings(1, len(words.texts)))
