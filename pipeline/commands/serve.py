"""arqam serve"""

from pathlib import Path
from typing import Annotated

import typer

from .options import LARGEST, MEGABYTE, Catalogue, Field, Largest, Model, NoModel, Stages, read_options, ready_pipeline
from .says import fail, say

HOST, PORT = "127.0.0.1", 8765


def serve(
    job: Annotated[
        Path | None, typer.Argument(metavar="[JOB]", help="The folder of a job of arqam batch, to look through.")
    ] = None,
    corrections: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A folder for what is corrected, one .json of gold per text.")
    ] = None,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="The address to listen on.")] = HOST,
    port: Annotated[
        int, typer.Option(metavar="N", min=0, max=65_535, help="The port; 0 takes one that is free.")
    ] = PORT,
    name: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="A name by which browsers may call the page, besides the host; may be repeated."
        ),
    ] = None,
    limit: Annotated[
        float, typer.Option(metavar="SECONDS", min=0.1, max=3_600, help="Time for one text; then it is given up.")
    ] = 30.0,
    workers: Annotated[int, typer.Option(metavar="N", min=1, max=64, help="Texts that are worked on at a time.")] = 1,
    catalogue: Catalogue = None,
    stages: Stages = None,
    model: Model = None,
    no_model: NoModel = False,
    field: Field = None,
    largest: Largest = LARGEST,
) -> None:
    """Open the web page: paste or drop texts, see and correct their figures, look through a job.

    The page is for this computer alone unless --host says otherwise. Corrections are downloaded, or saved into DIR, as
    gold that arqam evaluate takes. The first time a job is looked through, an index of it is put beside its tables.

    \b
    Exit codes: 0  ended by Ctrl-C
                2  wrong usage, the job could not be read, or the address could not be had

    \b
    Examples:
      arqam serve
      arqam serve job
      arqam serve job --corrections gold --port 8000
      arqam serve --host 0.0.0.0 --name lab.example.org
    """
    from ..readers.problem import reason
    from ..web.server import serve as run
    from ..web.settings import Settings

    _check_folders(job, corrections)
    settings = Settings(
        config=ready_pipeline(stages, catalogue, model, no_model).config,
        fields=read_options(field, largest).fields,
        job=job,
        corrections=corrections,
        names=frozenset(one.lower().rstrip(".") for one in name or []),
        largest=largest * MEGABYTE,
        limit=limit,
        workers=workers,
    )
    try:
        run(settings, host, port, lambda sentence: say(f"arqam: {sentence}"))
    except OSError as error:
        fail(f"{_where(error, job, host, port)}: {_what(error, reason(error))}")
    except KeyboardInterrupt:
        pass


def _check_folders(job: Path | None, corrections: Path | None) -> None:
    from ..figure_files import is_figures

    if job and not (job.is_dir() and is_figures(str(job))):
        fail(f"{job}: is the folder of no job; arqam batch makes one")
    if corrections:
        try:
            corrections.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            from ..readers.problem import reason

            fail(f"{corrections}: cannot be made ({reason(error)}); choose another for --corrections")


def _where(error: OSError, job: Path | None, host: str, port: int) -> str:
    import socket

    if isinstance(error, socket.gaierror) or (error.errno is not None and error.filename is None):
        return f"{host}:{port}"
    return str(error.filename or job or "arqam serve")


def _what(error: OSError, why: str) -> str:
    return (
        why
        if error.errno is None
        else f"cannot be had ({why})"
        if error.filename is None
        else f"cannot be read or written ({why})"
    )
