"""The talk of a document: who says something where, sentence by sentence."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..document import Document
from ..token import Token, tokenize
from .beginnings import Words, read_words
from .hearing import Event, Hearing
from .lexicon import key
from .mention import Mention, Reader
from .names import likely_surname
from .saying import Saying, sayings
from .voice import Voice

_Heard = tuple[list[Mention], list[Saying]]


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
    words = _words(document, talk.tokens)
    surnames: set[str] = set()
    heard = [_read(each, {}, surnames) for each in words]
    unclear = [n for n, (_, said) in enumerate(heard) if any(s.how == "verb" and s.by is None for s in said)]
    if document.model and unclear:
        document.read_entities([document.sentences[n] for n in unclear])
        for n in unclear:
            heard[n] = _read(words[n], _named(document, talk.tokens[n]), surnames)
    hearing = Hearing([saying.by for _, said in heard for saying in said if saying.by])
    for number, (mentions, said) in enumerate(heard):
        if mentions or said:
            talk.events += hearing.sentence(number, talk.tokens[number], mentions, said)
    talk.voices = hearing.voices
    talk.begins = [event.start for event in talk.events]
    if document.title:
        _complete(talk.voices, document.title)
    return talk


def _words(document: Document, sentences: list[list[Token]]) -> list[Words]:
    """The words of each sentence, looked up for the whole text at once but where a sentence cuts a token."""
    read = document.tokenized
    words = read_words(read.words)
    found = []
    for span, tokens in zip(document.sentences, sentences, strict=True):
        first, stop = read.span(*span)
        whole = len(tokens) == stop - first and tokens and tokens[-1].text == read.words[stop - 1]
        found.append(words.part(first, stop) if whole else read_words([token.text for token in tokens]))
    return found


def _read(words: Words, named: Mapping[int, tuple[int, str]], surnames: set[str]) -> _Heard:
    """The mentions and sayings of a sentence; `surnames` takes up the words by which its persons are named again."""
    reader = Reader(words, named, surnames)
    mentions = reader.mentions()
    said = sayings(reader, mentions)
    names = [part for m in mentions if m.sort == "name" for part in m.name.split()[1:] or [m.name]]
    surnames.update(key(name) for name in names if likely_surname(name))
    return mentions, said


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
    for mention in Reader(read_words([token.text for token in tokenize(title)])).mentions():
        if mention.sort == "name":
            for voice in voices:
                if voice.sort == "person" and voice.is_called(mention.name):
                    voice.call(name=mention.name)
