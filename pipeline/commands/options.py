"""Options that several commands share, and what is made of them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..config import PipelineConfig
from .says import fail

if TYPE_CHECKING:
    from ..extraction import Pipeline
    from ..readers import ReadOptions

Stages = Annotated[
    str | None,
    typer.Option(
        metavar="NAME,NAME",
        help='Normaliser stages, in this order, instead of letters,print,digits,spacing ("" for none).',
    ),
]
Catalogue = Annotated[
    Path | None, typer.Option(metavar="FILE", help="A TOML file that adds kinds and units to the catalogue.")
]
Model = Annotated[
    str | None,
    typer.Option(
        metavar="PATH_OR_PACKAGE", help="A spaCy pipeline that names persons, bodies and places, instead of ours."
    ),
]
LARGEST = 10
"""Megabytes of one article, unless told otherwise."""
MEGABYTE = 1_000_000
Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help=".txt, .jsonl, .csv, .tsv, .parquet, .html, .pdf and .warc files, these in .gz, .zst or .zip, folders of "
        "them, patterns as 'news/**/*.html', or - for standard input.",
    ),
]
Field = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME=COLUMN",
        help="The column or JSON key that holds our id, text, title, source or published; may be repeated.",
    ),
]
Largest = Annotated[
    int,
    typer.Option(metavar="MB", min=1, max=100, help="Megabytes of one article, unpacked; a longer one is rejected."),
]
NoModel = Annotated[bool, typer.Option("--no-model", help="Fill the slots by rules alone: quicker, a little worse.")]


def read_options(field: list[str] | None, largest: int = LARGEST) -> "ReadOptions":
    """How inputs are to be read; what is wrong with an option ends the command in a sentence."""
    from ..readers import ReadOptions
    from ..readers.values import NAMES

    fields: dict[str, str] = {}
    for one in field or []:
        name, _, column = one.partition("=")
        if name not in NAMES or not column:
            fail(f"--field {one}: wants one of {', '.join(NAMES)}, as in --field text=body")
        if name in fields:
            fail(f"--field {one}: {name} is {fields[name]} already")
        fields[name] = column
    return ReadOptions(largest=largest * MEGABYTE, fields=fields)


def ready_pipeline(
    stages: str | None = None, catalogue: Path | None = None, model: str | None = None, no_model: bool = False
) -> "Pipeline":
    """A pipeline whose parts have been tried; what is wrong with one of them ends the command in a sentence."""
    from ..extraction import Pipeline
    from ..readers.problem import reason

    names = None if stages is None else tuple(name.strip() for name in stages.split(",") if name.strip())
    if model and no_model:
        fail("--model and --no-model exclude each other")
    pipeline = Pipeline(PipelineConfig(stages=names, catalogue=catalogue, model=model, use_model=not no_model))
    try:
        pipeline.normalize("")
        if catalogue:
            _ = pipeline.catalogue
        if model:
            _ = pipeline.model
    except OSError as error:
        fail(f"{error.filename}: cannot be read ({reason(error)})")
    except ValueError as wrong:
        fail(str(wrong))
    return pipeline
