"""Characters that a tool cannot hold, each replaced by one that it can, so that every offset stays where it was."""

import re
from collections.abc import Callable
from typing import Any

type Replaced = list[list[int]]
"""[position, code point] of every character that was replaced: a number, as the character itself is the trouble."""


type StandIns = dict[re.Pattern[str], str | Callable[[re.Match[str]], str]]
"""Patterns of one character each, and the one character to write for it."""


def with_stand_ins(text: str, troublesome: StandIns) -> tuple[str, Replaced]:
    """The text with every match of the patterns replaced, and what stood there."""
    replaced: dict[int, int] = {}
    for pattern, stand_in in troublesome.items():
        replaced |= {found.start(): ord(found[0]) for found in pattern.finditer(text)}
        text = pattern.sub(stand_in, text)
    return text, [[place, replaced[place]] for place in sorted(replaced)]


def restored(text: str, replaced: Any) -> str:
    """The text as it was. Raises ValueError for a list that is not of this text."""
    letters = list(text)
    try:
        for place, code in replaced or ():
            if not 0 <= place < len(letters):
                raise ValueError
            letters[place] = chr(code)
        whole = "".join(letters)
        whole.encode()
        return whole
    except (TypeError, ValueError, OverflowError):
        raise ValueError(
            "what stood in the text for characters that the tool cannot hold is not of this text"
        ) from None
