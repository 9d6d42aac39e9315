"""arqam normalize"""

from typing import TYPE_CHECKING, Annotated

import typer

from .articles import articles_of
from .options import Stages, ready_pipeline
from .says import SOME_INPUT_REJECTED, Complaints

if TYPE_CHECKING:
    from ...normalizers import Aligned


def normalize(
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="A file, a folder, a pattern, or - for standard input, as for extract."),
    ],
    explain: Annotated[
        bool, typer.Option("--explain", help="Show every edit: stage, raw place, before and after.")
    ] = False,
    stages: Stages = None,
) -> None:
    """Print the clean text, or every edit that leads to it.

    With --explain, one edit a line, tab-separated: the article, the stage, start-end in code points of the raw text,
    what stood there and what stands there now (as JSON strings, so that invisible characters show).

    \b
    Examples:
      arqam normalize article.txt
      arqam normalize article.txt --explain
      arqam normalize article.txt --stages letters,digits
    """
    from ..readers import Problem

    pipeline = ready_pipeline(stages)
    complaints = Complaints()
    for found in articles_of([file]):
        if isinstance(found, Problem):
            complaints.add(found)
            continue
        aligned = pipeline.normalize(found.text)
        if explain:
            _explain(found.id, aligned)
        else:
            print(aligned.text)
    complaints.close()
    if complaints.lost:
        raise typer.Exit(SOME_INPUT_REJECTED)


def _explain(document: str, aligned: "Aligned") -> None:
    for change in aligned.changes:
        print(
            document,
            change.stage,
            f"{change.start}-{change.end}",
            visible(change.before),
            visible(change.after),
            sep="\t",
        )


def visible(text: str) -> str:
    """The text in quotes, with whatever is not seen (spaces apart) written as an escape: "کتا\\u0640ب"."""
    escaped = "".join(c if c == " " or (c.isprintable() and c != "\u0640") else f"\\u{ord(c):04x}" for c in text)
    return f'"{escaped}"'
