"""What a region says that somebody marked and wrote nothing to: its number, read by the rules of the extractors."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..article import Article
from ..record import Figure

if TYPE_CHECKING:
    from ..extraction import Pipeline

MEASURED = ("low", "high", "bound", "unit", "per")


class Measures:
    """Reads numbers where people left them to be read, and counts how often it did."""

    def __init__(self) -> None:
        self.read = 0
        self._last: tuple[Article, list[Figure]] | None = None

    def of(self, article: Article, start: int, end: int) -> dict[str, Any]:
        """low, high, bound, unit and per of the number at text[start:end]: as the rules read it where it stands, else
        as they read it alone. Raises ValueError where they find no number.
        """
        near = [f for f in self._figures(article) if f.quote.start < end and start < f.quote.end]
        if not near:
            alone = article.model_copy(update={"text": article.text[start:end], "title": None})
            near = self._pipeline.extract(alone)
            start, end = 0, end - start
        if not near:
            raise ValueError('has no value, and rules read none there; write "low"')
        best = max(near, key=lambda f: min(end, f.quote.end) - max(start, f.quote.start))
        self.read += 1
        quantity = best.quantity.model_dump()
        return {slot: _plain(quantity[slot]) for slot in MEASURED if quantity[slot] is not None}

    @cached_property
    def _pipeline(self) -> "Pipeline":
        from ..config import PipelineConfig
        from ..extraction import Pipeline

        return Pipeline(PipelineConfig(use_model=False))

    def _figures(self, article: Article) -> list[Figure]:
        if self._last is None or self._last[0] is not article:
            self._last = article, list(self._pipeline.extract(article))
        return self._last[1]


def _plain(value: Any) -> Any:
    from decimal import Decimal

    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value
