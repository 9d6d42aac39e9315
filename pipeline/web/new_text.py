"""Pages: a text or files come in, and are extracted."""

import hashlib
import io
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..article import Article
from ..record import Figure
from .desk import Full, Sheet, Upload
from .site import Site, digits, language, site_of
from .uploads import MOST_FILES, written
from .wording import Wording
from .workers import Busy, CannotExtract

if TYPE_CHECKING:
    from starlette.datastructures import FormData
    from starlette.requests import Request
    from starlette.responses import Response

LONGEST = 1_000
"""Code points of a name, a title, a source or a date that are typed."""
LARGEST_REST = 10_000
"""Bytes of a request beside its text and its files."""
FIELDS = ("id", "title", "source", "published")
_LABELS = {"id": "new.id", "title": "new.heading", "source": "new.source", "published": "new.published"}


def new_text(request: "Request") -> "Response":
    return _form(request, 200, {}, [])


def _form(request: "Request", status: int, typed: Mapping[str, str], problems: Sequence[str]) -> "Response":
    typed = {name: typed.get(name, "") for name in ("text", *FIELDS)}
    site = site_of(request)
    largest = site.settings.largest - LARGEST_REST
    return site.page(request, "new.html", status, typed=typed, problems=problems, largest=largest)


async def create(request: "Request") -> "Response":
    """Extracts what was sent, and leads to it."""
    from starlette.concurrency import run_in_threadpool
    from starlette.responses import RedirectResponse

    site, say = site_of(request), Wording(language(request))
    async with request.form(max_files=MOST_FILES, max_fields=20, max_part_size=site.settings.largest) as form:
        typed = _typed(form)
        files = [one for one in form.getlist("files") if not isinstance(one, str) and one.filename]
        problems = [
            say("new.too_long", say(_LABELS[name]), digits(LONGEST, say.language))
            for name in FIELDS
            if len(typed[name]) > LONGEST
        ]
        if not (typed["text"].strip() or files):
            problems.append(say("new.empty"))
        if problems:
            return _form(request, 422, typed, problems)
        answers: list[dict[str, Any]] = []
        status = 422
        try:
            if typed["text"].strip():
                answers += await extracted(site, {"article": article_of(typed).model_dump()})
            if files:
                with tempfile.TemporaryDirectory(prefix="arqam-") as folder:
                    paths = await written(files, Path(folder))
                    answers += await extracted(site, {"files": paths})
        except (Busy, CannotExtract) as wrong:
            answers.append({"problem": str(wrong), "lost": True})
            status = 503
    if any(answer.get("late") for answer in answers):
        status = 408
    sheets, told = await run_in_threadpool(sheets_of, site, answers, say)
    if not sheets:
        return _form(request, status, typed, told or [say("new.nothing")])
    try:
        upload = site.desk.put(sheets, told)
    except Full as full:
        return _form(request, 503, typed, [str(full)])
    one = len(sheets) == 1 and not told
    return RedirectResponse(f"/texts/{sheets[0].token}" if one else f"/uploads/{upload.token}", 303)


async def extracted(site: Site, order: dict[str, Any]) -> list[dict[str, Any]]:
    """The answers to an order, the last of them a problem where they ended early. Raises Busy, CannotExtract."""
    answers, why = await site.workers.do(order)
    if why:
        answers.append({"problem": why, "lost": True, "late": "longer than" in why})
    return answers


def article_of(typed: Mapping[str, str]) -> Article:
    """The article of what was typed; without a name it is called by a digest of its text, so that it has one always."""
    text = typed["text"]
    name = typed.get("id", "").strip() or f"text-{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:8]}"
    rest = {key: typed.get(key, "").strip() or None for key in ("title", "source", "published")}
    return Article(id=name, text=text, **rest)


def sheets_of(site: Site, answers: Sequence[Mapping[str, Any]], say: Wording) -> tuple[list[Sheet], list[str]]:
    """The texts that were extracted, and sentences on what went wrong."""
    problems = [str(answer["problem"]) for answer in answers if "problem" in answer]
    sheets = []
    for answer in answers:
        if "article" in answer:
            figures = tuple(Figure.from_json(line) for line in answer["figures"])
            rules = {figure.id: rules for figure, rules in zip(figures, answer["rules"], strict=True)}
            article = Article.model_validate(answer["article"])
            sheets.append(with_saved(site, Sheet(article, figures, figures, rules), say))
    return sheets, problems


def with_saved(site: Site, sheet: Sheet, say: Wording) -> Sheet:
    """The sheet with the corrections that were saved for its text earlier, if there are any."""
    from ..readers.problem import reason
    from .saving import file_name, saved_before

    folder = site.settings.corrections
    if folder is None:
        return sheet
    try:
        figures = saved_before(sheet.article, folder)
    except (OSError, ValueError) as wrong:
        name = f"{file_name(sheet.article.id)}.json"
        sheet.notices = (say("sheet.not_before", name, reason(wrong)),)
        return sheet
    if figures is not None:
        sheet.figures = tuple(_completed(figures, sheet))
        sheet.notices = (say("sheet.before"),)
    return sheet


def _completed(saved: Sequence[Figure], sheet: Sheet) -> Iterator[Figure]:
    """Gold says less than a record: what it does not hold is taken from the figure that was extracted."""
    from ..evaluation.corrected import gold_of

    def gold(figure: Figure) -> object:
        return gold_of("", [figure], sheet.article.text)["figures"]

    extracted, ids = {figure.id: figure for figure in sheet.extracted}, {figure.id for figure in saved}
    for figure in saved:
        before = extracted.get(figure.id)
        if before is None:
            yield figure
            continue
        changes: dict[str, Any] = {"same_as": before.same_as if before.same_as in ids else None}
        if gold(figure) == gold(before):
            yield before.model_copy(update=changes)
            continue
        if figure.place and before.place and figure.place.name == before.place.name:
            changes["place"] = before.place
        if figure.speaker and before.speaker and figure.speaker.name == before.speaker.name:
            changes["speaker"] = before.speaker
        yield figure.model_copy(update={**changes, "sentence": before.sentence})


def upload(request: "Request") -> "Response":
    """The texts of one request, and what is wrong with them."""
    found, sheets = _uploaded(request)
    return site_of(request).page(request, "upload.html", upload=found, sheets=sheets)


def gold_of_upload(request: "Request") -> "Response":
    """The gold of all texts of one request, a file each: what `arqam evaluate` takes, packed."""
    from starlette.responses import Response

    from .saving import file_name, gold_text

    _, sheets = _uploaded(request)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for sheet in sheets:
            version = sheet.version
            archive.writestr(f"{file_name(sheet.article.id)}.json", gold_text(sheet))
            sheet.saved = version
    headers = {"content-disposition": 'attachment; filename="gold.zip"'}
    return Response(packed.getvalue(), media_type="application/zip", headers=headers)


def _uploaded(request: "Request") -> tuple[Upload, list[Sheet]]:
    from starlette.exceptions import HTTPException

    site = site_of(request)
    found = site.desk.upload(request.path_params["token"])
    if found is None:
        raise HTTPException(404, Wording(language(request))("upload.gone"))
    return found, [sheet for token in found.sheets if (sheet := site.desk.sheet(token))]


def _typed(form: "FormData") -> dict[str, str]:
    """What was typed. Browsers send a text with other line ends than it has in the page: those are put back."""
    typed = {name: form.get(name) for name in ("text", *FIELDS)}
    strings = {name: value if isinstance(value, str) else "" for name, value in typed.items()}
    return strings | {"text": strings["text"].replace("\r\n", "\n")}
