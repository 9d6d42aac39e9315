"""The codes of a record in words, Persian and English: «حدود ۲۱۸٬۰۰۰ نفر» for 218000, about, count."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ..decimals import plain
from ..record import Figure, Range

if TYPE_CHECKING:
    from ...extractors.kinds.catalogue import Catalogue

Language = Literal["fa", "en"]
_PLACE = {"fa": 0, "en": 1}
_PERSIAN = str.maketrans("0123456789,.", "۰۱۲۳۴۵۶۷۸۹٬٫")


def label(group: str, name: str, language: Language) -> str:
    """What `name` is called; groups are slot, status, bound, level, unit and per. Unknown names come back as they are.

    A unit without a label of its own is called by its first word in the list of units («کیلوولت»), and in English by
    its name with spaces; what stands after "per" may be a unit.
    """
    if found := _labels().get(group, {}).get(name):
        return found[_PLACE[language]]
    if group == "per":
        return label("unit", name, language)
    if group == "unit" and name in _unit_words():
        return _unit_words()[name] if language == "fa" else name.replace("_", " ")
    return name


def kind_labels(catalogue: "Catalogue | None" = None) -> Mapping[str, tuple[str, str]]:
    """Every kind → its Persian and English label, in the order in which kinds are tried.

    They are the built-in catalogue's unless another is handed in.
    """
    from ...extractors.kinds.catalogue import builtin_catalogue

    return {kind.name: (kind.fa, kind.en) for kind in (catalogue or builtin_catalogue()).kinds}


def number(quantity: Range | Decimal | int, language: Language) -> str:
    """The digits of a quantity or a number, thousands apart: «۲۱۸٬۰۰۰» and "218,000", ranges with – («۵۰–۶۰»).

    A number below zero is «منفی ۱۴», as a minus sign changes sides where text runs from right to left, and "−14".
    """
    if not isinstance(quantity, Range):
        return _digits(Decimal(quantity), language)
    low = _digits(quantity.low, language)
    return low if quantity.low == quantity.high else f"{low}–{_digits(quantity.high, language)}"


def value(figure: Figure, language: Language) -> str:
    """The whole quantity in words: bound, number, unit and rate, «حداکثر ۱۵ درصد در هر ماه» or "at most 15 percent per
    month". A count has no unit; where the item is people at large («نفر»), Persian says so."""
    quantity = figure.quantity
    words = [number(quantity, language)]
    if quantity.bound not in ("exact", "range"):
        words.insert(0, label("bound", quantity.bound, language))
    if quantity.unit not in (None, "count"):
        words.append(label("unit", quantity.unit or "", language))
    elif language == "fa" and figure.item == "نفر":
        words.append(figure.item)
    if quantity.per:
        words.append(f"{'در هر' if language == 'fa' else 'per'} {_one(quantity.per, language)}")
    return " ".join(words)


def _one(per: str, language: Language) -> str:
    """What a rate is per, in the singular: hectare, not hectares."""
    if language == "en" and per not in _labels()["per"]:
        return per.replace("_", " ")
    return label("per", per, language)


def _digits(value: Decimal, language: Language) -> str:
    whole, point, fraction = plain(value.copy_abs()).partition(".")
    text = f"{int(whole):,}{point}{fraction}"
    if language == "en":
        return f"−{text}" if value < 0 else text
    text = text.translate(_PERSIAN)
    return f"منفی {text}" if value < 0 else text


@cache
def _labels() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name("labels.toml").read_text(encoding="utf-8"))


@cache
def _unit_words() -> dict[str, str]:
    """Each unit of the package → the word that it is called by first."""
    from ...extractors.quantities import unit

    table = tomllib.loads(Path(unit.__file__).with_name("units.toml").read_text(encoding="utf-8"))
    for rules in ("adjective", "scaled", "sense"):
        table.pop(rules)
    return {name: words[0] for units in table.values() for name, words in units.items()}
