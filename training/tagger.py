"""A spaCy tagger learnt from treebanks, with the archive's vectors (its settings: tagger.cfg)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from spacy.vectors import Vectors as Rows

from .treebank import EZAFE, Tagged
from .vectors import Vectors

SETTINGS = Path(__file__).with_name("tagger.cfg")
HELD_OUT = 12  # one sentence in so many is not learnt from: the best round is chosen by them


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Shares of the held-out words: whole tag right, part of speech right; precision and recall of the ezafe."""

    tag: float
    pos: float
    ezafe_precision: float
    ezafe_recall: float

    def __str__(self) -> str:
        return (
            f"tag {self.tag:.3f}, part of speech {self.pos:.3f}, "
            f"ezafe precision {self.ezafe_precision:.3f}, recall {self.ezafe_recall:.3f}"
        )


def learn_tagger(sentences: Sequence[Tagged], vectors: Vectors, folder: Path) -> tuple[Language, Accuracy]:
    """The tagger, and how well it does on the sentences held out; what spaCy needs on disk is put in `folder`."""
    held_out = sentences[::HELD_OUT]
    _save_vectors(vectors, folder / "vectors")
    _save(held_out, folder / "dev.spacy")
    _save([s for k, s in enumerate(sentences) if k % HELD_OUT], folder / "train.spacy")
    files = {"train": "train.spacy", "dev": "dev.spacy", "vectors": "vectors"}
    paths = {f"paths.{name}": str(folder / file) for name, file in files.items()}
    made = folder / "tagger"
    made.mkdir(exist_ok=True)
    train(init_nlp(load_config(SETTINGS, overrides=paths)), made)
    nlp = spacy.load(made / "model-best")
    return nlp, measure(nlp, held_out)


def measure(nlp: Language, sentences: Sequence[Tagged]) -> Accuracy:
    """How well the tagger does on tagged sentences."""
    right = [tag for sentence in sentences for _, tag in sentence]
    documents = nlp.pipe(Doc(nlp.vocab, [word for word, _ in sentence]) for sentence in sentences)
    return compare(right, [token.tag_ for document in documents for token in document])


def compare(right: Sequence[str], said: Sequence[str]) -> Accuracy:
    """The tags that are right against those that were said."""
    pairs = list(zip(right, said, strict=True))
    both = sum(a.endswith(EZAFE) and b.endswith(EZAFE) for a, b in pairs)
    return Accuracy(
        sum(a == b for a, b in pairs) / len(pairs),
        sum(a.removesuffix(EZAFE) == b.removesuffix(EZAFE) for a, b in pairs) / len(pairs),
        both / max(1, sum(tag.endswith(EZAFE) for tag in said)),
        both / max(1, sum(tag.endswith(EZAFE) for tag in right)),
    )


def count_tags(nlp: Language, corpus: Iterable[Sequence[str]]) -> dict[str, Counter[str]]:
    """Word → how often it has each tag in the sentences of a corpus."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for document in nlp.pipe((Doc(nlp.vocab, list(words)) for words in corpus), batch_size=256):
        for token in document:
            counts[token.text][token.tag_] += 1
    return counts


def _save(sentences: Iterable[Tagged], path: Path) -> None:
    nlp = spacy.blank("fa")
    kept = DocBin()
    for sentence in sentences:
        words, tags = zip(*sentence, strict=True)
        kept.add(Doc(nlp.vocab, list(words), tags=list(tags)))
    kept.to_disk(path)


def _save_vectors(vectors: Vectors, folder: Path) -> None:
    nlp = spacy.blank("fa")
    for word in vectors.words:
        nlp.vocab.strings.add(word)
    nlp.vocab.vectors = Rows(strings=nlp.vocab.strings, data=vectors.table, keys=vectors.words, name="archive")
    nlp.to_disk(folder)
