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
from .script import DIGIT, LETTER, MARK, PRESENTATION, ZWNJ

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
_ODD_OR_COMPOSED = re.compile(
    f"[{_UNSEEN}]++|[{''.join({c[0] for c in _COMPOSED})}][\u0653\u0654]|[{_SINGLE}{PRESENTATION}]|\r\n?"
)
_is_letter = re.compile(f"[{LETTER}{PRESENTATION}\u0653\u0654]").match
_is_digit = re.compile(f"[{DIGIT}]").match
_is_unseen = re.compile(f"[{_UNSEEN}]").match


def one_for_one(text: str) -> str:
    """`text` with every letter, space and line end that has one right form in that form."""
    if _may_be_composed(text):
        return text
    if "\r" in text:
        text = _LONE_RETURN.sub("\n", text)
    for found in set(_ONE.findall(text)):
        text = text.replace(found, LETTERS[found])
    return text


def letters(text: str) -> list[Edit]:
    """Edits after which one letter is one code point, a space U+0020, a line end U+000A and nothing is unseen."""
    pattern = _ODD_OR_COMPOSED if _may_be_composed(text) else _ODD
    edits: list[Edit] = []
    for match in pattern.finditer(text):
        found = match.group()
        replacement = LETTERS.get(found) or _COMPOSED.get(found)
        if replacement is None:
            replacement = _seen(text, *match.span()) if _is_unseen(found) else _taken_apart(found)
        if replacement != found:
            edits.append(Edit(*match.span(), replacement))
    return edits


def _may_be_composed(text: str) -> bool:
    """Whether the second half of a letter typed as two code points is in the text."""
    return "\u0653" in text or "\u0654" in text


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
