"""The same as JSON, for programs: /api/…, described by /api/openapi.json (see openapi.py)."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from ..decimals import from_json, to_json
from ..record import Figure
from .browsing import filter_of, index_of
from .correcting import whole
from .filters import Wrong
from .new_text import LONGEST, article_of, extracted
from .search import Found, Slow
from .site import site_of
from .wording import Wording
from .workers import Busy, CannotExtract

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

SIZE, LARGEST_SIZE = 50, 500
IN_ENGLISH = Wording("en")


class _Refused(Exception):
    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


def json_answer(value: Any, status: int = 200) -> "Response":
    """The value as JSON, its numbers with every digit."""
    from starlette.responses import Response

    return Response(f"{to_json(value)}\n".encode(), status, media_type="application/json")


def problem(status: int, why: str) -> "Response":
    return json_answer({"error": why}, status)


def figures(request: "Request") -> "Response":
    try:
        page, size = _page(request)
        found = index_of(request).figures(filter_of(request), page, size)
    except Wrong as wrong:
        return problem(422, f"{wrong.field} {IN_ENGLISH(f'fault.{wrong}')}")
    except Slow as slow:
        return problem(503, str(slow))
    return json_answer({**_paged(found), "figures": [figure.model_dump() for figure in found.rows]})


def figure(request: "Request") -> "Response":
    found = index_of(request).figure(request.path_params["figure"])
    return json_answer(found.model_dump()) if found else problem(404, "there is no such figure")


def articles(request: "Request") -> "Response":
    asked = {name: request.query_params.get(name, "").strip() for name in ("words", "source", "status")}
    try:
        page, size = _page(request)
        found = index_of(request).documents(**asked, page=page, size=size)
    except Wrong as wrong:
        return problem(422, f"{wrong.field} {IN_ENGLISH(f'fault.{wrong}')}")
    except Slow as slow:
        return problem(503, str(slow))
    return json_answer({**_paged(found), "articles": found.rows})


def article(request: "Request") -> "Response":
    index, name = index_of(request), request.query_params.get("id", "")
    row = index.document(name)
    if row is None:
        return problem(404, "there is no such article")
    found = [figure.model_dump() for figure in index.figures_of(name)]
    return json_answer({"article": row, "text": index.text(name), "figures": found})


def kinds(request: "Request") -> "Response":
    return json_answer(
        {"kinds": [{"name": name, "fa": fa, "en": en} for name, (fa, en) in site_of(request).kinds.items()]}
    )


async def extract(request: "Request") -> "Response":
    try:
        given = await _object(request, {"id", "text", "title", "source", "published"}, {"text"})
        strings = _strings(given)
        if not strings["text"].strip():
            raise _Refused(422, '"text" is empty')
        one = article_of(strings)
        answers = await extracted(site_of(request), {"article": one.model_dump()})
    except _Refused as refused:
        return problem(refused.status, str(refused))
    except (Busy, CannotExtract) as wrong:
        return problem(503, str(wrong))
    if not any("article" in answer for answer in answers):
        late = any(answer.get("late") for answer in answers)
        return problem(408 if late else 500, "; ".join(str(answer["problem"]) for answer in answers))
    records = [from_json(line) for answer in answers for line in answer.get("figures", ())]
    notices = [answer["problem"] for answer in answers if "problem" in answer]
    return json_answer({"id": one.id, "figures": records, "notices": notices})


async def gold(request: "Request") -> "Response":
    """The gold of corrected records."""
    from starlette.concurrency import run_in_threadpool

    try:
        given = await _object(request, {"id", "text", "figures"}, {"id", "text", "figures"})
        strings = _strings({key: value for key, value in given.items() if key != "figures"})
        if not isinstance(given["figures"], list):
            raise _Refused(422, '"figures" is no list')
        return json_answer(await run_in_threadpool(_gold, strings["id"], strings["text"], given["figures"]))
    except _Refused as refused:
        return problem(refused.status, str(refused))


def _gold(document: str, text: str, records: Iterable[Any]) -> Mapping[str, Any]:
    from ..evaluation.corrected import gold_of

    found = []
    for place, record in enumerate(records, start=1):
        try:
            found.append(Figure.model_validate(record))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            key = ".".join(map(str, first["loc"]))
            raise _Refused(422, f'figure {place}: "{key}": {first["msg"]}'[:500]) from None
    try:
        return gold_of(document, found, text)
    except ValueError as wrong:
        raise _Refused(422, str(wrong)) from None


async def _object(request: "Request", known: set[str], needed: set[str]) -> Mapping[str, Any]:
    """The JSON object that was sent. Raises _Refused. Its type keeps forms of other sites out: they cannot send it."""
    from ..readers.encoding import NotText, decode

    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise _Refused(415, "wants application/json")
    try:
        given = from_json(decode(await request.body(), "utf-8-sig").text)
    except (ValueError, NotText) as wrong:
        raise _Refused(400, f"the body {wrong}") from None
    if not isinstance(given, dict):
        raise _Refused(422, "the body is no JSON object")
    if strangers := sorted(given.keys() - known):
        raise _Refused(422, f"there is no key {strangers[0][:100]!r}; there are {', '.join(sorted(known))}")
    if missing := sorted(needed - given.keys()):
        raise _Refused(422, f'"{missing[0]}" is missing')
    return given


def _strings(given: Mapping[str, Any]) -> dict[str, str]:
    for key, value in given.items():
        if value is not None and not isinstance(value, str):
            raise _Refused(422, f'"{key}" is no string')
        if key != "text" and len(value or "") > LONGEST:
            raise _Refused(422, f'"{key}" is longer than {LONGEST:,} characters')
    return {key: value or "" for key, value in given.items()}


def _page(request: "Request") -> tuple[int, int]:
    numbers = []
    for name, least, most, usual in (("page", 1, 1_000_000, 1), ("size", 1, LARGEST_SIZE, SIZE)):
        typed = request.query_params.get(name)
        number = usual if typed is None else whole(typed)
        if not least <= number <= most:
            raise Wrong(name, "no_choice")
        numbers.append(number)
    return numbers[0], numbers[1]


def _paged(found: Found[Any]) -> dict[str, Any]:
    from .search import MOST

    return {
        "total": min(found.total, MOST),
        "more": found.total > MOST,
        "page": found.page,
        "pages": found.pages,
        "size": found.size,
    }
