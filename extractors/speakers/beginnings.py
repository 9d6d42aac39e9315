"""Where in a sentence somebody may be mentioned or something said, as far as a word and the next tell; and what each
word is, for those who read on from there.

A word has two sets of bits: what it begins where the right word follows, and what it goes on with. Where the first set
of a word and the second of the next have a bit in common a reader looks on; anywhere else there is nothing to be read.
«اعلام کرد»: «اعلام» has `NOUN` in its first set, «کرد» in its second, so a saying may begin there.
More bits tell what a word is, whatever follows.
"""

from collections.abc import Set
from dataclasses import dataclass
from functools import cache

from ...normalizers.word_table import WordTable
from ..items.word_class import word_class
from .lexicon import key, keys, lexicon
from .names import CLOSED_PHRASE, INNER, SECOND, family, given, may_be_named, odd

MENTION = 1  # a mention, whatever follows
POINTING = 2  # «این مقام مسئول»
GIVEN = 4  # a name: a first name, and what goes on with it
DOUBTFUL = 8  # a name: what is a first name now and then, and a likely surname
RARE = 16  # a name: a word that is none of the language, and a surname
BROKEN = 32  # a name: a first name written apart, «سیف الله»
SOURCE, SOURCE_ON = 64, 128  # a source: «آمار», «به گفته»
SAYING, SAYING_ON = 256, 512  # a saying: «گفت», «نشان می‌دهد»
NOUN = 1024  # a saying: a noun with its verb, «اعلام کرد»
PART = 2048  # a saying: such a noun written apart, «خاطر نشان کرد»
ALONE, APART = 4096, 8192  # a name where a clause begins: a surname, a first name written apart
_ALWAYS = MENTION | SOURCE | SAYING | ALONE  # whatever follows, the end too

SOURCES = SOURCE | SOURCE_ON
SAYINGS = SAYING | SAYING_ON | NOUN | PART
AT_CLAUSE = ALONE | APART
NAMES = GIVEN | DOUBTFUL | RARE | BROKEN | AT_CLAUSE
MENTIONS = MENTION | POINTING | NAMES

_HALF = 16  # bits of the first set; the second stands above it
_FIRST = (1 << _HALF) - 1
# What a word is stands above both.
ROLE = 1 << 32  # an office
TITLE = 1 << 33  # what a name may begin with that is none
BREAK = 1 << 34  # what a clause may begin behind
FREEING = 1 << 35  # what a subject may begin behind
OPENING = 1 << 36  # what a noun phrase may begin with
INNER_WORD = 1 << 37  # what goes on with the noun phrase that it stands in, whatever follows
NOMINAL = 1 << 38  # a noun or an adjective
NAMED = 1 << 39  # what can stand in a name

END = "\n"  # stands once before the first sentence and twice behind each, so that nobody reads on into the next
LONGEST_WORD = 40  # letters of a word that is read
SOURCE_SORTS = frozenset(("of_person", "of_report", "of_figures", "of_agent", "bare"))
SAYING_SORTS = frozenset(("alone", "show"))
_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ"))
_BEFORE_SUBJECT = frozenset(("CCONJ", "SCONJ", "PUNCT", "ADV"))
_LINKS = frozenset(("و", "بر", "با", "از", "در"))  # what joins a phrase to another
FIRST_HALVES = frozenset(("رئیس", "رییس", "نایب", "امام", "قائم", "سر"))  # «رئیس جمهور», «قائم مقام»


@dataclass(frozen=True, slots=True)
class Words:
    """The words of sentences in lists: as they stand, their keys, and the bits of each; and by place what may begin
    there, where anything may."""

    texts: list[str]
    keys: list[str]
    bits: list[int]
    begins: dict[int, int]


