"""A number where it stands: the view of the text that the rules of reading are given.

Language knowledge is in calendar.toml and not_figures.toml; `words` fetches a list of it.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .grammar import Number
from .pieces import Piece

ZWNJ = "\u200c"
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


def time_unit(word: str) -> bool:
    """سال, ماهه, ساعت, دقیقه‌ای."""
    return word in words("calendar.duration.long") or word in words("calendar.duration.short")


@dataclass(frozen=True, slots=True)
class Place:
    """A number, the pieces around it, and the number before it with its reading."""

    pieces: Sequence[Piece]
    number: Number
    text: str
    previous: Number | None = None
    previous_reading: str = ""
    previous_rule: str = ""
    repeated: bool = False  # with the word before it a name that the text says again and again (repeat.py)
    in_turn: bool = False  # one of ۱ ۲ ۳ … that open sentences (repeat.py)

    def before(self, k: int = 1) -> str:
        """The k-th word or mark before the number; empty where there is none."""
        i = self.number.begin - k
        return self.pieces[i].key if i >= 0 else ""

    def after(self, k: int = 1) -> str:
        """The k-th word or mark after the number."""
        i = self.number.end + k - 1
        return self.pieces[i].key if i < len(self.pieces) else ""

    @property
    def start(self) -> int:
        return self.pieces[self.number.begin].start

    @property
    def end(self) -> int:
        return self.pieces[self.number.end - 1].end

    @property
    def key(self) -> str:
        """The text of a number of one piece; empty for longer ones."""
        return self.pieces[self.number.begin].key if self.number.end - self.number.begin == 1 else ""

    @property
    def digits(self) -> bool:
        return self.pieces[self.number.begin].sort == "number"

    @property
    def whole(self) -> bool:
        return self.number.low == int(self.number.low) and self.number.high == int(self.number.high)

    @property
    def small(self) -> bool:
        """A whole number below a hundred, or a range of such: a day, an hour, an item of a list."""
        return 0 <= self.number.low <= self.number.high < 100 and self.whole

    def touches_before(self) -> bool:
        return self.number.begin > 0 and self.pieces[self.number.begin - 1].end == self.start

    def touches_after(self) -> bool:
        return self.number.end < len(self.pieces) and self.pieces[self.number.end].start == self.end

    def number_at(self, k: int) -> bool:
        """Whether the k-th piece after (k > 0) or before (k < 0) the number is a number word or digits."""
        i = self.number.end + k - 1 if k > 0 else self.number.begin + k
        return 0 <= i < len(self.pieces) and self.pieces[i].word is not None

    def before_number(self) -> bool:
        """Another number stands behind the next word and may state the unit: ۳ از ۵ نفر, ۹۰ به ۱۰; not ۹ از یک …"""
        return self.number_at(2) and self.after(2) != "یک"

    def behind_number(self) -> bool:
        """A number that counts stands before the word before: ۳۰۰ برگ ۵۲; not طبقه اول ساختمان ۳۱."""
        i = self.number.begin - 2
        word = self.pieces[i].word if i >= 0 else None
        return word is not None and word.sort not in ("ordinal", "ranking")

    def starts_line(self) -> bool:
        i = self.number.begin
        return i == 0 or "\n" in self.text[self.pieces[i - 1].end : self.start]

    def ends_paragraph(self) -> bool:
        i = self.number.end
        return i == len(self.pieces) or "\n" in self.text[self.end : self.pieces[i].start]

    def counted(self, nouns: bool = False) -> bool:
        """A unit or classifier follows (درصد، نفر، نفری); with `nouns` also a thing that the press often counts."""
        word = self.after()
        if word == "برابر":  # ۲ برابر counts, ۱۳۹۸ برابر با ۳ درصد does not
            return self.after(2) != "با" and not self.number_at(2)
        if word == "مورد" and self.after(2) in words("not_figures.counters.idiom"):  # مهرماه ۹۷ مورد بررسی قرار گرفت
            return False
        units = words("not_figures.counters.units")
        return (
            word in units
            or (word[-1:] in "یه" and word[:-1] in units)
            or (nouns and word in words("not_figures.counters.nouns") and not self.ends_paragraph())
        )

    def alone(self) -> bool:
        """No noun follows that could be counted: a mark, the end, another number, a verb, a particle."""
        i = self.number.end
        if i >= len(self.pieces) or self.pieces[i].sort != "word" or self.number_at(1):
            return True
        word, start = self.after(), self.pieces[i].start
        return (
            word in words("not_figures.function.words")
            or word.endswith(tuple(words("not_figures.function.endings")))
            or word.isascii()
            or self.text.startswith(("می" + ZWNJ, "به" + ZWNJ), start)  # می‌شود, به‌عنوان
            or self.ends_paragraph()
        )

    def headed(self) -> bool:
        """A noun or adjective stands before, to which the number may belong as its name: نوت ۹; not به, تعداد."""
        i = self.number.begin - 1
        if i < 0 or self.pieces[i].sort != "word" or self.pieces[i].word is not None or self.starts_line():
            return False
        word = self.before()
        return (
            len(word) > 1
            and not word.isascii()
            and word not in words("not_figures.function.words")
            and word not in words("not_figures.named.scales")
            and not word.endswith(tuple(words("not_figures.function.endings")))
            and not self.text.startswith(("می" + ZWNJ, "نمی" + ZWNJ), self.pieces[i].start)
        )

    def listed(self) -> bool:
        """Only و, a comma or تا stands between the number and the one before it."""
        return self.previous is not None and self.number.begin - self.previous.end == 1 and self.before() in LIST_MARKS
