"""The server: a socket of its own, and the application behind it."""

import socket
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..extras import needed
from .guard import LOOPBACK
from .settings import Settings

if TYPE_CHECKING:
    from .search import Index

MOST_CONNECTIONS = 100
SECONDS_KEPT = 5

type Tell = Callable[[str], None]


def serve(settings: Settings, host: str, port: int, tell: Tell) -> None:
    """Serves until it is interrupted; `tell` hears where, and what is to be known. Port 0 takes any that is free.

    Raises OSError where the address cannot be had, the job not be read, or a library is missing.
    """
    for module in ("starlette", "uvicorn", "python_multipart", "jinja2"):
        needed(module, "web")
    from .index import ready_index
    from .search import Index

    with closing(_socket(host, port)) as bound, tempfile.TemporaryDirectory(prefix="arqam-") as apart:
        index = Index(ready_index(settings.job, Path(apart), tell)) if settings.job else None
        any_address = host in ("0.0.0.0", "::", "")
        settings = replace(settings, names=settings.names | {host.lower()}, any_address=any_address)
        if host not in LOOPBACK:
            tell(f"note: {host or 'every address'} can be reached from outside; whoever reaches it sees what you see")
        _run(settings, index, bound, tell, host)


def _run(settings: Settings, index: "Index | None", bound: socket.socket, tell: Tell, host: str) -> None:
    import uvicorn

    from .app import application

    app = application(settings, index)
    config = uvicorn.Config(
        app,
        log_level="error",
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,  # who asks is not to say where from
        ws="none",
        limit_concurrency=MOST_CONNECTIONS,
        timeout_keep_alive=SECONDS_KEPT,
        timeout_graceful_shutdown=SECONDS_KEPT,
    )
    name = f"[{host}]" if ":" in host else host or "localhost"
    tell(f"at http://{name}:{bound.getsockname()[1]}/ (Ctrl-C ends it)")
    uvicorn.Server(config).run(sockets=[bound])


def _socket(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises OSError, also for a name that is nowhere."""
    family, kind, protocol, _, address = socket.getaddrinfo(
        host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    bound = socket.socket(family, kind, protocol)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
        bound.listen(MOST_CONNECTIONS)
    except OSError:
        bound.close()
        raise
    return bound
