"""Pages: the figures of a text are corrected by hand, and the corrections saved."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..record import Figure
from .corrections import Faults, corrected, figure_at
from .desk import Outdated, Sheet
from .missed import NoPlace, drafted, place_of
from .saving import file_name, gold_text, records_text, save
from .sheet_view import find_page, form_page, sheet_page
from .site import language, site_of, wants_part
from .wording import Wording

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

SAID = ("changed", "deleted", "added", "undone", "nothing_to_undo", "saved")
LARGEST_NUMBER = 10**9


def sheet_of(request: "Request") -> Sheet:
    """The sheet that the address names. Raises HTTPException."""
    from starlette.exceptions import HTTPException

    sheet = site_of(request).desk.sheet(request.path_params["token"])
    if sheet is None:
        raise HTTPException(404, Wording(language(request))("upload.gone"))
    return sheet


def _figure_of(request: "Request", sheet: Sheet) -> Figure:
    from starlette.exceptions import HTTPException

    figure = sheet.figure(request.path_params["figure"])
    if figure is None:
        raise HTTPException(404, Wording(language(request))("sheet.outdated"))
    return figure


def show(request: "Request") -> "Response":
    said = request.query_params.get("said", "")
    sheet = sheet_of(request)
    return sheet_page(request, sheet, whole(request.query_params.get("at")), _told(request, sheet, said))


def show_figure(request: "Request") -> "Response":
    sheet = sheet_of(request)
    return form_page(request, sheet, _figure_of(request, sheet))


async def change(request: "Request") -> "Response":
    sheet, given = sheet_of(request), await _given(request)
    figure = _figure_of(request, sheet)
    try:
        new = corrected(figure, given, sheet.figures, site_of(request).kinds)
    except Faults as wrong:
        return form_page(request, sheet, figure, given=given, faults=wrong.by_field, status=422)
    figures = [new if one.id == figure.id else one for one in sheet.figures]
    return _changed(request, sheet, given, figures, figure, "changed")


async def delete(request: "Request") -> "Response":
    sheet, given = sheet_of(request), await _given(request)
    figure = _figure_of(request, sheet)
    figures = [
        one.model_copy(update={"same_as": None}) if one.same_as == figure.id else one
        for one in sheet.figures
        if one.id != figure.id
    ]
    return _changed(request, sheet, given, figures, figure, "deleted")


async def show_missed(request: "Request") -> "Response":
    """The form for a figure that was missed: at a place that was marked, or whose words are given."""
    sheet, typed = sheet_of(request), request.query_params
    if not typed.keys() & {"start", "words"}:
        return find_page(request, sheet, {}, {})
    try:
        start, end = place_of(sheet.article.text, typed)
    except NoPlace as wrong:
        return find_page(request, sheet, typed, {wrong.field: str(wrong)}, 422)
    figure = await drafted(site_of(request), sheet, start, end)
    if there := sheet.figure(figure.id):
        return form_page(request, sheet, there, said=Wording(language(request))("form.found"))
    return form_page(request, sheet, figure, is_new=True)


async def add(request: "Request") -> "Response":
    sheet, given = sheet_of(request), await _given(request)
    try:
        bare = figure_at(sheet.article, whole(given.get("start")), whole(given.get("end")))
    except ValueError:
        return find_page(request, sheet, {}, {"words": "no_span"}, 422)
    try:
        if sheet.figure(bare.id):
            raise Faults({"low": "there"})
        new = corrected(bare, given, sheet.figures, site_of(request).kinds)
    except Faults as wrong:
        return form_page(request, sheet, bare, is_new=True, given=given, faults=wrong.by_field, status=422)
    return _changed(request, sheet, given, [*sheet.figures, new], new, "added")


async def undo(request: "Request") -> "Response":
    sheet, given = sheet_of(request), await _given(request)
    try:
        said = "undone" if sheet.take_back(whole(given.get("version"))) else "nothing_to_undo"
    except Outdated:
        return _outdated(request, sheet, whole(given.get("at")))
    return _done(request, sheet, whole(given.get("at")), said)


async def keep(request: "Request") -> "Response":
    """Saves the gold into the folder that the server was given."""
    from starlette.concurrency import run_in_threadpool
    from starlette.exceptions import HTTPException

    from ..readers.problem import reason

    sheet, folder = sheet_of(request), site_of(request).settings.corrections
    at = whole((await _given(request)).get("at"))
    if folder is None:
        raise HTTPException(404)
    version = sheet.version
    try:
        await run_in_threadpool(save, sheet, folder)
    except OSError as error:
        said = Wording(language(request))("sheet.not_saved", reason(error))
        return sheet_page(request, sheet, at, said, 500)
    sheet.saved = version
    return _done(request, sheet, at, "saved")


def gold(request: "Request") -> "Response":
    sheet = sheet_of(request)
    version = sheet.version
    answer = _file(f"{file_name(sheet.article.id)}.json", gold_text(sheet), "application/json")
    sheet.saved = version
    return answer


def records(request: "Request") -> "Response":
    sheet = sheet_of(request)
    return _file(f"{file_name(sheet.article.id)}.jsonl", records_text(sheet.figures), "application/x-ndjson")


def extracted(request: "Request") -> "Response":
    sheet = sheet_of(request)
    name = f"{file_name(sheet.article.id)}.extracted.jsonl"
    return _file(name, records_text(sheet.extracted), "application/x-ndjson")


def _file(name: str, text: str, media: str) -> "Response":
    from starlette.responses import Response

    plain = name.encode("ascii", "replace").decode().replace("?", "_")
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    return Response(text.encode(), media_type=media, headers={"content-disposition": disposition})


async def _given(request: "Request") -> dict[str, str]:
    """The fields of a form that was sent. The body is bounded by the guard."""
    async with request.form(max_files=0, max_fields=100) as form:
        return {name: value for name, value in form.items() if isinstance(value, str)}


def _changed(
    request: "Request", sheet: Sheet, given: Mapping[str, str], figures: Sequence[Figure], at: Figure, said: str
) -> "Response":
    try:
        sheet.change(whole(given.get("version")), figures)
    except Outdated:
        return _outdated(request, sheet, at.quote.start)
    return _done(request, sheet, at.quote.start, said, f"#f-{at.id}" if sheet.figure(at.id) else "")


def _done(request: "Request", sheet: Sheet, at: int, said: str, anchor: str = "") -> "Response":
    """The page again: as a part where our script asks, else by its address, so that nothing is sent twice."""
    from starlette.responses import RedirectResponse

    if wants_part(request):
        return sheet_page(request, sheet, at, _told(request, sheet, said))
    return RedirectResponse(f"/texts/{sheet.token}?at={at}&said={said}{anchor}", 303)


def _outdated(request: "Request", sheet: Sheet, at: int) -> "Response":
    return sheet_page(request, sheet, at, Wording(language(request))("sheet.outdated"), 409)


def _told(request: "Request", sheet: Sheet, said: str) -> str:
    """The sentence for what was done; an address can name one, and nothing else is ever said by it."""
    say = Wording(language(request))
    if said == "saved":
        return say("sheet.saved", f"{file_name(sheet.article.id)}.json") if sheet.is_saved else ""
    return say(f"sheet.{said}") if said in SAID else ""


def whole(text: str | None) -> int:
    """The whole number that was sent, 0 for whatever is none."""
    number = int(text) if text and text.isascii() and text.isdigit() and len(text) < 12 else 0
    return min(number, LARGEST_NUMBER)
