"""The manual is made by docs/hooks; its tests need these, and are skipped where the checkout is not here."""

import sys
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"
if DOCS.is_dir():
    sys.path.append(str(DOCS))
