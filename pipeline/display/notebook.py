"""Figures as Jupyter shows them: the articles from right to left, every figure marked, and a table of them.

All text of articles and records is escaped; there is no script, and the styles hold under one class alone.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path

from ..article import Article
from ..record import Figure
from .colours import colour_class, style_sheet
from .labels import kind_labels, label, number, value
from .passages import Passage, Section, sections
from .stretches import stretches

MOST_FIGURES = 200
MOST_CHARACTERS = 30_000
"""Of figures and of text in one result: a notebook keeps all that it shows, and grows slow."""
MOST_KINDS = 20
LONGEST_CELL = 120
"""Code points of a cell or a heading."""
DARK = ('[data-jp-theme-light="false"]', ".vscode-dark", ".vscode-high-contrast", '[theme="dark"]')
"""What JupyterLab, Visual Studio Code and Colab write around a dark page."""
COLUMNS = ("quote", "value", "item", "kind", "period", "place", "speaker", "status")
IN_SENTENCES = {
    "unknown": "متن در دست نیست؛ جمله‌ها · the text is not at hand: sentences",
    "other": "عددها از این متن نیستند؛ جمله‌ها · the figures are not of this text: sentences",
    "long": "برای همه متن جا نیست؛ جمله‌ها · no room for the whole text: sentences",
}


def html(figures: Sequence[Figure], articles: Mapping[str, Article]) -> str:
    """The figures in their articles; those of an article that is not known, in their sentences.

    What is longer than a notebook bears is cut, and a sentence says so.
    """
    kinds = Counter(figure.kind for figure in figures)
    style = _style() + style_sheet(kinds, scope=".arqam-figures", dark=DARK)
    chosen = sections(figures, articles, MOST_FIGURES, MOST_CHARACTERS)
    shown = sum(len(passage.figures) for section in chosen for passage in section.passages)
    parts = [_legend(kinds), *map(_section, chosen), *_notes(len(figures), shown)]
    return "\n".join([f'<div class="arqam-figures" dir="rtl" lang="fa">\n<style>\n{style}</style>', *parts, "</div>"])


def _section(section: Section) -> str:
    figures = [figure for passage in section.passages for figure in passage.figures]
    return "\n".join([_heading(section), *map(_passage, section.passages), *([_table(figures)] if figures else [])])


def _heading(section: Section) -> str:
    article = section.article
    name = (article and article.title) or section.document
    about = [article.source, article.published] if article else []
    about.append(IN_SENTENCES.get(section.extent))
    small = " · ".join(f"<bdi>{escape(_short(part))}</bdi>" for part in about if part)
    return f"<h4><bdi>{escape(_short(name))}</bdi> <small>{small}</small></h4>" if name or small else ""


def _passage(passage: Passage) -> str:
    pieces = (
        _mark(one.text, [passage.figures[place] for place in one.figures]) if one.figures else escape(one.text)
        for one in stretches(passage.text, passage.figures)
    )
    return f'<p dir="rtl">{"".join(pieces)}</p>'


def _mark(text: str, figures: Sequence[Figure]) -> str:
    """The last of the figures began last: of two in one another, it is the inner one whose colour is seen."""
    title = " ⏐ ".join(map(_told, figures))
    return f'<mark class="{colour_class(figures[-1].kind)}" title="{escape(title)}">{escape(text)}</mark>'


def _told(figure: Figure) -> str:
    """A figure in one line, for the pointer that rests on it."""
    return " · ".join(cell for name, cell in _cells(figure).items() if name != "quote" and cell)


def _cells(figure: Figure) -> dict[str, str]:
    cells = {
        "quote": figure.quote.text,
        "value": value(figure, "fa"),
        "item": figure.item or "",
        "kind": _kind(figure.kind),
        "period": figure.period.text if figure.period else "",
        "place": figure.place.name if figure.place else "",
        "speaker": "، ".join(filter(None, (figure.speaker.name, figure.speaker.role))) if figure.speaker else "",
        "status": label("status", figure.status, "fa"),
    }
    return {name: _short(cell) for name, cell in cells.items()}


def _table(figures: Sequence[Figure]) -> str:
    heads = (f"<th>{label('slot', name, 'fa')} <small>{label('slot', name, 'en')}</small></th>" for name in COLUMNS)
    return (
        f"<details><summary>جدول · table <bdi>({len(figures)})</bdi></summary>"
        f'<div class="arqam-wide"><table dir="rtl"><thead><tr>{"".join(heads)}</tr></thead>'
        f"<tbody>{''.join(map(_row, figures))}</tbody></table></div></details>"
    )


def _row(figure: Figure) -> str:
    cells = {name: escape(cell) for name, cell in _cells(figure).items()}
    cells["kind"] = _chip(figure.kind, cells["kind"])
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells.values())}</tr>"


def _legend(kinds: Counter[str]) -> str:
    chips = (_chip(kind, f"{escape(_short(_kind(kind)))} {_count(n)}") for kind, n in kinds.most_common(MOST_KINDS))
    return f'<div class="arqam-kinds">{" ".join(chips)}</div>'


def _chip(kind: str, inside: str) -> str:
    return f'<span class="{colour_class(kind)}">{inside}</span>'


def _notes(figures: int, shown: int) -> Iterator[str]:
    if not figures:
        yield '<p class="arqam-note">عددی پیدا نشد. <span dir="ltr">No figure was found.</span></p>'
    elif shown < figures:
        yield (
            f'<p class="arqam-note">از {_count(figures)} رقم، {_count(shown)} رقم دیده می‌شود. '
            f'<span dir="ltr">{shown:,} of {figures:,} figures are shown; to_pandas() has them all.</span></p>'
        )


def _count(n: int) -> str:
    return number(n, "fa")


def _kind(kind: str) -> str:
    return kind_labels().get(kind, (kind, kind))[0]


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


@cache
def _style() -> str:
    return Path(__file__).with_name("notebook.css").read_text(encoding="utf-8")
