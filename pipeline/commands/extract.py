"""arqam extract"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ..writers import Format, format_of, open_writer
from .articles import articles_of
from .attempt import attempt
from .options import (
    LARGEST,
    Catalogue,
    Field,
    Inputs,
    Largest,
    Model,
    NoModel,
    Stages,
    read_options,
    ready_pipeline,
)
from .says import SOME_INPUT_REJECTED, Complaints, fail, say

Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write here; .jsonl, .csv, .parquet, .sqlite, .duckdb or .txt (a table) says in which format.",
    ),
]


def extract(
    inputs: Inputs,
    output: Output = None,
    format: Annotated[Format | None, typer.Option("--format", "-f", help="The format, whatever the ending.")] = None,
    catalogue: Catalogue = None,
    stages: Stages = None,
    model: Model = None,
    no_model: NoModel = False,
    field: Field = None,
    largest: Largest = LARGEST,
) -> None:
    """Extract every figure of the articles.

    A .txt, .html or .pdf file is one article, called by the file's name; a .jsonl file holds one a line, a table one a
    row: {"id", "text", "title"?, "source"?, "published"?}; a .warc file one a page. What is packed is read as it is.
    Without -o the figures go to the standard output, as a table on a terminal and as JSON lines in a pipe.

    \b
    Exit codes: 0  all was read
                1  some input was rejected (standard error says which and why); all the rest was written
                2  wrong usage, or the output could not be written: no file is left

    \b
    Examples:
      arqam extract article.txt
      arqam extract archive.jsonl.gz news/ 'pages/**/*.html' -o figures.csv
      arqam extract news.csv --field text=body --field published=date -o figures.jsonl
      arqam extract news/ --catalogue my.toml -o figures.jsonl
      cat article.txt | arqam extract - --format table
    """
    from ..readers.problem import Problem, reason

    try:
        chosen = format or format_of(output, sys.stdout.isatty())
    except ValueError as wrong:
        fail(str(wrong))
    options = read_options(field, largest)
    pipeline = ready_pipeline(stages, catalogue, model, no_model)
    complaints = Complaints()
    found_any = False
    try:
        with open_writer(output, chosen) as writer:
            for found in articles_of(inputs, options):
                if isinstance(found, Problem):
                    complaints.add(found)
                    continue
                for figure in attempt(pipeline.extract, found, complaints):
                    writer.write(figure)
                    found_any = True
    except OSError as error:
        fail(f"{output or 'standard output'}: cannot be written ({reason(error)})")
    complaints.close()
    if chosen is Format.table and not found_any:  # an empty table shows nothing at all
        say("arqam: note: no figure was found")
    if complaints.lost:
        raise typer.Exit(SOME_INPUT_REJECTED)
