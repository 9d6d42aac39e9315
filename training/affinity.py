"""Make the table of affinities: `python -m training.affinity [--archive FILE] [--out DIR] [--workers N]`.

Counts over the archive which nouns stand right after and before quantities of each sort, and writes `affinity.tsv.gz`.
It reads with the package's word classes: make those first. Deterministic, for any number of workers.
"""

import argparse
import gzip
import math
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import batched
from multiprocessing import Pool

from arqam.extractors.items.affinity import SORTS
from arqam.extractors.items.scene import Scene, read_scene
from arqam.extractors.items.sort import counts_people, unit_sort
from arqam.extractors.lemma import lemma
from arqam.extractors.numerals.numeral import read_numerals
from arqam.extractors.quantities.series import by_sentence, quantities
from arqam.extractors.sentence import sentences
from arqam.extractors.token import tokenize
from arqam.extractors.tokenized import Tokenized

from .archive import ARCHIVE, PACKAGE, existing, texts

REACH = 30  # tokens looked back from a quantity …
NOUNS = 4  # … for so many phrases
LEAST = 10  # rarer words tell nothing
LOW, HIGH = -3, 4  # an eighth of what chance gives, and sixteen times it
_LETTERS = dict(zip(range(LOW, HIGH + 1), "cba01234", strict=True))


@dataclass(slots=True)
class Counts:
    """How often each word (a lemma) stands anywhere, and each (sort, word) right after and before a quantity."""

    words: Counter[str] = field(default_factory=Counter)
    after: Counter[tuple[str, str]] = field(default_factory=Counter)
    before: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, other: "Counts") -> None:
        self.words.update(other.words)
        self.after.update(other.after)
        self.before.update(other.before)


def count(batch: Sequence[str]) -> Counts:
    """The counts of some clean texts."""
    counts = Counts()
    for text in batch:
        counts.words.update(lemma(token.text) for token in tokenize(text) if token.sort == "word")
        for scene, n in _figures(text):
            _count_around(scene, n, counts)
    return counts


def _figures(text: str) -> Iterator[tuple[Scene, int]]:
    read = Tokenized(text)
    for (start, end), here in by_sentence(sentences(text), quantities(read, read_numerals(text))):
        figures = [n for n, quantity in enumerate(here) if quantity.numeral.reading == "cardinal"]
        if figures:
            scene = read_scene(read, start, end, here)
            yield from ((scene, n) for n in figures)


def _count_around(scene: Scene, n: int, counts: Counts) -> None:
    sort = "person" if counts_people(scene, n) else unit_sort(scene, n).rstrip("+")
    first, last = scene.spans[n]
    if last < len(scene.texts) and scene.free[last]:
        counts.after[sort, scene.words[last].lemma] += 1
    phrases = 0
    for k in range(first - 1, max(-1, first - REACH), -1):
        if scene.owner[k] >= 0 or phrases == NOUNS:
            return  # what stands before another number is that one's
        if scene.words[k].nominal and scene.chunk[k] == k:
            counts.before[sort, scene.words[k].lemma] += 1
            phrases += 1


def grade(seen: int, expected: float) -> int:
    """log2 of seen over expected, each half a count up so that rare words stay near 0; from LOW to HIGH."""
    return max(LOW, min(HIGH, round(math.log2((seen + 0.5) / (expected + 0.5)))))


def rows(counts: Counts) -> list[str]:
    """A line for every word that tells something: the word, its grades after quantities of each sort, and before."""
    everything = counts.words.total()
    sides = [(sort, side, _total(side, sort)) for side in (counts.after, counts.before) for sort in SORTS]
    lines = []
    for word, times in sorted(counts.words.items(), key=lambda item: (-item[1], item[0])):
        if times < LEAST:
            break
        grades = [grade(side[sort, word], total * times / everything) for sort, side, total in sides]
        if any(grades):
            lines.append(word + "\t" + "".join(_LETTERS[g] for g in grades))
    return lines


def _total(side: Mapping[tuple[str, str], int], sort: str) -> int:
    return sum(times for (of, _), times in side.items() if of == sort)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--archive", type=existing, default=str(ARCHIVE), help="articles, JSON lines, gzip")
    parser.add_argument("--out", type=existing, default=str(PACKAGE), help="folder to write into")
    parser.add_argument("--workers", type=int, default=2, help="processes (2)")
    args = parser.parse_args()
    begun = time.monotonic()
    counts = Counts()
    with Pool(args.workers) as pool:
        for done, part in enumerate(pool.imap(count, batched(texts(args.archive), 400)), start=1):
            counts.add(part)
            if done % 10 == 0:
                print(f"{time.monotonic() - begun:5.0f} s  {done * 400:,} texts counted", flush=True)
    lines = rows(counts)
    packed = gzip.compress("\n".join(lines).encode(), 9, mtime=0)
    (args.out / "affinity.tsv.gz").write_bytes(packed)
    print(f"affinity.tsv.gz: {len(lines):,} words, {len(packed):,} bytes")


if __name__ == "__main__":
    main()
