"""A user's own kinds and units: a TOML file, checked here, merged with the catalogue that comes with the package.

[[kind]]
name = "subsidy"                    # lower-case ASCII, as it will stand in the records
label = "یارانه"                    # or { fa = "یارانه", en = "subsidy" }
words = ["یارانه", "کالابرگ"]       # heads of items, alone or with modifiers; they win over a built-in kind's
endings = ["برگ"]                   # optional: ends of heads that are in no list
units = ["count", "currency"]       # optional: count (if left out), currency, percent, physical
goes_before = "money"               # optional: the built-in kind before which it is tried; else before them all
before = ["توزیع … بین"]            # optional: phrases before the number that make the figure one of this kind …
after = ["یارانه گرفت*"]            # … and after it; * is any ending of a word, … up to four words
turns = ["people"]                  # optional: the kinds or sections (people.bare) that they turn; else all
within = 10                         # optional: how many words away from the number they may stand

[[unit]]
name = "metric_ton"                    # as it will stand in the records; better a Pint name
words = ["تن کیسه"]
sort = "mass"
factor = 0.05                          # optional: a number of these words is so many of `name`
"""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from ..extractors.kinds.catalogue import Catalogue, Kind, builtin_catalogue, catalogue_of
from ..extractors.kinds.cue import cue
from ..extractors.quantities.unit import Unit

LARGEST = 1_000_000
"""Bytes of the largest catalogue that is read."""


class CatalogueError(ValueError):
    """A catalogue file that cannot be used; its text is one sentence that names the file, the key and what is wrong."""


def _lettered(phrase: str) -> str:
    if not any(letter.isalpha() for letter in phrase):
        raise ValueError("must hold letters")
    return " ".join(phrase.split())


Phrase = Annotated[str, Field(min_length=1, max_length=100), AfterValidator(_lettered)]
Sort = Literal["count", "currency", "percent", "physical"]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Label(_Table):
    fa: Phrase
    en: Phrase | None = None


