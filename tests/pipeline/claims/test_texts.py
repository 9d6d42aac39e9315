"""Two or more articles → what is claimed by several of them (texts.toml)."""

import tomllib
from pathlib import Path

import pytest

from arqam.pipeline import Article, Pipeline, PipelineConfig
from arqam.pipeline.claims import claims

CASES = tomllib.loads(Path(__file__).with_name("texts.toml").read_text(encoding="utf-8"))["case"]


@pytest.fixture(scope="module")
def extract():
    return Pipeline(PipelineConfig(use_model=False)).extract


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_the_verdict_on_several_articles(case, extract):
    published = case.get("published") or [None] * len(case["texts"])
    articles = [
        Article(id=f"{n}", text=text, source=f"s{n}", published=date)
        for n, (text, date) in enumerate(zip(case["texts"], published, strict=True))
    ]
    groups = {f"{n}": group for n, group in enumerate(case.get("groups", ())) if group}
    found = claims([figure for article in articles for figure in extract(article)], groups)
    if case["verdict"] == "none":
        assert found == []
        return
    (claim,) = found
    assert claim.verdict == case["verdict"]
    if "values" in case:
        assert [voice.low for voice in claim.voices] == case["values"]
    assert claim.independent == case.get("independent", claim.independent)
    assert set(claim.notes) >= set(case.get("notes", ()))


def test_there_are_as_many_cases_without_a_contradiction_as_with_one():
    differ = sum(case["verdict"] == "differ" for case in CASES)
    assert differ >= 5
    assert sum(case["verdict"] == "none" for case in CASES) >= differ
