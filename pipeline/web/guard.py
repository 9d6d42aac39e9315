"""Who may ask, how much, and what a browser may do with the answer.

The page listens on the loopback, where every other site that the same browser has open can send requests, too: by a
name that it has pointed at 127.0.0.1 (DNS rebinding), or by a form. So the Host must be ours, and what changes
something must come from our own pages. As an ASGI middleware, so that it holds for errors and files as well.
"""

import asyncio
import ipaddress
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from .settings import Settings

if TYPE_CHECKING:
    from starlette.exceptions import HTTPException
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # with no-referrer, browsers send "Origin: null" with our own forms
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
_HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([^:\[\]]+))(?::\d{1,5})?", re.I)

type ErrorPage = Callable[[Request, HTTPException], Response]


class Guard:
    """Refuses with a status and a sentence: 400 for a strange Host, 403 for a strange origin, 408 and 413.

    `error_page` makes the page that a person sees who drops too large a file; the others are no people's.
    """

    def __init__(self, app: "ASGIApp", settings: Settings, error_page: "ErrorPage | None" = None) -> None:
        self._app, self._settings, self._error_page = app, settings, error_page

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return  # no web sockets here
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        refused = self._refusal(scope["method"], headers)
        started = False

        async def sending(message: "Message") -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                own = {name.lower() for name, _ in message["headers"]}
                more = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                if b"cache-control" not in own:
                    more.append(
                        (b"cache-control", b"no-cache" if scope["path"].startswith("/static/") else b"no-store")
                    )
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        if refused is None:
            try:
                await self._app(scope, self._bounded(receive), sending)
                return
            except Exception as bug:
                from starlette.exceptions import HTTPException

                from ..readers.problem import failure

                if started:
                    raise
                refused = (bug.status_code, bug.detail) if isinstance(bug, HTTPException) else (500, failure(bug))
        if refused[0] == 413 and self._error_page:
            from starlette.exceptions import HTTPException
            from starlette.requests import Request

            await self._error_page(Request(scope), HTTPException(*refused))(scope, receive, sending)
        else:
            await _plain(refused, sending)

    def _refusal(self, method: str, headers: Mapping[str, str]) -> tuple[int, str] | None:
        host = headers.get("host", "")
        if not host_is_ours(host, self._settings):
            return 400, f"this page is not called {host[:100]!r}; see --name of arqam serve"
        if method in ("GET", "HEAD"):
            return None
        if not comes_from_here(headers):
            return 403, "only pages of arqam may send something here"
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit():
            return 400, "the length of the request is no number"
        if len(length) > 15 or int(length) > self._settings.largest:
            return 413, too_large(self._settings)
        return None

    def _bounded(self, receive: "Receive") -> "Receive":
        """The body, as long as it is short and comes quickly: its length need not be what was said, or said at all."""
        from starlette.exceptions import HTTPException

        taken, whole = 0, False
        until = asyncio.get_running_loop().time() + self._settings.slowest

        async def receiving() -> "Message":
            nonlocal taken, whole
            if whole:
                return await receive()
            try:
                async with asyncio.timeout_at(until):
                    message = await receive()
            except TimeoutError:
                raise HTTPException(408, f"the request did not come in {self._settings.slowest:g} seconds") from None
            taken += len(message.get("body", b""))
            whole = not message.get("more_body", False)
            if taken > self._settings.largest:
                raise HTTPException(413, too_large(self._settings))
            return message

        return receiving


def too_large(settings: Settings) -> str:
    return f"the request is longer than {settings.largest:,} bytes; see --largest of arqam serve"


def host_is_ours(host: str, settings: Settings) -> bool:
    """Whether a Host header names this server. A number cannot be pointed anywhere, so it is no rebinding."""
    found = _HOST.fullmatch(host)
    if not found:
        return False
    name = (found[1] or found[2]).lower().rstrip(".")
    return name in LOOPBACK or name in settings.names or (settings.any_address and _is_address(name))


def comes_from_here(headers: Mapping[str, str]) -> bool:
    """Whether a browser says that the request is from one of our own pages; what is no browser says nothing."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or (
        urlsplit(origin).scheme in ("http", "https") and urlsplit(origin).netloc.lower() == headers["host"].lower()
    )


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


async def _plain(refused: tuple[int, str], send: "Send") -> None:
    """The sentence as text: no page is built for whoever should not be here."""
    from ..readers.problem import printable

    status, why = refused
    body = f"{printable(why)}\n".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": [*headers, (b"connection", b"close")]})
    await send({"type": "http.response.body", "body": body})
