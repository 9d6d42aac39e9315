"""Fixtures for pages that are looked at in a browser: Debian's Chromium, driven by playwright.

Every test can ask for them (see tests/conftest.py), and is skipped, with the reason, where there is no Chromium or no
playwright.
"""

import os
import shutil
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


def chromium() -> str | None:
    """Where the browser is; $ARQAM_CHROMIUM names another."""
    return os.environ.get("ARQAM_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A browser without a window, one for all tests of a process."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = chromium()
    if path is None:
        pytest.skip(f"there is no browser: none of {', '.join(NAMES)} is on the PATH")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=path, args=["--no-sandbox"] if root else [])
        yield started
        started.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """An empty page of 1280 × 900 in a session of its own that reaches files and the loopback, nothing else.

    The test fails where a script of the page fails, or where the page asks for anything of the network.
    """
    session = browser.new_context(viewport=DESK, locale="fa-IR", accept_downloads=True, color_scheme="light")
    asked: list[str] = []
    failed: list[str] = []

    def guard(route: Any) -> None:
        address = urlsplit(route.request.url)
        if address.scheme in ("file", "blob", "data") or address.hostname in LOOPBACK:
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    session.route("**/*", guard)
    opened = session.new_page()
    opened.on("pageerror", lambda error: failed.append(str(error)))
    yield opened
    session.close()
    assert not asked, f"the page asked the network for {asked}"
    assert not failed, f"a script of the page failed: {failed}"
