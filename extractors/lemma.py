"""The dictionary form of a noun, and of a noun phrase: کارگاه‌های تولیدی and کارگاه تولیدی are one item.

Endings are cut only where what remains is a word of the lexicon;
what no ending tells (مدارس → مدرسه) stands in `lemmas.toml`. Persian counts in the singular and puts the head first,
so an item is its head in the singular with its modifiers as they stand.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import regex

from ..normalizers import lexicon
from ..normalizers.script import ZWNJ
from ..normalizers.word_table import WordTable

LONGEST = 40  # letters of a word that is looked at; no Persian noun is longer


@dataclass(frozen=True, slots=True)
class Nouns:
    """`lemmas.toml` as look-up tables, beside the lexicon."""

    broken: dict[str, str]
    kept: frozenset[str]
    sound: frozenset[str]
    indefinite: frozenset[str]
    no_ezafe: frozenset[str]
    tails: frozenset[str]
    leading: frozenset[str]
    pointing: frozenset[str]
    singular_after: frozenset[str]

    def headword(self, word: str) -> bool:
        """A word with a part of speech in the lexicon, and no plural; the untagged rest holds inflected forms too."""
        tags = lexicon().tags(word)
        return bool(tags) and "PL" not in tags

    def know(self, stem: str) -> bool:
        return stem in self.broken or stem in self.kept or stem in self.indefinite or self.headword(stem)


@cache
def nouns() -> Nouns:
    """The tables, read when first asked for."""
    data = tomllib.loads(Path(__file__).with_name("lemmas.toml").read_text(encoding="utf-8"))
    broken = dict(pair.split() for pair in data.pop("broken").split("،") if pair.strip())
    return Nouns(broken=broken, **{name: frozenset(words.split()) for name, words in data.items()})


_OWNER = f"{ZWNJ}?(?:شان|مان|تان|یشان|یمان|یتان|یش|یم|یت|اش|ام|ات)"
_PLURAL = regex.compile(rf"(.{{2,}}?){ZWNJ}?ها(?:یی?|ست|{_OWNER})?")
_POSSESSIVE = regex.compile(rf"(.{{2,}}?)(?:{ZWNJ}(?:ی?شان|ی?مان|ی?تان|اش|ام|ات|اند|است|ست)|شان)")
# Compounds in -ان that the word list does not hold: خبرنگاران, مستمری‌بگیران, علاقمندان.
_AGENT = regex.compile(r".{2,}(?:کننده|نگار|گزار|گذار|آموز|گیر|کار|گر|دار|ساز|مند|ور|بان|چی|نشین|دان|شناس|یار)")


def _lemma(word: str) -> str:
    tables = nouns()
    word = word.strip(ZWNJ)
    if len(word) > LONGEST:
        return word
    if word in tables.broken:
        return tables.broken[word]
    if word in tables.kept or word.rpartition(ZWNJ)[2] in tables.kept or len(word) < 4:
        return word
    if word in tables.sound:
        return word[:-2]
    found = _PLURAL.fullmatch(word)
    if found and (word.startswith(ZWNJ, found.end(1)) or tables.know(found[1]) or not tables.headword(word)):
        return lemma(found[1])
    found = _POSSESSIVE.fullmatch(word)
    if found and tables.know(found[1]):
        return lemma(found[1])
    rules = (_indefinite,) if tables.headword(word) else (_indefinite, _owned, _copula, _ezafe, _people, _arabic)
    return next((short for rule in rules if (short := rule(word, tables)) != word), word)


lemma = WordTable(_lemma).__getitem__
"""The dictionary form of one noun of clean text: پروژه‌هایی → پروژه, مراجعین → مراجع, هواپیماست → هواپیما.

