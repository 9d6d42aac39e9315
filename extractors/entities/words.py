"""What the built-in model sees of a word: its form, its ends, and the vector of its uses."""

import gzip
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ...normalizers.script import ZWNJ
from .hashes import hash_form

FORMS = 6
"""Hashed properties of the letters; the last feature of a word is the row of its vector."""

LONGEST_WORD = 40  # letters of a word that are looked at, at most


class Words:
    """The words that have a vector, commonest first: their rows are counted from 1, and 0 is for all others."""

    def __init__(self, known: Sequence[str]) -> None:
        self.known = list(known)
        self._rows = {word: row for row, word in enumerate(known, 1)}

    def features(self, words: Sequence[str]) -> np.ndarray:
        """A row of whole numbers for every word: hashes of its forms, and the row of its vector.

        Of a long word its beginning counts, where a model learns as where it is at work.
        """
        if not words:
            return np.zeros((0, FORMS + 1), dtype=np.uint64)
        return np.array([self._of(word[:LONGEST_WORD]) for word in words], dtype=np.uint64)

    def _of(self, word: str) -> list[int]:
        return [*map(hash_form, forms(word)), self._rows.get(as_known(word), 0)]


def forms(word: str) -> list[str]:
    """Word, first three letters, last three, last two, what stands before a ZWNJ, what after it and the length."""
    form = "۰" * len(word) if word[0].isdigit() else word.lower()
    stem, _, ending = form.partition(ZWNJ)
    size = f"{min(len(form), 6)}{'A' if word[0].isascii() else ''}"
    return [form, form[:3], form[-3:], form[-2:], stem, f"{ending}|{size}"]


def as_known(word: str) -> str:
    """As the archive's words were counted: any number stands for all of them."""
    return "۱۲" if word[0].isdigit() else word


def read_words(path: Path) -> Words:
    """The words of a file, one a line."""
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        return Words(lines.read().split("\n"))


def write_words(words: Words, path: Path) -> None:
    """The words as a file; the same words give the same bytes."""
    with path.open("wb") as sink, gzip.GzipFile(fileobj=sink, mode="wb", mtime=0, filename="") as packed:
        packed.write("\n".join(words.known).encode())
