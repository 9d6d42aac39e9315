"""What is handed out: a claim, its voices side by side, and who tells each of them."""

from typing import Literal

from ..decimals import to_json
from ..record import Bound, Number, Record, Span, Status

Verdict = Literal["agree", "differ", "single"]
"""- `differ`: two articles that are no copies of each other give values that exclude each other.
- `agree`: several articles that are no copies of each other tell it, and no value excludes another.
- `single`: all have it from one article, whose text they copy, or one outlet tells it anew in the same words."""

Basis = Literal["dates", "words", "published"]
Note = Literal[
    "status", "several", "one_outlet", "undated", "published_year", "time_words", "passing", "no_time", "no_place"
]
"""What to keep in mind before a claim is quoted; `notes.toml` has each of them as a sentence, in both languages.

- `status`: some tell what is, others what is planned.
- `several`: an article gives several values; it is shown, and contradicts nobody.
- `one_outlet`: the values that exclude each other come from one outlet, which may have told it anew as it changed.
- `undated`: not all articles say when they were published: the order of the voices is not known.
- `published_year`: no time is told; the year of publication stands for it.
- `time_words`: the time is told by the same words (سال گذشته), which may mean different days.
- `passing`: those words mean another day with every article (امروز, هفته گذشته).
- `no_time`, `no_place`: neither is told: it may be a matter of different days, or of different towns."""


class ClaimPeriod(Record):
    """The time that the figures speak of. `start`, `end`: Jalali ISO dates, inclusive.

    `basis`: "dates" where the articles name them, "words" where only the words are the same, "published" where no time
    is told and the year of publication stands for it.
    """

    text: str | None = None
    start: str | None = None
    end: str | None = None
    basis: Basis = "dates"


class Telling(Record):
    """One article's word for a value.

    - `figures`: the ids of the figures in it, the one that is quoted first; the others repeat it (`same_as`).
    - `quote`: where the number stands in the raw text; `words`: the number as written there.
    - `sentence`: what stands around it, or as much as is kept; the number begins at `at` in it.
    - `copy_of`: the document whose text this one copies, as far as the texts tell; null for one that speaks for itself.
    """

    document: str
    source: str | None = None
    published: str | None = None
    speaker: str | None = None
    organization: str | None = None
    figures: tuple[str, ...]
    quote: Span
    words: str
    sentence: str
    at: int
    copy_of: str | None = None


class Voice(Record):
    """One value, and all who tell it, in the order in which they were published.

    - `low`, `high`: in the unit of the claim, which need not be the one that was written (rials for tomans).
    - `documents`, `sources`: who tells it, each once, in the same order. `independent`: how many are no copies.
    - `first`: the document that told it first, `first_published` when; null where that is not known. All others that
      tell it repeat that one.
    """

    low: Number
    high: Number
    bound: Bound = "exact"
    status: Status = "actual"
    documents: tuple[str, ...]
    sources: tuple[str, ...] = ()
    independent: int = 1
    first: str | None = None
    first_published: str | None = None
    tellings: tuple[Telling, ...]

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids of all its figures."""
        return tuple(figure for telling in self.tellings for figure in telling.figures)


class Claim(Record):
    """Figures of the same item, kind, unit, place and period, from several articles, side by side.

    - `unit`: what all values are given in: IRR for rials and tomans, kilogram for tonnes.
    - `place`: null where none is told. `organization`: only where claims are made apart by it.
    - `voices`: one for each value, those that most tell first. `documents`, `independent`: over all voices.
    - `spread`: the highest value by the lowest of those that exclude each other; null where none does, or one is 0.
    - `notes`: what to keep in mind. `score`: what it is ranked by; higher is more worth a look.
    """

    id: str
    item: str | None
    kind: str | None
    unit: str | None = None
    per: str | None = None
    place: str | None = None
    period: ClaimPeriod | None = None
    organization: str | None = None
    verdict: Verdict
    voices: tuple[Voice, ...]
    documents: int
    independent: int
    spread: float | None = None
    notes: tuple[Note, ...] = ()
    score: float = 0.0

    def to_json(self) -> str:
        """The claim as one line of JSON; numbers keep every digit."""
        return to_json(self.model_dump())
