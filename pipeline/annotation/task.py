"""What is handed to an annotation tool, and what comes back from it: an article with its gold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..article import Article
from ..record import Figure

type Row = dict[str, Any]
"""A figure of a gold file."""

type Evidence = Mapping[str, tuple[int, int]]
"""Slot → the span of the raw text that filled it."""

LINKED = ("item", "period", "place", "organization", "speaker")
"""The slots whose words stand in the text, so that a mark in the text can show and fill them."""


@dataclass(frozen=True, slots=True)
class Task:
    """An article and its gold: {"doc", "figures", …}.

    `checked` tells gold that people made from predictions. `evidence` and `confidence` are those of predictions, one
    for each figure of the gold, or none at all.
    """

    article: Article
    gold: Mapping[str, Any]
    checked: bool = True
    evidence: Sequence[Evidence] = field(default=())
    confidence: Sequence[float | None] = field(default=())


def predicted(article: Article, figures: Sequence[Figure]) -> Task:
    """The task of an article and its predictions. Raises ValueError for figures that are not of its text."""
    from ..evaluation.corrected import gold_of

    ordered = sorted(figures, key=lambda figure: (figure.quote.start, figure.quote.end))
    evidence = [
        {slot: (span.start, span.end) for slot, span in figure.evidence.items() if slot in LINKED} for figure in ordered
    ]
    gold = gold_of(article.id, ordered, article.text)
    return Task(article, gold, False, evidence, [figure.confidence for figure in ordered])
