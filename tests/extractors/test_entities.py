"""Entities: names found by the built-in model, and by spaCy pipelines of the user's."""

import itertools
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arqam.extractors.entities import Entity, load_model
from arqam.extractors.entities.hashes import hash_form, table_keys
from arqam.extractors.entities.loading import MODEL
from arqam.extractors.entities.tagger import Tagger
from arqam.extractors.entities.tags import ALLOWED, FIRST, LAST, TAGS, best_tags, spans_of, tags_of
from arqam.extractors.sentence import sentences
from arqam.extractors.token import tokenize
from arqam.normalizers import normalize

CASES = Path(__file__).parent / "entities"


def load(name: str) -> dict[str, Any]:
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))


def cases(name: str) -> list:
    return [pytest.param(case, id=case["text"][:40]) for case in load(name)["case"]]


def found(raw: str) -> list[str]:
    """The entities of a text, as «LABEL name»."""
    text = normalize(raw).text
    return [f"{e.label} {text[e.start : e.end]}" for e in load_model().find(text, sentences(text))]


@pytest.mark.parametrize("case", cases("cases"))
def test_found(case: dict) -> None:
    assert found(case["text"]) == case["entities"], case.get("why", "")


@pytest.mark.parametrize("case", cases("known_failures"))
@pytest.mark.xfail(strict=True)
def test_known_failure(case: dict) -> None:
    assert found(case["text"]) == case["entities"], case["why"]


def test_a_table_of_words_that_another_thread_begins_anew_takes_nothing_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread has found its words known; before it takes their rows, another meets one word more than are kept."""
    tagger = Tagger.load(MODEL / "arqam_entities")
    sentence, others = ["استاندار", "زنجان", "گفت"], ["بانک", "مرکزی", "گفت"]
    alone = tagger.scores(sentence)
    monkeypatch.setattr("arqam.extractors.entities.tagger.KEPT", 4)
    embedded = Tagger._embedded

    def interrupted(self: Tagger, words: list[str]) -> Any:
        monkeypatch.setattr(Tagger, "_embedded", embedded)
        self.scores(others)
        return embedded(self, words)

    monkeypatch.setattr(Tagger, "_embedded", interrupted)
    tagger.scores([*sentence, "دیروز"])
    assert np.array_equal(tagger.scores(sentence), alone)


def test_offsets_are_of_the_whole_text_and_only_spans_are_read() -> None:
    text = "مدیرعامل آب و فاضلاب استان همدان گفت. استاندار زنجان به تهران رفت."
    _, second = sentences(text)
    entities = load_model().find(text, [second])
    assert [text[e.start : e.end] for e in entities] == ["زنجان", "تهران"]
    assert load_model().find(text, []) == []
    assert load_model().find("", []) == []
    assert load_model().find(" \n ", [(0, 3)]) == []


STOCK = [case["text"] for case in load("cases")["case"]]


@settings(max_examples=8, deadline=None)
@given(st.lists(st.sampled_from(STOCK), max_size=12), st.integers(0, 80))
def test_a_sentence_is_read_alike_in_any_company(some: list[str], repeat: int) -> None:
    text = "\n".join([*some, *itertools.islice(itertools.cycle(STOCK), repeat)])
    spans = sentences(text)
    model = load_model()
    alone = [entity for span in spans for entity in model.find(text, [span])]
    assert model.find(text, spans) == alone
    assert model.find(text, spans) == alone


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("آبپتهرانسمی ۱۲٫\u200c«»().!؟a\n-")), st.text(max_size=30))
def test_any_text(persian: str, other: str) -> None:
    text = persian + other
    entities = load_model().find(text, sentences(text))
    assert entities == sorted(entities, key=lambda e: e.start)
    assert all(a.end <= b.start for a, b in itertools.pairwise(entities))
    assert all(e.start < e.end and not text[e.start].isspace() and not text[e.end - 1].isspace() for e in entities)


@pytest.mark.parametrize("text", ["۱" * 200_000, "ک" * 200_000, "تهران " * 20_000, "\n" * 200_000, "۱ک" * 20_000])
def test_long_texts_without_full_stops(text: str) -> None:
    load_model().find(text, sentences(text) or [(0, len(text))])


def test_as_small_and_as_good_as_said() -> None:
    assert sum(file.stat().st_size for file in MODEL.rglob("*") if file.is_file()) < 9_000_000
    figures = json.loads((MODEL / "figures.json").read_text(encoding="utf-8"))
    clean, spoilt = figures["clean"]["all"]["f1"], figures["spoilt"]["all"]["f1"]
    assert clean >= 0.80
    assert spoilt >= clean - 0.03


def test_loaded_once_and_without_spacy() -> None:
    assert load_model() is load_model()
    code = (
        "import sys, arqam.extractors.entities as e; print({'spacy', 'thinc'} & set(sys.modules));"
        "e.load_model().find('تهران', [(0, 5)]); print({'spacy', 'thinc'} & set(sys.modules))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "set()\nset()\n"


# --- The network, in learning and in reading ---


def test_words_are_hashed_as_in_learning() -> None:
    from spacy.strings import hash_string  # type: ignore[attr-defined]
    from thinc.api import NumpyOps

    forms = [
        "",
        "ک",
        "ها",
        "تهران",
        "می‌شود",
        "۰۰۰۰",
        "a" * 40,
        "😀\0",
        *(case["text"][:40] for case in load("cases")["case"]),
    ]
    hashes = np.array([[hash_form(form)] for form in forms], dtype=np.uint64)
    assert [int(one) for (one,) in hashes] == [hash_string(form) for form in forms]
    keys = table_keys(hashes, np.array([7], dtype=np.uint64))[:, 0]
    assert (keys == NumpyOps().hash(np.ascontiguousarray(hashes[:, 0]), 7)).all()


def test_what_was_learnt_is_read_as_it_was_learnt() -> None:
    import spacy

    from arqam.extractors.entities.component import Entities

    component = spacy.load(MODEL).get_pipe("arqam_entities")
    assert isinstance(component, Entities)
    tagger = Tagger.load(MODEL / "arqam_entities")
    read = [[token.text for token in tokenize(normalize(text).text)] for text in STOCK]
    for words in read:
        learnt = component.model.predict([component.words.features(words)])
        assert np.allclose(tagger.scores(words), learnt, atol=1e-4)
    assert component.predict(read) == tagger.find(read)


# --- Tags ---


def test_tags_and_spans_are_the_same_thing() -> None:
    spans = [(0, 1, "PER"), (1, 3, "ORG"), (4, 8, "LOC")]
    assert spans_of(tags_of(spans, 9)) == spans
    assert spans_of(tags_of([(0, 3, "PER"), (2, 5, "LOC")], 6)) == [(0, 3, "PER")]


def test_best_tags_are_the_best_of_all() -> None:
    chance = np.random.default_rng(1)
    lengths = [1, 4, 3]
    scores = chance.normal(size=(sum(lengths), len(TAGS)))
    after, first, last = (chance.normal(size=size) for size in ((len(TAGS),) * 2, len(TAGS), len(TAGS)))

    def total(path: tuple[int, ...], rows: np.ndarray) -> float:
        steps = list(itertools.pairwise(path))
        if not (FIRST[path[0]] and LAST[path[-1]] and all(ALLOWED[step] for step in steps)):
            return float("-inf")
        seen = sum(rows[place, tag] for place, tag in enumerate(path))
        return first[path[0]] + last[path[-1]] + seen + sum(after[step] for step in steps)

    begin = 0
    for length, tags in zip(lengths, best_tags(scores, lengths, (after, first, last)), strict=True):
        rows = scores[begin : begin + length]
        paths = itertools.product(range(len(TAGS)), repeat=length)
        assert tuple(tags) == max(paths, key=lambda path: total(path, rows))
        begin += length


# --- Pipelines of the user's ---


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A spaCy pipeline that knows three names, with labels of its own."""
    return _save(tmp_path_factory.mktemp("user") / "names", {"B-pers": "قراباغی", "GPE": "تهران", "animal": "یوز"})


