"""The application: which address is answered by which page."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from . import api, browsing, correcting, new_text, openapi
from .guard import Guard
from .search import Damaged, Index
from .settings import Settings
from .site import HERE, Site, language, site_of, wants_part
from .wording import Wording
from .workers import Workers

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

SENTENCES = (400, 404, 405, 408, 409, 413, 422, 500, 503)


def application(settings: Settings, index: Index | None = None) -> "Starlette":
    """The web application. Its processes start with it, and end with it."""
    from starlette.applications import Starlette
    from starlette.exceptions import HTTPException
    from starlette.middleware import Middleware

    workers = Workers(settings)

    @asynccontextmanager
    async def running(app: "Starlette") -> AsyncIterator[None]:
        import asyncio

        warming = asyncio.create_task(workers.warm())
        try:
            yield
        finally:
            warming.cancel()
            await asyncio.gather(warming, return_exceptions=True)
            await workers.close()

    app = Starlette(
        routes=_routes(),
        lifespan=running,
        middleware=[Middleware(Guard, settings=settings, error_page=_refused)],
        exception_handlers={HTTPException: _refused, Damaged: _damaged},
    )
    app.state.site = Site(settings, workers, index)
    return app


def _routes() -> "list[BaseRoute]":
    from starlette.routing import Mount, Route
    from starlette.staticfiles import StaticFiles

    def changes(path: str, endpoint: Callable[..., Any]) -> Route:
        return Route(path, endpoint, methods=["POST"])

    text = "/texts/{token}"
    return [
        Route("/", new_text.new_text),
        changes("/texts", new_text.create),
        Route("/uploads/{token}", new_text.upload),
        Route("/uploads/{token}/gold.zip", new_text.gold_of_upload),
        Route(text, correcting.show),
        Route(f"{text}/gold.json", correcting.gold),
        Route(f"{text}/records.jsonl", correcting.records),
        Route(f"{text}/extracted.jsonl", correcting.extracted),
        Route(f"{text}/add", correcting.show_missed),
        changes(f"{text}/add", correcting.add),
        changes(f"{text}/undo", correcting.undo),
        changes(f"{text}/save", correcting.keep),
        Route(f"{text}/figures/{{figure}}", correcting.show_figure),
        changes(f"{text}/figures/{{figure}}", correcting.change),
        changes(f"{text}/figures/{{figure}}/delete", correcting.delete),
        Route("/figures", browsing.figures),
        Route("/articles", browsing.articles),
        Route("/article", browsing.article),
        changes("/article", browsing.correct),
        Route("/api", _api_page),
        Route("/api/openapi.json", lambda request: api.json_answer(openapi.description())),
        Route("/api/figures", api.figures),
        Route("/api/figures/{figure}", api.figure),
        Route("/api/articles", api.articles),
        Route("/api/article", api.article),
        Route("/api/kinds", api.kinds),
        changes("/api/extract", api.extract),
        changes("/api/gold", api.gold),
        Route("/kinds.css", _kinds_sheet),
        Mount("/static", StaticFiles(directory=HERE / "static")),
    ]


def _kinds_sheet(request: "Request") -> "Response":
    from starlette.responses import Response

    from ..display import style_sheet

    # Kinds of other catalogues may stand in a job: every class there is.
    spare = [f"spare{number}" for number in range(64)]
    sheet = style_sheet([*site_of(request).kinds, *spare])
    return Response(sheet, media_type="text/css", headers={"cache-control": "no-cache"})


def _api_page(request: "Request") -> "Response":
    return site_of(request).page(request, "api.html", described=openapi.description())


def _refused(request: "Request", error: Exception) -> "Response":
    """The page of an error: its sentence, and what is known of why."""
    from starlette.exceptions import HTTPException

    assert isinstance(error, HTTPException)
    say = Wording(language(request))
    status = error.status_code if error.status_code in SENTENCES else 400
    usual = {404: "Not Found", 405: "Method Not Allowed"}.get(status)
    why = "" if error.detail == usual else error.detail
    if request.url.path.startswith("/api/"):
        return api.problem(status, why or Wording("en")(f"error.s{status}"))
    template = "error_part.html" if wants_part(request) else "error.html"
    headers = dict(error.headers or {}) | ({"retry-after": "5"} if status == 503 else {})
    return site_of(request).page(request, template, status, headers, sentence=say(f"error.s{status}"), why=why)


def _damaged(request: "Request", error: Exception) -> "Response":
    from starlette.exceptions import HTTPException

    return _refused(request, HTTPException(500, str(error)))
