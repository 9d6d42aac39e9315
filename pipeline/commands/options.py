"""Options that several commands share, and what is made of them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..config import PipelineConfig
from .says import fail

if TYPE_CHECKING:
    from ..extraction import Pipeline

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
NoModel = Annotated[bool, typer.Option("--no-model", help="Fill the slots by rules alone: quicker, a little worse.")]


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
