"""Learn the built-in entity model: `python -m training.entities` (its settings: entities.cfg).

Vectors of words are learnt from the archive; teachers from annotated sentences; the student from the same
sentences and from those of the archive that the teachers annotate. `--check` measures the model that is there.
"""

import argparse
import json
import shutil
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import spacy
from joblib import Parallel, delayed
from spacy.language import Language
from thinc.api import Config

from arqam.extractors.entities.component import NAME, Entities, set_weights, weights
from arqam.extractors.entities.tags import LABELS
from arqam.extractors.entities.words import Words, as_known
from arqam.extractors.sentence import sentences
from arqam.extractors.token import tokenize

from .archive import ARCHIVE, DATA, corpus, existing, texts
from .entities_learning import Example, Lessons, annotate, gold, learn
from .entities_sets import Sentence, read
from .vectors import Vectors

META = {
    "name": "arqam_entities",
    "version": "0.1.0",
    "description": "Persons, organisations and places in Persian news; see MODEL.md",
    "spacy_version": ">=3.8.0,<3.9.0",
}
MODEL = Path(__file__).resolve().parent.parent / "extractors" / "entities" / "model"
SETTINGS = Path(__file__).with_name("entities.cfg")
LEARNT = ("nsurl_train_300k", "nsurl_train_600k")
MEASURED = "nsurl_test"
COPIES = (None, "first", "second")
"""Each annotated sentence is learnt as it is, and spoilt in two ways; those measured on are spoilt in a third."""
SPOILT = "measured"
LENGTH = 3.0
"""Of every vector: the mean number is then 0.3, of the size of what the other tables give."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Learn the entity model anew.")
    parser.add_argument("--data", type=existing, default=DATA, help="folder with archive.jsonl.gz and ner/")
    parser.add_argument("--work", type=Path, help="keep the corpus here, and what was learnt from it")
    parser.add_argument("--out", type=Path, default=MODEL, help="where the model goes")
    parser.add_argument("--workers", type=int, default=2, help="teachers that learn at one time (2)")
    parser.add_argument("--check", action="store_true", help="measure the model there, and write nothing")
    options = parser.parse_args()
    if options.check:
        print(report(measure_all(spacy.load(existing(options.out)), options.data)))
        return
    settings = Config().from_disk(SETTINGS)
    with TemporaryDirectory() as scratch:
        work = options.work or Path(scratch)
        work.mkdir(parents=True, exist_ok=True)
        pipeline = build(settings, options.data, work, options.workers)
    made = options.out.with_name(f"{options.out.name}.new")
    shutil.rmtree(made, ignore_errors=True)
    pipeline.to_disk(made)
    figures = measure_all(spacy.load(made), options.data)
    (made / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(report(figures))
    shutil.rmtree(options.out, ignore_errors=True)
    made.rename(options.out)


def build(settings: dict[str, Any], data: Path, work: Path, workers: int) -> Language:
    """The pipeline learnt from the sets of `data`."""
    archive = data / ARCHIVE.name
    names = [data / "ner" / f"{name}.jsonl.gz" for name in LEARNT]
    copies = [[sentence for name in names for sentence in read(name, noise)] for noise in COPIES]
    vectors = word_vectors(archive, copies[0], work, settings["vectors"])
    words = Words(vectors.words)
    table = unit_vectors(vectors)
    lessons = gold(words, copies)
    print(f"{len(lessons)} annotated sentences")
    network, how = settings["network"], settings["learning"]

    def taught(seed: int, rounds: int, silver: list[Example]) -> dict[str, np.ndarray]:
        pipeline = new_pipeline(network, words, table)
        learn(entities(pipeline), Lessons(lessons, silver), rounds, seed, how)
        return weights(entities(pipeline).model)

    rounds = settings["teachers"]["rounds"]
    print(f"teachers, {rounds} rounds each")
    learnt = Parallel(workers)(delayed(taught)(seed, rounds, []) for seed in settings["teachers"]["seeds"])
    drawn = archive_sentences(archive, **settings["lessons"])
    teachers = [entities(with_weights(new_pipeline(network, words, table), one)) for one in learnt]
    silver = annotate(teachers, drawn)
    print(f"student, with {len(silver)} sentences that the teachers annotated")
    student = settings["student"]
    return with_weights(new_pipeline(network, words, table), taught(student["seed"], student["rounds"], silver))


def word_vectors(archive: Path, annotated: Sequence[Sentence], work: Path, how: dict[str, Any]) -> Vectors:
    """Vectors of the words of the archive and of the annotated sentences, by skip-gram.

    One worker: more would take turns at random, and give other vectors each time.
    """
    from gensim.models import Word2Vec

    lines = work / "corpus.txt"
    if not lines.exists():
        learnt = ([as_known(word) for word in sentence.words] for sentence in annotated)
        lines.write_text("".join(f"{' '.join(words)}\n" for words in chain(corpus(archive), learnt)), encoding="utf-8")
    model = Word2Vec(corpus_file=str(lines), sg=1, sample=1e-4, workers=1, seed=1, **how)
    return Vectors(list(model.wv.index_to_key), model.wv.vectors)


def unit_vectors(vectors: Vectors) -> np.ndarray:
    """The vectors, all of one length, behind a row of zeros for the words that have none."""
    table = vectors.table / np.linalg.norm(vectors.table, axis=1, keepdims=True) * LENGTH
    return np.vstack([np.zeros((1, table.shape[1])), table]).astype(np.float32)


def new_pipeline(network: dict[str, Any], words: Words, table: np.ndarray) -> Language:
    """A pipeline that has learnt nothing."""
    pipeline = spacy.blank("fa", meta=META)
    pipeline.add_pipe(NAME, config={"model": network})
    entities(pipeline).set_words(words, table)
    return pipeline


def with_weights(pipeline: Language, learnt: dict[str, np.ndarray]) -> Language:
    """The pipeline, knowing what was learnt by another of its layers."""
    set_weights(entities(pipeline).model, learnt)
    return pipeline


def entities(pipeline: Language) -> Entities:
    """The component that finds entities."""
    component = pipeline.get_pipe(NAME)
    assert isinstance(component, Entities)
    return component


def archive_sentences(archive: Path, words: int, shortest: int, longest: int) -> list[list[str]]:
    """Different sentences of the archive, chosen at random, of so many words together."""
    different: dict[str, None] = {}
    for text in texts(archive):
        for start, end in sentences(text):
            tokens = [token.text for token in tokenize(text, start, end)]
            if shortest <= len(tokens) <= longest:
                different[" ".join(tokens)] = None
    drawn = list(different)
    Random(1).shuffle(drawn)
    chosen: list[list[str]] = []
    for line in drawn:
        if words <= 0:
            break
        chosen.append(line.split(" "))
        words -= len(chosen[-1])
    return chosen


def measure_all(pipeline: Language, data: Path) -> dict[str, Any]:
    """Figures on the sentences measured on, clean and spoilt; and with quotation marks kept at the ends of names."""
    path = data / "ner" / f"{MEASURED}.jsonl.gz"
    return {
        "clean": measure(pipeline, read(path)),
        "spoilt": measure(pipeline, read(path, SPOILT)),
        "clean, quotation marks kept": measure(pipeline, read(path, quotes=True)),
        "spoilt, quotation marks kept": measure(pipeline, read(path, SPOILT, quotes=True)),
    }


def measure(pipeline: Language, measured: Sequence[Sentence]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of exact spans, by label and of all."""
    said = entities(pipeline).predict([s.words for s in measured])
    counts = {label: Counter() for label in (*LABELS, "all")}
    for sentence, spans in zip(measured, said, strict=True):
        found = {(sentence.tokens[a][0], sentence.tokens[b - 1][1], label) for a, b, label in spans}
        right = set(sentence.entities)
        for name, some in (("said", found), ("there", right), ("right", found & right)):
            for *_, label in some:
                counts[label][name] += 1
                counts["all"][name] += 1
    return {label: _scores(count) for label, count in counts.items()}


def _scores(count: Counter[str]) -> dict[str, float]:
    right = count["right"]
    return {
        "precision": round(right / max(1, count["said"]), 4),
        "recall": round(right / max(1, count["there"]), 4),
        "f1": round(2 * right / max(1, count["said"] + count["there"]), 4),
        "names": count["there"],
    }


def report(figures: dict[str, Any]) -> str:
    """The figures as lines."""
    return "\n".join(
        f"{name}: "
        + ", ".join(
            f"{label} F1 {s['f1']:.3f} (precision {s['precision']:.3f}, recall {s['recall']:.3f})"
            for label, s in by_label.items()
        )
        for name, by_label in figures.items()
    )


if __name__ == "__main__":
    main()
