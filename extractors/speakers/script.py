"""The words of a document, sentence after sentence in one list, with their places in the text."""

from dataclasses import dataclass

from ..document import Document
from ..span import Span
from ..token import tokenize
from .beginnings import END, Words, read_words


@dataclass(frozen=True, slots=True)
class Script:
    """`texts` are the words as they stand, `starts` and `ends` where; `spans` the first word of each sentence, and the
    one after its last. Between sentences stands `END`. In `words` a word too long to be one is «…»."""

    texts: list[str]
    starts: list[int]
    ends: list[int]
    spans: list[Span]
    words: Words

    def place(self, first: int, last: int) -> Span:
        """Where words `first` to `last` (exclusive) stand in the text."""
        return self.starts[first], self.ends[last - 1]


def read_script(document: Document) -> Script:
    """The script of a document."""
    read = document.tokenized
    texts, starts, ends = [END], [0], [0]
    spans = []
    for start, end in document.sentences:
        begin = len(texts)
        words, begins, stops = read.part(start, end)
        texts += words
        starts += begins
        ends += stops
        spans.append((begin, len(texts)))
        texts += _APART
        starts += _NOWHERE
        ends += _NOWHERE
    return Script(texts, starts, ends, spans, read_words(texts))


def title_words(title: str) -> Words:
    """The words of a title, a sentence by itself."""
    return read_words([END, *(token.text for token in tokenize(title)), *_APART])


_APART = (END, END)
_NOWHERE = (0, 0)
