"""Annotated sentences as the entity model reads them: cleaned, cut into our tokens, entities carried over."""

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from arqam.extractors.entities.tags import LABELS
from arqam.extractors.entities.users import our_label
from arqam.extractors.token import tokenize
from arqam.normalizers import normalize

from .entities_noise import Span, spoil

PARTNER = {"«": "»", "»": "«", "“": "”", "”": "“", '"': '"', "'": "'"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """Clean text, the places of its tokens, and its entities; all places are code points of `text`."""

    text: str
    tokens: list[tuple[int, int]]
    entities: list[Span]

    @property
    def words(self) -> list[str]:
        return [self.text[start:end] for start, end in self.tokens]

    def in_tokens(self) -> list[Span]:
        """The entities, counted in tokens; a token that an entity only touches is taken whole."""
        spans = []
        for start, end, label in self.entities:
            inside = [k for k, (a, b) in enumerate(self.tokens) if a < end and b > start]
            if inside:
                spans.append((inside[0], inside[-1] + 1, label))
        return spans


def read(path: Path, noise: str | None = None, quotes: bool = False) -> list[Sentence]:
    """The sentences of a JSON-lines file of `tokens` and BIO `tags` (`.gz`), cleaned.

    `noise`: spoil each first; the same word spoils the same letters again. `quotes`: leave quotation marks at the ends
    of entities, where these sets have them or not as their tokens happen to be cut.
    """
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for k, line in enumerate(lines):
            record = json.loads(line)
            text, entities = join(record["tokens"], record["tags"])
            if noise is not None:
                text, entities = spoil(text, entities, Random(f"{noise} {k}"))
            found.append(clean(text, entities, quotes))
    return found


def join(tokens: Sequence[str], tags: Sequence[str]) -> tuple[str, list[Span]]:
    """The tokens with spaces between them, and the entities of ours that the tags tell."""
    entities: list[Span] = []
    size, last = 0, None
    for token, tag in zip(tokens, tags, strict=True):
        start, end = size, size + len(token)
        size = end + 1
        label = our_label(tag)
        if label not in LABELS:
            last = None
            continue
        if tag.startswith("I") and last == label:
            entities[-1] = (entities[-1][0], end, label)
        else:
            entities.append((start, end, label))
        last = label
    return " ".join(tokens), entities


def clean(raw: str, entities: Sequence[Span], quotes: bool = False) -> Sentence:
    """The sentence as the normalisers leave it."""
    aligned = normalize(raw)
    carried = [(*aligned.clean_span(start, end), label) for start, end, label in entities]
    if not quotes:
        carried = [(*unquoted(aligned.text, start, end), label) for start, end, label in carried]
    tokens = [(token.start, token.end) for token in tokenize(aligned.text)]
    return Sentence(aligned.text, tokens, [span for span in carried if span[0] < span[1]])


def unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without spaces and quotation marks around it: of «تهران» the marks go, of روزنامه «جوان» they stay."""
    while start < end:
        first, last, between = text[start], text[end - 1], text[start + 1 : end - 1]
        if first in PARTNER and (
            PARTNER[first] not in between + last or (PARTNER[first] == last and last not in between)
        ):
            start += 1
        elif last in PARTNER and PARTNER[last] not in first + between:
            end -= 1
        elif first == " ":
            start += 1
        elif last == " ":
            end -= 1
        else:
            break
    return start, end
