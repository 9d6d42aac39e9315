"""Stage `spacing`: one space where words part, ZWNJ where the parts of a word meet.

Restores the ZWNJ that print loses (میشود, پروژههای, خدمترسانی) or sets as a space (می شود, برنامه ها), parts words
that were set without a space (هزارماسک), and sets signs against the word they belong to. No space is put into a number,
taken out of one or taken away beside one.
"""

import re

from .alignment import Edit
from .joints import joints
from .script import DIGIT, LETTER

_BLANKS = re.compile("[ \n]{2,}+")
_is_letter = re.compile(f"[{LETTER}]").match
_is_digit = re.compile(f"[{DIGIT}]").match


def blanks(text: str) -> list[Edit]:
    """One space between words, none at the end or beginning of a line."""
    if "  " not in text and " \n" not in text and "\n " not in text:
        return []
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


# A sign after a space that no number stands before, unless it begins a word (.ir), or an opening one before a space.
# In «( )» the space is the opening one's. The signs come first, as they are fewer than the spaces.
_BESIDE_SIGN = re.compile(
    f"[،؛؟!:.»)«(](?:(?<=[^{DIGIT}«(][ ][،؛؟!:.»)])(?!(?<=\\.)[{LETTER}{DIGIT}])|(?<=[«(])(?=[ ]))"
)
_AFTER_SIGN = re.compile(f"[،؛؟!:.](?=[{LETTER}{DIGIT}])")


def before_signs(text: str) -> list[Edit]:
    """No space before a comma or full stop, nor inside quotes and brackets."""
    edits: list[Edit] = []
    for match in _BESIDE_SIGN.finditer(text):
        place = match.end() if match.group() in "«(" else match.start() - 1
        edits.append(Edit(place, place + 1, ""))
    return edits


def after_signs(text: str) -> list[Edit]:
    """A space after a comma, and between a full stop or colon and the number that opens what follows."""
    edits: list[Edit] = []
    for match in _AFTER_SIGN.finditer(text):
        start, end = match.span()
        if start and _is_letter(text[start - 1]) and (match.group() in "،؛؟!" or _is_digit(text[end])):
            edits.append(Edit(end, end, " "))
    return edits


STEPS = (blanks, joints, before_signs, after_signs)
