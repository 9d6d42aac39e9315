"""Word vectors learnt from the archive, and groups of words that are used alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

# Narrow windows: neighbours four words away tell what sort of word it is rather than what the article is about.
SIZE, WINDOW, LEAST, ROUNDS = 100, 4, 5, 5
GROUPS = 300


@dataclass(frozen=True, slots=True)
class Vectors:
    """A row of `table` for every word, the most frequent word first."""

    words: list[str]
    table: np.ndarray


def learn_vectors(corpus: Path) -> Vectors:
    """Vectors of the words of a file of sentences (one a line, tokens apart by spaces), by skip-gram.

    One worker: more would take turns at random, and give other vectors each time.
    """
    from gensim.models import Word2Vec

    model = Word2Vec(
        corpus_file=str(corpus), vector_size=SIZE, window=WINDOW, min_count=LEAST,
        sg=1, negative=8, sample=1e-4, epochs=ROUNDS, workers=1, seed=1,
    )  # fmt: skip
    return Vectors(list(model.wv.index_to_key), model.wv.vectors)


def group(vectors: Vectors, groups: int = GROUPS) -> dict[str, int]:
    """Word → the number of its group, by k-means on directions."""
    from sklearn.cluster import KMeans

    lengths = np.linalg.norm(vectors.table, axis=1, keepdims=True)
    means = KMeans(groups, n_init=2, max_iter=40, random_state=1).fit(vectors.table / (lengths + 1e-9))
    return dict(zip(vectors.words, by_appearance(means.labels_.tolist()), strict=True))


def by_appearance(labels: Iterable[int]) -> list[int]:
    """The same groups, numbered from 0 as they come."""
    numbers: dict[int, int] = {}
    return [numbers.setdefault(label, len(numbers)) for label in labels]
