"""arqam report"""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .articles import articles_of
from .attempt import attempt
from .options import LARGEST, Catalogue, Field, Largest, Model, NoModel, Stages, read_options, ready_pipeline
from .says import SOME_INPUT_REJECTED, Complaints, fail, say

if TYPE_CHECKING:
    from ..extraction import Pipeline
    from ..readers import ReadOptions
    from ..record import Figure
    from ..report import Selection

ENDINGS = (".html", ".htm")
MOST_FIGURES = 5_000


class PageLanguage(StrEnum):
    fa = "fa"
    en = "en"


def report(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help="Articles, as for extract; or what was found in some already: a .jsonl, .csv, .parquet, .sqlite or "
            ".duckdb file of figures, or the folder of a job.",
        ),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The page; its name ends in .html.")],
    articles: Annotated[
        list[str] | None,
        typer.Option(metavar="INPUT", help="The articles of a file of figures, to show their texts; may be repeated."),
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="What stands at the head of the page.")] = None,
    language: Annotated[PageLanguage, typer.Option(help="Of the labels, until the reader switches.")] = PageLanguage.fa,
    most: Annotated[
        int,
        typer.Option(metavar="N", min=1, max=50_000, help="Figures on the page; where there are more, it is thinned."),
    ] = MOST_FIGURES,
    catalogue: Catalogue = None,
    stages: Stages = None,
    model: Model = None,
    no_model: NoModel = False,
    field: Field = None,
    largest: Largest = LARGEST,
) -> None:
    """Make one page to look at: the texts with every figure highlighted, a table, charts, and claims side by side.

    The page holds all it needs and asks the network for nothing: it can be sent, kept and printed. Of figures that
    were found before, it shows the sentences; a job's texts are read again from where they were, those of a file of
    figures from --articles. What goes beyond --most is thinned by whole articles, and the page says so.

    \b
    Exit codes: 0  the page shows all there is, or says that it is thinned
                1  some input was rejected (standard error says which and why); all the rest is on the page
                2  wrong usage, or the page could not be written: no file is left

    \b
    Examples:
      arqam report news/ -o report.html
      arqam report job -o report.html
      arqam report figures.jsonl --articles news/ -o report.html --title 'آذر ۱۴۰۱'
      arqam report news.csv --field text=body -o report.html --language en
    """
    from ..claims import find
    from ..display import kind_labels
    from ..readers.problem import reason
    from ..report import Gathered, Limits, Selection, page
    from ..writers.whole_file import whole_file

    if output.suffix.lower() not in ENDINGS:
        fail(f"-o {output}: is a page; its name must end in .html")
    if not output.absolute().parent.is_dir():  # told before an hour's work, not after
        fail(f"{output}: cannot be written (there is no such folder)")
    options = read_options(field, largest)
    pipeline = ready_pipeline(stages, catalogue, model, no_model)
    complaints = Complaints()
    selection = Selection(Limits(figures=most))
    try:
        given = _Given(inputs)
        claims = Gathered(find(_figures(given, selection, pipeline, options, complaints), _groups(given.jobs)))
        _take_texts(given.jobs, articles or [], selection, options, complaints)
        made = page(
            selection, title=title, language=language.value, kinds=kind_labels(pipeline.catalogue), claims=claims
        )
    except OSError as error:
        fail(f"{error.filename or 'the report'}: cannot be read ({reason(error)})")
    except ValueError as wrong:
        fail(str(wrong))
    try:
        with whole_file(output) as file:
            file.write(made)
    except OSError as error:
        fail(f"{output}: cannot be written ({reason(error)})")
    complaints.close()
    if not selection.figures:
        say("arqam: note: no figure was found")
    if complaints.lost:
        raise typer.Exit(SOME_INPUT_REJECTED)


class _Given:
    """The inputs, told apart: articles, files of figures, and among these the folders of jobs."""

    def __init__(self, inputs: list[str]) -> None:
        from ..figure_files import is_figures

        self.figures = [path for path in inputs if path != "-" and is_figures(path)]
        self.articles = [path for path in inputs if path not in self.figures]
        self.jobs = [path for path in self.figures if Path(path).is_dir()]


def _figures(
    given: _Given, selection: "Selection", pipeline: "Pipeline", options: "ReadOptions", complaints: Complaints
) -> "Iterator[Figure]":
    """Every figure of the inputs, as it is taken into the selection."""
    from ..figure_files import figures_of
    from ..readers import Problem

    for path in given.figures:
        for found in figures_of(path):
            if isinstance(found, Problem):
                complaints.add(found)
                continue
            selection.add_figure(found)
            yield found
    for article in articles_of(given.articles, options) if given.articles else ():
        if isinstance(article, Problem):
            complaints.add(article)
            continue
        explanations = attempt(pipeline.explain, article, complaints)
        selection.add(article, explanations)
        yield from (explanation.figure for explanation in explanations)


def _groups(jobs: list[str]) -> dict[str, str]:
    """Document → its group of near-duplicates, as far as jobs know. Raises OSError, ValueError."""
    from ..figure_files import documents_of

    return {row["id"]: row["duplicate_group"] for job in jobs for row in documents_of(job) if row["duplicate_group"]}


def _take_texts(
    jobs: list[str], articles: list[str], selection: "Selection", options: "ReadOptions", complaints: Complaints
) -> None:
    """Titles and texts of what is shown; where a text is gone or another one, its sentences go on to be shown."""
    from ..figure_files import documents_of, texts_of
    from ..readers import Problem

    gone, others = 0, 0
    for job in jobs:
        for row in documents_of(job):
            selection.describe(row["id"], row["title"], row["source"], row["published"])
        for found in texts_of(job, selection.without_text()):
            if isinstance(found, Problem):
                gone += 1
            else:
                others += not selection.add_text(found)
    for found in articles_of(articles, options) if articles else ():
        if isinstance(found, Problem):
            complaints.add(found)
        else:
            others += not selection.add_text(found)
    shown = "sentences are shown instead"
    if gone:
        say(f"arqam: note: {_many(gone)} not where the job read it, or changed since; {shown}")
    if others:
        say(f"arqam: note: {_many(others)} of another text than the figures; {shown}")
    left = len(selection.without_text())
    if articles and left - others > 0:
        say(f"arqam: note: {_many(left - others)} not among --articles, or too long; {shown}")


def _many(count: int) -> str:
    return f"{count:,} article{'s are' if count > 1 else ' is'}"
