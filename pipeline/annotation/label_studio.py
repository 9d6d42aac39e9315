"""Label Studio: tasks with predictions or annotations as one JSON file, and the labelling interface beside it.

Its format: https://labelstud.io/guide/task_format and the tags Labels, Choices and TextArea with perRegion="true"; a
region's parts share its `id`, and each part has `from_name`, `to_name`, `type` and `value`. Line breaks, \\r and \\n
each, are one character (`view.jsx` of its RichText splits at /\\n|\\r/ and puts a <br/>, which counts one).
"""

from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from ..article import Article
from ..decimals import to_json
from ..readers.problem import Problem
from .counting import COUNTS, Count, Ruler
from .measures import Measures
from .regions import CHOICES, SLOTS, Region, regions_of, row_of
from .slots import as_json, value_of
from .sound_json import sound_json
from .stand_ins import restored, with_stand_ins
from .task import Task
from .trouble import NUL

DOCUMENT = "arqam"
"""The key of a task's data that holds what only we know: the article's id, and what could not be written."""
_LINE_BREAKS = str.maketrans({"\n": "\\n", "\r": "\\n"})


def read(data: Any, name: str, count: Count | None = None) -> Iterator[tuple[str, dict[str, Any], Article] | Problem]:
    """(place, gold, article) of every task that somebody annotated, and what is wrong with the others.

    `data` is the JSON of the file. Of several annotations of a task the last that was changed counts. `count` is how
    offsets are counted; if left out, as the export said, and where a region's own text tells better, as it does.
    """
    tasks = data.get("tasks") if isinstance(data, dict) and "tasks" in data else data
    if isinstance(tasks, dict):
        tasks = [tasks]
    if not isinstance(tasks, list):
        yield Problem(name, "is no list of Label Studio's tasks; export them as JSON")
        return
    for number, task in enumerate(tasks, start=1):
        shown = task.get("id") if isinstance(task, dict) else None
        place = f"{name}: task {shown if isinstance(shown, int | str) else number}"
        try:
            yield from _annotated(task, place, count)
        except ValueError as wrong:
            yield Problem(place, str(wrong))


def written(task: Task, count: Count = "code-points") -> str:
    """The JSON of a task, one of the list that the file is. Raises ValueError for gold that is not of its article."""
    article = task.article
    text, replaced = with_stand_ins(article.text, NUL)
    ours: dict[str, Any] = {"doc": article.id, "count": count, "replaced": replaced}
    ours["gold"] = {key: value for key, value in task.gold.items() if key not in ("doc", "figures")}
    data = {"text": text} | {
        key: value for key, value in article.model_dump(include={"title", "source", "published"}).items() if value
    }
    data = {key: value.replace("\0", "\ufffd") for key, value in data.items()}
    data[DOCUMENT] = to_json(ours)
    ruler = Ruler(text, count)
    result: list[dict[str, Any]] = []
    for place, region in enumerate(regions_of(task.gold, article.text)):
        confidence = task.confidence[place] if place < len(task.confidence) else None
        result.extend(_parts(region, text, ruler, confidence))
    if task.checked:
        return to_json({"data": data, "annotations": [{"result": result}]})
    scores = [score for score in task.confidence if score is not None]
    prediction: dict[str, Any] = {"model_version": f"arqam {version('arqam')}", "result": result}
    if scores:
        prediction["score"] = round(sum(scores) / len(scores), 4)
    return to_json({"data": data, "predictions": [prediction]})


def _parts(region: Region, text: str, ruler: Ruler, confidence: float | None) -> Iterator[dict[str, Any]]:
    """The parts of a region's result, its label first."""
    start, end = ruler.of(region.start, region.end)
    span = {"start": start, "end": end}
    more = dict(region.more)

    def part(name: str, sort: str, **value: Any) -> dict[str, Any]:
        return {"id": region.name, "from_name": name, "to_name": "text", "type": sort, "value": span | value}

    label = part("kind", "labels", text=_shown(text[region.start : region.end]), labels=region.kinds)
    yield label | ({} if confidence is None else {"score": confidence})
    for slot, texts in region.slots.items():
        if slot == "kind":
            if len(region.kinds) == 1:
                more["kind"] = value_of("kind", texts)
        elif slot not in CHOICES:
            yield part(slot, "textarea", text=texts)
        elif all(one in CHOICES[slot] for one in texts):
            yield part(slot, "choices", choices=texts)
        else:
            more[slot] = value_of(slot, texts)
    if region.optional:
        yield part("optional", "choices", choices=["optional"])
    if more:
        yield part("more", "textarea", text=[as_json(more)])


