"""The claims of the report: what several articles tell of one thing, value beside value."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..claims import Claim, Telling, Voice, sentence_of
from ..display import colour_class, label, value
from ..record import Figure, Quantity, Quote
from .sheet import Sheet

MOST_CLAIMS = 60
MOST_TELLINGS = 8
"""Articles that are named for one value."""


class Gathered:
    """The claims that are shown, contradictions first, and how many there are beside them.

    Those that one article alone tells, in several copies, are no matter of agreement and are left out.
    """

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.shown: list[Claim] = []
        self.more = 0
        waiting: list[Claim] = []
        for claim in claims:
            into = {"differ": self.shown, "agree": waiting}.get(claim.verdict)
            if into is None:
                continue
            if len(into) < MOST_CLAIMS:
                into.append(claim)
            else:
                self.more += 1
        room = MOST_CLAIMS - len(self.shown)
        self.more += max(0, len(waiting) - room)
        self.shown += waiting[:room]


def told_claims(gathered: Gathered, sheets: Sequence[Sheet], kinds: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    """What the template says of the claims; empty where there are none."""
    if not gathered.shown:
        return {}
    figures = [figure for sheet in sheets for figure in sheet.figures]
    rows = {(figure.document, figure.id): row for row, figure in enumerate(figures)}
    titles = {sheet.id: sheet.title for sheet in sheets}
    return {"told": [_claim(claim, rows, titles, kinds) for claim in gathered.shown], "more": gathered.more}


def _claim(
    claim: Claim,
    rows: Mapping[tuple[str, str], int],
    titles: Mapping[str, str | None],
    kinds: Mapping[str, tuple[str, str]],
) -> dict[str, Any]:
    kind = claim.kind or "other"
    highest = max(voice.high for voice in claim.voices)
    return {
        "verdict": claim.verdict,
        "item": claim.item or kinds.get(kind, (kind, kind))[0],
        "kind": kinds.get(kind, (kind, kind)),
        "colour": colour_class(kind),
        "place": claim.place,
        "organization": claim.organization,
        "period": _period(claim),
        "year": claim.period.text if claim.period and claim.period.basis == "published" else None,
        "notes": [(sentence_of(note, "fa"), sentence_of(note, "en")) for note in claim.notes],
        "voices": [
            {
                "value": _value(claim, voice),
                "status": _status(voice, claim),
                "share": _share(voice, float(highest)),
                "tellings": [_telling(one, rows, titles) for one in voice.tellings[:MOST_TELLINGS]],
                "more": max(0, len(voice.tellings) - MOST_TELLINGS),
            }
            for voice in claim.voices
        ],
    }


def _period(claim: Claim) -> dict[str, str | None] | None:
    period = claim.period
    if period is None or period.basis == "published":
        return None
    return {"text": period.text, "start": period.start, "end": period.end}


def _value(claim: Claim, voice: Voice) -> tuple[str, str]:
    """The value as it is told of any figure; a claim has the unit that its values are compared in."""
    empty = Quote(start=0, end=0, text="")
    quantity = Quantity(low=voice.low, high=voice.high, bound=voice.bound, unit=claim.unit, per=claim.per)
    told = Figure(
        id="",
        document="",
        kind="",
        item=claim.item,
        quantity=quantity,
        quote=empty,
        sentence=empty,
        status=voice.status,
    )
    return value(told, "fa"), value(told, "en")


def _status(voice: Voice, claim: Claim) -> tuple[str, str] | None:
    """Told only where voices differ in it, or where it is not what one would take it for."""
    if voice.status == "actual" and len({one.status for one in claim.voices}) == 1:
        return None
    return label("status", voice.status, "fa"), label("status", voice.status, "en")


def _share(voice: Voice, highest: float) -> float | None:
    """Percent of the highest value, for a bar; None where there is nothing to compare."""
    high = float(voice.high)
    return round(100 * high / highest, 2) if 0 < high <= highest < float("inf") else None


def _telling(telling: Telling, rows: Mapping[tuple[str, str], int], titles: Mapping[str, str | None]) -> dict[str, Any]:
    row = next((rows[key] for one in telling.figures if (key := (telling.document, one)) in rows), None)
    return {
        "row": row,
        "name": telling.source or titles.get(telling.document) or telling.document,
        "published": telling.published,
        "speaker": telling.speaker,
        "copy_of": telling.copy_of and (titles.get(telling.copy_of) or telling.copy_of),
        "sentence": telling.sentence,
    }
