"""Smaller places: a head and the words that name it («روستای تینوج», «سد آزاد سنندج», «منطقه ۲۰ تهران»)."""

from dataclasses import dataclass

import regex

from ...normalizers import lexicon
from ...normalizers.word_table import WordTable
from ..items.word_class import word_class
from ..tokenized import Tokenized
from .gazetteer import gazetteer, key_of
from .vocabulary import LEVELS, QUOTES, vocabulary

LONGEST, LONGEST_VILLAGE = 4, 2  # tokens after the head
_LETTER = regex.compile(r"[\u0621-\u06cc\p{Nd}]")
_CLOSED = frozenset(("VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PRON", "DET", "ADV"))


@dataclass(frozen=True, slots=True)
class Site:
    """A smaller place that ends before token `end`; `key` is the same where it is told with a word more or less."""

    end: int
    name: str
    key: str
    level: str
    cue: str
    head: str


def site_at(read: Tokenized, k: int) -> Site | None:
    """The site whose head is the `k`-th token, None where that heads none."""
    words, texts = vocabulary(), read.words
    head = texts[k]
    if head not in words.heads:
        return None
    end, cue = _end(read, k), words.cue.get(head, "other")
    if end is None or (head in words.building and not _proper(read, k + 1, end)):  # not «سهم استان تعیین شد»
        return None
    bare = cue in ("province", "county", "city")  # «شهر مصیری» is given out as «مصیری»
    named = [word for word in texts[k + 1 : end] if word not in QUOTES]
    if not named:  # «عاشقانه‌های خیابان» توضیح داد: nothing but the closing quote
        return None
    known = gazetteer().place_at(texts, k + 2 if texts[k + 1] in QUOTES else k + 1) if cue == "village" else None
    if known and known[0] == end:
        named = [known[1].name]  # spelt as it should be: «روستای محمداًباد»
    name = " ".join(named if bare else [head, *named])
    telling = [word for word in named if word not in "-–"][: 2 if named[0] in words.titles else 1]
    key = key_of(name) if bare else key_of("".join([head, *telling]))
    return Site(end, name, key, cue if cue in LEVELS else "other", cue, head)


def _end(read: Tokenized, k: int) -> int | None:
    """The token after the words that name the site whose head is the `k`-th; None where none does."""
    words, texts, sorts = vocabulary(), read.words, read.sorts
    head = texts[k]
    village = head in words.village
    at = last = k + 1
    most = k + (LONGEST_VILLAGE if village else LONGEST)
    found = None
    while at < len(texts) and at <= most:
        word, sort, first = texts[at], sorts[at], last == k + 1
        if word in QUOTES and not first:
            break
        if word in QUOTES or (word in "-–" and not first and not village):
            at, most = at + 1, most + 1
            continue
        found = gazetteer().place_at(texts, at) if sort == "word" else None
        if found and (at == k + 1 or not found[1].doubtful):
            if village and not first:
                break
            last = at = found[0]
            if village or at >= len(texts) or texts[at] not in ("-", "–"):
                break
            continue
        if sort == "number":
            return _numbered(texts, at) if at == k + 1 and head in words.numbered else (last if last > k + 1 else None)
        if sort == "mark" or _ends(word, head, at == k + 1):
            break
        at += 1
        last = at
    if not found and last < len(texts) and texts[last] in words.light:
        last -= 1  # «سهم استان تعیین شد»: the last word belongs to the verb, if it is not known to be a name
    return last if last > k + 1 else None


def _numbered(texts: list[str], at: int) -> int | None:
    """The end of «منطقه ۲۰» or «منطقه ۲۰ تهران»; not of «منطقه ۵۲ درصد»."""
    if at + 1 < len(texts) and texts[at + 1] in vocabulary().scale:
        return None
    found = gazetteer().place_at(texts, at + 1)
    return found[0] if found else at + 1


def _ends(word: str, head: str, first: bool) -> bool:
    """Whether a word is no part of the name."""
    if _outside[word]:
        return True
    return first and (not _LETTER.match(word) or (head in vocabulary().building and _common(word)))


def _stands_outside(word: str) -> bool:
    """Whether a word is part of no name."""
    words = vocabulary()
    return word in words.heads or word in words.stop or word_class(word).tag in _CLOSED or _glued(word)


def _common(word: str) -> bool:
    cls = word_class(word)
    return cls.tag == "ADJ" and cls.like >= 0 and word != "مرکزی"


def _glued(word: str) -> bool:
    """Whether a word is و and another one, the space between them lost: «سد آزاد ونیروگاه»."""
    return word[0] == "و" and len(word) > 4 and not lexicon().tags(word) and bool(lexicon().tags(word[1:]))


def _proper(read: Tokenized, first: int, end: int) -> bool:
    """Whether one of the words is a number or no common noun."""
    for word, sort in zip(read.words[first:end], read.sorts[first:end], strict=True):
        if sort == "number" or (sort == "word" and _rare[word]):
            return True
    return False


def _is_rare(word: str) -> bool:
    """Whether a word is no common noun."""
    cls = word_class(word)
    return cls.tag == "PROPN" or cls.like < 0 or not lexicon().tags(word) or word in ("شهید", "امام")


_outside, _rare = WordTable(_stands_outside), WordTable(_is_rare)
