"""brat: the text of an article and, line by line, what is marked in it (https://brat.nlplab.org/standoff.html).

    T1 <tab> job 49 52;53 57 <tab> ۲۱۸ هزار       a figure; its parts, where line breaks part it; its words
    A1 <tab> status T1 planned                     what can be chosen; left out where it is exact, or actual
    #1 <tab> AnnotatorNotes T1 <tab> low=218000; …  the slots, which people edit as notes

A span may not hold a line break: it is written in parts, which may not touch each other (`_parse_textbound_annotation`
of brat's annotation.py). Its words are those of the parts, with a space between them. Offsets are code points of the
.txt, in which some characters are others (see `trouble.py`); NAME.arqam.json beside it says which.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from ..article import Article
from ..decimals import to_json
from ..readers.problem import Problem
from .measures import Measures
from .notes import RESERVED, note_of, slots_of
from .regions import CHOICES, USUAL, Region, first_kind, regions_of, row_of
from .slots import texts_of, value_of
from .stand_ins import restored, with_stand_ins
from .task import Row, Task
from .trouble import BRAT

_TYPE = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_BOUND = re.compile(r"T\d+")
_PART = re.compile(r"(\d{1,12}) (\d{1,12})")
_PIECE = re.compile(r"[^\n]+")

type Parts = list[tuple[int, int]]


class Files(NamedTuple):
    """The three files of an article: NAME.txt, NAME.ann and NAME.arqam.json."""

    text: str
    marks: str
    ours: str


def written(task: Task) -> Files:
    """The files of a task. Raises ValueError for gold that is not of its article, or that brat cannot hold."""
    article = task.article
    text, replaced = with_stand_ins(article.text, BRAT)
    lines: list[str] = []
    attributes = 0
    for number, region in enumerate(regions_of(task.gold, article.text, RESERVED), start=1):
        parts = _parts(text, region.start, region.end)
        if not parts:
            raise ValueError(f"figure {number} is a line break and nothing else, which brat cannot mark")
        if (parts[0][0], parts[-1][1]) != (region.start, region.end):
            region.slots["span"] = [f"{region.start} {region.end}"]
        kind = type_of(region.kinds[0])
        if kind != region.kinds[0] and "kind" not in region.slots:
            region.slots["kind"] = texts_of("kind", region.kinds[0], RESERVED)
        spans = ";".join(f"{start} {end}" for start, end in parts)
        lines.append(f"T{number}\t{kind} {spans}\t{' '.join(text[start:end] for start, end in parts)}")
        for slot, usual in USUAL.items():
            if len(region.slots[slot]) == 1 and region.slots[slot][0] in CHOICES[slot]:
                value = region.slots.pop(slot)[0]
                if value != usual:
                    attributes += 1
                    lines.append(f"A{attributes}\t{slot} T{number} {value}")
        if region.optional:
            attributes += 1
            lines.append(f"A{attributes}\toptional T{number}")
        lines.append(f"#{number}\tAnnotatorNotes T{number}\t{note_of(region)}")
    about = article.model_dump(include={"title", "source", "published"}, exclude_none=True)
    gold = {key: value for key, value in task.gold.items() if key not in ("doc", "figures")}
    ours = {"doc": article.id, **about, "replaced": replaced, "gold": gold}
    return Files(text, "".join(f"{line}\n" for line in lines), to_json(ours) + "\n")


def read(files: Files, place: str, ours: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], Article] | Problem]:
    """(place, gold, article) of the files of an article, and what is wrong with single lines.

    `ours` is what NAME.arqam.json holds, {"doc": NAME} where it is gone; `place` names the .ann file.
    """
    try:
        article = Article(id=str(ours.get("doc", "")), text=restored(files.text, ours.get("replaced")))
    except ValueError as wrong:
        yield Problem(place, f"the text was changed: {wrong}")
        return
    regions: dict[str, tuple[int, Region]] = {}
    about: list[tuple[int, str, str, str]] = []
    others = 0
    for number, line in enumerate(files.marks.split("\n"), start=1):
        line = line.removesuffix("\r")
        name, _, rest = line.partition("\t")
        middle, _, tail = rest.partition("\t")
        if _BOUND.fullmatch(name):
            try:
                if name in regions:
                    raise ValueError(f"is the second {name}")
                regions[name] = number, _region(name, middle, tail, files.text)
            except ValueError as wrong:
                yield Problem(f"{place}:{number}", f"{name} {wrong}")
        elif name[:1] in ("A", "#"):
            about.append((number, name, middle, tail))
        else:
            others += bool(line.strip())
    for number, name, middle, tail in about:
        try:
            _say(regions, name, middle, tail)
        except ValueError as wrong:
            yield Problem(f"{place}:{number}", f"{name}: {wrong}", lost=False)
    if others:
        yield Problem(place, f"{others} lines are neither marks, attributes nor notes; they are left aside", lost=False)
    measures, rows = Measures(), []
    for number, region in regions.values():
        found = _row(region, files.text, article, measures)
        if isinstance(found, str):
            quote = article.text[region.start : region.end]
            yield Problem(f"{place}:{number}", f"{region.name} («{quote[:40]}»): {found}")
        else:
            rows.append(found)
    if measures.read:
        yield Problem(place, f"{measures.read} new without a value; numbers and units were read by rules", lost=False)
    rows.sort(key=lambda row: (row["start"], row["end"]))
    extra = ours.get("gold")
    yield place, {"doc": article.id, "figures": rows, **(extra if isinstance(extra, dict) else {})}, article


def type_of(kind: str) -> str:
    """The kind as brat can call it: its configuration takes letters, digits, _ and -."""
    return kind if _TYPE.fullmatch(kind) else "other"


def _parts(text: str, start: int, end: int) -> Parts:
    return [(start + piece.start(), start + piece.end()) for piece in _PIECE.finditer(text[start:end])]


def _region(name: str, middle: str, words: str, text: str) -> Region:
    kind, _, spans = middle.partition(" ")
    found = [_PART.fullmatch(part.strip()) for part in spans.split(";")]
    parts = [(int(part[1]), int(part[2])) for part in found if part]
    if not kind or len(parts) != len(found):
        raise ValueError(f"is no mark, as T1, tab, job 49 52, tab and its words are: {middle[:60]}")
    if any(not 0 <= start < end <= len(text) for start, end in parts):
        raise ValueError(f"({spans[:60]}) is no span of a text of {len(text):,} characters")
    here = " ".join(text[start:end] for start, end in parts)
    if words.split() != here.split():
        raise ValueError(f"says «{words[:40]}», and «{here[:40]}» stands there; is the .txt another one?")
    return Region(name, min(parts)[0], max(end for _, end in parts), [kind])


def _say(regions: dict[str, tuple[int, Region]], name: str, middle: str, tail: str) -> None:
    """Adds an attribute or a note to its region. Raises ValueError for what cannot be understood."""
    sort, target, *value = (*middle.split(" ", 2), "", "")[:3]
    region = regions[target][1] if target in regions else None
    if region is None:
        if target.startswith("T"):
            raise ValueError(f"is about {target[:20]}, which is not there; it is left aside")
        return
    if name[0] == "#":
        slots, more, strange = slots_of(tail)
        for slot, texts in slots.items():
            region.slots.setdefault(slot, texts)
        region.more |= more
        if strange:
            raise ValueError(f"«{strange[:60]}» is no slot, as place=رشت is; it is left aside")
    elif sort == "optional":
        region.optional = True
    elif sort in CHOICES and value[0]:
        region.slots[sort] = [value[0]]
    else:
        raise ValueError(f"the attribute {sort[:40]} is not ours; it is left aside")


def _row(region: Region, text: str, article: Article, measures: Measures) -> Row | str:
    """The figure of a region, or what is wrong with it."""
    try:
        span = _PART.fullmatch(region.slots.pop("span", [""])[0])
        if span:
            start, end = int(span[1]), int(span[2])
            parts = _parts(text, start, min(end, len(text)))
            if parts and (parts[0][0], parts[-1][1]) == (region.start, region.end):
                region.start, region.end = start, min(end, len(text))
        if "kind" in region.slots:
            first = first_kind(value_of("kind", region.slots["kind"]))
            region.kinds = [first] if type_of(first) == region.kinds[0] else region.kinds
        return row_of(region, article, measures)
    except ValueError as wrong:
        return str(wrong)
