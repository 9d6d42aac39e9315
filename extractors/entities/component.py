"""The built-in model as a component of a spaCy pipeline: words in, `doc.ents` out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import batched
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc, Span
from spacy.util import ensure_path, minibatch
from spacy.vocab import Vocab
from thinc.api import Model

from .network import compute_alike, compute_fast, sentence_scores, set_vectors, transitions, word_rows
from .tags import LABELS, best_tags, spans_of
from .words import LONGEST, Words, read_words, write_words

NAME = "arqam_entities"
KEPT = 50_000  # words whose rows are remembered, at most
TOGETHER = 64  # sentences whose tags are searched together


@Language.factory(NAME, assigns=["doc.ents"])
def make_entities(nlp: Language, name: str, model: Model) -> "Entities":
    return Entities(nlp.vocab, model, name)


class Entities(Pipe):
    """Tags words by a network and takes the sequence of tags that scores best."""

    def __init__(self, vocab: Vocab, model: Model, name: str = NAME) -> None:
        self.vocab, self.model, self.name = vocab, model, name
        self.words = Words([])
        self._rows: dict[str, Any] = {}
        compute_fast(model)

    @property
    def labels(self) -> tuple[str, ...]:
        return LABELS

    def __call__(self, doc: Doc) -> Doc:
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        for documents in minibatch(stream, batch_size):
            self._annotate(documents)
            yield from documents

    def predict(self, sentences: Sequence[Sequence[str]]) -> list[list[tuple[int, int, str]]]:
        """The entities of each sentence of words, counted in words."""
        found: list[list[tuple[int, int, str]]] = [[] for _ in sentences]
        # Of equal length together: the search for the best tags goes as far as the longest of them.
        asked = sorted((k for k, words in enumerate(sentences) if words), key=lambda k: len(sentences[k]))
        for some in batched(asked, TOGETHER):
            scores = [self._scores(sentences[k]) for k in some]
            tags = best_tags(np.concatenate(scores), [*map(len, scores)], transitions(self.model))
            for k, best in zip(some, tags, strict=True):
                found[k] = spans_of(best)
        return found

    def _scores(self, sentence: Sequence[str]) -> Any:
        """One sentence at a time, and each word by itself: numbers of a larger product of matrices are rounded
        otherwise, and what is said of a sentence would depend on what is read along with it.
        """
        words = [word[:LONGEST] for word in sentence]
        new = list(set(words) - self._rows.keys())
        if len(self._rows) + len(new) > KEPT:
            self._rows.clear()
            new = list(set(words))
        if new:
            self._rows.update(zip(new, word_rows(self.model, self.words.features(new)), strict=True))
        return sentence_scores(self.model, np.array([self._rows[word] for word in words]))

    def _annotate(self, documents: Sequence[Doc]) -> None:
        spans = self.predict([[token.text for token in document] for document in documents])
        for document, found in zip(documents, spans, strict=True):
            document.ents = tuple(Span(document, start, end, label) for start, end, label in found)

    def set_words(self, words: Words, vectors: np.ndarray) -> None:
        """The known words and, a row each after row 0, their vectors."""
        self.words = words
        self._rows.clear()
        set_vectors(self.model, vectors)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Words, and weights of half the digits; vectors in a byte for each number."""
        folder = ensure_path(path)
        folder.mkdir(exist_ok=True)
        write_words(self.words, folder / "words.txt.gz")
        table = self.model.get_ref("vectors").attrs["table"]
        scale = np.maximum(np.abs(table).max(axis=0), 1e-9) / 127
        np.savez(folder / "vectors.npz", scale=scale, table=np.round(table / scale).astype(np.int8))
        halves: dict[str, Any] = {name: value.astype(np.float16) for name, value in weights(self.model).items()}
        np.savez_compressed(folder / "weights.npz", **halves)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "Entities":
        folder = ensure_path(path)
        with np.load(folder / "vectors.npz") as kept:
            vectors = kept["table"].astype(np.float32) * kept["scale"].astype(np.float32)
        self.set_words(read_words(folder / "words.txt.gz"), vectors)
        with np.load(folder / "weights.npz") as kept:
            set_weights(self.model, kept)
        compute_alike(self.model)
        return self


def weights(model: Model) -> dict[str, Any]:
    """The arrays that were learnt, by the number of the layer and the name it has there."""
    return {
        f"{number}.{name}": node.get_param(name)
        for number, node in enumerate(model.walk())
        for name in node.param_names
        if node.has_param(name)
    }


def set_weights(model: Model, learnt: Mapping[str, Any]) -> None:
    """Put back what was learnt into a model of the same layers."""
    for number, node in enumerate(model.walk()):
        for name in node.param_names:
            if (key := f"{number}.{name}") in learnt:
                node.set_param(name, learnt[key].astype(np.float32))
