"""What all pages share: the parts of the server, and how an answer is made of a template."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from .desk import Desk
from .settings import MEGABYTE, Settings
from .wording import Language, Wording, language_of

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup
    from starlette.requests import Request
    from starlette.responses import Response

    from .search import Index
    from .workers import Workers

HERE = Path(__file__).parent
A_YEAR = 31_536_000
PART = "x-arqam"
"""The header by which our script asks for a part of a page, and by which the answer says which part it is."""
_PERSIAN = str.maketrans("0123456789,", "۰۱۲۳۴۵۶۷۸۹٬")


@dataclass(frozen=True)
class Site:
    """`index` is that of the job, None where there is none to look through."""

    settings: Settings
    workers: "Workers"
    index: "Index | None" = None
    desk: Desk = field(default_factory=Desk)

    @cached_property
    def kinds(self) -> Mapping[str, tuple[str, str]]:
        """The kinds in force → their Persian and English label."""
        from ..catalogue import load_catalogue
        from ..display import kind_labels

        return kind_labels(load_catalogue(self.settings.config.catalogue))

    @cached_property
    def _environment(self) -> "Environment":
        from jinja2 import Environment, FileSystemLoader, StrictUndefined

        environment = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=lambda value: value.replace("\0", "\ufffd") if isinstance(value, str) else value,
        )
        environment.filters["raw_text"] = raw_text
        return environment

    def render(self, request: "Request", template: str, **values: Any) -> str:
        spoken = language(request)
        other = str(request.url.include_query_params(language="en" if spoken == "fa" else "fa"))
        return self._environment.get_template(template).render(
            say=Wording(spoken),
            language=spoken,
            digits=lambda number: digits(number, spoken),
            kind_label=lambda kind: self.kind_label(kind, spoken),
            job=self.settings.job,
            folder=self.settings.corrections,
            megabytes=digits(self.settings.largest // MEGABYTE, spoken),
            here=request.url.path,
            switch=other.removeprefix(f"{request.url.scheme}://{request.url.netloc}"),
            **values,
        )

    def page(
        self,
        request: "Request",
        template: str,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        **values: Any,
    ) -> "Response":
        """The template as an answer. A part of a page is asked for, and says that it is one, by a header."""
        from starlette.responses import HTMLResponse

        response = HTMLResponse(self.render(request, template, **values), status, headers)
        response.headers["vary"] = PART
        if request.query_params.get("language") == language(request):
            response.set_cookie("language", language(request), max_age=A_YEAR, samesite="lax", httponly=True)
        return response

    def page_or_part(self, request: "Request", name: str, part: str, status: int = 200, /, **values: Any) -> "Response":
        """The page of that name, or, where our script asks for it, only the part of it that it puts in place."""
        if wants_part(request):
            return self.page(request, f"{name}_part.html", status, {PART: part}, **values)
        return self.page(request, f"{name}.html", status, **values)

    def kind_label(self, kind: str, language: Language) -> str:
        return self.kinds.get(kind, (kind, kind))[language == "en"]


def site_of(request: "Request") -> Site:
    return cast(Site, request.app.state.site)


def language(request: "Request") -> Language:
    return language_of(request.query_params.get("language"), request.cookies.get("language"))


def wants_part(request: "Request") -> bool:
    """Whether our script asks, and puts the answer into the page that it has."""
    return PART in request.headers


def digits(number: int, language: Language) -> str:
    """A whole number as it is read: «۱۲٬۳۰۰» or "12,300"."""
    text = f"{number:,}"
    return text.translate(_PERSIAN) if language == "fa" else text


def raw_text(text: str) -> "Markup":
    """Raw text for a page, one character for one: parsers of HTML drop NULs, and make feeds of carriage returns."""
    from markupsafe import Markup, escape

    return Markup(str(escape(text.replace("\0", "\ufffd"))).replace("\r", "&#13;"))
