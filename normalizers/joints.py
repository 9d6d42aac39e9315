"""ZWNJ and spaces where the parts of a word meet: inside a run of letters, and for the space between two runs.

The words of news repeat, so what there is to do in a word, taken between two spaces, is worked out once and kept. Most
words have nothing to do: the text is only split, each word looked up, and the few that are left are read beside the
words around them.
"""

import re
from typing import NamedTuple

from .alignment import Edit
from .lexicon import lexicon
from .script import LETTER, ZWNJ
from .word_table import WordTable
from .words import (
    AFTER_HEH,
    AFTER_PARTICIPLE,
    BOUND,
    LONGEST,
    PLURAL,
    TABLE,
    apart,
    apart_bound,
    compares,
    is_participle,
    is_verb,
    known,
)

_VERB_FIRST = frozenset(TABLE["first"]["verb"])
_FIRST = frozenset(TABLE["first"]["apart"])
_NO_ENDING = frozenset(TABLE["never"]["before_ending"])
_WEEKDAY = frozenset(["یک", "دو", "سه", "چهار", "پنج"])
_COMPARES = frozenset(["تر", "تری", "ترین"])
# Nothing is joined but after one of these or before one of those.
_JOIN_NEXT = _VERB_FIRST | _FIRST
_JOIN_BEFORE = PLURAL | AFTER_HEH | _COMPARES | BOUND | {"شنبه"}

_RUN = re.compile(f"([{LETTER}]++)")
_PART = re.compile(f"([ {ZWNJ}])")
_AT_START = re.compile(f"[{LETTER}]++")
_AT_END = re.compile(f"(?<![{LETTER}])[{LETTER}]++$")
_SIGNS = "\n.،:؛؟!«»()"  # all that commonly touches a word; more would do no harm


class _Word(NamedTuple):
    """A word with something to do: the runs of letters at its ends, whether they may join, and the edits inside it."""

    opening: str
    ending: str
    joins_before: bool
    joins_next: bool
    edits: tuple[Edit, ...]


def joints(text: str) -> list[Edit]:
    """ZWNJ and spaces inside words, and ZWNJ for a space between two parts of one word."""
    spaced = text
    for sign in _SIGNS:
        spaced = spaced.replace(sign, " ")
    words = spaced.split(" ")
    read = list(map(words_met.__getitem__, words))
    edits: list[Edit] = []
    place = reached = 0
    for k, one in enumerate(read):
        if one is None:
            continue
        place += sum(map(len, words[reached:k])) + k - reached
        reached = k
        if one.joins_before and k and text[place - 1] == " " and _one_word(_ending(words[k - 1]), one.opening):
            edit = Edit(place - 1, place, ZWNJ)
            if edits[-1:] != [edit]:  # the word before may have joined this one
                edits.append(edit)
        for start, end, joint in one.edits:
            edits.append(Edit(place + start, place + end, joint))
        end = place + len(words[k])
        if one.joins_next and text[end : end + 1] == " " and _one_word(one.ending, _opening(words[k + 1])):
            edits.append(Edit(end, end + 1, ZWNJ))
    return edits


def _opening(word: str) -> str:
    """The run of letters that the word begins with, once it is taken apart."""
    if one := words_met[word]:
        return one.opening
    match = _AT_START.match(word)
    return match.group() if match else ""


def _ending(word: str) -> str:
    """The run of letters that the word ends with, once it is taken apart."""
    if one := words_met[word]:
        return one.ending
    match = _AT_END.search(word)
    return match.group() if match else ""


def _read(word: str) -> _Word | None:
    """What there is to do in a word and beside it."""
    edits: list[Edit] = []
    runs: list[str] = []
    place = 0
    for k, piece in enumerate(_RUN.split(word)):
        if k % 2:
            parts = _parts(piece, bound=place > 0 and word[place - 1] == ZWNJ)
            at = place + len(parts[0])
            for before, joint, after in zip(parts[0::2], parts[1::2], parts[2::2], strict=False):
                edits.append(Edit(at, at, ZWNJ if _one_word(before, after) else joint))
                at += len(after)
            runs += parts[0::2]
        place += len(piece)
    if not runs:
        return None
    opening = runs[0] if word.startswith(runs[0]) else ""
    ending = runs[-1] if word.endswith(runs[-1]) else ""
    joins_before, joins_next = opening in _JOIN_BEFORE, ending in _JOIN_NEXT
    if edits or joins_before or joins_next:
        return _Word(opening, ending, joins_before, joins_next, tuple(edits))
    return None


words_met = WordTable(_read)
"""What was worked out of the words met so far; None where there is nothing to do."""


def _parts(run: str, bound: bool) -> list[str]:
    """A run of letters taken apart, with what joins the parts between them; `bound` where a ZWNJ stands before it."""
    if len(run) > LONGEST:
        return [run]
    return _PART.split(apart_bound(run) if bound else apart(run))


def _one_word(before: str, word: str) -> bool:
    """Whether the two runs of letters are parts of one word: می شود, برنامه ها."""
    if not before or not word:
        return False
    if before in _VERB_FIRST:
        return is_verb(word)
    if before in _FIRST:
        return word not in _FIRST and word not in _NO_ENDING and known(word)
    if word in PLURAL:
        return before not in _NO_ENDING
    if word in AFTER_HEH and before.endswith("ه"):
        if is_participle(before) and word in AFTER_PARTICIPLE:
            return True
        return word not in ("اند", "ایم", "اید", "ام") and len(before) > 2 and before not in _NO_ENDING
    if word == "ترین":
        return before not in _NO_ENDING
    if word in ("تر", "تری"):
        return compares(before)
    if word in BOUND:
        return before not in _NO_ENDING and lexicon().common(before)
    return word == "شنبه" and before in _WEEKDAY
