"""Raw text → clean text → drafts → records that point back into the raw text."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..normalizers import DEFAULT_STAGES, Aligned, normalize
from .article import Article
from .config import PipelineConfig
from .explanation import Explanation
from .figures import Figures
from .record import Figure, figure_id, rials
from .uncollected import uncollected

if TYPE_CHECKING:
    from ..extractors import Document, Draft
    from ..extractors.entities import EntityModel
    from ..extractors.kinds.catalogue import Catalogue
    from ..extractors.periods import Period

type Extractor = Callable[[Document, Catalogue], list[Draft]]
"""(document, catalogue) -> drafts, whose spans count in the document's clean text."""

MOST_DIGITS = 100
"""A longer run of digits is no quantity of anything (a million digits in a row are somebody's blob), and readers of the
records could not hold it: a float ends at 1.8e308, Python reads integers of up to 4,300 digits."""

SENTENCE_AROUND = 1000
"""Code points of the sentence that a record holds on each side of its number. No real sentence is longer; a megabyte of
numbers without a full stop would else be written out once for each of them."""


class Pipeline:
    """Extracts figures: `Pipeline().extract(article)`.

    Stages and catalogue are loaded when the first article comes; one Pipeline can be used for any number of articles.
    `extractor` replaces the built-in extractors.
    """

    def __init__(self, config: PipelineConfig | None = None, *, extractor: Extractor | None = None) -> None:
        self.config = config or PipelineConfig()
        self._extractor = extractor

    @cached_property
    def catalogue(self) -> "Catalogue":
        """The kinds and units in force. Raises ValueError for a faulty catalogue file, OSError for a missing one."""
        if self.config.catalogue is None:
            from ..extractors.kinds.catalogue import builtin_catalogue

            return builtin_catalogue()
        from .catalogue import load_catalogue

        return load_catalogue(self.config.catalogue)

    @cached_property
    def model(self) -> "EntityModel | None":
        """The model that names entities, None where rules alone are wanted. Raises ValueError for one of no use."""
        if not self.config.use_model:
            return None
        from ..extractors.entities import load_model

        return load_model(self.config.model)

    @property
    def extractor(self) -> Extractor:
        """The function that finds the figures in clean text."""
        if self._extractor is None:
            from ..extractors import extract

            self._extractor = extract
        return self._extractor

    def normalize(self, text: str) -> Aligned:
        """The clean text, which knows where every character came from."""
        return normalize(text, DEFAULT_STAGES if self.config.stages is None else self.config.stages)

    def extract(self, article: Article | str) -> Figures:
        """The figures of an article (or of a bare text, whose document id is then ""), in the order of the text."""
        article = _article(article)
        return Figures((explanation.figure for explanation in self.explain(article)), [article])

    def explain(self, article: Article | str) -> list[Explanation]:
        """The same figures, each with the rules that filled its slots."""
        with uncollected():
            return self._explained(_article(article))

    def _explained(self, article: Article) -> list[Explanation]:
        aligned = self.normalize(article.text)
        drafts = self.extractor(self._document(article, aligned), self.catalogue)
        ids = [figure_id(article.id, *aligned.raw_span(*draft.quote)) for draft in drafts]
        explained = [
            Explanation(Figure.model_validate(_record(draft, own, ids, aligned, article)), dict(draft.rules))
            for draft, own in zip(drafts, ids, strict=True)
            if _writable(draft.low) and (draft.high is draft.low or _writable(draft.high))
        ]
        return sorted(explained, key=lambda one: (one.figure.quote.start, one.figure.quote.end))

    def _document(self, article: Article, aligned: Aligned) -> "Document":
        from ..extractors import Document

        title = self.normalize(article.title).text if article.title else None
        return Document(aligned.text, title, article.published, article.source, self.model)


def _article(article: Article | str) -> Article:
    return Article(id="", text=article) if isinstance(article, str) else article


def _writable(number: Decimal) -> bool:
    return abs(number.adjusted()) <= MOST_DIGITS and len(number.as_tuple().digits) <= MOST_DIGITS


def _record(draft: "Draft", own: str, ids: Sequence[str], aligned: Aligned, article: Article) -> dict[str, Any]:
    """The record of a draft in plain values, for `Figure` to check; `own` is its id, `ids` are those of all drafts."""
    low, high, place, speaker = draft.low, draft.high, draft.place, draft.speaker
    amount = rials(low, high, draft.unit)
    return {
        "id": own,
        "document": article.id,
        "kind": draft.kind,
        "item": draft.item,
        "quantity": {"low": low, "high": high, "bound": draft.bound, "unit": draft.unit, "per": draft.per},
        "rials": amount and {"low": amount[0], "high": amount[1]},
        "status": draft.status,
        "period": draft.period and _period(draft.period),
        "place": place and {"name": place.name, "level": place.level},
        "organization": draft.organization and draft.organization.name,
        "speaker": speaker and {"name": speaker.name, "role": speaker.role},
        "quote": _quote(aligned, draft.quote),
        "sentence": _quote(aligned, _near(draft.quote, draft.sentence)),
        "source": article.source,
        "published": article.published,
        "same_as": None if draft.same_as is None else ids[draft.same_as],
        "confidence": draft.confidence,
        "evidence": {slot: _span(aligned, clean) for slot, clean in draft.evidence.items()},
    }


def _period(period: "Period") -> dict[str, str | None]:
    """The words of a period, and its days in both calendars."""
    from ..extractors.periods import to_gregorian

    start, end = period.start, period.end
    return {
        "text": period.text,
        "start": start,
        "end": end,
        "gregorian_start": start and to_gregorian(start),
        "gregorian_end": end and to_gregorian(end),
    }


def _near(quote: tuple[int, int], sentence: tuple[int, int]) -> tuple[int, int]:
    """The sentence, or as much of it as a record holds; all of the number even if two paragraphs share it."""
    start, end = min(sentence[0], quote[0]), max(sentence[1], quote[1])
    return max(start, quote[0] - SENTENCE_AROUND), min(end, quote[1] + SENTENCE_AROUND)


def _span(aligned: Aligned, clean: tuple[int, int]) -> dict[str, int]:
    start, end = aligned.raw_span(*clean)
    return {"start": start, "end": end}


def _quote(aligned: Aligned, clean: tuple[int, int]) -> dict[str, int | str]:
    start, end = aligned.raw_span(*clean)
    return {"start": start, "end": end, "text": aligned.raw[start:end]}
