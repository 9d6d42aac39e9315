"""The news archive that words are counted in: cleaned sentences, as lists of tokens."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from arqam.extractors.sentence import sentences
from arqam.extractors.token import tokenize
from arqam.normalizers import normalize

PACKAGE = Path(__file__).resolve().parent.parent / "extractors" / "items"
DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
ARCHIVE = DATA / "archive.jsonl.gz"

NUMBER = "۱۲"
"""Stands for every number: which number it is says nothing about the words around it."""


def existing(path: str) -> Path:
    """The file or folder at `path`, for argparse; one sentence where it is not there."""
    found = Path(path)
    if not found.exists():
        raise SystemExit(f"There is no {found}: name the data to learn from with an option (see --help).")
    return found


def texts(archive: Path) -> Iterator[str]:
    """The clean title and the clean text of every article of a JSON-lines file (`.gz`), in the file's order."""
    with gzip.open(archive, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            for raw in (article.get("title"), article["text"]):
                if raw:
                    yield normalize(raw).text


def words(text: str, start: int, end: int) -> list[str]:
    """The tokens of `text[start:end]`, clean text, with numbers as NUMBER."""
    return [NUMBER if token.sort == "number" else token.text for token in tokenize(text, start, end)]


def corpus(archive: Path) -> Iterator[list[str]]:
    """The sentences of the archive as tokens; those under three tokens say nothing and are left out."""
    for text in texts(archive):
        for start, end in sentences(text):
            found = words(text, start, end)
            if len(found) > 2:
                yield found
