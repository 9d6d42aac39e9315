"""arqam kinds"""

import json
from typing import Annotated

import typer

from .options import Catalogue, ready_pipeline


def kinds(
    catalogue: Catalogue = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """List the kinds of figures.

    They come in the order in which they are tried: the first that fits is the figure's kind.

    \b
    Examples:
      arqam kinds
      arqam kinds --catalogue my.toml
      arqam kinds --json
    """
    for kind in ready_pipeline(catalogue=catalogue).catalogue.kinds:
        if as_json:
            row = {"name": kind.name, "en": kind.en, "fa": kind.fa, "units": sorted(kind.units)}
            print(json.dumps(row, ensure_ascii=False))
        else:
            print(f"{kind.name:14}{kind.en:32}{kind.fa}")
