"""A text with its figures, extracted while the manual is built: marked in their colours, and told in a table."""

from html import escape

from arqam.extractors.kinds.catalogue import builtin_catalogue
from arqam.pipeline import Article, Figure, Pipeline
from arqam.pipeline.display import colour_class, kind_labels, stretches, style_sheet, value
from arqam.pipeline.readers import read

from .cases import ROOT
from .html import inline, persian, table, text_of

DARK = "[data-md-color-scheme=slate]"
_pipeline = Pipeline()


def colours() -> str:
    """The style sheet of the kinds, for the light page and the dark."""
    return style_sheet([kind.name for kind in builtin_catalogue().kinds], scope=".md-typeset", dark=[DARK])


def sample(path: str) -> str:
    """An article of samples/ and its figures. "samples/wire.jsonl 2" is the second one of a file."""
    name, _, place = path.partition(" ")
    articles = [one for one in read([str(ROOT / name)]) if isinstance(one, Article)]
    return shown(articles[int(place or 1) - 1])


def text(argument: str) -> str:
    """Figures of a text of our own: "1399-10-15 | استاندار سمنان گفت …"."""
    published, _, said = argument.partition("|")
    return shown(Article(id="", text=said.strip(), published=published.strip() or None))


def shown(article: Article) -> str:
    """The article with its figures marked, and the table of them."""
    figures = _pipeline.extract(article)
    return f'<div class="article">{persian(highlighted(article.text, figures), "div", "page")}{rows(figures)}</div>'


def highlighted(raw: str, figures: list[Figure]) -> str:
    """HTML of the text, each number in the colour of its kind."""
    labels = kind_labels()
    pieces = []
    for stretch in stretches(raw, figures):
        if not stretch.figures:
            pieces.append(text_of(stretch.text))
            continue
        figure = figures[stretch.figures[0]]
        said = escape(f"{value(figure, 'en')} · {labels[figure.kind][1]}")
        pieces.append(f'<mark class="{colour_class(figure.kind)}" title="{said}">{text_of(stretch.text)}</mark>')
    return "".join(pieces)


def rows(figures: list[Figure]) -> str:
    """The figures as a table, English values with Persian names."""
    labels = kind_labels()
    body = [
        [
            inline(figure.quote.text.replace("\n", " ")),
            escape(value(figure, "en")),
            inline(figure.item) if figure.item else "–",
            f'<span class="kind {colour_class(figure.kind)}">{escape(labels[figure.kind][1])}</span>',
            figure.status,
            f"{figure.period.start or '?'} to {figure.period.end or '?'}" if figure.period else "–",
            inline(figure.place.name) if figure.place else "–",
            inline(figure.speaker.name) if figure.speaker else "–",
        ]
        for figure in figures
    ]
    return table(["in the text", "value", "item", "kind", "status", "period", "place", "speaker"], body, "figures")
