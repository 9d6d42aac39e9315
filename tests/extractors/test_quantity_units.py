"""The lexicon of units: its names are Pint's or ISO's, and no word says two things."""

import re
import tomllib
from pathlib import Path

import pytest

import arqam.extractors.quantities.unit as unit
from arqam.extractors.quantities.phrase import key

FOLDER = Path(unit.__file__).parent
DATA = tomllib.loads((FOLDER / "units.toml").read_text(encoding="utf-8"))
NOT_MEASURES = {"percent", "currency", "adjective", "scaled", "sense"}
OWN = {"mithqal", "richter", "million_Btu", "newton_meter"}  # Pint has no name of its own for these
NAMES = {
    name: words
    for sort, units in DATA.items()
    if sort not in ("adjective", "scaled", "sense")
    for name, words in units.items()
}
MEASURES = sorted(name for sort, units in DATA.items() if sort not in NOT_MEASURES for name in units)


@pytest.mark.parametrize("name", MEASURES)
def test_a_unit_has_a_pint_name(name):
    pint = pytest.importorskip("pint")
    registry = test_a_unit_has_a_pint_name.__dict__.setdefault("registry", pint.UnitRegistry())
    if name not in OWN:
        power = re.fullmatch(r"(square|cubic)_(\w+)", name)
        registry.parse_units(f"{power[2]} ** {2 if power[1] == 'square' else 3}" if power else name)


@pytest.mark.parametrize("code", sorted(DATA["currency"]))
def test_a_currency_has_an_iso_code(code):
    assert re.fullmatch("[A-Z]{3}", code)


def test_no_word_stands_for_two_units():
    words: dict[str, set[str]] = {}
    for name, spelled in NAMES.items():
        for word in spelled:
            words.setdefault(key(word), set()).add(name)
    assert {word: names for word, names in words.items() if len(names) > 1} == {}


def test_scaled_words_scale_a_known_unit():
    assert all(entry["unit"] in NAMES for entry in DATA["scaled"])


@pytest.mark.parametrize(
    ("word", "forms"),
    [("تومان", ("تومانی",)), ("دقیقه", ("دقیقهای", "دقیقهیی")), ("یورو", ("یورویی", "یوروئی"))],
)
def test_adjectives_are_made_from_words(word, forms):
    assert unit.adjectives(word) == forms
