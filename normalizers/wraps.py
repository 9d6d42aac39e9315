"""Lines that the width of a column broke, joined again; a line feed that stays is the end of a paragraph.

A line is wrapped where its last word cannot end a paragraph (و, از), or where the text as a whole is set in lines of
much the same width, this line is about as wide as the lines around it, and no full stop ends it. A text of one
paragraph to a line and a list of short entries have lines of all widths, and none of them ends in a preposition.
"""

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

from .alignment import Edit
from .script import DIGIT, LETTER, ZWNJ

_TABLE = tomllib.loads(Path(__file__).with_name("wraps.toml").read_text(encoding="utf-8"))
_CONTINUES = frozenset(_TABLE["continues"])
_APART = tuple(_TABLE["apart"])
_CONTINUED = frozenset(_TABLE["continued"])
_COUNTED = frozenset(_TABLE["counted"])
_STOPS = frozenset(".؟?!؛…")
_ENDS = re.compile(rf"[{''.join(_STOPS)}][\s»«\"”)(\]]*+$")
_COLON = re.compile(r":\s*+$")
_ENTRY = re.compile(r"[-–—•·■▪●*◆◄►#]|[0-9۰-۹٠-٩]{1,2}[-.)(] ?[^\s0-9۰-۹٠-٩]")
_LAST_WORD = re.compile(rf"[{LETTER}{ZWNJ}]++$")
_FIRST_WORD = re.compile(rf"[{LETTER}{ZWNJ}]++")
_is_digit = re.compile(f"[{DIGIT}]").match

WIDEST = 120  # no column of print is wider, counted in characters without spaces
NARROWEST = 20  # and no prose is set narrower
FULL = 0.75  # of the widest line nearby
FULL_BEFORE_GAP = 0.85  # a blank line is the end of a column only after a line that is full beyond doubt
MOST_ROUNDS = 20  # no real text has needed more than three
NEARBY = 3  # lines on either side


class _Line(NamedTuple):
    """A line that is not blank: its place without the blanks around it, and what the rules ask of it."""

    start: int
    end: int
    width: int
    ends: bool
    colon: bool
    goes_on: bool
    counts: bool
    entry: bool
    quote: bool
    first: str


def wraps(text: str) -> list[Edit]:
    """Edits that put a space for every line feed inside a paragraph, with the blanks around it."""
    if not _has_open_line(text):
        return []
    lines = _lines(text)
    edits: list[Edit] = []
    # Joined lines are wider, which can settle what the first look left open.
    for _ in range(MOST_ROUNDS):
        joined = _joined(lines, text)
        if not joined:
            break
        edits += joined
        lines = _merged(lines, {edit.end for edit in joined})
    return sorted(edits)


def _has_open_line(text: str) -> bool:
    """Whether any line but the last ends in something other than a full stop: no other line is ever joined."""
    lines = [bare for line in text.split("\n") if (bare := line.strip())]
    return any(line[-1] not in _STOPS for line in lines[:-1])


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    place = 0
    for piece in text.split("\n"):
        bare = piece.strip()
        if bare:
            start = place + piece.index(bare)
            tail = bare[-60:]
            last, first = _LAST_WORD.search(tail), _FIRST_WORD.match(bare)
            colon = bool(_COLON.search(tail))
            lines.append(
                _Line(
                    start=start,
                    end=start + len(bare),
                    # Spaces and ZWNJ are left out, so that no later stage changes a width.
                    width=len(bare) - bare.count(" ") - bare.count(ZWNJ),
                    ends=colon or bare.startswith(_APART) or bool(_ENDS.search(tail)),
                    colon=colon,
                    goes_on=bare[-1] == "،" or (last is not None and last.group() in _CONTINUES),
                    counts=bool(_is_digit(bare[-1])),
                    entry=bare.startswith(_APART) or bool(_ENTRY.match(bare)),
                    quote=bare[0] in '«»"',
                    first=first.group() if first else "",
                )
            )
        place += len(piece) + 1
    return lines


def _merged(lines: list[_Line], gone: set[int]) -> list[_Line]:
    """`lines` with those that begin at the places `gone` added to the line before."""
    kept: list[_Line] = []
    for line in lines:
        if line.start in gone:
            one = kept[-1]
            kept[-1] = line._replace(
                start=one.start, width=one.width + line.width, entry=one.entry, quote=one.quote, first=one.first
            )
        else:
            kept.append(line)
    return kept


def _joined(lines: list[_Line], text: str) -> list[Edit]:
    widths = [_width_nearby(lines, i) for i in range(len(lines))]
    going_on = _goes_on(lines, widths)
    wrapped = going_on or _evenly_set(lines, widths)
    edits: list[Edit] = []
    inside = False  # a paragraph that began on a line before
    for line, following, width in zip(lines, lines[1:], widths, strict=False):
        gap = text.count("\n", line.end, following.start) > 1
        certain = line.goes_on or following.first in _CONTINUED or (line.counts and following.first in _COUNTED)
        full = line.width <= WIDEST and line.width >= width * (FULL_BEFORE_GAP if gap else FULL)
        if following.entry or (line.ends and not (line.colon and following.quote and wrapped and full and not gap)):
            joins = False
        elif gap:
            joins = going_on and following.width <= WIDEST and (full or certain)
        else:
            joins = certain or (wrapped and following.width <= WIDEST and (full or inside))
        if joins:
            edits.append(Edit(line.end, following.start, " "))
        inside = joins
    return edits


def _width_nearby(lines: list[_Line], i: int) -> int:
    """The widest line among those just before or just after, whichever are narrower: columns differ in width."""
    before = [line.width for line in lines[max(0, i - NEARBY) : i] if line.width <= WIDEST]
    after = [line.width for line in lines[i + 1 : i + 1 + NEARBY] if line.width <= WIDEST]
    return max(min(max(side) for side in (before, after) if side) if before or after else 0, lines[i].width)


def _goes_on(lines: list[_Line], widths: list[int]) -> bool:
    """Whether many lines end in a word that must go on; most of the others are then wrapped too."""
    unended = [(line, width) for line, width in zip(lines, widths, strict=True) if not line.ends]
    full = sum(line.width <= WIDEST and line.width >= width * FULL for line, width in unended)
    going_on = sum(line.goes_on for line, _ in unended)
    few = full >= 0.6 * len(unended) and going_on >= max(1, 0.03 * len(unended))
    return full >= 3 and (few or going_on >= max(3, 0.12 * len(unended)))


def _evenly_set(lines: list[_Line], widths: list[int]) -> bool:
    """Whether the lines that no full stop ends are prose set to one width: no list, whose entries begin alike."""
    unended = [(line, width) for line, width in zip(lines, widths, strict=True) if not line.ends]
    even = sum(NARROWEST <= line.width <= WIDEST and line.width >= width * FULL for line, width in unended)
    openings = {line.first for line, _ in unended if line.first}
    return len(unended) >= 8 and even >= 0.9 * len(unended) and len(openings) >= 0.6 * len(unended)