def read_words(texts: list[str]) -> Words:
    """The words of sentences, which stand apart by `END`; one that is too long for a word is read as «…»."""
    words = texts
    if max(map(len, texts), default=0) > LONGEST_WORD:
        words = [text if len(text) <= LONGEST_WORD else "…" for text in texts]
    bits = [*map(_BITS.__getitem__, words)]
    begins = {
        place: both
        for place in [place for place, own in enumerate(bits) if own & _FIRST]
        if (both := bits[place] & bits[place + 1] >> _HALF & _FIRST)
    }
    return Words(words, keys(words), bits, begins)


def _bits(word: str) -> int:
    """All bits of a word in one number."""
    return _begins(word) | _goes_on(word) << _HALF | _is(word)


_BITS = WordTable(_bits)


def _is(word: str) -> int:
    words, short = lexicon(), key(word)
    letter, tag = word[0].isalpha(), word_class(word).tag
    stop, time = short in words.stops, short in words.times
    inner = letter and not stop and tag not in CLOSED_PHRASE and given(word) <= 4
    apart = (words.titles, words.openings, words.nouns, words.states, _LINKS)
    found = ROLE * (short in words.roles) | TITLE * (short in words.titles or short in words.doubtful_titles)
    found |= BREAK * (not letter or time) | FREEING * (not letter or time or tag in _BEFORE_SUBJECT)
    found |= OPENING * (letter and not stop and tag in _NOMINAL) | NOMINAL * (tag in _NOMINAL)
    found |= INNER_WORD * (inner and not any(short in table for table in apart))
    return found | NAMED * may_be_named(word)


def _begins(word: str) -> int:
    words, short = lexicon(), key(word)
    sort = words.phrases.get(short)
    opens = (words.pronouns, words.titles, words.doubtful_titles, words.roles, words.heads, words.people, FIRST_HALVES)
    found = MENTION * any(short in table for table in opens) | POINTING * (short in words.this)
    found |= SOURCE * (sort in SOURCE_SORTS) | SOURCE_ON * (short in _openings(SOURCE_SORTS))
    found |= SAYING * (sort in SAYING_SORTS) | SAYING_ON * (short in _openings(SAYING_SORTS))
    found |= NOUN * (short in _nouns()) | PART * (short in _halves()[0])
    if not may_be_named(word):
        return found | ALONE * (family(word) > 6)
    rare = given(word) > 0 or family(word) > 2 or odd(word)
    found |= GIVEN * (given(word) > 2) | DOUBTFUL * (given(word) > 0) | RARE * rare
    return found | BROKEN * (rare or short in words.papers) | APART | ALONE * (family(word) > 6)


def _goes_on(word: str) -> int:
    words, short = lexicon(), key(word)
    pointed = short in words.pointed or short in words.pointed_bodies or short in words.roles
    found = _ALWAYS | POINTING * pointed | GIVEN * (may_be_named(word) or short in INNER or word in SECOND)
    found |= DOUBTFUL * (family(word) > 0) | RARE * (family(word) > 2) | (BROKEN | APART) * (word in SECOND)
    found |= (SOURCE_ON | SAYING_ON) * (short in words.goings_on)
    found |= NOUN * (short in _verbs()) | PART * (short in _halves()[1])
    return found


@cache
def _openings(sorts: Set[str]) -> frozenset[str]:
    """The beginnings of the phrases of these sorts."""
    words = lexicon()
    phrases = [phrase for phrase, sort in words.phrases.items() if sort in sorts]
    return frozenset(one for one in words.openings if any(phrase.startswith(one) for phrase in phrases))


def _nouns() -> frozenset[str]:
    return lexicon().nouns | lexicon().states


@cache
def _halves() -> tuple[frozenset[str], frozenset[str]]:
    """First and second halves of the nouns, wherever they are cut."""
    cuts = [(noun[:n], noun[n:]) for noun in _nouns() for n in range(1, len(noun))]
    return frozenset(first for first, _ in cuts), frozenset(second for _, second in cuts)


@cache
def _verbs() -> frozenset[str]:
    """What may stand behind a noun that says; of a verb that may be written apart the beginnings too."""
    words = lexicon()
    verbs = words.light | words.passive
    return words.between | words.being | {verb[:n] for verb in verbs for n in range(1, len(verb) + 1)}
