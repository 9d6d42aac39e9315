"""What governs the mention of a place: the words before it that it belongs to («شهرداری قم», «در بازار تهران»)."""

from functools import cache
from typing import NamedTuple

from ..items.word_class import word_class
from ..token import Token
from ..tokenized import Tokenized
from ..word_table import WordTable
from .gazetteer import words

REACH = 60  # code points looked back over
_MOST = 8  # tokens
_AFTER_AGENCY = frozenset(("از", "در", "/", "-", "–", "،", "منطقه", "استان", "شهرستان"))


class Governor(NamedTuple):
    """`sort`: "post", "body", "agency", "noun" or "" where the mention stands free; `word` the word right before,
    `preposition` the one that the phrase hangs on."""

    sort: str
    word: str
    preposition: str


def governor_of(read: Tokenized, begin: int, first: int) -> Governor:
    """The governor of a mention whose first token is the `first`, in a sentence that begins at `begin`."""
    tokens = _before(read, begin, first)
    if not tokens:
        return Governor("", "^", "^")
    word = tokens[-1].text
    if word in _AFTER_AGENCY and any(_roles[token.text][1] == "agency" for token in tokens[-5:-1]):
        return Governor("dateline", word, word)  # «به گزارش خبرگزاری فارس از», «خبرنگار مهر در», «ایسنا/»
    sort, preposition = "", "^"
    for token in reversed(tokens):
        if token.sort != "word":
            preposition = "#" if token.sort == "number" else token.text
            break
        ends, role = _roles[token.text]
        if ends:
            preposition = ends
            break
        if role in ("agency", "post") or not sort or (role == "body" and sort != "post"):
            sort = role
    return Governor(sort, word, preposition)


def _before(read: Tokenized, begin: int, first: int) -> list[Token]:
    """The tokens before the `first` that may govern it, those of its sentence and none too far."""
    tokens = read.tokens[max(0, first - _MOST) : first]
    start = read.tokens[first].start
    least = max(begin, start - REACH)
    return tokens if not tokens or tokens[0].start >= least else read.between(least, start)[-_MOST:]


@cache
def _sorts() -> dict[str, str]:
    """Word → the sort of governor it is."""
    listed = (("body", "words"), ("post", "words"), ("agency", "names"))
    return {word: section for section, name in listed for word in words()[section][name].split()}


def _role_of(word: str) -> tuple[str, str]:
    """What a word before a mention is: the preposition or the class that ends the phrase, or "" and its sort."""
    tag = word_class(word).tag
    ends = word if tag == "ADP" else tag if tag in ("SCONJ", "CCONJ", "VERB", "AUX") else ""
    return "" if word == "و" else ends, _sorts().get(word, "noun")


_roles = WordTable(_role_of)
