"""The talk of a document: who says something where, sentence by sentence."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..document import Document
from ..token import Token, tokenize
from .hearing import Event, Hearing
from .lexicon import key
from .mention import Mention, Reader
from .names import likely_surname
from .saying import Saying, sayings
from .voice import Voice

_Heard = tuple[list[Token], list[Mention], list[Saying]]


@dataclass(slots=True)
class Talk:
    """A document with the tokens of its sentences, voices in order of appearance, sayings in order."""

    document: Document
    tokens: list[list[Token]]
    voices: list[Voice] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)


def read_talk(document: Document) -> Talk:
    """Who says something where in a document."""
    talk = Talk(document, [document.tokenized.between(*span) for span in document.sentences])
    surnames: set[str] = set()
    heard = [_read(tokens, {}, surnames) for tokens in talk.tokens]
    unclear = [n for n, (_, _, said) in enumerate(heard) if any(s.how == "verb" and s.by is None for s in said)]
    if document.model and unclear:
        document.read_entities([document.sentences[n] for n in unclear])
        for n in unclear:
            heard[n] = _read(talk.tokens[n], _named(document, talk.tokens[n]), surnames)
    hearing = Hearing([saying.by for _, _, said in heard for saying in said if saying.by])
    for number, (tokens, mentions, said) in enumerate(heard):
        talk.events += hearing.sentence(number, tokens, mentions, said)
    talk.voices = hearing.voices
    talk.begins = [event.start for event in talk.events]
    if document.title:
        _complete(talk.voices, document.title)
    return talk


def _read(tokens: list[Token], named: Mapping[int, tuple[int, str]], surnames: set[str]) -> _Heard:
    """The mentions and sayings of a sentence; `surnames` takes up the words by which its persons are named again."""
    reader = Reader(tokens, named, surnames)
    mentions = reader.mentions()
    said = sayings(reader, mentions)
    words = [part for m in mentions if m.sort == "name" for part in m.name.split()[1:] or [m.name]]
    surnames.update(key(word) for word in words if likely_surname(word))
    return tokens, mentions, said


def _named(document: Document, tokens: list[Token]) -> dict[int, tuple[int, str]]:
    """First token → token after the last, and label, of the persons and institutions that the model finds."""
    starts = [token.start for token in tokens]
    found = {}
    for entity in document.entities_in(tokens[0].start, tokens[-1].end):
        if entity.label in ("PER", "ORG"):
            first = max(0, bisect_right(starts, entity.start) - 1)
            found[first] = max(first + 1, bisect_right(starts, entity.end - 1)), entity.label
    return found


def _complete(voices: list[Voice], title: str) -> None:
    """Names that the title tells in full."""
    for mention in Reader(tokenize(title), {}).mentions():
        if mention.sort == "name":
            for voice in voices:
                if voice.sort == "person" and voice.is_called(mention.name):
                    voice.call(name=mention.name)
