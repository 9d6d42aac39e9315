"""What governs the mention of a place: the words before it that it belongs to («شهرداری قم», «در بازار تهران»)."""

from dataclasses import dataclass
from functools import cache

from ..items.word_class import word_class
from ..tokenized import Tokenized
from .gazetteer import words

REACH = 60  # code points looked back over
_MOST = 8  # tokens


@dataclass(frozen=True, slots=True)
class Governor:
    """`sort`: "post", "body", "agency", "noun" or "" where the mention stands free; `word` the word right before,
    `preposition` the one that the phrase hangs on."""

    sort: str
    word: str
    preposition: str


@cache
def _words(section: str, name: str) -> frozenset[str]:
    return frozenset(words()[section][name].split())


def governor_of(read: Tokenized, begin: int, start: int) -> Governor:
    """The governor of a mention at `start`, in a sentence that begins at `begin`."""
    tokens = read.between(max(begin, start - REACH), start)
    sort, preposition, n = "", "^", 0
    if _dateline([token.text for token in tokens[-6:]]):
        return Governor("dateline", tokens[-1].text, tokens[-1].text)
    word = tokens[-1].text if tokens else "^"
    for token in reversed(tokens[-_MOST:]):
        if token.sort == "mark":
            preposition = token.text
            break
        tag = word_class(token.text).tag
        if token.sort == "number":
            preposition = "#"
            break
        if tag in ("ADP", "SCONJ", "CCONJ", "VERB", "AUX") and token.text != "و":
            preposition = token.text if tag == "ADP" else tag
            break
        if token.text in _words("agency", "names"):
            sort = "agency"
        elif token.text in _words("post", "words"):
            sort = "post"
        elif token.text in _words("body", "words") and sort != "post":
            sort = "body"
        n += 1
    if not sort and n:
        sort = "noun"
    return Governor(sort, word, preposition)


def _dateline(words_before: list[str]) -> bool:
    """«به گزارش خبرگزاری فارس از», «خبرنگار مهر در», «ایسنا/»: where the news comes from."""
    if not words_before or words_before[-1] not in ("از", "در", "/", "-", "–", "،", "منطقه", "استان", "شهرستان"):
        return False
    return any(word in _words("agency", "names") for word in words_before[-5:-1])
