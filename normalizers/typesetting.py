"""Stage `print`: what the extraction of a printed page breaks.

U+FFFD in place of a kashida or of a ligature, mirrored quotes and brackets (»جوان«), lines wrapped at the width of a
column, and numbers that lost the space beside them (بازسازی۱۷، ۴۱۰نفر).
"""

import re

from .alignment import Edit
from .lexicon import lexicon
from .script import BROKEN, DIGIT, LETTER, ZWNJ
from .wraps import wraps

_BROKEN = re.compile(f"{BROKEN}++")
_is_letter = re.compile(f"[{LETTER}]").match
_GLUED = re.compile(f"[{DIGIT}](?:(?<=[{LETTER}].)|(?=[{LETTER}]))")
_PAIRS = ((re.compile("[«»]"), "«", "»"), (re.compile("[()]"), "(", ")"))
# Each sign where it stands as an opening one does, and as a closing one does.
_OPENING = {sign: re.compile(rf"\{sign}(?<!\S.)(?=\S)") for sign in "«»()"}
_CLOSING = {sign: re.compile(rf"\{sign}(?<=\S.)(?=[\s.،؛:؟!…,]|\Z)") for sign in "«»()"}


def broken_words(text: str) -> list[Edit]:
    """U+FFFD between two letters goes; اس�المی, where it stands for a swapped lam-alef, becomes اسلامی."""
    if BROKEN not in text:
        return []
    edits: list[Edit] = []
    for match in _BROKEN.finditer(text):
        start, end = match.span()
        if start == 0 or not _is_letter(text[start - 1]) or not _is_letter(text, end + text.startswith(ZWNJ, end)):
            continue
        if text.startswith("ال", end) and _swapped(text, start, end):
            edits += [Edit(start, end, "لا"), Edit(end, end + 2, "")]
        else:
            edits.append(Edit(start, end, ""))
    return edits


def _swapped(text: str, start: int, end: int) -> bool:
    """Whether the word around the U+FFFD at `text[start:end]` is known only with لا for the ال that follows it."""
    words = lexicon()
    begin = start
    while begin > 0 and start - begin < 40 and (_is_letter(text[begin - 1]) or text[begin - 1] == BROKEN):
        begin -= 1
    stop = end
    while stop < len(text) and stop - end < 40 and (_is_letter(text[stop]) or text[stop] == BROKEN):
        stop += 1
    head, tail = text[begin:start].replace(BROKEN, ""), text[end + 2 : stop].replace(BROKEN, "")
    return head + "لا" + tail in words and head + "ال" + tail not in words


def mirrored(text: str) -> list[Edit]:
    """»…« and )…( turned round, each pair for itself, where the text as a whole has them the wrong way."""
    return sorted(edit for pair, opening, closing in _PAIRS for edit in _turned(text, pair, opening, closing))


def _turned(text: str, pair: re.Pattern[str], opening: str, closing: str) -> list[Edit]:
    if closing not in text or opening not in text:
        return []
    signs = "".join(pair.findall(text))
    if signs == (opening + closing) * (len(signs) // 2):
        return []
    # What stands beside the signs and their order must both speak for it: a stray blank, as in ملی( ۱۰ نفر ), does not.
    if _beside(text, opening, closing) >= 0 or _pairs(signs, closing, opening) < _pairs(signs, opening, closing):
        return []
    places = [m.start() for m in pair.finditer(text)]
    return [Edit(place, place + 1, closing if text[place] == opening else opening) for place in places]


def _beside(text: str, opening: str, closing: str) -> int:
    """How many signs stand beside their word as they should, less those that stand as the other sign should."""
    right = len(_OPENING[opening].findall(text)) + len(_CLOSING[closing].findall(text))
    return right - len(_OPENING[closing].findall(text)) - len(_CLOSING[opening].findall(text))


def _pairs(signs: str, opening: str, closing: str) -> int:
    """How many of the signs find their partner when `opening` opens and `closing` closes."""
    depth = pairs = 0
    for sign in signs:
        if sign == opening:
            depth += 1
        elif depth:
            depth -= 1
            pairs += 1
    return pairs


def glued_digits(text: str) -> list[Edit]:
    """A space between a number and a word of the Arabic script that touch: ۴۱۰نفر, بازسازی۱۷."""
    edits: list[Edit] = []
    for match in _GLUED.finditer(text):
        start, end = match.span()
        if start and _is_letter(text, start - 1):
            edits.append(Edit(start, start, " "))
        if _is_letter(text, end):
            edits.append(Edit(end, end, " "))
    return edits


STEPS = (broken_words, mirrored, wraps, glued_digits)
