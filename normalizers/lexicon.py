"""The words of Persian, with how often they are met and which parts of speech they can be.

They are hazm's 193,000 words (hazm/data/words.dat, MIT licence), read without importing hazm. Many of them are rare or
odd («میشود» is in the list), so two questions are kept apart: is the word known at all, and is it common. Where hazm
is not installed every word is unknown: the stages then restore only what needs no lexicon.
"""

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path


class Lexicon:
    """Words with counts and tags, and the stems of verbs."""

    def __init__(self, words: str = "", verbs: str = "") -> None:
        """`words`: lines of word, count and tags between tabs; `verbs`: lines of past stem # present stem."""
        cells = words.replace("\n", "\t").split("\t")
        if cells and not cells[-1]:
            cells.pop()
        listed, counts, tags = cells[0::3], cells[1::3], cells[2::3]
        # Dicts of strings, as the garbage collector need not look into them again and again.
        self._counts = dict(zip(listed, counts, strict=False))
        self._tags = {word: told for word, told in zip(listed, tags, strict=False) if told != "0"}
        pairs = [line.split("#") for line in verbs.split("\n") if "#" in line]
        self.past_stems = frozenset(pair[0] for pair in pairs if pair[0])
        self.present_stems = frozenset(pair[1] for pair in pairs if pair[1])

    def __contains__(self, word: str) -> bool:
        return word in self._counts

    def __len__(self) -> int:
        return len(self._counts)

    def __iter__(self) -> Iterator[str]:
        return iter(self._counts)

    def count(self, word: str) -> int:
        """How often the word was met where the list was made; 0 for rare and unknown words alike."""
        return int(self._counts.get(word, "0"))

    def common(self, word: str) -> bool:
        return self._counts.get(word, "0") != "0"

    def tags(self, word: str) -> tuple[str, ...]:
        """Parts of speech, e.g. ("N", "AJ"); empty where the list does not tell."""
        told = self._tags.get(word)
        return () if told is None else tuple(told.split(","))


@cache
def lexicon() -> Lexicon:
    """The one lexicon of the process, read on first use (about 0.1 s)."""
    spec = find_spec("hazm")
    if spec is None or not spec.submodule_search_locations:
        return Lexicon()
    data = Path(spec.submodule_search_locations[0], "data")
    texts = [_read(data / name) for name in ("words.dat", "verbs.dat")]
    return Lexicon(*texts)


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except OSError:
        return ""
