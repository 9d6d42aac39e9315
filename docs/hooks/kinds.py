"""The kinds and units, as the catalogue and the tables of units have them."""

import tomllib
from html import escape
from itertools import takewhile
from pathlib import Path
from typing import Any

from arqam.extractors.kinds import catalogue as catalogues
from arqam.extractors.kinds.catalogue import Kind, builtin_catalogue
from arqam.extractors.quantities import unit as units

from .html import facts, inline, persian, table

SHOWN = 14
"""Words of a section that stand open; the others are folded."""
UNIT_SORTS = {
    "count": "counted",
    "currency": "in a currency",
    "percent": "in percent",
    "physical": "in a physical unit",
}


def kinds_table(_: str = "") -> str:
    """Every kind in the order in which they are tried."""
    rows = [
        [
            str(place),
            f'<a href="#{kind.name}"><code>{kind.name}</code></a>',
            escape(kind.en),
            inline(kind.fa),
            ", ".join(UNIT_SORTS[sort] for sort in sorted(kind.units)),
        ]
        for place, kind in enumerate(builtin_catalogue().kinds, 1)
    ]
    return table(["", "name", "English", "Persian", "is"], rows)


def kinds_in_full(_: str = "") -> str:
    """A section for every kind: what it holds, and the words, classifiers, endings and cues that tell it."""
    return "\n".join(_kind(kind) for kind in builtin_catalogue().kinds)


def _kind(kind: Kind) -> str:
    listed = [_section(name, words) for name, words in kind.sections.items()]
    told = {}
    if kind.classifiers:
        told["classifiers"] = " ".join(inline(word) for word in kind.classifiers)
    if kind.endings:
        told["endings of unknown words"] = " ".join(inline(f"…{ending}") for ending in kind.endings)
    cues = "".join(_cue(cue) for cue in _file(kind.name).get("cue", ()))
    beside = f"<p>What stands beside the number may turn another kind into this one:</p>{cues}" if cues else ""
    return (
        f"## {kind.en} {{ #{kind.name} }}\n\n<code>{kind.name}</code> · {inline(kind.fa)}\n\n{_comment(kind.name)}\n\n"
        f"{facts(told) if told else ''}\n\n{''.join(listed)}\n\n{beside}\n"
    )


def _path(name: str) -> Path:
    return Path(catalogues.__file__).parent / "words" / f"{name}.toml"


def _file(name: str) -> dict[str, Any]:
    return tomllib.loads(_path(name).read_text(encoding="utf-8"))


def _comment(name: str) -> str:
    """What the file of the kind says of it, at its top."""
    lines = _path(name).read_text(encoding="utf-8").splitlines()
    return " ".join(line.removeprefix("#").strip() for line in takewhile(lambda line: line.startswith("#"), lines))


def _section(name: str, words: tuple[str, ...]) -> str:
    first, rest = words[:SHOWN], words[SHOWN:]
    shown = persian("، ".join(escape(word) for word in first) + ("، …" if rest else ""), classes="words")
    if rest:
        more = persian("، ".join(escape(word) for word in rest), classes="words")
        shown += f"<details><summary>{len(rest)} more</summary>{more}</details>"
    return f'<div class="section"><p class="side">{escape(name.replace("_", " "))}</p>{shown}</div>'


def _cue(cue: dict[str, Any]) -> str:
    """One cue: which kinds it turns, how near it must stand, and its phrases."""
    turned = ", ".join(f"<code>{escape(name)}</code>" for name in cue["turns"].split())
    sides = "".join(
        _section(f"{side} the number", catalogues._phrases(cue[side])) for side in ("before", "after") if cue.get(side)
    )
    return (
        f'<div class="cue"><p><strong>{escape(cue["name"])}</strong>, at most {cue["within"]} words from the number, '
        f"turns {turned}</p>{sides}</div>"
    )


def units_table(_: str = "") -> str:
    """Every unit and currency, with the words that stand for it."""
    data = tomllib.loads(Path(units.__file__).with_name("units.toml").read_text(encoding="utf-8"))
    rows = [
        [f"<code>{escape(name)}</code>", escape(sort), persian("، ".join(escape(w) for w in words), "span")]
        for sort, table_of in data.items()
        if sort not in ("adjective", "scaled", "sense")
        for name, words in table_of.items()
    ]
    return table(["unit", "sort", "words"], rows, classes="units")
