"""doccano: JSON lines with spans, for a sequence labelling project, and the labels beside them.

A line is {"text", "label": [[start, end, kind], …]}, or in a project that uses relations {"text", "entities": [{"id",
"start_offset", "end_offset", "label"}], "relations": [{"id", "from_id", "to_id", "type"}]} (`formatters.py` and
`labels.py` of data_import and data_export in doccano 1.8). Every other key is kept as the example's metadata and
exported again as it came.

Files are ASCII, with every other character escaped: doccano guesses the encoding of an upload (`detect_encoding`, with
chardet), and takes Persian in UTF-8 for Turkish.

A span of doccano has a label and nothing else. The slots travel in the metadata, as text: its exporter (pandas) rounds
numbers. With relations the words that fill a slot are spans too, and people can link a number to others.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from ..article import Article
from ..decimals import to_json
from ..readers.problem import Problem
from .counting import COUNTS, Count, Ruler
from .links import MARK, linked, links_of
from .measures import Measures
from .regions import SLOTS, Region, regions_of, row_of
from .sound_json import sound_json
from .stand_ins import restored, with_stand_ins
from .task import Task
from .trouble import NUL

OURS = "arqam"
"""The key that holds what doccano has no place for."""
_THEIRS = ("id", "text", "data", "label", "labels", "entities", "relations", OURS)

_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")

type Span = tuple[int, int, str]


def written(task: Task, count: Count = "utf-16", relations: bool = False) -> str:
    """The line of a task. Raises ValueError for gold that is not of its article, and for an empty text."""
    article = task.article
    if not article.text:
        raise ValueError("is empty, which doccano does not take")
    text, replaced = with_stand_ins(article.text, NUL)
    ruler = Ruler(text, count)
    regions = regions_of(task.gold, article.text)
    spans = [(*ruler.of(region.start, region.end), region.kinds[0]) for region in regions]
    line: dict[str, Any] = {"text": text}
    links = links_of(regions, task.evidence) if relations else [{} for _ in regions]
    if relations:
        line |= _entities(spans, links, ruler)
    else:
        line["label"] = [list(span) for span in spans]
    theirs = task.gold.get("doccano")
    kept = {key: value for key, value in task.gold.items() if key not in ("doc", "figures")}
    if isinstance(theirs, dict):
        line |= {key: value for key, value in theirs.items() if key not in _THEIRS and "\0" not in to_json(value)}
        kept.pop("doccano")
    figures = [_kept(*three) for three in zip(regions, spans, links, strict=True)]
    ours = {"doc": article.id, "count": count, "replaced": replaced, "gold": kept, "figures": figures}
    return ascii_json(line | {OURS: to_json(ours)})


def ascii_json(value: Any) -> str:
    """JSON text in which characters beyond ASCII are escaped, those beyond U+FFFF as their two UTF-16 code units."""
    return _NOT_ASCII.sub(lambda found: json.dumps(found[0])[1:-1], to_json(value))


def overlapping(line: str) -> bool:
    """Whether the spans of a line overlap; doccano drops the later ones where the project does not allow it."""
    spans = sorted((start, end) for start, end, _ in _spans(sound_json(line)).values())
    return any(left[1] > right[0] for left, right in pairwise(spans))


def read(line: Any, place: str, count: Count | None = None) -> Iterator[tuple[str, dict[str, Any], Article] | Problem]:
    """(place, gold, article) of a line, and what is wrong with it; `line` is its JSON."""
    try:
        yield from _read(line, place, count)
    except ValueError as wrong:
        yield Problem(place, str(wrong))


def _entities(spans: list[Span], links: list[dict[str, tuple[int, int]]], ruler: Ruler) -> dict[str, Any]:
    numbers: dict[Span, int] = {}
    relations: list[dict[str, Any]] = []
    entities = [*spans]
    for place, own in enumerate(links):
        for slot, raw in own.items():
            span = (*ruler.of(*raw), MARK + slot)
            if span not in numbers:
                numbers[span] = len(entities)
                entities.append(span)
            relations.append({"id": len(relations), "from_id": place, "to_id": numbers[span], "type": slot})
    return {
        "entities": [
            {"id": number, "start_offset": start, "end_offset": end, "label": label}
            for number, (start, end, label) in enumerate(entities)
        ],
        "relations": relations,
    }


def _kept(region: Region, at: Span, links: Mapping[str, tuple[int, int]]) -> dict[str, Any]:
    kept: dict[str, Any] = {"at": list(at[:2]), "span": [region.start, region.end], "kind": region.kinds[0]}
    kept["slots"] = region.slots
    if region.optional:
        kept["optional"] = True
    return kept | ({"more": region.more} if region.more else {}) | ({"links": links} if links else {})


def _read(line: Any, place: str, count: Count | None) -> Iterator[tuple[str, dict[str, Any], Article] | Problem]:
    text = line.get("text", line.get("data")) if isinstance(line, dict) else None
    if not isinstance(text, str):
        raise ValueError('has no "text"; export the project from doccano as JSONL')
    given = line.get(OURS)
    ours = sound_json(given) if isinstance(given, str) else given
    ours = ours if isinstance(ours, dict) else {}
    text = restored(text, ours.get("replaced"))
    article = Article(id=str(ours.get("doc", line.get("id", ""))), text=text)
    ruler = Ruler(article.text, count or (ours["count"] if ours.get("count") in COUNTS else "utf-16"))
    spans, marks = _spans(line), {}
    for name, (start, end, label) in spans.items():
        try:
            marks[name] = (*ruler.raw(start, end), label)
        except ValueError as wrong:
            yield Problem(place, f"the span {start}–{end} ({label}): {wrong}")
    regions = _regions(spans, marks, _exported(ours, len(text)))
    if "entities" in line:
        linked(regions, marks, line.get("relations"), text)
    measures, rows = Measures(), []
    for region in regions.values():
        try:
            rows.append(row_of(region, article, measures))
        except ValueError as wrong:
            yield Problem(
                place, f"the span «{article.text[region.start : region.end][:40]}» ({region.kinds[0]}): {wrong}"
            )
    if measures.read:
        yield Problem(place, f"{measures.read} new without a value; numbers and units were read by rules", lost=False)
    rows.sort(key=lambda row: (row["start"], row["end"]))
    extra = ours["gold"] if isinstance(ours.get("gold"), dict) else {}
    theirs = {key: value for key, value in line.items() if key not in _THEIRS and value not in ([], {}, "", None)}
    gold = {"doc": article.id, "figures": rows, **extra}
    yield place, gold | ({"doccano": theirs} if theirs else {}), article


def _spans(line: dict[str, Any]) -> dict[Any, Span]:
    """id → span in the tool's count. Raises ValueError for what is none."""
    spans: dict[Any, Span] = {}
    given = line["entities"] if "entities" in line else line.get("label", line.get("labels"))
    if not isinstance(given, list | None):
        raise ValueError(f"its spans are no list: {to_json(given)[:60]}")
    for place, one in enumerate(given or ()):
        if isinstance(one, dict):
            name, start, end, label = (one.get(key) for key in ("id", "start_offset", "end_offset", "label"))
        elif isinstance(one, list) and len(one) == 3:
            name, (start, end, label) = place, one
        else:
            start = end = label = name = None
        if type(start) is not int or type(end) is not int or not isinstance(label, str) or not label:
            raise ValueError(f"span {place + 1} is none: {to_json(one)[:60]}")
        spans[name if isinstance(name, int | str) else f"#{place}"] = (start, end, label)
    return spans


