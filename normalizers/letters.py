"""Stage `letters`: one code point for one Persian letter, and nothing that cannot be seen.

Arabic and neighbouring letters become Persian ones, presentation forms are taken apart, tatweel, marks and bidi
controls go, odd spaces become spaces and odd line ends line ends. What stood for a zero-width non-joiner (soft hyphen,
not sign, zero-width space) becomes one between two letters.
"""

import re
import tomllib
import unicodedata
from pathlib import Path

from .alignment import Edit
from .script import DIGIT, LETTER, MARK, PRESENTATION, ZWNJ, replaced

_TABLE = tomllib.loads(Path(__file__).with_name("letters.toml").read_text(encoding="utf-8"))
LETTERS: dict[str, str] = _TABLE["letters"] | _TABLE["spaces"]
_COMPOSED: dict[str, str] = _TABLE["composed"]

# What Persian pages have used for ZWNJ: zero-width space, soft hyphen, not sign (می¬شود), ZWNJ itself.
_NON_JOINERS = "\u200b\u200c\u00ad\u00ac"
# Not for the reader's eye: bidi controls, joiners, byte order mark, tatweel, marks.
_UNSEEN = "\u061c\u200d-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u0640" + MARK + _NON_JOINERS

_SINGLE = "".join(c for c in LETTERS if len(c) == 1 and c != "\r")
_ONE = re.compile(f"[{_SINGLE}]")
_LONE_RETURN = re.compile("\r(?!\n)")
# What the first step leaves to the second. A lone ZWNJ between letters is as it should be, and by far the most common.
_GOOD = f"(?<!(?<=[{LETTER}]){ZWNJ}(?=[{LETTER}]))"
_ODD = re.compile(f"[{_UNSEEN}{PRESENTATION}\r]{_GOOD}(?:(?<=[{_UNSEEN}])[{_UNSEEN}]++|(?<=\r)\n)?+")
# The second half of a letter typed as two code points.
_SECOND_HALF = re.compile(f"[\u0653\u0654](?<=[{''.join({c[0] for c in _COMPOSED})}].)")
_is_letter = re.compile(f"[{LETTER}{PRESENTATION}\u0653\u0654]").match
_is_digit = re.compile(f"[{DIGIT}]").match
_is_unseen = re.compile(f"[{_UNSEEN}]").match


def one_for_one(text: str) -> str:
    """`text` with every letter, space and line end that has one right form in that form, but for halves of letters."""
    made = _LONE_RETURN.sub("\n", text) if "\r" in text else text
    made = replaced(made, _ONE, LETTERS)
    if made == text or ("\u0653" not in text and "\u0654" not in text):
        return made
    pieces: list[str] = []
    reached = 0
    for match in _SECOND_HALF.finditer(text):
        first = match.start() - 1
        pieces += made[reached:first], text[first]
        reached = match.start()
    pieces.append(made[reached:])
    return "".join(pieces)


def letters(text: str) -> list[Edit]:
    """Edits after which one letter is one code point, a space U+0020, a line end U+000A and nothing is unseen."""
    edits: list[Edit] = []
    for match in _ODD.finditer(text):
        start, end = match.span()
        if _SECOND_HALF.match(text, start):
            pair = text[start - 1 : start + 1]
            edits.append(Edit(start - 1, start + 1, _COMPOSED.get(pair) or _taken_apart(pair)))
            start += 1
            if start == end:
                continue
        found = text[start:end]
        replacement = LETTERS.get(found)
        if replacement is None:
            replacement = _seen(text, start, end) if _is_unseen(found) else _taken_apart(found)
        if replacement != found:
            edits.append(Edit(start, end, replacement))
    return edits


def _seen(text: str, start: int, end: int) -> str:
    """What is left of the unseen run `text[start:end]`: a ZWNJ between letters, else what has a meaning of its own."""
    run = text[start:end]
    if start and _is_digit(text[start - 1]) and _is_digit(text, end):
        # Two numbers must not become one; a tatweel between them is a dash: ۱۵ـ۱۰.
        return "-" if "\u0640" in run else run
    after_letter, before_letter = bool(_is_letter(text[start - 1 : start])), bool(_is_letter(text, end))
    if after_letter and before_letter:
        return ZWNJ if any(c in _NON_JOINERS for c in run) else ""
    # A joiner holds an emoji together, a not sign stands in a formula.
    kept = "\u00ac" if after_letter or before_letter else "\u00ac\u200d"
    return "".join(c for c in run if c in kept)


def _taken_apart(form: str) -> str:
    """ﻻ → لا, ﷼ → ریال: the letters of a presentation form, in their Persian shape and without marks."""
    plain = unicodedata.normalize("NFKC", form)
    return "".join(LETTERS.get(c, c) for c in plain if not _is_unseen(c))


STEPS = (one_for_one, letters)
