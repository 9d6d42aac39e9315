"""What the weights of items are learnt from, features as strings, is worth what reading adds up from tables."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from arqam.extractors import Document
from arqam.extractors.items import Told, find_item, read_scene, weigh
from arqam.extractors.items.extent import ANSWERS, step_features, walk
from arqam.extractors.items.features import features
from arqam.extractors.items.head_templates import of_carried, of_classifier, of_noun
from arqam.extractors.items.item import phrase_ends
from arqam.extractors.items.scene import Scene
from arqam.extractors.items.weights import __file__ as beside
from arqam.extractors.numerals.numeral import read_numerals
from arqam.extractors.quantities.nearby import quantities_beside
from arqam.extractors.quantities.series import by_sentence
from arqam.extractors.scoring.table import FINE, read_tables, told_weights
from arqam.extractors.scoring.templates import Templates
from arqam.extractors.scoring.weights import Weights

CASES = tomllib.loads((Path(__file__).parent / "items" / "cases.toml").read_text(encoding="utf-8"))["case"]
HEADS = {"noun": [of_noun], "classifier": [of_classifier], "carried": [of_carried]}


def learnt(file: str, answers: Mapping[str, Sequence[Templates]]) -> Weights:
    """The weights of a file by features as strings."""
    tables = read_tables(Path(beside).with_name(file), {name: each[0].names for name, each in answers.items()})
    return Weights(
        {
            f"{templates.prefix}{number}={'|'.join(values)}": fine[answer] / FINE
            for name, each in answers.items()
            for answer, templates in enumerate(each)
            for number in range(len(templates.names))
            for values, fine in told_weights(tables[name], number).items()
        }
    )


@cache
def figures() -> list[tuple[Scene, int]]:
    """The figures of all cases as those of one article: what is told before weighs, too."""
    document = Document("\n".join(case["text"] for case in CASES))
    numerals = read_numerals(document.text, document.pieces)
    found = quantities_beside(document.tokenized, document.sentences, numerals, None)
    scenes = [read_scene(document.tokenized, *span, here) for span, here in by_sentence(document.sentences, found)]
    return [(scene, n) for scene in scenes for n in range(len(scene.quantities))]


def test_heads() -> None:
    weights, told, against = learnt("head.npz", HEADS), list[Told](), []
    for weighed, (scene, n) in zip(weigh(figures()), figures(), strict=True):
        rows = [row for _, row in features(scene, n, told)]
        item = find_item(weighed, told)
        if item is not None and item.rule != "distance":
            # What all others have, to one that the chosen has: a share near 1 would hide it.
            against.append((1 / item.likely - 1, 1 / max(weights.shares(rows)) - 1))
    assert len(against) > 25
    assert [read for read, _ in against] == pytest.approx([told for _, told in against])


def test_extents() -> None:
    weights = learnt("extent.npz", ANSWERS)
    asked = [
        (scene, n, head) for scene, n in figures() for head, _ in features(scene, n, []) if not isinstance(head, Told)
    ]
    for (scene, n, head), end in zip(asked, phrase_ends(asked), strict=True):
        worth, gone = {}, 0.0
        for k, may_end in walk(scene, head):
            stop, go = step_features(scene, n, head, k)
            if may_end:
                worth[k] = gone + weights.score(stop)
            gone += weights.score(go)
        assert worth[end] == pytest.approx(max(worth.values()))
