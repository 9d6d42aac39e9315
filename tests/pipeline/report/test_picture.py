"""The picture of a report in the README, made from the samples. To make it anew:

ARQAM_PICTURE=docs/images/report.png pytest tests/pipeline/report/test_picture.py
"""

import os
import struct
from pathlib import Path

from arqam.pipeline import Pipeline, PipelineConfig
from arqam.pipeline.readers import read
from arqam.pipeline.report import Selection
from arqam.pipeline.report import page as page_of

LARGEST = 300_000
ARTICLE, NUMBER = "10-relief", "۲۱ هزار"
"""The article that is shown, and the figure whose card is open."""


def test_the_picture_is_made_and_is_not_too_large(page, root, tmp_path):
    target = Path(os.environ.get("ARQAM_PICTURE") or tmp_path / "report.png")
    pipeline, selection = Pipeline(PipelineConfig(use_model=bool(os.environ.get("ARQAM_PICTURE")))), Selection()
    for article in read([str(root / "samples" / f"{ARTICLE}.txt"), str(root / "samples" / "wire.jsonl")]):
        selection.add(article, pipeline.explain(article))
    (tmp_path / "report.html").write_text(page_of(selection), encoding="utf-8")
    page.set_viewport_size({"width": 1280, "height": 940})
    page.goto((tmp_path / "report.html").as_uri())
    page.locator("mark", has_text=NUMBER).first.click()
    page.locator(".article", has_text=ARTICLE).evaluate("(article) => article.scrollIntoView()")
    page.locator("mark", has_text=NUMBER).first.click()
    page.screenshot(path=target)
    picture = target.read_bytes()
    assert struct.unpack(">II", picture[16:24]) == (1280, 940)
    assert len(picture) <= LARGEST
