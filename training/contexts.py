"""Annotated articles for the context slots: documents, their drafts, and what the slots of each draft should hold.

Two sources: the gold's `train` set, and our own annotations of the archive (`contexts.tsv.gz`: document, SHA-256 of
its text, offsets of the number in the raw text, then the slots; no text of the articles but the names in the slots; a
slot of "?" was not annotated: articles without a day of publication teach little about periods).
"""

import csv
import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from arqam.extractors import Document, Draft
from arqam.extractors.figure import read_figures
from arqam.extractors.kinds.catalogue import builtin_catalogue
from arqam.normalizers import normalize

UNKNOWN = "?"
SLOTS = ("status", "period", "place", "organization", "speaker")

Readings = dict[str, list[Any]]
"""Slot → the readings that hold, None among them where a blank does."""

Case = tuple[Document, list[Draft], list[Readings]]
"""A document, its drafts, and of each draft what is wanted (slots that nobody annotated are absent)."""


def from_gold(folder: Path, name: str) -> Iterator[Case]:
    """The articles of the gold set `name` in `folder`; optional figures are not annotated."""
    with open(folder / f"{name}.jsonl", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            gold = json.loads((folder / name / f"{article['id']}.json").read_text(encoding="utf-8"))["figures"]
            yield _case(article, [figure for figure in gold if not figure.get("optional")])


def from_archive(archive: Path, annotations: Path) -> Iterator[Case]:
    """The articles of the archive that we annotated; one whose text is not the one annotated is left out."""
    if not annotations.exists():
        return
    marked: dict[str, list[dict[str, Any]]] = defaultdict(list)
    hashes: dict[str, str] = {}
    with gzip.open(annotations, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            hashes[row["document"]] = row["sha256"]
            marked[row["document"]].append(_figure(row))
    with gzip.open(archive, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            known = hashes.get(article["id"])
            if known == hashlib.sha256(article["text"].encode()).hexdigest()[:16]:
                yield _case(article, marked[article["id"]])


def _figure(row: Mapping[str, str]) -> dict[str, Any]:
    words = row["period"] or None
    period = words and {"quote": words, "start": row["period_start"] or None, "end": row["period_end"] or None}
    slots = {slot: row[slot] or None for slot in ("status", "place", "organization", "speaker")} | {"period": period}
    known = {slot: value for slot, value in slots.items() if row[slot] != UNKNOWN}
    return {"start": int(row["start"]), "end": int(row["end"]), **known}


def _case(article: Mapping[str, Any], figures: list[dict[str, Any]]) -> Case:
    aligned = normalize(article["text"])
    title = normalize(article["title"]).text if article.get("title") else None
    document = Document(aligned.text, title, article.get("published"), article.get("source"))
    drafts = read_figures(document, builtin_catalogue())
    wanted: list[Readings] = []
    for draft in drafts:
        start, end = aligned.raw_span(*draft.quote)
        same = [figure for figure in figures if figure["start"] < end and start < figure["end"]]
        told = {slot: _readings(value) for slot, value in same[0].items() if slot in SLOTS} if same else {}
        wanted.append(told)
    return document, drafts, wanted


def _readings(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
