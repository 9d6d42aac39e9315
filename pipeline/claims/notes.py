"""Notes in words."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from .claim import Note


def sentence_of(note: Note, language: Literal["fa", "en"]) -> str:
    """What a note says, as a sentence."""
    return _sentences()[note][language == "en"]


@cache
def _sentences() -> dict[str, tuple[str, str]]:
    data = tomllib.loads(Path(__file__).with_name("notes.toml").read_text(encoding="utf-8"))
    return {note: (fa, en) for note, (fa, en) in data.items()}
