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
        self._words, self._tags = cells[0::3], cells[2::3]
        self._counts = dict(zip(self._words, cells[1::3], strict=False))
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
        return self._tags_of.get(word, ())

    @property
    def _tags_of(self) -> dict[str, tuple[str, ...]]:
        return _tag_table(self)


@cache
def _tag_table(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    pairs = zip(lexicon._words, lexicon._tags, strict=False)
    return {word: tuple(tags.split(",")) for word, tags in pairs if tags != "0"}


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
