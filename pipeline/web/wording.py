"""The words of the pages, by language."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, get_args

Language = Literal["fa", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


class Wording:
    """`wording("sheet.count", "12")` is «12 رقم»; every {} takes the next of the values."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._words = _words()[language]

    def __call__(self, key: str, *values: object) -> str:
        pieces = self._words[key].split("{}")
        filled = [piece for pair in zip(pieces, [*map(str, values), ""], strict=True) for piece in pair]
        return "".join(filled)


@cache
def _words() -> Mapping[Language, Mapping[str, str]]:
    data = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    flat = {f"{group}.{key}": pair for group, keys in data.items() for key, pair in keys.items()}
    return {language: {key: pair[place] for key, pair in flat.items()} for place, language in enumerate(LANGUAGES)}


def language_of(asked: str | None, kept: str | None) -> Language:
    """The language that was just asked for, else the one that was kept, else Persian."""
    return next((one for one in (asked, kept) if one in LANGUAGES), "fa")
