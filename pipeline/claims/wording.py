"""Words as they are compared: in the dictionary form, spellings that name one word made one, synonyms too."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from ...extractors.lemma import lemma
from ...extractors.places.gazetteer import gazetteer, key_of

LONGEST = 300
"""Code points of a phrase that are looked at; no item is longer."""

_WORD = re.compile(r"[^\W_]+(?:\u200c[^\W_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,٫٬/]\d+)*")
_LETTERS = str.maketrans("يىكةۀ" + "۰۱۲۳۴۵۶۷۸۹" + "٠١٢٣٤٥٦٧٨٩", "ییکهه" + "0123456789" * 2)


@dataclass(frozen=True, slots=True)
class Wording:
    """`wording.toml` as look-up tables, all words folded."""

    one: dict[str, str]
    spellings: dict[str, str]
    phrases: dict[str, str]
    empty: frozenset[str]
    generic: frozenset[str]
    now: frozenset[str]
    passing: frozenset[str]
    daily: frozenset[str]
    stop: frozenset[str]


@cache
def wording() -> Wording:
    """The tables, read when first asked for."""
    data = tomllib.loads(Path(__file__).with_name("wording.toml").read_text(encoding="utf-8"))
    words = data["words"]
    return Wording(
        one=_first_of(data["one"]),
        spellings=_first_of(data["spellings"]),
        phrases={"".join(map(_folded, one.split())): _folded(other) for one, other in data["phrases"].items()},
        empty=frozenset(map(_folded, words["empty"].split())),
        generic=frozenset(map(_folded, words["generic"].split())),
        now=frozenset("".join(map(_folded, phrase.split())) for phrase in words["now"].split("|")),
        passing=frozenset(map(_folded, words["passing"].split())),
        daily=frozenset(map(_folded, words["daily"].split())),
        stop=frozenset(map(_folded, words["stop"].split())),
    )


def _first_of(lines: str) -> dict[str, str]:
    """Each word → the first of its line."""
    rows = [[_folded(word) for word in line.split()] for line in lines.splitlines()]
    return {word: row[0] for row in rows for word in row}


def folded_item(item: str) -> tuple[str, ...]:
    """The words of an item that make it what it is, folded: «کارگاه‌های تولیدیِ دیگر» → ("کارگاه", "تولیدی").

    Empty where it has no word of two letters, as «ج» and «ص», which are no items.
    """
    return _folded_item(item[:LONGEST])


@lru_cache(maxsize=65536)
def _folded_item(item: str) -> tuple[str, ...]:
    tables = wording()
    words = [tables.spellings.get(word, word) for word in map(_folded, words_of(item))]
    kept = [word for word in words if word not in tables.empty] or words
    if not any(len(word) > 1 and not word.isdigit() for word in kept):
        return ()
    whole = tables.phrases.get("".join(kept[:2]))
    if whole:
        kept[:2] = [whole]
    return (tables.one.get(kept[0], kept[0]), *kept[1:])


def is_generic(item: tuple[str, ...]) -> bool:
    """Whether a folded item says nothing of what is counted."""
    return len(item) == 1 and item[0] in wording().generic


def changes_daily(item: tuple[str, ...]) -> bool:
    """Whether a folded item is one whose value is another every day: the dollar, oil, the index of the exchange."""
    return bool(item) and item[0] in wording().daily


def folded_place(name: str) -> str:
    """A place by the name that the gazetteer gives it, folded: «تهران», «آستانهٔ اشرفیه»."""
    return _folded_place(name[:LONGEST])


@lru_cache(maxsize=16384)
def _folded_place(name: str) -> str:
    known = gazetteer().find(name)
    return key_of(known.name if known else name)


def folded_phrase(phrase: str) -> str:
    """The letters of a phrase, its words in the dictionary form: how names and time words are compared."""
    return "".join(_folded(word) for word in words_of(phrase[:LONGEST]))


def is_now(phrase: str) -> bool:
    """Whether time words say no more than that it is so (در حال حاضر, تاکنون)."""
    return folded_phrase(phrase) in wording().now


def is_passing(phrase: str) -> bool:
    """Whether time words name another day with every article that has them (امروز, هفته گذشته)."""
    return any(_folded(word) in wording().passing for word in words_of(phrase[:LONGEST]))


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, in order; numbers without the marks between their digits."""
    plain = text[: LONGEST * 10].translate(_LETTERS)
    plain = _NUMBER.sub(lambda found: re.sub(r"\D", "", found[0]) if len(found[0]) > 4 else found[0], plain)
    return _WORD.findall(plain)


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    return str(key_of(lemma(word.translate(_LETTERS)))).casefold()


folded = _folded
"""One word, in its dictionary form, letters that writers mix made one."""
