"""Names of persons by their words: given names, surnames, and the shapes of both."""

import gzip
from functools import cache, lru_cache
from pathlib import Path

import regex

from ...normalizers import lexicon as words_known
from ..items.word_class import word_class
from ..lemma import lemma
from .lexicon import key, lexicon

MOST = 6  # words in a name
KEPT = 1 << 15  # words whose answers are kept

# محمدجواد, علی‌اصغر, غلامحسین, سیدحسن, عبدالعلی; خیرالله, نورالدین, علیرضا
_GIVEN = regex.compile(
    r"(?:محمد|علی|سید|غلام|عبدال|میر|ابوال|امیر|شیخ)\u200c?\p{L}{3,}|\p{L}{2,}\u200c?(?:الله|اله|الدین|رضا|قلی)"
)
MOST_SURNAMES = 3
INNER = frozenset("قاضی حاجی حاج شیخ میر سید ملا امیر خان آقا مولوی استاد".split())  # «سعید قاضی مغربی»
SECOND = frozenset(("الله", "اله", "الدین"))  # «سیف الله» written apart
_FAMILY = regex.compile(
    r"\p{L}{2,}\u200c?(?:زاده|پور|نژاد|نیا|فر|فرد|وند|راد|منش|لو|اوغلی|بیگی|خانی|آبادی|خواه|دوست|پناه|چی|نسب|تبار|مهر|کیا|آملی|یان|بخش|یف|اف|سون|قلی|الهی|اللهی)"
)
_PARTS = frozenset(
    "زاده پور نژاد نیا فر فرد وند راد منش تبار نسب اصل خواه مقدم تهرانی کاشانی اصفهانی شیرازی تبریزی قمی یزدی".split()
)
CLOSED_PHRASE = frozenset(("VERB", "AUX", "ADP", "SCONJ", "PRON", "DET", "ADV"))  # what no noun phrase goes on with
_CLOSED = frozenset(("ADP", "CCONJ", "SCONJ", "VERB", "AUX", "DET", "PRON", "NUM", "PUNCT", "ADV", "PART"))


@cache
def _grades() -> dict[str, tuple[int, int]]:
    raw = gzip.decompress(Path(__file__).with_name("names.tsv.gz").read_bytes()).decode()
    rows = (line.split("\t") for line in raw.splitlines() if not line.startswith("#"))
    return {word: (int(given), int(family)) for word, given, family in rows}


@lru_cache(maxsize=KEPT)
def given(word: str) -> int:
    """How surely a word begins a person's name, 0 to 9."""
    known = _grades().get(word)
    if known is not None:
        return known[0]
    return 6 if _GIVEN.fullmatch(word) and word_class(word).tag not in _CLOSED and len(word) > 4 else 0


@lru_cache(maxsize=KEPT)
def family(word: str) -> int:
    """How surely a word goes on with a person's name, 0 to 9."""
    known = _grades().get(word)
    if known is not None:
        return known[1]
    return 5 if word in _PARTS or (_FAMILY.fullmatch(word) and not words_known().tags(word)) else 0


@lru_cache(maxsize=KEPT)
def likely_surname(word: str) -> bool:
    """Whether a word alone, once told as a surname, may be taken for the person («خادمی», not «کشور»)."""
    return len(word) > 2 and (family(word) > 2 or not words_known().common(word))


@lru_cache(maxsize=KEPT)
def may_be_named(word: str) -> bool:
    """Whether a word can stand in a person's name at all."""
    words = lexicon()
    short = key(word)
    never = (words.stops, words.roles, words.titles, words.honoured, words.heads, words.people, words.outlets)
    if not word[0].isalpha() or any(short in table for table in never):
        return False
    if short in words.nouns and given(word) < 3:
        return False
    return family(word) > 2 or given(word) > 2 or word_class(word).tag not in _CLOSED


def name_end(words: list[str], i: int, titled: bool, begins: bool = False) -> int:
    """Where the name that begins at word `i` ends (exclusive), or `i` where none does.

    After a title any word may be a name; without one it must be known as a given name, and a surname follow. Where a
    clause `begins`, a word that is sometimes a given name will do («صفر توحیدی», «عرفان مومن‌پور»).
    """
    limit = min(len(words), i + MOST)
    j = i
    while j < limit and (step := _given_end(words, j)) > j:
        j = step
    if j == i and begins and i + 1 < limit and given(words[i]) and family(words[i + 1]) and may_be_named(words[i]):
        j = i + 1
    if j == i and not titled and not _unknown_pair(words, i):
        return i
    given_names = j - i - (key(words[i]) in lexicon().doubtful_titles)
    first = j
    while j < limit and (may_be_named(words[j]) or (j > i and key(words[j]) in INNER)):
        if (j > first or given_names > 1) and _plain(words[j]) and not _closes(words, j):
            break
        j += 1
        if j - first == MOST_SURNAMES:
            break
    return j if titled or j > i + 1 else i


def _closes(words: list[str], j: int) -> bool:
    """Whether word `j` must be the end of a name: a mark, an office or a verb follows («محمد سبزه زاری، سرپرست …»)."""
    if j + 1 >= len(words):
        return False
    after = words[j + 1]
    return after in "،:»-" or (key(after) in lexicon().roles and word_class(words[j]).ezafe < 0.5)


def _given_end(words: list[str], j: int) -> int:
    """Where the given name that begins at word `j` ends, or `j` where none does."""
    if not may_be_named(words[j]):
        return j
    if j + 1 < len(words) and words[j + 1] in SECOND:
        return j + 2
    return j + 1 if given(words[j]) > 2 or key(words[j]) in lexicon().doubtful_titles else j


def _unknown_pair(words: list[str], i: int) -> bool:
    """Whether a word that is none of the language stands before a known surname: «فوتیوس رضایی», «نقی کریمیان»."""
    if i + 1 >= len(words) or family(words[i + 1]) < 3 or not may_be_named(words[i]):
        return False
    return family(words[i]) > 2 or given(words[i]) > 0 or odd(words[i])


def _plain(word: str) -> bool:
    """Whether a word is more likely one of the language than a part of a name."""
    if family(word) > 2 or given(word) > 4:
        return False
    return not odd(word)


@lru_cache(maxsize=KEPT)
def odd(word: str) -> bool:
    """Whether a word is none of the language, as far as its lexicon tells: most such words are names."""
    return (
        len(word) > 2 and word[0].isalpha() and not words_known().common(word) and not words_known().common(lemma(word))
    )
