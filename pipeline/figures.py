"""The figures of one or many articles, as a list that knows how to turn into what other tools take."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self, SupportsIndex, overload

from .article import Article
from .record import Figure

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow
    from spacy.language import Language
    from spacy.tokens import Doc, DocBin


class Figures(list[Figure]):
    """A list of figures, and the articles that they are from, as far as those are known.

        figures = Pipeline().extract(article)
        figures.to_pandas().groupby("kind").size()

    A slice knows the articles too; `Figures(some, figures.articles.values())` makes a choice of them or joins several.
    In Jupyter the articles are shown with every figure marked.
    """

    articles: dict[str, Article]
    """By id; of two with one id the last."""

    def __init__(self, figures: Iterable[Figure] = (), articles: Iterable[Article] = ()) -> None:
        super().__init__(figures)
        self.articles = {article.id: article for article in articles}

    @overload
    def __getitem__(self, place: SupportsIndex, /) -> Figure: ...
    @overload
    def __getitem__(self, place: slice, /) -> Self: ...
    def __getitem__(self, place: SupportsIndex | slice, /) -> Figure | Self:
        found = super().__getitem__(place)
        return found if isinstance(found, Figure) else type(self)(found, self.articles.values())

    def to_pandas(self) -> "pandas.DataFrame":
        """A pandas frame, one row a figure (see frames.py for columns and numbers). Raises OSError without pandas."""
        from .frames import to_pandas

        return to_pandas(self)

    def to_arrow(self) -> "pyarrow.Table":
        """An Arrow table, one row a figure (see frames.py). Raises OSError without pyarrow."""
        from .frames import to_arrow

        return to_arrow(self)

    def to_polars(self) -> "polars.DataFrame":
        """A polars frame, one row a figure (see frames.py). Raises OSError without polars."""
        from .frames import to_polars

        return to_polars(self)

    def to_docbin(self, nlp: "Language | None" = None) -> "DocBin":
        """The articles as spaCy documents that hold their figures, tokenised by `nlp` (spacy.blank("fa") by default).

        Raises ValueError where the article of a figure is not known.
        """
        from .spacy_documents import to_docbin

        return to_docbin(self, self.articles, nlp)

    @classmethod
    def from_docs(cls, docs: "Iterable[Doc]") -> Self:
        """The figures that spaCy documents hold, and the articles: what `to_docbin` or the component stored there."""
        from .spacy_documents import article_of, figures_of

        figures: list[Figure] = []
        articles = []
        for doc in docs:
            figures += figures_of(doc)
            articles.append(article_of(doc))
        return cls(figures, articles)

    def _repr_html_(self) -> str:
        from .display.notebook import html

        return html(self, self.articles)

    def __reduce__(self) -> Any:
        return type(self), (list(self), list(self.articles.values()))
