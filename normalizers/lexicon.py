"""The words of Persian, with how often they are met and which parts of speech they can be.

They are hazm's 193,000 words (hazm/data/words.dat, MIT licence), read without importing hazm. Many of them are rare or
odd («میشود» is in the list), so two questions are kept apart: is the word known at all, and is it common. Where hazm
is not installed every word is unknown: the stages then restore only what needs no lexicon.
"""

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from .script import ZWNJ

_RARE = "\t0\t0\n"  # what most lines end in: words with neither count nor tags


class Lexicon:
    """Words with counts and tags, and the stems of verbs.

    Kept in dicts that hold strings alone, as the garbage collector need not look into those again and again.
    """

    def __init__(self, words: str = "", verbs: str = "") -> None:
        """`words`: lines of word, count and tags between tabs; `verbs`: lines of past stem # present stem."""
        if words and not words.endswith("\n"):
            words += "\n"
        pieces = words.split(_RARE)
        left = words.count("\n") + 1 - len(pieces)  # lines that tell more; they stand before that of a rare word
        told: list[str] = []
        for k, piece in enumerate(pieces):
            if len(told) >= left:
                break
            *lines, pieces[k] = piece.split("\n")
            told += lines
        self._told = dict(map(_parted, told))
        self._rare = dict.fromkeys(pieces)
        self._rare.pop("", None)
        self.joined = tuple(_joined(words))
        """The words that hold a ZWNJ, as they are listed."""
        pairs = [line.split("#") for line in verbs.split("\n") if "#" in line]
        self.past_stems = frozenset(pair[0] for pair in pairs if pair[0])
        self.present_stems = frozenset(pair[1] for pair in pairs if pair[1])

    def __contains__(self, word: str) -> bool:
        return word in self._told or word in self._rare

    def __len__(self) -> int:
        return len(self._told.keys() | self._rare.keys())

    def count(self, word: str) -> int:
        """How often the word was met where the list was made; 0 for rare and unknown words alike."""
        return int(self._told.get(word, "0").partition("\t")[0])

    def common(self, word: str) -> bool:
        told = self._told.get(word)
        return told is not None and not told.startswith("0\t")

    def tags(self, word: str) -> tuple[str, ...]:
        """Parts of speech, e.g. ("N", "AJ"); empty where the list does not tell."""
        told = self._told.get(word, "0\t0").partition("\t")[2]
        return () if told == "0" else tuple(told.split(","))


def _parted(line: str) -> tuple[str, str]:
    """A line as its word, and the count and tags of it."""
    word, _, told = line.partition("\t")
    return word, told


def _joined(words: str) -> Iterator[str]:
    """The words of a list that hold a ZWNJ."""
    place = words.find(ZWNJ)
    while place >= 0:
        end = words.find("\t", place)
        yield words[words.rfind("\n", 0, place) + 1 : end]
        place = words.find(ZWNJ, end)


@cache
def lexicon() -> Lexicon:
    """The one lexicon of the process, read on first use (about 0.03 s)."""
    spec = find_spec("hazm")
    if spec is None or not spec.submodule_search_locations:
        return Lexicon()
    data = Path(spec.submodule_search_locations[0], "data")
    return Lexicon(_read(data / "words.dat"), _read(data / "verbs.dat"))


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except OSError:
        return ""
