"""Which library recognises edited copies of an article, and how fast: rensa or datasketch, in one run on one core.

    python -m benchmarks.duplicates [ARCHIVE] [--articles 1000]

Takes articles of the archive (../shared/data/archive.jsonl.gz, unless told otherwise) and makes copies as other
outlets do: words dropped and replaced, a lead put before, the end cut off, Arabic letters and no half-spaces. A copy is
found when `arqam batch` would find it: a band of the signatures agrees, and they are alike enough. Prints time per
article, the copies found per kind of edit, the mean error of the likeness, and how many of the pairs found are in truth
(all shingles compared) less alike than 0.4.
"""

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Callable
from itertools import combinations, islice
from pathlib import Path

from arqam.pipeline import Article
from arqam.pipeline.batch.duplicates import BANDS, alike, band_of, likeness
from arqam.pipeline.batch.signature import NUMBERS, shingles, signed
from arqam.pipeline.readers import read
from benchmarks.articles import ARCHIVE

type Signer = Callable[[list[str]], bytes]


def signers() -> dict[str, Signer]:
    """The ways to make a signature of the shingles of a text: arqam's, and datasketch in its quickest."""
    from datasketch import MinHash

    empty = MinHash(num_perm=NUMBERS, seed=1)

    def sketched(pieces: list[str]) -> bytes:
        one = empty.copy()
        one.update_batch([piece.encode() for piece in pieces])
        return one.hashvalues.astype("<u4").tobytes()

    return {"rensa": signed, "datasketch": sketched}


def edits(rng: random.Random, others: list[str]) -> dict[str, Callable[[str], str]]:
    """What outlets do to a story."""

    def words(share: float) -> Callable[[str], str]:
        def edit(text: str) -> str:
            kept = []
            for word in text.split():
                chance = rng.random()
                if chance >= share:
                    kept.append(word)
                elif chance >= share / 2:
                    kept.append(rng.choice(rng.choice(others).split() or ["و"]))
            return " ".join(kept)

        return edit

    def typed(text: str) -> str:
        return text.replace("ی", "ي").replace("ک", "ك").replace("\u200c", "")

    return {
        "5 % of words": words(0.05),
        "10 % of words": words(0.10),
        "15 % of words": words(0.15),
        "lead before": lambda text: " ".join(rng.choice(others).split()[:40]) + " " + text,
        "a third cut off": lambda text: text[: len(text) * 2 // 3],
        "other letters": typed,
    }


def articles(path: Path, wanted: int) -> list[str]:
    """The texts of the first articles that are long enough to be a story."""
    texts = (one.text for one in read([str(path)]) if isinstance(one, Article))
    return list(islice((text for text in texts if len(text.split()) >= 80), wanted))


def found(one: bytes, other: bytes) -> bool:
    """Whether `arqam batch` takes the texts of two signatures for one story."""
    return any(band_of(one, band) == band_of(other, band) for band in range(BANDS)) and alike(one, other)


def jaccard(one: list[str], other: list[str]) -> float:
    a, b = set(one), set(other)
    return len(a & b) / max(1, len(a | b))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", nargs="?", type=Path, default=ARCHIVE)
    parser.add_argument("--articles", type=int, default=1000)
    options = parser.parse_args()
    texts = articles(options.archive, options.articles)
    pieces = [shingles(text) for text in texts]
    rng = random.Random(7)
    copies = {name: [shingles(edit(text)) for text in texts] for name, edit in edits(rng, texts).items()}
    print(f"{len(texts):,} articles of {sum(map(len, pieces)) // len(pieces)} shingles on average\n")
    for name, sign in signers().items():
        took = float("inf")
        for _ in range(5):  # the best counts: other work on the machine only ever slows one down
            begin = time.perf_counter()
            signed = [sign(some) for some in pieces]
            took = min(took, time.perf_counter() - begin)
        print(f"{name}: {1e6 * took / len(texts):,.0f} µs an article")
        for edit, edited in copies.items():
            hits, errors, shared = 0, 0.0, 0.0
            for original, own, copy in zip(pieces, signed, edited, strict=True):
                other, truth = sign(copy), jaccard(original, copy)
                hits += found(own, other)
                errors += abs(likeness(own, other) - truth)
                shared += truth
            share = f"{100 * hits / len(texts):6.1f} % found"
            print(f"  {edit:18}{share}, likeness {shared / len(texts):.2f} ± {errors / len(texts):.3f}")
        buckets = defaultdict(set)
        for number, one in enumerate(signed):
            for band in range(BANDS):
                buckets[band, band_of(one, band)].add(number)
        pairs = {pair for bucket in buckets.values() if len(bucket) > 1 for pair in combinations(sorted(bucket), 2)}
        kept = [(a, b) for a, b in pairs if found(signed[a], signed[b])]
        wrong = sum(jaccard(pieces[a], pieces[b]) < 0.4 for a, b in kept)
        print(f"  among the articles themselves: {len(kept)} pairs, {wrong} of them less alike than 0.4\n")


if __name__ == "__main__":
    main()
