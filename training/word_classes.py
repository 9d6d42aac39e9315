"""Make the table of word classes: `python -m training.word_classes [--out DIR] [--work DIR]` (more: --help).

Vectors are learnt from the archive, and words used alike are grouped; a spaCy tagger with these vectors learns from the
treebanks, and reads the archive; what it says of each word is summed up in `word_classes.tsv.gz`. Deterministic: on one
kind of machine, the same data give the same file. A quarter of an hour on one core; the table is written at the end.
"""

import argparse
import gzip
import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

from .archive import ARCHIVE, DATA, NUMBER, PACKAGE, corpus, existing
from .tagger import count_tags, learn_tagger
from .treebank import EZAFE, Tagged, read_treebanks
from .vectors import group, learn_vectors

BY_HAND = 5  # a word tagged by hand counts as much as so many that the tagger read
LEAST = 4  # words counted less often are left to be guessed by their endings
_NOUNS = ("NOUN", "PROPN", "ADJ", "X")

Counts = Mapping[str, Counter[str]]


def add_by_hand(counts: dict[str, Counter[str]], sentences: Iterable[Tagged]) -> None:
    """Add what the treebanks say of their words to the tagger's counts."""
    for sentence in sentences:
        for word, tag in sentence:
            counts.setdefault(word, Counter())[tag] += BY_HAND


def rows(counts: Counts, groups: Mapping[str, int]) -> list[str]:
    """A line for every word, the most frequent first: word, part of speech, per cent noun, per cent ezafe, group.

    The part of speech is the commonest; "noun" are nouns, names and adjectives; -1 is no group.
    """
    found = []
    for word, tags in counts.items():
        total = tags.total()
        if total < LEAST or word == NUMBER:
            continue
        pos: Counter[str] = Counter()
        for tag, times in tags.items():
            pos[tag.removesuffix(EZAFE)] += times
        most = min(pos, key=lambda p: (-pos[p], p))
        noun = sum(pos[p] for p in _NOUNS) / total
        ezafe = sum(times for tag, times in tags.items() if tag.endswith(EZAFE)) / total
        line = f"{word}\t{most}\t{round(100 * noun)}\t{round(100 * ezafe)}\t{groups.get(word, -1)}"
        found.append((-total, word, line))
    return [line for *_, line in sorted(found)]


def make(archive: Path, treebanks: Path, work: Path) -> list[str]:
    """The lines of the table; `work` is a folder for what is made on the way."""
    begun = time.monotonic()

    def say(what: str) -> None:
        print(f"{time.monotonic() - begun:5.0f} s  {what}", flush=True)

    sentences = read_treebanks(treebanks)
    say(f"{len(sentences):,} sentences of treebank read")
    tokens = work / "corpus.txt"
    with open(tokens, "w", encoding="utf-8") as out:
        number = sum(bool(out.write(" ".join(words) + "\n")) for words in corpus(archive))
    say(f"{number:,} sentences of the archive cleaned")
    vectors = learn_vectors(tokens)
    say(f"vectors of {len(vectors.words):,} words learnt")
    groups = group(vectors)
    say(f"{max(groups.values()) + 1} groups of words found")
    nlp, accuracy = learn_tagger(sentences, vectors, work)
    say(f"tagger learnt; on sentences held out: {accuracy}")
    with open(tokens, encoding="utf-8") as lines:
        counts = count_tags(nlp, (line.split() for line in lines))
    say("archive tagged")
    add_by_hand(counts, sentences)
    return rows(counts, groups)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--archive", type=existing, default=str(ARCHIVE), help="articles, JSON lines, gzip")
    parser.add_argument("--treebanks", type=existing, default=str(DATA / "ud"), help="folder of *.conllu.gz")
    parser.add_argument("--out", type=existing, default=str(PACKAGE), help="folder to write into")
    parser.add_argument("--work", type=Path, help="keep what is made on the way in this folder (else it is removed)")
    args = parser.parse_args()
    missing = [name for name in ("gensim", "sklearn", "threadpoolctl") if find_spec(name) is None]
    if missing:
        raise SystemExit(f"Python lacks {', '.join(missing)}: install what training needs with pip install '.[train]'.")
    from threadpoolctl import threadpool_limits

    os.environ.setdefault("ANSI_COLORS_DISABLED", "1")  # spaCy's table of its rounds, as plain lines
    if args.work:
        args.work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, threadpool_limits(1):  # sums in another order round otherwise
        lines = make(args.archive, args.treebanks, args.work or Path(temporary))
    packed = gzip.compress("\n".join(lines).encode(), 9, mtime=0)
    (args.out / "word_classes.tsv.gz").write_bytes(packed)
    print(f"word_classes.tsv.gz: {len(lines):,} words, {len(packed):,} bytes")


if __name__ == "__main__":
    main()