class OwnKind(_Table):
    """One [[kind]] of the file."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    label: Annotated[Label, BeforeValidator(lambda label: {"fa": label} if isinstance(label, str) else label)]
    words: Annotated[list[Phrase], Field(min_length=1)]
    endings: list[Phrase] = []
    units: Annotated[list[Sort], Field(min_length=1)] = ["count"]
    goes_before: str | None = None
    before: list[Phrase] = []
    after: list[Phrase] = []
    turns: list[str] = []
    within: Annotated[int, Field(ge=1, le=50)] = 10


class OwnUnit(_Table):
    """One [[unit]] of the file."""

    name: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,39}$")]
    words: Annotated[list[Phrase], Field(min_length=1)]
    sort: Literal[
        "count", "currency", "percent", "length", "area", "volume", "mass", "time", "power", "energy", "electricity",
        "temperature", "angle", "data", "frequency", "pressure", "force", "other",
    ]  # fmt: skip
    factor: Annotated[Decimal, BeforeValidator(lambda x: Decimal(x) if type(x) is int else x), Field(gt=0)] = Decimal(1)


class OwnCatalogue(_Table):
    """The whole file."""

    kind: list[OwnKind] = []
    unit: list[OwnUnit] = []


def load_catalogue(path: Path | None = None) -> Catalogue:
    """The catalogue in force: the built-in one, with the kinds and units of the file at `path` over it.

    Raises CatalogueError for a file that is missing, larger than 1 MB, no UTF-8, no TOML, or against the models above.
    """
    builtin = builtin_catalogue()
    if path is None:
        return builtin
    own = _checked(path, _read(path), builtin)
    return catalogue_of(
        [*builtin.kinds, *(_kind(entry, place, builtin) for place, entry in enumerate(own.kind))],
        [Unit(u.name, tuple(u.words), "classifier" if u.sort == "count" else u.sort, u.factor) for u in own.unit],
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise CatalogueError(f"{path}: the catalogue cannot be read: {error.strerror or error}.") from None
    if len(data) > LARGEST:
        raise CatalogueError(f"{path}: the catalogue is larger than {LARGEST:,} bytes.")
    try:
        return tomllib.loads(data.decode("utf-8"), parse_float=Decimal)
    except UnicodeDecodeError as error:
        raise CatalogueError(f"{path}: the catalogue is not UTF-8 (byte {error.start}); save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(f"{path}: the catalogue is no TOML: {error}.") from None
    except (RecursionError, ArithmeticError, ValueError):
        raise CatalogueError(f"{path}: the catalogue is nested too deep, or holds a number too long to read.") from None


def _checked(path: Path, data: dict[str, Any], builtin: Catalogue) -> OwnCatalogue:
    try:
        own = OwnCatalogue.model_validate(data)
    except ValidationError as error:
        first, *others = error.errors(include_url=False)
        more = f" (and {len(others)} more)" if others else ""
        raise CatalogueError(f"{path}: {_key(first['loc'])}: {_wrong(first)}{more}.") from None
    if not own.kind and not own.unit:
        raise CatalogueError(f"{path}: the catalogue holds neither a [[kind]] nor a [[unit]].")
    if fault := _clash(own, builtin):
        raise CatalogueError(f"{path}: {fault}.")
    return own


def _clash(own: OwnCatalogue, builtin: Catalogue) -> str | None:
    """What no single entry shows: names and words that stand twice, and kinds that are spoken of and do not exist."""
    names: dict[str, str] = dict.fromkeys(builtin.kinds_by_name, "the built-in catalogue")
    words: dict[str, str] = {}
    sections = {f"{kind.name}.{section}" for kind in builtin.kinds for section in kind.sections}
    known = {*names, *sections, *(kind.name for kind in own.kind)}
    for place, kind in enumerate(own.kind, 1):
        here = f"kind[{place}]"
        if kind.name in names:
            return f"{here}.name: «{kind.name}» is already a kind of {names[kind.name]}; choose another name"
        names[kind.name] = here
        if kind.goes_before and kind.goes_before not in builtin.kinds_by_name:
            choice = ", ".join(builtin.kinds_by_name)
            return f"{here}.goes_before: «{kind.goes_before}» is no built-in kind; they are {choice}"
        if stranger := next((turned for turned in kind.turns if turned not in known), None):
            return f"{here}.turns: «{stranger}» is no kind and no section of one"
        for word in kind.words:
            if (other := words.setdefault(word, here)) != here:
                return f"{here}.words: «{word}» stands in {other} too"
    spoken: dict[str, str] = {}
    for place, unit in enumerate(own.unit, 1):
        for word in unit.words:
            if (other := spoken.setdefault(word, f"unit[{place}]")) != f"unit[{place}]":
                return f"unit[{place}].words: «{word}» stands in {other} too"
    return None


def _kind(entry: OwnKind, place: int, builtin: Catalogue) -> Kind:
    rank = builtin.kinds_by_name[entry.goes_before].rank - 0.5 if entry.goes_before else 0.0
    turns = entry.turns or list(builtin.kinds_by_name)
    cues = [cue(entry.name, turns, entry.within, entry.before, entry.after)] if entry.before or entry.after else []
    return Kind(
        name=entry.name,
        rank=rank + place / 1_000_000,  # in the order of the file
        fa=entry.label.fa,
        en=entry.label.en or entry.name.replace("_", " "),
        units=frozenset(entry.units),
        sections={"own": tuple(entry.words)},
        endings=tuple(entry.endings),
        cues=tuple(cues),
        own=True,
    )


def _key(place: tuple[int | str, ...]) -> str:
    """kind[2].words[1]: counted from one, as the reader of the file counts."""
    text = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place)
    return text.removeprefix(".") or "the file"


_SENTENCES = {
    "extra_forbidden": "there is no such key",
    "missing": "is missing",
    "string_type": "must be a text in quotes",
    "list_type": "must be a list",
    "int_type": "must be a whole number",
    "decimal_type": "must be a number",
    "is_instance_of": "must be a number",
    "model_type": "must be a table",
    "dict_type": "must be a table",
    "model_attributes_type": "must be a table",
    "string_too_short": "is empty",
    "too_short": "is empty; name at least one",
    "string_pattern_mismatch": "must be at most 40 ASCII letters, digits and _, a letter first (a kind in lower case)",
}


def _wrong(error: Any) -> str:
    said = _SENTENCES.get(error["type"]) or error["msg"].removeprefix("Value error, ").lower()
    value = error["input"]
    shown = isinstance(value, str | int | float | Decimal) and error["type"] not in ("missing", "string_too_short")
    return f"{said}, not {str(value)[:60]!r}" if shown and error["type"] != "extra_forbidden" else said
