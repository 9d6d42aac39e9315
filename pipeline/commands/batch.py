"""arqam batch"""

import signal
import sys
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from .options import LARGEST, Catalogue, Field, Inputs, Largest, Model, NoModel, Stages, read_options, ready_pipeline
from .says import SOME_INPUT_REJECTED, fail, many, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from ..batch.merge import Totals
    from ..batch.run import Order
    from ..writers import Format

INTERRUPTED = 130


class Engine(StrEnum):
    local = "local"
    ray = "ray"


def batch(
    inputs: Inputs,
    job: Annotated[
        Path, typer.Option(metavar="DIR", help="The folder of the job: what is finished, the log, the tables.")
    ],
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME,NAME", help="jsonl, csv, parquet, sqlite, duckdb.")
    ] = "jsonl",
    workers: Annotated[
        int | None, typer.Option(metavar="N", min=1, max=1024, help="Workers at a time; one a processor if left out.")
    ] = None,
    engine: Annotated[
        Engine, typer.Option(help="Processes of this machine, or tasks of the Ray cluster at $RAY_ADDRESS.")
    ] = Engine.local,
    limit: Annotated[
        float, typer.Option(metavar="SECONDS", min=0.1, max=86_400, help="Time for one article; then it is given up.")
    ] = 60.0,
    restart: Annotated[bool, typer.Option("--restart", help="Forget what was done, and begin anew.")] = False,
    catalogue: Catalogue = None,
    stages: Stages = None,
    model: Model = None,
    no_model: NoModel = False,
    field: Field = None,
    largest: Largest = LARGEST,
) -> None:
    """Extract every figure of an archive, in parts that survive interruption.

    Writes two tables into DIR: documents, a row for every article (also for those that were rejected or failed, and
    with the group of those that tell one story), and figures. Run the same command again after an interruption of any
    kind, and it goes on where it stopped; the result is the same to the byte.

    \b
    Exit codes: 0    all was read
                1    some articles were rejected or failed (the documents say which and why); all the rest is there
                2    wrong usage, another run is at work, something changed, or a file could not be written
                130  interrupted; what is finished is kept

    \b
    Examples:
      arqam batch archive.jsonl.gz --job job
      arqam batch news/ --job job --format parquet,sqlite --workers 8
      arqam batch pages.warc.gz --job job --no-model --limit 20
      RAY_ADDRESS=auto arqam batch news/ --job job --engine ray
    """
    from ..batch.run import Order

    pipeline = ready_pipeline(stages, catalogue, model, no_model)
    order = Order(
        inputs=tuple(inputs),
        folder=job,
        config=pipeline.config,
        reading=read_options(field, largest),
        engine=engine.value,
        workers=workers,
        formats=_formats(format),
        limit=limit,
        restart=restart,
    )
    with _terminable():
        totals = _done(order)
    _conclude(totals, order)


def _done(order: "Order") -> "Totals":
    """The run; what ends it early ends the command in a sentence."""
    from ..batch.job import Refused
    from ..batch.lock import Taken
    from ..batch.run import run
    from ..batch.worker import CannotWork
    from ..readers import CannotList
    from ..readers.problem import reason
    from ..writers import check_libraries

    again = "what is finished is kept; run the same command again to go on"
    try:
        for format in order.formats:  # a night's work must not end at a library that is not installed
            check_libraries(format)
    except OSError as missing:
        fail(f"--format {','.join(order.formats)}: {missing}")
    try:
        return run(order, _console())
    except (Refused, Taken) as wrong:
        fail(str(wrong))
    except (CannotWork, CannotList) as wrong:
        fail(f"{order.folder}: {wrong}; {again}")
    except OSError as error:
        fail(f"{error.filename or order.folder}: cannot be read or written ({reason(error)}); {again}")
    except KeyboardInterrupt:
        say(f"arqam: interrupted; {again}")
        raise typer.Exit(INTERRUPTED) from None


def _conclude(totals: "Totals", order: "Order") -> None:
    from ..batch.signature import algorithm
    from ..writers import files_of

    files = dict.fromkeys(str(path) for format in order.formats for path in files_of(order.folder, format).values())
    alike = f", {totals.repeated:,} of them repeat an earlier one" if totals.repeated else ""
    articles, figures = many(totals.documents, "article"), many(totals.figures, "figure")
    say(f"arqam: {articles}{alike}; {figures}; in {', '.join(files)}")
    if not algorithm():
        say('arqam: note: duplicates were not looked for; that needs rensa; pip install "arqam[duplicates]"')
    if totals.renamed:
        say(f"arqam: note: {many(totals.renamed, 'article')} bore the id of an earlier one; these are called ID#2 …")
    if totals.rejected or totals.failed:
        for error in totals.first_errors:
            say(f"arqam: {error}")
        say(
            f"arqam: {totals.rejected:,} could not be read, {totals.failed:,} failed; "
            f"the rows of the documents and {order.folder / 'log.txt'} say which and why"
        )
        raise typer.Exit(SOME_INPUT_REJECTED)


def _formats(names: str) -> list["Format"]:
    from ..writers import TABULAR, Format

    wanted = list(dict.fromkeys(name.strip() for name in names.split(",") if name.strip()))
    able = [format.value for format in TABULAR]
    if not wanted or (strangers := [name for name in wanted if name not in able]):
        fail(f"--format {names}: {strangers[0] if wanted else 'nothing'} is none of {', '.join(able)}")
    return [Format(name) for name in wanted]


def _console() -> "Console | None":
    if not sys.stderr.isatty():
        return None
    from rich.console import Console

    return Console(stderr=True)


@contextmanager
def _terminable() -> "Iterator[None]":
    """Whoever ends us politely (a shutdown, a scheduler) is heard as Ctrl-C is."""

    def interrupted(number: int, frame: FrameType | None) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupted)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
