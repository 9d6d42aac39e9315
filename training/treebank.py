"""Universal Dependencies treebanks as tagged sentences: parts of speech, with `_e` where an ezafe joins the next word.

Persian does not write the ezafe (کتابِ بزرگ is written کتاب بزرگ), and these treebanks do not mark it; but the tree
tells: it joins a noun to the next word where that one depends, as modifier or possessor, on a head of the same phrase.
The format is CoNLL-U: https://universaldependencies.org/format.html
"""

import gzip
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from arqam.normalizers import normalize

from .archive import NUMBER

ZWNJ = "\u200c"
EZAFE = "_e"

# What an ezafe can start from, what it can lead to, and the relations that it expresses.
_FROM = frozenset(("NOUN", "ADJ", "PROPN", "NUM", "ADP"))  # ADP: برایِ من
_TO = frozenset(("NOUN", "ADJ", "PROPN", "NUM", "PRON", "X"))
_RELATIONS = frozenset(("nmod", "nmod:poss", "amod", "flat:name", "flat", "flat:num", "compound"))


class Word(NamedTuple):
    """A word of a sentence; `head` is the number of the word it depends on, from 1, and 0 at the root."""

    form: str
    pos: str
    head: int
    relation: str


Sentence = list[Word]
Tagged = list[tuple[str, str]]


def read_conllu(lines: Iterable[str]) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file; ranges (`8-9`) and empty nodes (`8.1`) are no words of their own."""
    sentence: Sentence = []
    for line in lines:
        line = line.rstrip("\n")
        if line and not line.startswith("#"):
            number, form, _lemma, pos, _xpos, _features, head, relation, *_ = line.split("\t")
            if number.isdigit():
                sentence.append(Word(form, pos, int(head), relation))
        elif not line and sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def has_ezafe(sentence: Sentence, k: int) -> bool:
    """Whether an ezafe joins word `k` (from 0) to the next one."""
    if k + 1 >= len(sentence) or sentence[k].pos not in _FROM:
        return False
    after = sentence[k + 1]
    if after.pos not in _TO or after.relation not in _RELATIONS or not 0 < after.head <= k + 1:
        return False
    at = k + 1  # «کتابِ بزرگِ من»: من depends on کتاب, which is reached from بزرگ by way of what it depends on
    while at != after.head:
        word = sentence[at - 1]
        if word.relation not in _RELATIONS or not 0 < word.head < at:
            return False
        at = word.head
    return True


def tagged(sentence: Sentence) -> Tagged:
    """The clean forms of a sentence's words, each with its tag."""
    return [
        (clean_form(word.form), word.pos + EZAFE * has_ezafe(sentence, k))
        for k, word in enumerate(sentence)
        if word.form
    ]


@cache
def clean_form(form: str) -> str:
    """A word as it stands in clean text: «می شود», one word of the treebank, has a ZWNJ there."""
    clean = normalize(form).text.strip().replace(" ", ZWNJ) or form
    return NUMBER if clean[0].isdigit() else clean


def read_treebanks(folder: Path) -> list[Tagged]:
    """The sentences of all `*.conllu.gz` in `folder`, files in the order of their names."""
    found: list[Tagged] = []
    for path in sorted(folder.glob("*.conllu.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found.extend(tagged(sentence) for sentence in read_conllu(lines))
    if not found:
        raise SystemExit(f"There is no treebank (*.conllu.gz) in {folder}: name the folder with --treebanks.")
    return found
