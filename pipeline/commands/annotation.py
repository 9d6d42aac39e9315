"""arqam export, arqam import: to annotation tools and back"""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .articles import articles_of
from .attempt import attempt
from .options import LARGEST, Catalogue, Field, Largest, Model, NoModel, Stages, read_options, ready_pipeline
from .says import SOME_INPUT_REJECTED, Complaints, fail, many, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..annotation.counting import Count
    from ..annotation.task import Task
    from ..extraction import Pipeline
    from ..readers import Problem, ReadOptions


class ToolName(StrEnum):
    label_studio = "label-studio"
    doccano = "doccano"
    brat = "brat"


class CountName(StrEnum):
    code_points = "code-points"
    utf_16 = "utf-16"
    graphemes = "graphemes"


Source = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT|FIGURES|GOLD",
        help="Articles, as arqam extract reads them; or the figures of a job's folder or of a file that arqam wrote; "
        "or a folder of gold.",
    ),
]
Counting = Annotated[
    CountName | None,
    typer.Option(
        "--count",
        help="How the tool counts characters; if left out, as the tool does today: Label Studio and brat code-points, "
        'doccano utf-16 (graphemes in a project that counts "grapheme clusters").',
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite files that are there.")]


def export_(
    source: Source,
    to: Annotated[ToolName, typer.Option("--to", help="The tool.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE|DIR", help="The file to write; for brat the folder.")
    ],
    articles: Annotated[
        list[str] | None,
        typer.Option(metavar="INPUT", help="The articles that figures or gold belong to; may be repeated."),
    ] = None,
    count: Counting = None,
    relations: Annotated[
        bool, typer.Option("--relations", help="doccano: for a project that uses relations; slots are marks too.")
    ] = False,
    force: Force = False,
    catalogue: Catalogue = None,
    stages: Stages = None,
    model: Model = None,
    no_model: NoModel = False,
    field: Field = None,
    largest: Largest = LARGEST,
) -> None:
    """Write figures for an annotation tool: Label Studio, doccano or brat.

    From articles and from figures come predictions, which people check; from gold come annotations. All slots go
    along, and arqam import brings everything back. What the project is set up with is written beside the file:
    NAME.config.xml (Label Studio), NAME.labels.json (doccano), annotation.conf and visual.conf (brat).

    \b
    Exit codes: 0  all was written
                1  some input was rejected (standard error says which and why); all the rest was written
                2  wrong usage, the output is there already, or it could not be written

    \b
    Examples:
      arqam export news/ --to label-studio -o tasks.json
      arqam export job/ --to doccano --relations -o figures.jsonl
      arqam export figures.jsonl --articles news/ --to brat -o annotate/
      arqam export gold/ --articles articles.jsonl --to label-studio -o tasks.json
    """
    from ..annotation.exported import Exists, Exporter
    from ..annotation.sources import TooMany
    from ..display.labels import kind_labels
    from ..readers.problem import reason

    if relations and to is not ToolName.doccano:
        fail("--relations is for doccano")
    if count is not None and to is ToolName.brat:
        fail("--count is for label-studio and doccano; brat's files always count code points")
    if count is CountName.graphemes and to is not ToolName.doccano:
        fail("--count graphemes is for doccano")
    pipeline = ready_pipeline(stages, catalogue, model, no_model)
    complaints = Complaints()
    exporter = Exporter(kind_labels(pipeline.catalogue), _count(count), relations=relations, force=force)
    try:
        tasks = _tasks(source, articles, pipeline, read_options(field, largest), complaints)
        for problem in exporter.write(to.value, tasks, output):
            complaints.add(problem)
    except (Exists, TooMany) as wrong:
        fail(str(wrong))
    except OSError as error:
        fail(f"{output}: cannot be written ({reason(error)})")
    complaints.close()
    say(f"arqam: {many(exporter.tasks, 'article')} with {many(exporter.figures, 'figure')} in {output}")
    if complaints.lost:
        raise typer.Exit(SOME_INPUT_REJECTED)


def import_(
    source: Annotated[
        Path, typer.Argument(metavar="FILE|DIR", help="What the tool exported: a JSON or JSONL file, or brat's folder.")
    ],
    tool: Annotated[ToolName, typer.Option("--from", help="The tool.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="GOLD_DIR", help="The folder to write gold to.")],
    count: Counting = None,
    force: Force = False,
) -> None:
    """Turn what people annotated into gold, as arqam evaluate takes it: NAME.json for every article.

    Label Studio's file is its export as JSON, doccano's as JSONL, brat's the folder with its .txt and .ann files. A
    region that somebody added and wrote no value to is read by rules, and a notice says so.

    \b
    Exit codes: 0  all was read
                1  some of it was not understood, or its file is there already (standard error says which and why)
                2  wrong usage, or nothing could be read or written

    \b
    Examples:
      arqam import export.json --from label-studio -o gold
      arqam import admin.jsonl --from doccano -o gold --force
      arqam import annotate/ --from brat -o gold
    """
    from ..annotation.imported import GoldFolder, read
    from ..readers.problem import Problem, reason

    if count is not None and tool is ToolName.brat:
        fail("--count is for label-studio and doccano; brat's files always count code points")
    complaints = Complaints()
    folder = GoldFolder(output, force=force)
    golds = read(tool.value, source, _count(count))
    while True:
        try:
            found = next(golds, None)
        except (OSError, ValueError) as wrong:
            fail(f"{source}: cannot be read ({reason(wrong)})" if isinstance(wrong, OSError) else f"{source}: {wrong}")
        if found is None:
            break
        try:
            problem = found if isinstance(found, Problem) else folder.write(found[0], found[1])
        except OSError as error:
            fail(f"{output}: cannot be written ({reason(error)})")
        if problem:
            complaints.add(problem)
    complaints.close()
    say(f"arqam: gold of {many(folder.written, 'article')} with {many(folder.figures, 'figure')} in {output}")
    if complaints.lost:
        raise typer.Exit(SOME_INPUT_REJECTED)


def _count(given: CountName | None) -> "Count | None":
    from ..annotation.counting import COUNTS

    return next((count for count in COUNTS if count == given), None)


def _tasks(
    source: list[str],
    articles: list[str] | None,
    pipeline: "Pipeline",
    options: "ReadOptions",
    complaints: Complaints,
) -> "Iterator[Task | Problem]":
    from ..annotation.sources import is_gold, of_articles, of_figures, of_gold
    from ..figure_files import figures_of, is_figures, texts_of

    only = source[0] if len(source) == 1 else ""
    if only and is_gold(only):
        if not articles:
            fail(f"{only}: is gold; name its articles with --articles")
        return of_gold(Path(only), articles_of(articles, options))
    if only and is_figures(only):
        if articles:
            return of_figures(figures_of(only), articles_of(articles, options))
        if not Path(only).is_dir():
            fail(f"{only}: holds figures; name their articles with --articles")
        return of_figures(figures_of(only), texts_of(only))
    if articles:
        fail("--articles goes with one file or folder of figures or gold")
    return of_articles(articles_of(source, options), lambda article: attempt(pipeline.extract, article, complaints))
