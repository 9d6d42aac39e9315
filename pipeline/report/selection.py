"""What a report shows: all there is, or so much of it as a browser handles at ease.

A page that is too full is thinned by whole articles, chosen by a hash of their ids: as good as by lot, and the same in
every run. Nothing is held in memory but what will be shown, so that an archive can be reported on as it streams by.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from ..article import Article
from ..explanation import Explanation
from ..record import Figure
from .provinces import province_of
from .sheet import Rules, Sheet


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one page holds: figures, articles, and code points of texts."""

    figures: int = 5_000
    articles: int = 2_000
    characters: int = 10_000_000


class Selection:
    """Articles and figures go in one by one; `sheets` are those that are shown, in the order in which they came.

    `figures`, `kinds` and `provinces` count everything that came, shown or not.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.figures = 0
        self.kinds: Counter[str] = Counter()
        self.provinces: Counter[str] = Counter()
        self._came: set[int] = set()
        self._kept: dict[str, Sheet] = {}
        self._last_first: list[tuple[int, str]] = []
        self._bound = 1 << 64
        self._held = self._size = 0

    @property
    def articles(self) -> int:
        """How many articles came."""
        return len(self._came)

    @property
    def shown(self) -> int:
        """How many figures are shown."""
        return sum(min(len(sheet.figures), self.limits.figures) for sheet in self._kept.values())

    @property
    def thinned(self) -> bool:
        """Whether more came than is shown."""
        return self.shown < self.figures or len(self._kept) < self.articles

    @property
    def sheets(self) -> list[Sheet]:
        """The articles that are shown, each with its figures in the order of the text."""
        for sheet in self._kept.values():
            self._trim(sheet)
            quotes = [figure.quote for figure in sheet.figures]
            sheet.keep(sorted(range(len(quotes)), key=lambda n: (quotes[n].start, quotes[n].end)))
        return list(self._kept.values())

    def add(self, article: Article, explanations: Sequence[Explanation]) -> None:
        """An article, and the figures found in it."""
        sheet = self._sheet(article.id)
        for one in explanations:
            self._count(one.figure)
            if sheet:
                self._put(sheet, one.figure, one.rules)
        if sheet:
            self._take(sheet, article)
        self._thin()

    def add_figure(self, figure: Figure) -> None:
        """A figure whose article is not at hand."""
        self._count(figure)
        if sheet := self._sheet(figure.document):
            sheet.describe(None, figure.source, figure.published)
            self._put(sheet, figure, {})
            self._thin()

    def add_text(self, article: Article) -> bool:
        """The article of figures that are there already; False where it is not the one that they were found in.

        Where there is no room for more texts, its sentences go on to be shown.
        """
        sheet = self._kept.get(article.id)
        if sheet is None or sheet.text is not None:
            return True
        if not sheet.holds(article):
            return False
        if self._size + len(article.text) <= self.limits.characters:
            self._take(sheet, article)
        return True

    def describe(self, name: str, title: str | None, source: str | None, published: str | None) -> None:
        """What is known about an article."""
        if name in self._kept:
            self._kept[name].describe(title, source, published)

    def without_text(self) -> set[str]:
        """The ids of the articles that are shown and whose text is not known."""
        return {name for name, sheet in self._kept.items() if sheet.text is None}

    def _count(self, figure: Figure) -> None:
        self.figures += 1
        self.kinds[figure.kind] += 1
        if province := province_of(figure.place):
            self.provinces[province] += 1

    def _sheet(self, name: str) -> Sheet | None:
        if name in self._kept:
            return self._kept[name]
        lot = _lot(name)
        self._came.add(lot)
        if lot >= self._bound:
            return None
        heappush(self._last_first, (-lot, name))
        self._kept[name] = sheet = Sheet(name)
        return sheet

    def _put(self, sheet: Sheet, figure: Figure, rules: Rules) -> None:
        before = sheet.size
        sheet.put(figure, rules)
        self._held += 1
        self._size += sheet.size - before
        if len(sheet.figures) >= 2 * self.limits.figures:
            self._trim(sheet)

    def _take(self, sheet: Sheet, article: Article) -> None:
        before = sheet.size
        sheet.take(article)
        self._size += sheet.size - before

    def _thin(self) -> None:
        most = self.limits
        while len(self._kept) > 1 and (
            self._held > most.figures or len(self._kept) > most.articles or self._size > most.characters
        ):
            lot, name = heappop(self._last_first)
            self._bound = -lot
            gone = self._kept.pop(name)
            self._held -= len(gone.figures)
            self._size -= gone.size

    def _trim(self, sheet: Sheet) -> None:
        """Of one article with more figures than a page holds, as many as it does hold, chosen in the same way."""
        if len(sheet.figures) > self.limits.figures:
            by_lot = sorted(range(len(sheet.figures)), key=lambda n: _lot(sheet.figures[n].id))
            self._held -= len(sheet.figures) - self.limits.figures
            sheet.keep(sorted(by_lot[: self.limits.figures]))


def _lot(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest())