def _save(folder: Path, names: dict[str, str]) -> Path:
    import spacy

    nlp = spacy.blank("fa")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": name} for label, name in names.items()])
    nlp.to_disk(folder)
    return folder


def test_users_labels_are_ours_and_unknown_ones_dropped(pipeline: Path) -> None:
    text = "سلام. قراباغی در تهران یک یوز دید."
    entities = load_model(str(pipeline)).find(text, sentences(text))
    assert entities == [Entity(6, 13, "PER"), Entity(17, 22, "LOC")]
    assert load_model(str(pipeline)).find(text, sentences(text)[:1]) == []
    assert load_model(str(pipeline)).find("ک" * 100_000, [(0, 100_000)]) == []


def refusal(name: str) -> str:
    with pytest.raises(ValueError, match="entity model") as problem:
        load_model(name)
    said = str(problem.value)
    assert said.endswith(".")
    assert "\n" not in said
    return said


def test_no_such_model(tmp_path: Path) -> None:
    for name in (str(tmp_path / "nothing"), "arqam_no_such_package", "a\0b", "ک" * 5000):
        assert "neither a folder nor an installed package" in refusal(name)


def test_no_pipeline(tmp_path: Path) -> None:
    assert "cannot be loaded" in refusal(str(tmp_path))
    assert "cannot be loaded" in refusal("pytest")
    (tmp_path / "file").mkdir()
    (tmp_path / "file" / "meta.json").write_text("[]")
    assert "cannot be loaded" in refusal(str(tmp_path / "file"))


def test_no_entities(tmp_path: Path) -> None:
    import spacy

    nlp = spacy.blank("fa")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "none")
    assert "finds no entities" in refusal(str(tmp_path / "none"))
    assert "has no label for" in refusal(str(_save(tmp_path / "animals", {"animal": "یوز"})))


def test_made_for_another_spacy(tmp_path: Path) -> None:
    folder = _save(tmp_path / "old", {"PER": "قراباغی"})
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    (folder / "meta.json").write_text(json.dumps(meta | {"spacy_version": ">=2.3.0,<2.4.0"}), encoding="utf-8")
    assert ">=2.3.0,<2.4.0" in refusal(str(folder))


def test_incompatible(tmp_path: Path) -> None:
    folder = _save(tmp_path / "odd", {"PER": "قراباغی"})
    config = (folder / "config.cfg").read_text(encoding="utf-8")
    (folder / "config.cfg").write_text(config.replace('"entity_ruler"', '"no_such_factory"'), encoding="utf-8")
    assert "cannot be loaded" in refusal(str(folder))
