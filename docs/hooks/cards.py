"""The cards that lie beside learnt data, as pages of the manual: what each was made from, how good it is, its terms."""

import re
from posixpath import dirname, join, normpath, relpath

from .cases import ROOT

CARDS = {
    "cards/entities.md": "extractors/entities/MODEL.md",
    "cards/items.md": "extractors/items/MODEL.md",
    "cards/places.md": "extractors/places/GAZETTEER.md",
    "cards/speakers.md": "extractors/speakers/NAMES.md",
    "cards/confidence.md": "extractors/confidence/CALIBRATION.md",
    "cards/training.md": "training/README.md",
    "samples.md": "samples/README.md",
    "changes.md": "CHANGELOG.md",
}
"""Page → the file that it is."""
_LINK = re.compile(r"\[([^\]]+)\]\((?!https?:|#)([^)#\s]+)\)")


def pages() -> dict[str, str]:
    """Every page with its Markdown."""
    return {
        page: relinked((ROOT / source).read_text(encoding="utf-8"), source, page)
        for page, source in CARDS.items()
        if (ROOT / source).is_file()
    }


def relinked(text: str, source: str, page: str) -> str:
    """The text of a file of the repository, to be shown on a page: a link to a file that has a page leads there, and
    of any other link the words are left."""

    def led(match: re.Match[str]) -> str:
        words, target = match.groups()
        to = _page_of(normpath(join(dirname(source), target)))
        return f"[{words}]({relpath(to, dirname(page) or '.')})" if to else words

    return _LINK.sub(led, text)


def _page_of(source: str) -> str | None:
    return next((page for page, file in CARDS.items() if file == source), None)
