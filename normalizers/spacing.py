"""Stage `spacing`: one space where words part, ZWNJ where the parts of a word meet.

Restores the ZWNJ that print loses (میشود, پروژههای, خدمترسانی) or sets as a space (می شود, برنامه ها), parts words
that were set without a space (هزارماسک), and sets signs against the word they belong to. No space is put into a number,
taken out of one or taken away beside one.
"""

import re

from .alignment import Edit
from .lexicon import lexicon
from .script import DIGIT, LETTER, ZWNJ
from .words import (
    AFTER_HEH,
    AFTER_PARTICIPLE,
    BOUND,
    PLURAL,
    TABLE,
    apart,
    apart_bound,
    compares,
    is_participle,
    is_verb,
    known,
)

_BLANKS = re.compile("[ \n]{2,}+")
_WORD = re.compile(f"[{LETTER}]++")
_VERB_FIRST = frozenset(TABLE["first"]["verb"])
_FIRST = frozenset(TABLE["first"]["apart"])
_NO_ENDING = frozenset(TABLE["never"]["before_ending"])
_WEEKDAY = frozenset(["یک", "دو", "سه", "چهار", "پنج"])
_is_letter = re.compile(f"[{LETTER}]").match
_is_digit = re.compile(f"[{DIGIT}]").match


def blanks(text: str) -> list[Edit]:
    """One space between words, none at the end or beginning of a line."""
    edits: list[Edit] = []
    for match in _BLANKS.finditer(text):
        start, end = match.span()
        run = match.group()
        feeds = run.count("\n")
        if not feeds:
            edits.append(Edit(start + 1, end, ""))
        elif feeds < len(run):
            edits += [Edit(m.start() + start, m.end() + start, "") for m in re.finditer(" +", run)]
    return edits


def inside(text: str) -> list[Edit]:
    """ZWNJ and spaces inside words."""
    edits: list[Edit] = []
    for match in _WORD.finditer(text):
        word = match.group()
        cut = apart(word) if text[match.start() - 1 : match.start()] != ZWNJ else apart_bound(word)
        if len(cut) != len(word):
            place = match.start()
            for character in cut:
                if character in " \u200c":
                    edits.append(Edit(place, place, character))
                else:
                    place += 1
    return edits


def between(text: str) -> list[Edit]:
    """ZWNJ for a space between two parts of one word."""
    edits: list[Edit] = []
    before, reached = "", -2
    for match in _WORD.finditer(text):
        start, word = match.start(), match.group()
        if start == reached + 1 and text[reached] == " " and before and _one_word(before, word):
            edits.append(Edit(reached, start, ZWNJ))
        before, reached = word, match.end()
    return edits


def _one_word(before: str, word: str) -> bool:
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


_BEFORE_SIGN = re.compile("[ ](?=[،؛؟!:.»)])|[«(] ")
_AFTER_SIGN = re.compile(f"[،؛؟!:.](?=[{LETTER}{DIGIT}])")


def before_signs(text: str) -> list[Edit]:
    """No space before a comma or full stop, nor inside quotes and brackets."""
    edits: list[Edit] = []
    for match in _BEFORE_SIGN.finditer(text):
        start, end = match.span()
        if end - start == 2:
            edits.append(Edit(start + 1, end, ""))
        elif start and not _is_digit(text[start - 1]) and not (text[end] == "." and _is_word(text, end + 1)):
            edits.append(Edit(start, end, ""))
    return edits


def after_signs(text: str) -> list[Edit]:
    """A space after a comma, and between a full stop or colon and the number that opens what follows."""
    edits: list[Edit] = []
    for match in _AFTER_SIGN.finditer(text):
        start, end = match.span()
        if start and _is_letter(text[start - 1]) and (match.group() in "،؛؟!" or _is_digit(text[end])):
            edits.append(Edit(end, end, " "))
    return edits


def _is_word(text: str, place: int) -> bool:
    return bool(_is_letter(text, place) or _is_digit(text, place))


STEPS = (blanks, inside, between, before_signs, after_signs)
