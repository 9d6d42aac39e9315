"""An article of the report, with what was found in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..article import Article
from ..record import Figure

LONGEST = 200_000
"""Code points of a text that is shown whole: some hundred pages of a newspaper."""

type Rules = Mapping[str, str]
"""By slot, the name of the rule that filled it; empty where nobody knows, as in a file of figures."""


@dataclass(slots=True)
class Sheet:
    """`text` is None where it is not known or too long; then the sentences of the figures are shown instead.

    `rules` go with `figures`. `size` is how many code points will be shown, about.
    """

    id: str
    title: str | None = None
    source: str | None = None
    published: str | None = None
    text: str | None = None
    figures: list[Figure] = field(default_factory=list)
    rules: list[Rules] = field(default_factory=list)
    size: int = 0

    def describe(self, title: str | None, source: str | None, published: str | None) -> None:
        """Take in what is not yet known about the article."""
        self.title = self.title or title
        self.source = self.source or source
        self.published = self.published or published

    def put(self, figure: Figure, rules: Rules) -> None:
        """Add a figure."""
        self.figures.append(figure)
        self.rules.append(rules)
        if self.text is None:
            self.size += len(figure.sentence.text)

    def keep(self, places: list[int]) -> None:
        """Keep the figures at these places, in this order, and no others."""
        self.figures = [self.figures[n] for n in places]
        self.rules = [self.rules[n] for n in places]

    def holds(self, article: Article) -> bool:
        """Whether it is the article that the figures were found in: every quote stands in its text."""
        return all(article.text[one.quote.start : one.quote.end] == one.quote.text for one in self.figures)

    def take(self, article: Article) -> None:
        """Take what the article tells about itself, and its text if that is not too long."""
        self.describe(article.title, article.source, article.published)
        if len(article.text) <= LONGEST:
            self.text = article.text
            self.size = len(article.text)
