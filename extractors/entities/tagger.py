"""Words in, names out: the built-in model at work, without the library that learns it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import batched
from pathlib import Path
from typing import Any, Self

import numpy as np

from .layers import Array, Layers
from .tags import Span, best_tags, spans_of
from .words import LONGEST_WORD, Words, read_words

KEPT = 50_000  # words whose rows are remembered, at most
TOGETHER = 64  # sentences whose tags are searched together


@dataclass(slots=True)
class Tagger:
    """Tags words by a network and takes the sequence of tags that scores best.

    `vectors` has a row for each known word, after row 0 for all others; its numbers times `scale` are the vectors.
    """

    words: Words
    vectors: Array
    scale: Array
    layers: Layers
    _rows: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """What `Entities.to_disk` wrote."""
        with np.load(folder / "vectors.npz") as kept:
            vectors, scale = kept["table"], kept["scale"].astype(np.float32)
        with np.load(folder / "weights.npz") as kept:
            layers = Layers.of(kept)
        return cls(read_words(folder / "words.txt.gz"), vectors, scale, layers)

    def find(self, sentences: Sequence[Sequence[str]]) -> list[list[Span]]:
        """The entities of each sentence of words, counted in words."""
        found: list[list[Span]] = [[] for _ in sentences]
        # Of equal length together: the search for the best tags goes as far as the longest of them.
        asked = sorted((k for k, words in enumerate(sentences) if words), key=lambda k: len(sentences[k]))
        for some in batched(asked, TOGETHER):
            scores = [self.scores(sentences[k]) for k in some]
            tags = best_tags(np.concatenate(scores), [*map(len, scores)], self.layers.transitions)
            for k, best in zip(some, tags, strict=True):
                found[k] = spans_of(best)
        return found

    def scores(self, sentence: Sequence[str]) -> Array:
        """The scores of the tags of each word of a sentence."""
        words = [word[:LONGEST_WORD] for word in sentence]
        rows = self._rows  # kept in hand: another thread may begin a table of its own meanwhile
        new = [word for word in dict.fromkeys(words) if word not in rows]
        if len(rows) + len(new) > KEPT:
            rows = self._rows = {}
            new = list(dict.fromkeys(words))
        if new:
            rows.update(zip(new, self._embedded(new), strict=True))
        return self.layers.scores(np.array([rows[word] for word in words]))

    def _embedded(self, words: Sequence[str]) -> Array:
        """What the network makes of words, a row each."""
        features = self.words.features(words)
        vectors = self.vectors[features[:, -1].astype(np.int64)].astype(np.float32) * self.scale
        return self.layers.embed(features[:, :-1], vectors)
