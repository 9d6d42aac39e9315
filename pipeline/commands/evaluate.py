"""arqam evaluate"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .says import fail, say

if TYPE_CHECKING:
    from ..evaluation import Miss, Report
    from ..evaluation.gold import Row

FELL_SHORT = 1


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A folder with one .json of gold figures per article.")],
    predicted: Annotated[
        Path, typer.Argument(metavar="PREDICTED", help="A .jsonl file of records, from arqam extract.")
    ],
    misses: Annotated[int, typer.Option(metavar="N", min=0, help="Show the first N figures that went wrong.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as one JSON object.")] = False,
    floors: Annotated[
        list[str] | None, typer.Option("--min", metavar="NAME=F1", help="Exit with 1 below this F1; may be repeated.")
    ] = None,
) -> None:
    """Score predicted figures against gold ones.

    Shows precision, recall and F1 of each measure and slot. A prediction and a gold figure belong together when their
    number spans overlap. core (value, unit, kind and the item's head) is the headline figure.

    \b
    Exit codes: 0  done
                1  a score is below its --min
                2  wrong usage, or a file could not be read

    \b
    Examples:
      arqam evaluate gold/ figures.jsonl
      arqam evaluate gold/ figures.jsonl --misses 20
      arqam evaluate gold/ figures.jsonl --json --min core=0.78 --min detect=0.96
    """
    from ..evaluation import evaluate, read_gold, read_predicted
    from ..readers.problem import reason

    try:
        report = evaluate(read_gold(gold), read_predicted(predicted))
        short = _short(report, floors or [])
    except OSError as error:
        fail(f"{error.filename}: cannot be read ({reason(error)})")
    except ValueError as wrong:
        fail(str(wrong))
    for miss in report.misses[:misses]:
        print(_miss(miss))
    if as_json:
        print(json.dumps(report.to_dict(), ensure_ascii=False))
    else:
        print(f"{'':13}precision  recall      F1    gold")
        for name, score in report.scores.items():
            print(f"{name:13}{score.precision:9.3f}{score.recall:8.3f}{score.f1:8.3f}{score.gold:8,}")
        print(f"{report.documents:,} documents")
    if short:
        say(f"arqam: below the floor: {', '.join(short)}")
        raise typer.Exit(FELL_SHORT)


def _short(report: "Report", floors: list[str]) -> list[str]:
    """The floors that are not reached. Raises ValueError for a faulty one."""
    short = []
    for floor in floors:
        name, _, least = floor.partition("=")
        if name not in report.scores:
            raise ValueError(f"--min {floor}: there is no score {name!r}, only {', '.join(report.scores)}")
        try:
            fell = report.scores[name].f1 < float(least)
        except ValueError:
            raise ValueError(f"--min {floor}: wants a number, as in core=0.78") from None
        if fell:
            short.append(f"{name} {report.scores[name].f1} < {least}")
    return short


def _miss(miss: "Miss") -> str:
    lines = [f"{miss.how} in {miss.document}"]
    if miss.want is not None:
        lines.append(f"    gold  {_brief(miss.want, miss.want, miss.want.get('quote'))}")
    if miss.got is not None:
        lines.append(f"    got   {_brief(miss.got, miss.got['quantity'], miss.got['quote'].get('text'))}")
    return "\n".join(lines)


def _brief(row: "Row", quantity: "Row", text: object) -> str:
    low, high = quantity["low"], quantity["high"]
    number = f"{low}" if low == high else f"{low}–{high}"
    return f"{text} = {quantity['bound']} {number} {quantity['unit']} · {row['kind']} · {row.get('item')}"
