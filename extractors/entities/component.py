"""The built-in model as a component of a spaCy pipeline, to be learnt and used there: words in, `doc.ents` out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc, Span
from spacy.util import ensure_path, minibatch
from spacy.vocab import Vocab
from thinc.api import Model

from .layers import Layers
from .network import compute_fast, set_vectors
from .tagger import Tagger
from .tags import LABELS
from .words import Words, read_words, write_words

NAME = "arqam_entities"


@Language.factory(NAME, assigns=["doc.ents"])
def make_entities(nlp: Language, name: str, model: Model) -> "Entities":
    return Entities(nlp.vocab, model, name)


class Entities(Pipe):
    """Tags words by a network and takes the sequence of tags that scores best."""

    def __init__(self, vocab: Vocab, model: Model, name: str = NAME) -> None:
        self.vocab, self.model, self.name = vocab, model, name
        self.words = Words([])
        self._tagger: Tagger | None = None
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
        """The entities of each sentence of words, counted in words, by the weights there are when it is first asked."""
        if self._tagger is None:
            table = self.model.get_ref("vectors").attrs["table"]
            scale: np.ndarray = np.ones(table.shape[1], dtype=np.float32)
            self._tagger = Tagger(self.words, table, scale, Layers.of(weights(self.model)))
        return self._tagger.find(sentences)

    def _annotate(self, documents: Sequence[Doc]) -> None:
        spans = self.predict([[token.text for token in document] for document in documents])
        for document, found in zip(documents, spans, strict=True):
            document.ents = tuple(Span(document, start, end, label) for start, end, label in found)

    def set_words(self, words: Words, vectors: np.ndarray) -> None:
        """The known words and, a row each after row 0, their vectors."""
        self.words, self._tagger = words, None
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
