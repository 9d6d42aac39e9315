"""arqam claims"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .says import SOME_INPUT_REJECTED, Complaints, fail, many, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..claims import Counts
    from ..claims.key import By
    from ..record import Figure

ON_TERMINAL = 50
"""Claims that a table shows unless told otherwise."""
VERDICTS = ("differ", "agree", "single")


def claims(
    figures: Annotated[
        list[str],
        typer.Argument(
            metavar="JOB|FIGURES...",
            help="Folders of jobs (arqam batch), files of records (arqam extract), or - for JSON lines.",
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write here; .json, .jsonl, .csv or .txt says in which format."
        ),
    ] = None,
    by: Annotated[
        str,
        typer.Option(metavar="NAME,NAME", help="What figures of a claim have in common; also organization, speaker."),
    ] = "item,kind,place,period",
    only: Annotated[
        str | None,
        typer.Option(metavar="VERDICT", help="Only those that differ, agree, or are single (copies of one)."),
    ] = None,
    min_voices: Annotated[
        int, typer.Option(metavar="N", min=1, help="Only claims of so many articles that are no copies of each other.")
    ] = 1,
    most: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="The first N claims; 50 on a terminal, else all.")
    ] = None,
    any_words: Annotated[
        bool, typer.Option("--any-words", help="Also where the words around the numbers have nothing in common.")
    ] = False,
) -> None:
    """Show what several articles say of one thing: who repeats whom, and where they contradict each other.

    Figures belong together where item, kind, unit, place and time are the same, and, the less of that is told, the
    more of the words around them. Rials and tomans are compared in rials, tonnes with kilograms. The verdict is
    "differ" where two articles that copy nobody give values that exclude each other ("at least 40" and 42 do not),
    "agree" where none does, and "single" where all are copies of one text; a job knows near-duplicates, and words
    alone tell the rest. What a researcher should look at comes first.

    An article is known by its id. Without -o the claims go to the standard output, as a table on a terminal and as
    JSON lines in a pipe. A CSV file has a row for each article's word.

    \b
    Exit codes: 0  all was read
                1  some records could not be read (standard error says which and why); all others were
                2  wrong usage, an input holds no figures, or the output could not be written: no file is left

    \b
    Examples:
      arqam claims job
      arqam claims job --only differ --min-voices 3
      arqam claims figures.jsonl more.csv -o claims.json
      arqam claims job --by item,kind,organization,period -o claims.csv
      arqam extract news/ -f jsonl | arqam claims -
    """
    from ..claims import Counts, NoRoom, find
    from ..claims.writing import claim_format, open_claims
    from ..readers.problem import reason

    keys = _keys(by)
    if only is not None and only not in VERDICTS:
        fail(f"--only {only}: is none of {', '.join(VERDICTS)}")
    try:
        format = claim_format(output, sys.stdout.isatty())
    except ValueError as wrong:
        fail(str(wrong))
    if most is None and output is None and format == "table":
        most = ON_TERMINAL
    groups = _groups(figures)
    complaints, counts, shown, found = Complaints(), Counts(), 0, 0
    try:
        with open_claims(output, format) as writer:
            for claim in find(_figures(figures, complaints), groups, by=keys, any_words=any_words, counts=counts):
                if (only and claim.verdict != only) or claim.independent < min_voices:
                    continue
                found += 1
                if most is None or shown < most:
                    writer.write(claim)
                    shown += 1
    except NoRoom as wrong:
        fail(str(wrong))
    except OSError as error:
        fail(f"{output or 'standard output'}: cannot be written ({reason(error)})")
    complaints.close()
    _conclude(counts, found, shown)
    if complaints.lost:
        raise typer.Exit(SOME_INPUT_REJECTED)


def _figures(paths: "Sequence[str]", complaints: Complaints) -> "Iterator[Figure]":
    from ..figure_files import figures_of
    from ..readers import Problem

    for path in paths:
        for found in figures_of(path):
            if isinstance(found, Problem):
                complaints.add(found)
            else:
                yield found


def _groups(paths: "Sequence[str]") -> dict[str, str]:
    """Each document → its group of near-duplicates; what is no input of figures ends the command in a sentence."""
    from ..figure_files import documents_of, is_figures
    from ..readers.problem import reason

    groups: dict[str, str] = {}
    for number, path in enumerate(paths):
        if path == "-":
            continue
        if not os.path.exists(path):
            fail(f"{path}: there is no such file or folder")
        if not is_figures(path):
            fail(f"{path}: holds no figures that arqam wrote; make them with arqam extract or arqam batch")
        job = path if os.path.isdir(path) else os.path.dirname(path) or "."
        if job != path and not os.path.isfile(os.path.join(job, "job.json")):
            continue
        try:
            for row in documents_of(job):
                if row["duplicate_group"]:
                    groups[row["id"]] = f"{number} {row['duplicate_group']}"
        except (OSError, ValueError) as error:
            fail(f"{path}: its documents cannot be read ({reason(error)})")
    return groups


def _keys(names: str) -> "tuple[By, ...]":
    from ..claims.key import ABLE

    wanted = list(dict.fromkeys(name.strip() for name in names.split(",") if name.strip()))
    for name in wanted:
        if name not in ABLE:
            fail(f"--by {names}: {name} is none of {', '.join(ABLE)}")
    if not wanted:
        fail(f"--by: names nothing; choose of {', '.join(ABLE)}")
    return tuple(name for name in ABLE if name in wanted)


def _conclude(counts: "Counts", found: int, shown: int) -> None:
    more = f" (the first {shown:,} are shown; --most or -o has more)" if shown < found else ""
    say(f"arqam: {many(counts.figures, 'figure')}; {many(found, 'claim')}{more}")
    for count, why in (
        (counts.again, "came twice, and count once"),
        (counts.alone, "have an item, place and time that no other article tells"),
        (counts.apart, "share these with another, but not the words around"),
        (counts.crowded, "share these with more than can be compared, and were left out"),
        (counts.nameless, "tell no item"),
    ):
        if count:
            say(f"arqam: note: {count:,} {why}")
