"""The manual is made by docs/hooks; its tests need these, and are skipped where the checkout is not here."""

import sys
from pathlib import Path

from tests.pipeline.browser import browser, page

__all__ = ["browser", "page"]

DOCS = Path(__file__).resolve().parents[2] / "docs"
if DOCS.is_dir():
    sys.path.append(str(DOCS))
