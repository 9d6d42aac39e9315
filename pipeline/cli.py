"""The command line: arqam COMMAND …"""

import io
import signal
import sys
from importlib.metadata import version
from typing import Annotated

import typer

from .commands.evaluate import evaluate
from .commands.extract import extract
from .commands.kinds import kinds
from .commands.normalize import normalize
from .commands.says import COULD_NOT_RUN, say
from .commands.schema import schema

app = typer.Typer(
    name="arqam",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 110},
)
for command in (extract, evaluate, normalize, kinds, schema):
    app.command()(command)


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"arqam {version('arqam')}")
        raise typer.Exit


@app.callback()
def arqam(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Every figure in Persian news, as records that point to the exact characters they came from."""


def main() -> None:
    """Run the command line and exit: 0 fine, 1 some input rejected, 2 could not run, 130 interrupted."""
    if hasattr(signal, "SIGPIPE"):  # a reader that has had enough, as `head`, ends us without a word
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Persian in and out, whatever the locale says
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = app(sys.argv[1:] or ["--help"], prog_name="arqam", standalone_mode=False)
    except Exception as wrong:
        if not hasattr(wrong, "format_message"):  # wrong usage, whose class typer keeps to itself
            raise
        context = getattr(wrong, "ctx", None)
        command = context.command_path if context else "arqam"
        say(f"arqam: {' '.join(wrong.format_message().split()).rstrip('.')} (see {command} --help)")
        code = COULD_NOT_RUN
    sys.exit(code)
