"""Every rule of reading with its own examples: what it catches, and the look-alikes that stay cardinals."""

import tomllib
from pathlib import Path

import pytest

from arqam.extractors.numerals.numeral import Numeral, read_numerals
from arqam.extractors.numerals.reading import RULES

EXAMPLES = tomllib.loads((Path(__file__).parent / "numerals" / "rules.toml").read_text(encoding="utf-8"))


def marked(example: str) -> Numeral:
    """The numeral that the brackets of an example enclose."""
    start, end = example.index("【"), example.index("】") - 1
    text = example.replace("【", "").replace("】", "")
    for numeral in read_numerals(text):
        if (numeral.start, numeral.end) == (start, end):
            return numeral
    pytest.fail(f"no numeral «{text[start:end]}» in «{text}»: {read_numerals(text)}")


@pytest.mark.parametrize(("name", "example"), [(name, e) for name, rule in EXAMPLES.items() for e in rule["yes"]])
def test_rule_catches(name: str, example: str) -> None:
    numeral = marked(example)
    assert numeral.rule == name
    assert numeral.reading != "cardinal"


@pytest.mark.parametrize(("name", "example"), [(name, e) for name, rule in EXAMPLES.items() for e in rule["no"]])
def test_look_alike_stays_a_cardinal(name: str, example: str) -> None:
    assert marked(example).reading == "cardinal"


def test_every_rule_has_examples_of_both_kinds() -> None:
    assert set(EXAMPLES) == {rule.__name__ for _, rule in RULES}
    assert all(rule["yes"] and rule["no"] for rule in EXAMPLES.values())
