"""What tests of all three packages share."""

import os
from pathlib import Path

import pytest

from tests.pipeline.browser import browser, page

__all__ = ["browser", "page"]  # here, as a process can drive one browser only

ROOT = Path(__file__).resolve().parent.parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that look at pages in a browser are marked so, as they are run apart (make pages)."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder that holds tests/, samples/ and README.md."""
    return ROOT


@pytest.fixture(scope="session")
def gold() -> Path:
    """The hand-annotated gold beside the checkout (or in $ARQAM_GOLD); tests that need it are skipped without it."""
    folder = Path(os.environ.get("ARQAM_GOLD") or ROOT.parent / "shared" / "gold")
    if not folder.is_dir():
        pytest.skip(f"no gold in {folder}")
    return folder
