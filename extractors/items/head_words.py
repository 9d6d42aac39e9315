"""`heads.toml`: words that are or are not heads of items, by what they are."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def head_words() -> dict[str, frozenset[str]]:
    """The words by what they are."""
    data = tomllib.loads(files(__package__).joinpath("heads.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in data.items()}
