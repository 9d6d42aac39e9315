"""Raw text → clean text → drafts → records that point back into the raw text."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from ..normalizers import DEFAULT_STAGES, Aligned, normalize
from .article import Article
from .config import PipelineConfig
from .explanation import Explanation
from .figures import Figures
from .record import Figure, Period, Place, Quantity, Quote, Span, Speaker, figure_id

if TYPE_CHECKING:
    from ..extractors import Document, Draft
    from ..extractors.entities import EntityModel
    from ..extractors.kinds.catalogue import Catalogue

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
        article = _article(article)
        aligned = self.normalize(article.text)
        drafts = self.extractor(self._document(article, aligned), self.catalogue)
        ids = [figure_id(article.id, *aligned.raw_span(*draft.quote)) for draft in drafts]
        explained = [
            Explanation(_record(draft, aligned, article, ids), dict(draft.rules))
            for draft in drafts
            if _writable(draft.low, draft.high)
        ]
        return sorted(explained, key=lambda one: (one.figure.quote.start, one.figure.quote.end))

    def _document(self, article: Article, aligned: Aligned) -> "Document":
        from ..extractors import Document

        title = self.normalize(article.title).text if article.title else None
        return Document(aligned.text, title, article.published, article.source, self.model)


def _article(article: Article | str) -> Article:
    return Article(id="", text=article) if isinstance(article, str) else article


def _writable(*numbers: Decimal) -> bool:
    return all(
        len(number.as_tuple().digits) <= MOST_DIGITS and abs(number.adjusted()) <= MOST_DIGITS for number in numbers
    )


def _record(draft: "Draft", aligned: Aligned, article: Article, ids: Sequence[str]) -> Figure:
    quantity = Quantity.model_validate({slot: getattr(draft, slot) for slot in ("low", "high", "bound", "unit", "per")})
    quote = _quote(aligned, draft.quote)
    return Figure.model_validate(
        {
            "id": figure_id(article.id, quote.start, quote.end),
            "document": article.id,
            "kind": draft.kind,
            "item": draft.item,
            "quantity": quantity,
            "rials": quantity.rials(),
            "status": draft.status,
            "period": _period(draft),
            "place": draft.place and Place.model_validate({"name": draft.place.name, "level": draft.place.level}),
            "organization": draft.organization and draft.organization.name,
            "speaker": draft.speaker and Speaker(name=draft.speaker.name, role=draft.speaker.role),
            "quote": quote,
            "sentence": _quote(aligned, _near(draft.quote, draft.sentence)),
            "source": article.source,
            "published": article.published,
            "same_as": None if draft.same_as is None else ids[draft.same_as],
            "confidence": draft.confidence,
            "evidence": {slot: _span(aligned, clean) for slot, clean in draft.evidence.items()},
        }
    )


def _period(draft: "Draft") -> Period | None:
    """The period of a draft, its days in both calendars."""
    if draft.period is None:
        return None
    from ..extractors.periods import to_gregorian

    start, end = draft.period.start, draft.period.end
    return Period(
        text=draft.period.text,
        start=start,
        end=end,
        gregorian_start=start and to_gregorian(start),
        gregorian_end=end and to_gregorian(end),
    )


def _near(quote: tuple[int, int], sentence: tuple[int, int]) -> tuple[int, int]:
    """The sentence, or as much of it as a record holds; all of the number even if two paragraphs share it."""
    start, end = min(sentence[0], quote[0]), max(sentence[1], quote[1])
    return max(start, quote[0] - SENTENCE_AROUND), min(end, quote[1] + SENTENCE_AROUND)


def _span(aligned: Aligned, clean: tuple[int, int]) -> Span:
    start, end = aligned.raw_span(*clean)
    return Span(start=start, end=end)


def _quote(aligned: Aligned, clean: tuple[int, int]) -> Quote:
    start, end = aligned.raw_span(*clean)
    return Quote(start=start, end=end, text=aligned.raw[start:end])
