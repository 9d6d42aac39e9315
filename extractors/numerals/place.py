"""A number where it stands: the view of the text that the rules of reading are given.

Language knowledge is in calendar.toml and not_figures.toml; `words` fetches a list of it.
"""

import tomllib
from functools import cache
from pathlib import Path

from ...normalizers.script import ZWNJ
from .grammar import Number
from .pieces import Pieces

LIST_MARKS = frozenset({"و", "،", ",", "؛", "تا", "الی", "-", "–"})


@cache
def table(file: str) -> dict[str, dict]:
    """calendar.toml or not_figures.toml as it stands."""
    return tomllib.loads((Path(__file__).parent / f"{file}.toml").read_text(encoding="utf-8"))


@cache
def words(path: str) -> frozenset[str]:
    """One list of words: "calendar.year.before" is before under [year] in calendar.toml."""
    file, section, name = path.split(".")
    return frozenset(table(file)[section][name])


@cache
def pairs(path: str) -> frozenset[tuple[str, ...]]:
    """One list of words that stand side by side."""
    file, section, name = path.split(".")
    return frozenset(map(tuple, table(file)[section][name]))


def time_unit(word: str) -> bool:
    """سال, ماهه, ساعت, دقیقه‌ای."""
    return word in words("calendar.duration.long") or word in words("calendar.duration.short")


@cache
def _counters() -> frozenset[str]:
    """Units and classifiers, and their adjectives: نفر, نفری, نفره."""
    units = words("not_figures.counters.units")
    return units | {unit + ending for unit in units for ending in "یه"}


@cache
def _endings() -> tuple[str, ...]:
    """Endings of words that nothing counted has."""
    return tuple(words("not_figures.function.endings"))


def unit_at(p: Pieces, i: int) -> bool:
    """Whether a unit or classifier stands at i, behind a number: درصد، نفر، نفری."""
    if i >= len(p.keys):
        return False
    word = p.keys[i]
    if word == "برابر":  # ۲ برابر counts, ۱۳۹۸ برابر با ۳ درصد does not
        return p.keys[i + 1 : i + 2] != ["با"] and p.words[i + 1 : i + 2] in ([], [None])
    if word == "مورد" and i + 1 < len(p.keys) and p.keys[i + 1] in words("not_figures.counters.idiom"):
        return False  # مهرماه ۹۷ مورد بررسی قرار گرفت
    return word in _counters()


