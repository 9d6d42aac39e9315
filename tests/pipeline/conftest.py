"""A stub of the extractors: enough to test what the pipeline does with drafts."""

import re
from decimal import Decimal
from typing import Any

import pytest

from arqam.extractors import Document, Draft
from arqam.pipeline import Pipeline


def digits_only(document: Document, catalogue: Any) -> list[Draft]:
    """Every run of digits is a figure, and the word after it its item."""
    text, drafts = document.text, []
    for found in re.finditer(r"(\d++) ?(\w*)", text):
        value = Decimal(found[1])
        drafts.append(
            Draft(
                found.span(1),
                value,
                value,
                bound="exact",
                unit="count",
                per=None,
                kind="other",
                item=found[2] or None,
                status="actual",
                sentence=(0, len(text)),
                evidence={"item": found.span(2)},
            )
        )
    return drafts


@pytest.fixture
def stubbed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every Pipeline uses the stub, also that of the command line."""
    monkeypatch.setattr(Pipeline, "extractor", property(lambda self: digits_only))
    monkeypatch.setattr(Pipeline, "catalogue", None)
    monkeypatch.setattr(Pipeline, "model", None)
