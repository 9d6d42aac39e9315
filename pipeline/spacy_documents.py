"""Figures on spaCy documents, in a form that spaCy stores: `Doc.to_bytes`, DocBin and several processes keep it.

A document that holds figures has

- `doc.spans["figures"]`: a span each, its label the kind, its `id_` the figure's id. Where a number is a part of a
  token («۲۱۰نفر») the span takes the whole token.
- `doc._.figures`: the figures themselves, with exact character offsets into `doc.text` (code points), made anew from
  `doc.user_data["arqam"]` (a JSON line each) whenever it is asked for.
- `span._.figure`: the figure of one of those spans, else None.
- `doc._.article`: what is known of the article, a mapping of id, title, source and published; None if nothing was told.
  Set it before the component runs, as title and date help to read an article.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from .article import Article
from .figures import Figures
from .record import Figure

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, DocBin, Span

SPANS = "figures"
"""The group of spans."""
STORED = "arqam"
"""Where the records stand in `doc.user_data`."""


def register_extensions() -> None:
    """Make `doc._.figures`, `doc._.article` and `span._.figure` known to spaCy; a second time does nothing.

    Raises ValueError where another library has taken one of the names.
    """
    from spacy.tokens import Doc, Span

    _register(Doc, SPANS, getter=figures_of)
    _register(Span, "figure", getter=_figure_of)
    if not Doc.has_extension("article"):
        Doc.set_extension("article", default=None)


def _register(where: Any, name: str, getter: Any) -> None:
    if not where.has_extension(name):
        where.set_extension(name, getter=getter)
    elif getattr(where.get_extension(name)[2], "__module__", None) != __name__:
        raise ValueError(f"{where.__name__}._.{name} belongs to another library: remove that extension to use arqam's")


def article_of(doc: "Doc") -> Article:
    """The article whose text is the document's. Raises ValueError where `doc._.article` is none."""
    stored: dict[Any, Any] = doc.user_data
    about = stored.get(("._.", "article", None, None)) or {}  # as doc._.article, also before the name is registered
    try:
        return Article.model_validate({"id": "", **about, "text": doc.text})
    except (TypeError, ValidationError):
        raise ValueError("doc._.article wants a mapping of id, title, source and published, each a text") from None


def hold(doc: "Doc", figures: Iterable[Figure]) -> None:
    """Put figures of the document's own text on it, in the place of those that it held."""
    figures = list(figures)
    spans = (
        doc.char_span(
            figure.quote.start, figure.quote.end, label=figure.kind, span_id=figure.id, alignment_mode="expand"
        )
        for figure in figures
    )
    doc.spans[SPANS] = [span for span in spans if span is not None]
    doc.user_data[STORED] = [figure.to_json() for figure in figures]


def figures_of(doc: "Doc") -> Figures:
    """The figures that a document holds, and its article; none where nothing was stored."""
    lines = doc.user_data.get(STORED, ())
    return Figures(map(Figure.from_json, lines), [article_of(doc)])


def _figure_of(span: "Span") -> Figure | None:
    wanted = span.id_
    for line in span.doc.user_data.get(STORED, ()):
        if wanted and wanted in line and (figure := Figure.from_json(line)).id == wanted:
            return figure
    return None


def to_docbin(figures: Iterable[Figure], articles: Mapping[str, Article], nlp: "Language | None" = None) -> "DocBin":
    """The articles in the order given, tokenised by `nlp` (spacy.blank("fa") by default), with their figures.

    To read it back, in any process: `Figures.from_docs(docbin.get_docs(nlp.vocab))`, or `doc._.figures` of each
    document once `register_extensions()` was called or the component added to a pipeline.

    Raises ValueError where the article of a figure is not known, or is not the text that the figure was found in.
    """
    import spacy
    from spacy.tokens import DocBin

    register_extensions()
    nlp = nlp or spacy.blank("fa")
    by_document: dict[str, list[Figure]] = {document: [] for document in articles}
    for figure in figures:
        quote = figure.quote
        if figure.document not in by_document:
            raise ValueError(f"the article «{figure.document}» is not known: give it as Figures(figures, articles)")
        if articles[figure.document].text[quote.start : quote.end] != quote.text:
            raise ValueError(f"«{quote.text}» does not stand at {quote.start} of the article «{figure.document}»")
        by_document[figure.document].append(figure)
    made = DocBin(store_user_data=True)
    for document, here in by_document.items():
        made.add(_document(articles[document], here, nlp))
    return made


def _document(article: Article, figures: Iterable[Figure], nlp: "Language") -> "Doc":
    doc: Doc = nlp.tokenizer(article.text)
    if doc.text != article.text:
        raise ValueError("the tokenizer of this pipeline changes the text, so that no offset would hold")
    doc._.article = article.model_dump(exclude={"text"}, exclude_none=True)
    hold(doc, figures)
    return doc
