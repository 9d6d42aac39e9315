"""One colour for each kind, the same on every page: as values, as a CSS class, as a style sheet."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from .oklch import hex_of


@dataclass(frozen=True, slots=True)
class Colour:
    """The colours of a kind as "#rrggbb".

    `name` is its CSS class, `ink` the text on `background` (contrast at least 4.5), `line` what is drawn under a mark
    and what a chart takes, `stroke` how that line is drawn ("dashed"). The dark ones are for a dark page.
    """

    name: str
    background: str
    ink: str
    line: str
    stroke: str
    dark_background: str
    dark_ink: str
    dark_line: str


def colour_class(kind: str) -> str:
    """The CSS class of a kind: one of a fixed set of names, so that no kind's name ever gets into a page by it.

    A kind that is not built in is given one of the spare classes by its name: the same one on every machine.
    """
    kinds = list(_data()["hues"])
    if kind in kinds:
        return f"k{kinds.index(kind)}"
    spare = crc32(kind.encode("utf-8", "surrogatepass")) % len(_data()["spare"]["hues"])
    return f"k{len(kinds) + spare}"


def colour(kind: str) -> Colour:
    """The colours of a kind."""
    return _palette()[colour_class(kind)]


def style_sheet(kinds: Iterable[str], *, scope: str = "", dark: Sequence[str] = ()) -> str:
    """CSS for the classes of these kinds: marks in a text (background, ink, line), and `fill` for charts in SVG.

    Each class also sets the properties --kind-background, --kind-ink and --kind-line, for whatever else is drawn.
    On paper the light colours are kept, and the line under a mark tells it where backgrounds are not printed.

    `scope` is a selector that every class stands under (".arqam-1"). The dark colours hold where the reader's system
    asks for them, or, where `dark` names selectors of a dark page (".theme-dark"), inside those and nowhere else.
    """
    colours = sorted({colour(kind) for kind in kinds}, key=lambda one: int(one.name[1:]))
    if not colours:
        return ""
    under = f"{scope} " if scope else ""
    rules = [
        f"{under}.{one.name} {{ {_properties(one.background, one.ink, one.line)} --kind-stroke: {one.stroke}; }}"
        for one in colours
    ]
    night = [
        f"{', '.join(f'{page}{under}.{one.name}' for page in [f'{page} ' for page in dark] or [''])} "
        f"{{ {_properties(one.dark_background, one.dark_ink, one.dark_line)} }}"
        for one in colours
    ]
    together = ", ".join(f"{under}.{one.name}" for one in colours)
    screen = "@media screen" if dark else "@media screen and (prefers-color-scheme: dark)"
    rules += [f"{screen} {{", *(f"  {rule}" for rule in night), "}", f"{together} {{ {_MARK} }}"]
    return "\n".join(rules) + "\n"


_MARK = (
    "background-color: var(--kind-background); color: var(--kind-ink); fill: var(--kind-line); "
    "border-bottom: 2px var(--kind-stroke) var(--kind-line); print-color-adjust: exact; "
    "-webkit-print-color-adjust: exact;"
)


def _properties(background: str, ink: str, line: str) -> str:
    return f"--kind-background: {background}; --kind-ink: {ink}; --kind-line: {line};"


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("colours.toml").read_text(encoding="utf-8"))


@cache
def _palette() -> dict[str, Colour]:
    data = _data()
    styles = data["strokes"]["styles"]
    hues = [*data["hues"].values(), *data["spare"]["hues"]]
    return {
        f"k{place}": Colour(
            name=f"k{place}",
            stroke=styles[place % len(styles)],
            **{part: _hex(hue, data["light"][part]) for part in ("background", "ink", "line")},
            **{f"dark_{part}": _hex(hue, data["dark"][part]) for part in ("background", "ink", "line")},
        )
        for place, hue in enumerate(hues)
    }


def _hex(hue: float | str, shade: Sequence[float]) -> str:
    lightness, chroma = shade
    return hex_of(lightness, 0, 0) if isinstance(hue, str) else hex_of(lightness, chroma, hue)
