"""Gold that went through a tool's files is the gold that it was."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings

from arqam.pipeline import Article
from arqam.pipeline.annotation import Task
from arqam.pipeline.annotation.exported import Exporter
from arqam.pipeline.annotation.imported import read
from arqam.pipeline.decimals import from_json
from arqam.pipeline.evaluation.corrected import gold_json
from arqam.pipeline.readers.problem import Problem

from .conftest import tasks

WAYS = {
    "Label Studio": ("label-studio", "code-points", False),
    "Label Studio, as it once counted": ("label-studio", "utf-16", False),
    "doccano": ("doccano", "utf-16", False),
    "doccano with relations": ("doccano", "utf-16", True),
    "doccano that counts grapheme clusters": ("doccano", "graphemes", False),
    "brat": ("brat", None, False),
}
FIGURE = {
    "low": 3, "high": 3, "bound": "exact", "unit": "count", "kind": "job", "item": None, "per": None,
    "status": "actual", "period": None, "place": None, "organization": None, "speaker": None,
}  # fmt: skip


def there_and_back(way, task):
    tool, count, relations = WAYS[way]
    with TemporaryDirectory() as folder:
        output = Path(folder) / "annotated"
        said = list(Exporter({}, count, relations=relations).write(tool, [task], output))
        found = list(read(tool, output))
    problems = [*said, *(one for one in found if isinstance(one, Problem))]
    return [one[1] for one in found if not isinstance(one, Problem)], [str(one) for one in problems if one.lost]


def task_of(text, *spans, **slots):
    figures = [{"start": start, "end": end, "quote": text[start:end], **FIGURE, **slots} for start, end in spans]
    return Task(Article(id="a", text=text), {"doc": "a", "figures": figures})


@pytest.mark.parametrize("way", WAYS)
@given(task=tasks(blank_figures=False))
@example(task=task_of("😀 ۳ نفر", (2, 3)))
@example(task=task_of("\ufeff۳\r\n۴\r۵\u2028۶", (0, 2), (1, 5), (4, 8)))
@example(task=task_of("۳\0\n\n۴", (0, 5), kind=["job", "money"], optional=True, place=["رشت", None]))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_the_text_and_the_slots_hold(way, task):
    if not task.article.text and way.startswith("doccano"):
        return
    golds, problems = there_and_back(way, task)
    assert problems == []
    (gold,) = golds
    assert gold == task.gold
    assert from_json(gold_json(gold)) == gold


@pytest.mark.parametrize("way", WAYS)
def test_the_samples(way, root):
    lines = [json.loads(line) for line in (root / "samples" / "wire.jsonl").read_text("utf-8").splitlines()]
    texts = {line["id"]: line["text"] for line in lines}
    for path in sorted((root / "samples" / "expected").glob("*.json")):
        beside = root / "samples" / f"{path.stem}.txt"
        text = beside.read_bytes().decode() if beside.exists() else texts[path.stem]
        gold = from_json(path.read_text("utf-8"))
        assert there_and_back(way, Task(Article(id=gold["doc"], text=text), gold)) == ([gold], [])
