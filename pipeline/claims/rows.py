"""Claims laid flat: a row for each article's word, for spreadsheets."""

from collections.abc import Iterator
from typing import Any

from ..writers.tables import Column, Table
from .claim import Claim

ROWS = Table(
    "claims",
    {
        "claim": Column("claim"),
        "verdict": Column("verdict"),
        "score": Column("score", "number"),
        "item": Column("item"),
        "kind": Column("kind"),
        "unit": Column("unit"),
        "per": Column("per"),
        "place": Column("place"),
        "period": Column("period"),
        "period_start": Column("period_start"),
        "period_end": Column("period_end"),
        "period_basis": Column("period_basis"),
        "organization": Column("organization"),
        "documents": Column("documents", "integer"),
        "independent": Column("independent", "integer"),
        "spread": Column("spread", "number"),
        "notes": Column("notes"),
        "voice": Column("voice", "integer"),
        "low": Column("low", "number"),
        "high": Column("high", "number"),
        "bound": Column("bound"),
        "status": Column("status"),
        "document": Column("document"),
        "source": Column("source"),
        "published": Column("published"),
        "copy_of": Column("copy_of"),
        "speaker": Column("speaker"),
        "figure": Column("figure"),
        "words": Column("words"),
        "sentence": Column("sentence"),
    },
)
"""A row a telling: those of a claim have its id in `claim`, those of a value the same number in `voice`."""


def rows_of(claim: Claim) -> Iterator[dict[str, Any]]:
    """The rows of a claim, in the order of its voices."""
    period = claim.period
    of_claim: dict[str, Any] = {
        "claim": claim.id,
        **{name: getattr(claim, name) for name in ("verdict", "score", "item", "kind", "unit", "per", "place")},
        "period": period and period.text,
        "period_start": period and period.start,
        "period_end": period and period.end,
        "period_basis": period and period.basis,
        **{name: getattr(claim, name) for name in ("organization", "documents", "independent", "spread")},
        "notes": " ".join(claim.notes) or None,
    }
    for number, voice in enumerate(claim.voices, start=1):
        of_voice = {"voice": number, **{name: getattr(voice, name) for name in ("low", "high", "bound", "status")}}
        for telling in voice.tellings:
            own = ("document", "source", "published", "copy_of", "speaker", "words", "sentence")
            yield {
                **of_claim,
                **of_voice,
                **{name: getattr(telling, name) for name in own},
                "figure": telling.figures[0],
            }
