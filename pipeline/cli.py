"""The command line: arqam COMMAND …"""

import io
import os
import signal
import sys
from importlib.metadata import version
from typing import Annotated

import typer

from . import threads
from .commands.annotation import export_, import_
from .commands.batch import batch
from .commands.claims import claims
from .commands.evaluate import evaluate
from .commands.explain import explain
from .commands.extract import extract
from .commands.kinds import kinds
from .commands.normalize import normalize
from .commands.report import report
from .commands.says import COULD_NOT_RUN, say
from .commands.schema import schema
from .commands.serve import serve
from .readers.problem import printable, reason

app = typer.Typer(
    name="arqam",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 110},
)
for command in (extract, batch, report, claims, serve, explain, evaluate, normalize, kinds, schema):
    app.command()(command)
app.command("export")(export_)
app.command("import")(import_)


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
    """Every figure in Persian news, as records that point to the exact characters they came from.

    \b
    Examples:
      arqam extract article.txt
      arqam extract news/ -o figures.csv
      arqam extract --help
    """


def main() -> None:
    """Run the command line and exit: 0 fine, 1 some input rejected, 2 could not run, 130 interrupted."""
    if "OMP_NUM_THREADS" not in os.environ:  # what the user set stays; before numpy is there
        os.environ.setdefault(threads.NUMPY, "1")
    if hasattr(signal, "SIGPIPE"):  # a reader that has had enough, as `head`, ends us without a word
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.stdin = sys.stdin or open(os.devnull)  # noqa: SIM115 (services are started with these closed)
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Persian in and out, whatever the locale says
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = app(sys.argv[1:] or ["--help"], prog_name="arqam", standalone_mode=False)
        sys.stdout.flush()
    except OSError as error:  # of the standard output: commands catch those of their own files
        say(f"arqam: standard output: cannot be written ({reason(error)})")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left would fail again at the exit
        code = COULD_NOT_RUN
    except Exception as wrong:
        if not hasattr(wrong, "format_message"):  # wrong usage, whose class typer keeps to itself
            raise
        context = getattr(wrong, "ctx", None)
        command = context.command_path if context else "arqam"
        say(f"arqam: {' '.join(wrong.format_message().split()).rstrip('.')} (see {command} --help){_dashed()}")
        code = COULD_NOT_RUN
    sys.exit(code)


def _dashed() -> str:
    """What to do where a file's name was taken for an option."""
    named = next((word for word in sys.argv[1:] if len(word) > 1 and word[0] == "-" and os.path.exists(word)), None)
    return f"; the file is ./{printable(named)}" if named else ""
