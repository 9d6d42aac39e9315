"""What governs the mention of a place: the words before it that it belongs to («شهرداری قم», «در بازار تهران»)."""

from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from ...normalizers.word_table import WordTable
from ..items.word_class import word_class
from ..token import Sort, sort_of
from ..tokenized import Tokenized
from .gazetteer import words

REACH = 60  # code points looked back over
_MOST = 8  # tokens
_AFTER_AGENCY = frozenset(("از", "در", "/", "-", "–", "،", "منطقه", "استان", "شهرستان"))


class Governor(NamedTuple):
    """`sort`: "post", "body", "agency", "noun", "dateline" or "" where the mention stands free; `word` the word right
    before, `preposition` the one that the phrase hangs on."""

    sort: str
    word: str
    preposition: str


def governor_of(read: Tokenized, begin: int, first: int) -> Governor:
    """The governor of a mention whose first token is the `first`, in a sentence that begins at `begin`."""
    words, sorts = _before(read, begin, first)
    if not words:
        return Governor("", "^", "^")
    word = words[-1]
    if word in _AFTER_AGENCY and "agency" in [_roles[before][1] for before in words[-5:-1]]:
        return Governor("dateline", word, word)  # «به گزارش خبرگزاری فارس از», «خبرنگار مهر در», «ایسنا/»
    sort, preposition = "", "^"
    for k in range(len(words) - 1, -1, -1):
        if sorts[k] != "word":
            preposition = "#" if sorts[k] == "number" else words[k]
            break
        ends, role = _roles[words[k]]
        if ends:
            preposition = ends
            break
        if role in ("agency", "post") or not sort or (role == "body" and sort != "post"):
            sort = role
    return Governor(sort, word, preposition)


def _before(read: Tokenized, begin: int, first: int) -> tuple[list[str], list[Sort]]:
    """The tokens before the `first` that may govern it, those of its sentence and none too far: words and sorts."""
    low, start = max(0, first - _MOST), read.starts[first]
    least = max(begin, start - REACH)
    if low < first and read.starts[low] < least:
        low = bisect_left(read.starts, least, low, first)
        if low and read.ends[low - 1] > least:  # a token that reaches over the edge is cut there
            cut = read.part(least, start)[0][-_MOST:]
            return cut, list(map(sort_of, cut))
    return read.words[low:first], read.sorts[low:first]


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