def _exported(ours: dict[str, Any], length: int) -> list[dict[str, Any]]:
    """What was kept of the exported figures, as far as it is sound."""
    given = ours.get("figures")
    sound = []
    for kept in given if isinstance(given, list) else ():
        spans = [kept.get(key) for key in ("at", "span")] if isinstance(kept, dict) else []
        if spans and all(isinstance(s, list) and len(s) == 2 and all(type(x) is int for x in s) for s in spans):
            sound.extend([kept] if 0 <= kept["span"][0] < kept["span"][1] <= length else [])
    return sound


def _regions(spans: dict[Any, Span], marks: dict[Any, Span], exported: list[dict[str, Any]]) -> dict[Any, Region]:
    """The regions of the spans that are numbers, each with the slots of the figure that was exported there.

    A span that was drawn anew over an exported one that is gone keeps its slots, but for the value.
    """
    at: dict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    for kept in exported:
        at[tuple(kept["at"])].append(kept)
    regions: dict[Any, Region] = {}
    for name, (start, end, label) in marks.items():
        if label.startswith(MARK):
            continue
        region = regions[name] = Region(str(name), start, end, [label])
        if here := at.get(spans[name][:2]):
            same = next((kept for kept in here if kept.get("kind") == label), here[0])
            here.remove(same)
            region.start, region.end = same["span"]
            _fill(region, same)
    gone = [kept for here in at.values() for kept in here]
    for region in regions.values():
        over = [kept for kept in gone if kept["span"][0] < region.end and region.start < kept["span"][1]]
        if not region.slots and len(over) == 1:
            _fill(region, over[0], but=("low", "high", "bound", "unit", "per"))
    return regions


def _fill(region: Region, kept: dict[str, Any], but: tuple[str, ...] = ()) -> None:
    slots = kept.get("slots")
    if isinstance(slots, dict):
        region.slots = {
            slot: [str(text) for text in texts]
            for slot, texts in slots.items()
            if slot in (*SLOTS, "kind") and slot not in but and isinstance(texts, list)
        }
    region.optional = kept.get("optional") is True
    region.more = dict(kept["more"]) if isinstance(kept.get("more"), dict) else {}
    region.links = kept["links"] if isinstance(kept.get("links"), dict) else {}