def _annotated(task: Any, place: str, count: Count | None) -> Iterator[tuple[str, dict[str, Any], Article] | Problem]:
    data = task.get("data") if isinstance(task, dict) else None
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise ValueError(
            'has no "data" with a "text"; export as JSON (not JSON-MIN), from a project set up with our file'
        )
    ours = _ours(data.get(DOCUMENT))
    text = restored(data["text"], ours.get("replaced"))
    document = ours.get("doc", data.get("id", task.get("id", "")))
    article = Article(id=str(document), text=text)
    annotation, others = _last(task)
    if annotation is None:
        yield Problem(place, "nobody has annotated it; it is left out", lost=False)
        return
    if others:
        yield Problem(place, f"has {others + 1} annotations; the last that was changed counts", lost=False)
    measures = Measures()
    rows = []
    for region in _regions(annotation, article, place, count or _counted(ours)):
        if isinstance(region, Problem):
            yield region
            continue
        try:
            rows.append(row_of(region, article, measures))
        except ValueError as wrong:
            quote = article.text[region.start : region.end]
            yield Problem(place, f"region {region.name} («{quote[:40]}»): {wrong}")
    if measures.read:
        yield Problem(place, f"{measures.read} new without a value; numbers and units were read by rules", lost=False)
    rows.sort(key=lambda row: (row["start"], row["end"]))
    extra = ours["gold"] if isinstance(ours.get("gold"), dict) else {}
    yield place, {"doc": article.id, "figures": rows, **extra}, article


def _ours(given: Any) -> dict[str, Any]:
    try:
        ours = sound_json(given) if isinstance(given, str) else given
    except ValueError:
        return {}
    return ours if isinstance(ours, dict) else {}


def _counted(ours: dict[str, Any]) -> Count:
    return ours["count"] if ours.get("count") in COUNTS else "code-points"


def _last(task: dict[str, Any]) -> tuple[dict[str, Any] | None, int]:
    """The annotation that counts, and how many others there are."""
    given = task.get("annotations") or task.get("completions") or []
    able = [
        one
        for one in (given if isinstance(given, list) else [])
        if isinstance(one, dict) and isinstance(one.get("result"), list) and not one.get("was_cancelled")
    ]
    if not able:
        return None, 0
    return max(able, key=lambda one: str(one.get("updated_at") or one.get("created_at") or "")), len(able) - 1


def _regions(annotation: dict[str, Any], article: Article, place: str, count: Count) -> Iterator[Region | Problem]:
    """The regions of an annotation, from their parts."""
    parts: dict[str, list[dict[str, Any]]] = {}
    for part in annotation["result"]:
        if isinstance(part, dict) and part.get("type") != "relation" and isinstance(part.get("value"), dict):
            parts.setdefault(str(part.get("id")), []).append(part)
    rulers = {name: Ruler(article.text, name) for name in dict.fromkeys((count, "code-points", "utf-16"))}
    for name, own in parts.items():
        try:
            yield _region(name, own, article.text, rulers)
        except ValueError as wrong:
            yield Problem(f"{place}, region {name}", str(wrong))


def _region(name: str, parts: list[dict[str, Any]], text: str, rulers: dict[Count, Ruler]) -> Region:
    by_name = {str(part.get("from_name")): part["value"] for part in parts}
    label = by_name.get("kind") or next((part["value"] for part in parts if part.get("type") == "labels"), None)
    if label is None:
        raise ValueError("has no kind; give it a label")
    start, end = _span(label, text, rulers)
    region = Region(name, start, end, _texts(label.get("labels")))
    for slot in SLOTS:
        if slot in by_name:
            region.slots[slot] = _texts(by_name[slot].get("choices" if slot in CHOICES else "text"))
    region.optional = "optional" in _texts(by_name.get("optional", {}).get("choices"))
    for written in _texts(by_name.get("more", {}).get("text")):
        more = sound_json(written)
        if not isinstance(more, dict):
            raise ValueError(f'"more" is no JSON object: {written[:40]}')
        region.more |= more
    return region


def _texts(given: Any) -> list[str]:
    texts = given if isinstance(given, list) else [given]
    return [text for text in texts if isinstance(text, str)]


def _span(value: dict[str, Any], text: str, rulers: dict[Count, Ruler]) -> tuple[int, int]:
    """The span in code points: in the count in which the region's own text is what stands there, else the first."""
    start, end = (int(side) if str(side).isascii() and str(side).isdigit() else -1 for side in _sides(value))
    whole: list[tuple[int, int]] = []
    wrong = ValueError()
    for ruler in rulers.values():
        try:
            whole.append(ruler.raw(start, end))
        except ValueError as error:
            wrong = error
    if not whole:
        raise wrong
    shown = value.get("text")
    if isinstance(shown, str):
        return next((span for span in whole if _shown(text[slice(*span)]) == _shown(shown)), whole[0])
    return whole[0]


def _sides(value: dict[str, Any]) -> tuple[Any, Any]:
    return value.get("start"), value.get("end")


def _shown(text: str) -> str:
    """How the editor keeps the text of a region: `normalizeText` in its domManager.ts writes line breaks as \\n."""
    return text.translate(_LINE_BREAKS).replace("\0", "\ufffd")