A word that needs no change, or that no rule knows, comes back as it is; adjectives in ـی are left alone.
"""


def _indefinite(word: str, tables: Nouns) -> str:
    """طرحی → طرح, پروژه‌ای → پروژه, محصولاتی → محصول, فضایی → فضا; other words in ـی are whole (زندانی)."""
    if word.endswith(ZWNJ + "ای"):
        stem = word[:-3]
        return stem if stem.endswith("ه") and not tables.headword(word) else word
    for stem in (word.removesuffix("یی"), word.removesuffix("ی")):
        if stem != word and (stem in tables.broken or stem in tables.indefinite):
            return tables.broken.get(stem, stem)
    people = _people(word[:-1], tables) if word.endswith("انی") else word  # دانشجویانی که …
    return people if len(people) < len(word) - 2 else word


def _owned(word: str, tables: Nouns) -> str:
    """فرزندش → فرزند; آتش and ورزش are words of their own."""
    return word[:-1] if word.endswith("ش") and len(word) > 4 and tables.know(word[:-1]) else word


def _copula(word: str, tables: Nouns) -> str:
    """هواپیماست → هواپیما, نیروست → نیرو."""
    return word[:-2] if word.endswith(("است", "وست")) and tables.know(word[:-2]) else word


def _ezafe(word: str, tables: Nouns) -> str:
    """روستای → روستا, خودروی → خودرو, شعرای → شاعر."""
    stem = word.removesuffix("ی")
    if stem == word or not stem.endswith(("ا", "و")) or stem.endswith(ZWNJ + "ا") or len(stem) < 3:
        return word
    return tables.broken.get(stem, stem) if tables.know(stem) or stem.endswith("ا") else word


def _people(word: str, tables: Nouns) -> str:
    """مدیران → مدیر, دانشجویان → دانشجو, زندانیان → زندانی, شرکت‌کنندگان → شرکت‌کننده; خیابان is a word of its own."""
    if not word.endswith("ان") or tables.headword(word):
        return word
    if word.endswith("گان") and len(word) > 5:
        return word[:-3].removesuffix(ZWNJ) + "ه"
    if word.endswith("یان") and len(word) > 5:
        return word[:-3] if word[:-3].endswith(("ا", "و")) else word[:-2]
    stem = word[:-2].removesuffix(ZWNJ)
    last = stem.rpartition(ZWNJ)[2]
    return stem if tables.know(last) or last in tables.tails or _AGENT.fullmatch(stem) else word


def _arabic(word: str, tables: Nouns) -> str:
    """مصدومین → مصدوم, معالجات → معالجه, تصادمات → تصادم, زحمات → زحمت."""
    if word.endswith("ین"):
        return word[:-2] if len(word) > 5 and tables.know(word[:-2]) else word
    stems = (word[:-2], word[:-2] + "ه", word[:-2] + "ت") if word.endswith("ات") and len(word) > 4 else ()
    return next((stem for stem in stems if tables.know(stem)), word)


def head_of(item: str | None) -> str:
    """The head of an item, the first of its words, as a lemma: «کارگاه‌های تولیدی» → کارگاه; "-" for none."""
    return lemma(item.split()[0]) if item else "-"


_OUTSIDE = regex.compile(r"[«»\"“”'()\[\]{}]")
_PART = regex.compile(r"[،,]|[^\s،,]++")
_JOINS = {"و", "یا", "،", ","}
_NO_MODIFIER = _JOINS | {"به", "از", "در", "با", "بر", "برای", "که", ""}
_PLURAL_ENDINGS = {"ها", "های", "هایی"}


def clean_item(phrase: str) -> str:
    """A phrase of clean text as an item: «کارگاه‌های تولیدی» → «کارگاه تولیدی», «زنان و کودکان» → «زن و کودک».

    The head and the heads joined to it by «و» or «،» become singular, modifiers stay; pointing words and quotation
    marks go; a head in ا or و takes the ی of ezafe before its modifier and loses it at the end (خودروی سواری, طلا).
    """
    tables = nouns()
    parts = _compounds(_PART.findall(" ".join(_OUTSIDE.sub(" ", phrase).split())), tables)
    words = [word for word in parts if word not in tables.pointing and word != "را"]
    first = next((i for i, word in enumerate(words) if word not in tables.leading), len(words) - 1)
    words = words[first:] if words else []
    if not words:
        return ""
    priced = words[0] in tables.singular_after
    linked = words[0].endswith("ی") and len(words) > 1 and words[1] not in _JOINS
    out: list[str] = []
    heads = 1  # words of the chain «head و head و …» so far
    expected = True  # a head: at the beginning, and after each «و» as long as nothing but heads was joined
    for i, word in enumerate(words):
        loose = word.endswith("های") and i + 1 == len(words)
        out.append(lemma(word) if expected or loose or (priced and _PLURAL.fullmatch(word)) else word)
        expected = word in _JOINS and i % 2 == 1 and heads == i
        heads += expected * 2
    return _with_ezafe(out, linked, tables)


def _compounds(words: list[str], tables: Nouns) -> list[str]:
    """Words written apart become one: «پروژه ها» → «پروژه‌ها», «شرکت کنندگان» → «شرکت‌کنندگان»."""
    out: list[str] = []
    for word in words:
        if out and word in _PLURAL_ENDINGS and out[-1] not in _JOINS and not _PLURAL.fullmatch(out[-1][-LONGEST:]):
            out[-1] += ZWNJ + word
        else:
            out.append(word)
    if len(out) > 1 and lemma(out[1]) != out[1] and lemma(out[1]) in tables.tails:
        out[:2] = [out[0] + ZWNJ + out[1]]
    return out


def _with_ezafe(words: list[str], linked: bool, tables: Nouns) -> str:
    """The words as one phrase, with the ی of ezafe after the head (`linked`: the text wrote it) and none at the end."""
    head, following = words[0], words[1] if len(words) > 1 else ""
    modified = following not in _NO_MODIFIER and "ء" <= following[0] <= "ی"
    if (modified or (linked and following != "که")) and head.endswith(("ا", "و")) and head not in tables.no_ezafe:
        words = [head + "ی", *words[1:]]
    elif words[-1].endswith(("ای", "وی")) and tables.know(words[-1][:-1]) and not tables.headword(words[-1]):
        words = [*words[:-1], words[-1][:-1]]
    return " ".join(words).replace(" ،", "،").replace(" ,", "،")
