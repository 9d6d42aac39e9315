"""A stub of the extractors: enough to test what the pipeline does with drafts."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest

from arqam.pipeline import Pipeline


@dataclass(slots=True)
class Draft:
    """As the extractors hand them out; spans count in the clean text."""

    quote: tuple[int, int]
    low: Decimal
    high: Decimal
    sentence: tuple[int, int]
    bound: str = "exact"
    unit: str | None = "count"
    per: str | None = None
    kind: str = "other"
    item: str | None = None
    status: str = "actual"
    evidence: dict[str, tuple[int, int]] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)


def digits_only(text: str, catalogue: Any) -> list[Draft]:
    """Every run of digits is a figure, and the word after it its item."""
    drafts = []
    for found in re.finditer(r"(\d++) ?(\w*)", text):
        value = Decimal(found[1])
        drafts.append(
            Draft(found.span(1), value, value, (0, len(text)), item=found[2] or None, evidence={"item": found.span(2)})
        )
    return drafts


@pytest.fixture
def stubbed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every Pipeline uses the stub, also that of the command line."""
    monkeypatch.setattr(Pipeline, "extractor", property(lambda self: digits_only))
    monkeypatch.setattr(Pipeline, "catalogue", None)
