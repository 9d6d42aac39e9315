"""arqam explain"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from .articles import articles_of
from .attempt import attempt
from .options import Catalogue, Model, NoModel, Stages, ready_pipeline
from .says import SOME_INPUT_REJECTED, Complaints, fail, say

if TYPE_CHECKING:
    from ..article import Article
    from ..explanation import Explanation
    from ..readers import Problem

SLOT, VALUE, RULE = 13, 34, 30
"""Columns that the slot, the value and the rule take."""
AROUND = 60
"""Code points shown on either side of a number."""


def explain(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[INPUT]...", help="Files, folders of them, patterns, or - for standard input, as for extract."
        ),
    ] = None,
    text: Annotated[str | None, typer.Option(help="Explain this text instead of a file.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="With --text: when it was published, as 1399-07-20 or 1399.")
    ] = None,
    catalogue: Catalogue = None,
    stages: Stages = None,
    model: Model = None,
    no_model: NoModel = False,
) -> None:
    """Show, for each figure, which rule or model span filled each slot.

    Under each figure stands a line a slot: its value, the rule, and the words of the article that it was read from
    with their place in the raw text (code points).

    \b
    Examples:
      arqam explain article.txt
      arqam explain --text "استاندار زنجان گفت: ۴۸۰ واحد مسکونی ساخته شد." --published 1399
      arqam explain archive.jsonl --no-model
    """
    from ..readers import Problem

    if bool(inputs) == (text is not None):
        fail("give files to explain, or one text with --text" + (", not both" if inputs else ""))
    pipeline = ready_pipeline(stages, catalogue, model, no_model)
    complaints = Complaints()
    shown = 0
    for found in _articles(inputs or [], text, published):
        if isinstance(found, Problem):
            complaints.add(found)
            continue
        for explanation in attempt(pipeline.explain, found, complaints):
            show(explanation, found.text)
            shown += 1
    complaints.close()
    if not shown:
        say("arqam: note: no figure was found")
    if complaints.lost:
        raise typer.Exit(SOME_INPUT_REJECTED)


def _articles(inputs: list[str], text: str | None, published: str | None) -> "Iterator[Article | Problem]":
    from ..article import Article

    return iter([Article(id="", text=text, published=published)]) if text is not None else articles_of(inputs)


def show(explanation: "Explanation", raw: str) -> None:
    """Print one figure. Every cell begins with a left-to-right mark, as else Persian neighbours would change places."""
    from rich.cells import set_cell_size

    from ..writers.table import LRM, harmless

    figure = explanation.figure
    quote, sentence = figure.quote, figure.sentence
    before = raw[max(sentence.start, quote.start - AROUND) : quote.start]
    after = raw[quote.end : min(sentence.end, quote.end + AROUND)]
    print(harmless(f"{figure.document}:{quote.start}" if figure.document else f"{quote.start}"))
    print(f"  {LRM}… {harmless(before)}【{harmless(quote.text)}】{harmless(after)} …")
    for reason in explanation.reasons(raw):
        words = f"«{harmless(reason.words)}» {LRM}{reason.start}-{reason.end}" if reason.start is not None else ""
        cells = [
            (reason.slot, SLOT),
            (harmless(reason.value), VALUE),
            (harmless(reason.rule), RULE),
        ]
        print("  " + "".join(LRM + set_cell_size(cell, width - 1) + " " for cell, width in cells) + LRM + words)
    print()
