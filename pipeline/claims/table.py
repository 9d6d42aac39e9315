"""Claims on the terminal, to be read from right to left: what is claimed, and a line for each value: who tells it."""

import re
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..decimals import plain
from ..writers.table import LRM, PIPED_WIDTH, harmless
from .claim import Claim, ClaimPeriod, Telling, Voice

CLAIMS_AT_A_TIME = 100
"""Claims that share one header and one layout."""
VOICES = 6
"""Values of a claim that are shown; the rest is counted."""
NAMED = 2
"""Sources of a value that are named."""
ORDER = ("sentence", "who", "bound", "value", "when", "where", "item", "verdict")
"""From left to right; so the first of a Persian reader stands at the right."""
WIDEST = {"who": 24, "bound": 16, "value": 22, "when": 14, "where": 12, "item": 22, "verdict": 7}
STYLES = {"item": "cyan", "value": "bold", "sentence": "dim"}
COLOURS = {"differ": "red", "agree": "green", "single": "dim"}
LEAST_SENTENCE = 16

_SPACE = re.compile(r"\s++")


class ClaimsTable:
    """Writes claims as they come. Right-to-left text is fenced, and harmless on a terminal."""

    def __init__(self, sink: TextIO) -> None:
        self._console = Console(file=sink, highlight=False, emoji=False, markup=False)
        if not self._console.is_terminal:
            self._console = Console(file=sink, highlight=False, emoji=False, markup=False, width=PIPED_WIDTH)
        self._waiting: list[Claim] = []

    def write(self, claim: Claim) -> None:
        self._waiting.append(claim)
        if len(self._waiting) == CLAIMS_AT_A_TIME:
            self._show()

    def close(self) -> None:
        if self._waiting:
            self._show()

    def _show(self) -> None:
        blocks = [(claim, _lines(claim)) for claim in self._waiting]
        lines = [line for _, block in blocks for line in block]
        widths = {
            name: min(widest, max(cell_len(name), *(cell_len(line[name]) for line in lines)))
            for name, widest in WIDEST.items()
        }
        room = self._console.width - sum(widths.values()) - 2 * len(widths) - 2
        order = [name for name in ORDER if name != "sentence" or room >= LEAST_SENTENCE]
        table = Table(box=SIMPLE_HEAD, padding=(0, 1), collapse_padding=True, pad_edge=False)
        for name in order:
            table.add_column(
                name,
                width=widths.get(name, room),
                style=STYLES.get(name),
                justify="right",
                no_wrap=True,
                overflow="ellipsis",
            )
        for claim, block in blocks:
            for number, line in enumerate(block):
                if number < min(len(claim.voices), VOICES):
                    line["sentence"] = _context(claim.voices[number].tellings[0], room)
                cells = [Text(LRM + line[name]) for name in order]
                cells[-1].stylize(COLOURS[claim.verdict])
                table.add_row(*cells, end_section=number + 1 == len(block))
        self._console.print(table)
        self._waiting.clear()


def _lines(claim: Claim) -> list[dict[str, str]]:
    """A line a value; what is claimed stands in the first."""
    told = {
        "verdict": claim.verdict,
        "item": claim.item or "",
        "where": claim.place or "",
        "when": _time(claim.period),
    }
    lines = [_line(claim, voice) for voice in claim.voices[:VOICES]]
    lines[0] |= {name: harmless(cell) for name, cell in told.items()}
    if len(claim.voices) > VOICES:
        lines.append(dict.fromkeys(ORDER, "") | {"value": f"{len(claim.voices) - VOICES:,} more"})
    return lines


def _line(claim: Claim, voice: Voice) -> dict[str, str]:
    unit = "" if claim.unit in (None, "count") else f" {claim.unit}"
    per = f"/{claim.per}" if claim.per else ""
    cells = {
        "value": f"{_number(voice)}{unit}{per}",
        "bound": " ".join(
            word for word, usual in ((voice.bound, "exact"), (voice.status, "actual")) if word not in (usual, "range")
        ),
        "who": _who(voice),
    }
    return dict.fromkeys(ORDER, "") | {name: harmless(cell) for name, cell in cells.items()}


def _context(telling: Telling, room: int) -> str:
    """As many of the words around the number as there is room for, in columns of the terminal."""
    end = telling.at + len(telling.words)
    before = _SPACE.sub(" ", telling.sentence[: telling.at]).lstrip()
    after = _SPACE.sub(" ", telling.sentence[end:]).rstrip()
    half = max(0, (room - len(telling.words) - 2) // 2)
    if len(before) > half:
        before = "…" + before[len(before) - half :].partition(" ")[2]
    if len(after) > half:
        after = after[:half].rpartition(" ")[0] + "…"
    return harmless(before + telling.words + after)


def _who(voice: Voice) -> str:
    """«ایسنا، فارس 3»: the sources, else the articles, and how many articles there are if those are more."""
    names = list(voice.sources or voice.documents)
    shown = "، ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")
    return f"{shown} ×{len(voice.documents)}" if len(voice.documents) > len(names[:NAMED]) else shown


def _time(period: ClaimPeriod | None) -> str:
    if period is None:
        return ""
    if period.basis == "published":
        return f"({period.text})"
    return period.text or "–".join(filter(None, (period.start, period.end)))


def _number(voice: Voice) -> str:
    low, high = _grouped(plain(voice.low)), _grouped(plain(voice.high))
    return low if low == high else f"{low}–{high}"


def _grouped(number: str) -> str:
    whole, point, fraction = number.lstrip("-").partition(".")
    return f"{'-' * number.startswith('-')}{int(whole):,}{point}{fraction}"
