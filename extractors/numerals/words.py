"""Number words of Persian: what one word is worth, and how a glued word falls apart into number words.

The words stand in numerals.toml.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from ...normalizers.script import ZWNJ

# Where a number word stands below a thousand: a lower one may follow a higher one (صد و بیست و سه), never the reverse.
RANK = {"hundred": 3, "ten": 2, "teen": 1, "unit": 1}


@dataclass(frozen=True, slots=True)
class Word:
    """A number word: its value and its sort, which is its section of numerals.toml (سی is a ten, میلیون a grain)."""

    value: Decimal
    sort: str


@cache
def table() -> dict[str, dict]:
    """numerals.toml as it stands."""
    return tomllib.loads((Path(__file__).parent / "numerals.toml").read_text(encoding="utf-8"))


@cache
def marks(name: str) -> frozenset[str]:
    """One list of the section [mark]."""
    return frozenset(table()["mark"][name])


@cache
def lexicon() -> dict[str, Word]:
    """Every single word that is worth a number, ordinals included (چهارم, چهارمین)."""
    words: dict[str, Word] = {}
    for sort in ("unit", "teen", "ten", "hundred", "zero", "half"):
        words |= {word: Word(Decimal(str(value)), sort) for word, value in table()[sort].items()}
    words |= {word: Word(Decimal(10) ** power, "grain") for word, power in table()["grain"].items()}
    regular = {word for word, known in words.items() if known.sort not in ("zero", "half")} - {"دو", "سه", "سی"}
    ordinal = {word + "م": words[word].value for word in regular}
    ordinal |= {word: Decimal(value) for word, value in table()["ordinal"].items()}
    words |= {word: Word(value, "ordinal") for word, value in ordinal.items()}
    # چهارمین counts as well as چهارم, yet closes no fraction.
    return words | {word + "ین": Word(value, "ranking") for word, value in ordinal.items()}


@cache
def _glued() -> frozenset[str]:
    return frozenset(table()["glued"]["units"])


@cache
def _openings() -> frozenset[str]:
    """The two letters that a word must begin with, if a number word begins it; or else it begins with و."""
    return frozenset(word[:2] for word in lexicon())


def split(word: str, after_number: bool = False) -> tuple[tuple[int, int], ...]:
    """Spans of the parts of a word that begins with number words; empty where it does not.

    ششصدوپنجاه → ششصد، و، پنجاه · سی‌ودو → سی، و، دو · هزارتومانی → هزار، تومانی · هفت‌تپه → هفت، تپه.
    What follows the number must stand behind a ZWNJ or be a unit that is often glued. `after_number` tells that a
    number stands right before: then و may begin the word (۱ ونیم) and any word may be glued to a grain (۵۰۰ هزارماسک).
    """
    if word in lexicon():
        return ((0, len(word)),)
    if (word[:2] not in _openings() and word[0] != "و") or len(word) > 64:
        return ()
    parts: list[tuple[int, int]] = []
    at = 0
    while at < len(word):
        if word[at] == ZWNJ:
            at += 1
            continue
        size = _part(word, at)
        if not size:
            break
        parts.append((at, at + size))
        at += size
    while parts:
        at = parts[-1][1]
        rest = word[at:].lstrip(ZWNJ)
        texts = [word[a:b] for a, b in parts]
        if _joins(texts, after_number):
            if not rest:
                return tuple(parts)
            apart = word[at] == ZWNJ or rest in _glued()
            grain = lexicon()[texts[-1]].sort == "grain" if texts[-1] in lexicon() else False
            if texts[-1] != "و" and (apart or (after_number and grain and (len(rest) > 2 or rest == "ی"))):
                return (*parts, (len(word) - len(rest), len(word)))
        parts.pop()
    return ()


def _part(word: str, at: int) -> int:
    """Length of the longest number word, or of a joining و, at `at`; 0 where there is none."""
    for size in range(min(9, len(word) - at), 1, -1):
        known = lexicon().get(word[at : at + size])
        # An ordinal ends its word: هزارماسک is no هزارم + اسک.
        if known and (known.sort not in ("ordinal", "ranking") or at + size == len(word)):
            return size
    return int(word[at] == "و")


def _joins(parts: Sequence[str], after_number: bool) -> bool:
    """Whether the parts can stand side by side in one number: سیصد و ده can, سی + ده (the name سیده) cannot."""
    if parts[0] == "و" and (not after_number or len(parts) == 1):
        return False
    rank, joined = 9, True
    for part in parts:
        if part == "و":
            if joined and rank == 9 and part is not parts[0]:
                return False
            joined = True
            continue
        word = lexicon()[part]
        if word.sort == "grain":
            rank = 9
        elif word.sort in ("ordinal", "ranking") or word.sort == "half":
            rank = 0
        elif part == "صد" and rank == 1:
            rank = 3
        elif RANK.get(word.sort, 0) >= rank or (not joined and rank < 9):
            return False
        else:
            rank = RANK.get(word.sort, 0)
        joined = False
    return parts[-1] != "و" or lexicon().get(parts[-2], Word(Decimal(0), "")).sort in ("grain", "hundred")
