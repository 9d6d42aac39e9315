"""Where in a sentence somebody may be mentioned or something said, told by single words: only there it is read on."""

from functools import cache, lru_cache

from .lexicon import Words, key, lexicon
from .names import INNER, SECOND, family, given, may_be_named, odd

# What a word may do, as bits of a number.
SOURCE = 1  # be the first that brings in a source
SAYS = 2  # be the first of a verb of saying
STANDS = 4  # open a mention, whatever follows
GIVEN = 8  # be the first name of a person
RARE = 16  # be a name before a surname
SURNAME = 32  # be a surname after a rare name
GOES_ON = 64  # go on with a name
SECOND_HALF = 128  # end a first name written apart
ALONE = 256  # be a surname alone, where a clause begins
ROLE = 512  # be an office
BREAKS = 1024  # stand before a clause
NAMES = 2048  # open a mention of some sort, wherever it stands

OPENS = SOURCE | STANDS | GIVEN | RARE | ALONE
FIRST_HALVES = frozenset(("رئیس", "رییس", "نایب", "امام", "قائم", "سر"))  # «رئیس جمهور», «قائم مقام»


@lru_cache(maxsize=1 << 15)
def traits(word: str) -> int:
    """What a word may do in a mention or a saying."""
    words, short = lexicon(), key(word)
    stands = (words.pronouns, words.this, words.titles, words.doubtful_titles, words.roles, words.heads, words.people)
    letter = word[0].isalpha()
    nameable = may_be_named(word)
    found = SOURCE * (short in words.openings) + SAYS * (short in _saying())
    found += STANDS * (short in FIRST_HALVES or any(short in table for table in stands))
    found += GIVEN * (nameable and given(word) > 0)
    found += RARE * (nameable and (family(word) > 2 or odd(word)))
    found += SURNAME * (family(word) > 2) + ALONE * (family(word) > 6)
    found += GOES_ON * (nameable or short in INNER or word in SECOND) + SECOND_HALF * (word in SECOND)
    found += ROLE * (short in words.roles) + BREAKS * (not letter or short in words.times)
    named = letter and (given(word) > 0 or family(word) > 2 or odd(word))
    return found + NAMES * (named or bool(found & STANDS) or short in words.papers)


@cache
def _saying() -> Words:
    """What a verb of saying may begin with; a noun of it may be broken anywhere («خاطر نشان کرد»)."""
    words = lexicon()
    phrases = [phrase for phrase, sort in words.phrases.items() if sort in ("alone", "show")]
    verbs = {opening for opening in words.openings if any(phrase.startswith(opening) for phrase in phrases)}
    return frozenset(verbs | {noun[:n] for noun in words.nouns | words.states for n in range(1, len(noun) + 1)})