class Place:
    """A number, the pieces around it, and the number before it with its reading.

    What most rules ask is worked out once: the number's own text where it is of one piece (`key`), the words or marks
    right before and after it (`preceding`, `following`), and whether a unit follows (`unit_follows`).
    """

    __slots__ = (
        "digits",
        "end",
        "following",
        "in_turn",
        "key",
        "number",
        "pieces",
        "preceding",
        "previous",
        "previous_reading",
        "previous_rule",
        "repeated",
        "start",
        "text",
        "unit_follows",
        "whole",
        "year",
    )

    def __init__(self, pieces: Pieces, number: Number, text: str) -> None:
        begin, end = number.begin, number.end
        keys = pieces.keys
        self.pieces, self.number, self.text = pieces, number, text
        self.start, self.end = pieces.starts[begin], pieces.ends[end - 1]
        self.key = keys[begin] if end - begin == 1 else ""
        self.preceding = keys[begin - 1] if begin else ""
        self.following = keys[end] if end < len(keys) else ""
        self.digits = pieces.sorts[begin] == "number"
        self.whole = number.low == int(number.low) and (number.high is number.low or number.high == int(number.high))
        self.year: bool | None = None  # whether it may be one, once that was asked (date.py)
        self.unit_follows = unit_at(pieces, end)
        self.previous: Number | None = None
        self.previous_reading = self.previous_rule = ""
        self.repeated = False  # with the word before it a name that the text says again and again (repeated_name.py)
        self.in_turn = False  # one of ۱ ۲ ۳ … that open sentences (enumeration.py)

    def before(self, k: int) -> str:
        """The k-th word or mark before the number; empty where there is none."""
        i = self.number.begin - k
        return self.pieces.keys[i] if i >= 0 else ""

    def after(self, k: int) -> str:
        """The k-th word or mark after the number."""
        i = self.number.end + k - 1
        keys = self.pieces.keys
        return keys[i] if i < len(keys) else ""

    def words_before(self, k: int) -> list[str]:
        """The last k words and marks before the number, or as many as there are."""
        return self.pieces.keys[max(0, self.number.begin - k) : self.number.begin]

    @property
    def small(self) -> bool:
        """A whole number below a hundred, or a range of such: a day, an hour, an item of a list."""
        return self.whole and 0 <= self.number.low <= self.number.high < 100

    def bare(self) -> bool:
        """Digits alone: no separators, no grain."""
        return self.key.isdigit() and self.number.form == "plain"

    def touches_before(self) -> bool:
        begin = self.number.begin
        return begin > 0 and self.pieces.ends[begin - 1] == self.start

    def touches_after(self) -> bool:
        starts, end = self.pieces.starts, self.number.end
        return end < len(starts) and starts[end] == self.end

    def number_at(self, k: int) -> bool:
        """Whether the k-th piece after (k > 0) or before (k < 0) the number is a number word or digits."""
        i = self.number.end + k - 1 if k > 0 else self.number.begin + k
        words = self.pieces.words
        return 0 <= i < len(words) and words[i] is not None

    def before_number(self) -> bool:
        """Another number stands behind the next word and may state the unit: ۳ از ۵ نفر, ۹۰ به ۱۰; not ۹ از یک …"""
        return self.number_at(2) and self.after(2) != "یک"

    def behind_number(self) -> bool:
        """A number that counts stands before the word before: ۳۰۰ برگ ۵۲; not طبقه اول ساختمان ۳۱."""
        i = self.number.begin - 2
        word = self.pieces.words[i] if i >= 0 else None
        return word is not None and word.sort not in ("ordinal", "ranking")

    def starts_line(self) -> bool:
        i = self.number.begin
        return i == 0 or "\n" in self.text[self.pieces.ends[i - 1] : self.start]

    def ends_paragraph(self) -> bool:
        i, starts = self.number.end, self.pieces.starts
        return i == len(starts) or "\n" in self.text[self.end : starts[i]]

    def counted(self, nouns: bool = False) -> bool:
        """A unit or classifier follows (درصد، نفر، نفری); with `nouns` also a thing that the press often counts."""
        if self.unit_follows or not nouns:
            return self.unit_follows
        return self.following in words("not_figures.counters.nouns") and not self.ends_paragraph()

    def alone(self) -> bool:
        """No noun follows that could be counted: a mark, the end, another number, a verb, a particle."""
        i, pieces = self.number.end, self.pieces
        if i >= len(pieces.keys) or pieces.sorts[i] != "word" or pieces.words[i] is not None:
            return True
        word = self.following
        return (
            word in words("not_figures.function.words")
            or word.endswith(_endings())
            or word.isascii()
            or self.text.startswith(("می" + ZWNJ, "به" + ZWNJ), pieces.starts[i])  # می‌شود, به‌عنوان
            or self.ends_paragraph()
        )

    def headed(self) -> bool:
        """A noun or adjective stands before, to which the number may belong as its name: نوت ۹; not به, تعداد."""
        i, pieces = self.number.begin - 1, self.pieces
        if i < 0 or pieces.sorts[i] != "word" or pieces.words[i] is not None or self.starts_line():
            return False
        word = self.preceding
        return (
            len(word) > 1
            and not word.isascii()
            and word not in words("not_figures.function.words")
            and word not in words("not_figures.named.scales")
            and not word.endswith(_endings())
            and not self.text.startswith(("می" + ZWNJ, "نمی" + ZWNJ), pieces.starts[i])
        )

    def listed(self) -> bool:
        """Only و, a comma or تا stands between the number and the one before it."""
        return self.previous is not None and self.number.begin - self.previous.end == 1 and self.preceding in LIST_MARKS
