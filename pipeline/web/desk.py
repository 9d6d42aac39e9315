"""The texts under correction: kept in memory, a bounded number of them, each under a name that nobody can guess."""

import secrets
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..article import Article
from ..record import Figure

MOST_SHEETS = 1_000
MOST_CHARACTERS = 100_000_000
"""Code points of all texts and records on the desk."""
STEPS = 200
"""Corrections that can be taken back."""


class Full(RuntimeError):
    """No more texts fit, and all that are there hold corrections that are not saved; the message is a sentence."""


class Outdated(ValueError):
    """The text was corrected elsewhere meanwhile."""


@dataclass(slots=True)
class Sheet:
    """A text and its figures as they are now. `rules`: by figure and slot, which rule filled it.

    `version` grows with each change, so that a page that is out of date changes nothing by mistake. `saved` is the
    version that was last written or downloaded; `notices`: sentences for whoever opens it.
    """

    article: Article
    extracted: tuple[Figure, ...]
    figures: tuple[Figure, ...]
    rules: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    back: str = "/"
    version: int = 0
    saved: int = 0
    earlier: list[tuple[Figure, ...]] = field(default_factory=list)
    token: str = field(default_factory=lambda: secrets.token_urlsafe(12))
    _guard: threading.Lock = field(default_factory=threading.Lock)

    @property
    def is_saved(self) -> bool:
        return self.saved == self.version

    @property
    def characters(self) -> int:
        records = len(self.extracted) * 500 + sum(len(one.sentence.text) for one in self.extracted)
        return len(self.article.text) + records

    def figure(self, name: str) -> Figure | None:
        return next((one for one in self.figures if one.id == name), None)

    def change(self, version: int, figures: Iterable[Figure]) -> None:
        """Puts other figures in their place, in the order of the text. Raises Outdated."""
        with self._guard:
            if version != self.version:
                raise Outdated
            self.earlier = [*self.earlier[1 - STEPS :], self.figures]
            self.figures = tuple(sorted(figures, key=lambda one: (one.quote.start, one.quote.end)))
            self.version += 1

    def take_back(self, version: int) -> bool:
        """Undoes the last change, if there is one. Raises Outdated."""
        with self._guard:
            if version != self.version:
                raise Outdated
            if not self.earlier:
                return False
            self.figures = self.earlier.pop()
            self.version += 1
            return True


@dataclass(frozen=True, slots=True)
class Upload:
    """What came of the files of one request, or of one text."""

    sheets: tuple[str, ...]
    problems: tuple[str, ...]
    token: str = field(default_factory=lambda: secrets.token_urlsafe(12))


class Desk:
    def __init__(self) -> None:
        self._sheets: dict[str, Sheet] = {}
        self._uploads: dict[str, Upload] = {}
        self._guard = threading.Lock()

    def sheet(self, token: str) -> Sheet | None:
        """The sheet, which thereby is the last to be put away."""
        with self._guard:
            found = self._sheets.pop(token, None)
            if found:
                self._sheets[token] = found
            return found

    def upload(self, token: str) -> Upload | None:
        return self._uploads.get(token)

    def of_document(self, document: str, back: str) -> Sheet | None:
        """The sheet of an article of the job that is under correction already."""
        with self._guard:
            return next((one for one in self._sheets.values() if one.back == back and one.article.id == document), None)

    def put(self, sheets: Sequence[Sheet], problems: Sequence[str] = ()) -> Upload:
        """Makes room by putting away the oldest sheets that hold nothing unsaved. Raises Full."""
        upload = Upload(tuple(sheet.token for sheet in sheets), tuple(problems))
        with self._guard:
            kept = dict(self._sheets)
            count = len(kept) + len(sheets)
            size = sum(one.characters for one in (*kept.values(), *sheets))
            for old in self._sheets.values():
                if count <= MOST_SHEETS and size <= MOST_CHARACTERS:
                    break
                if old.is_saved:
                    del kept[old.token]
                    count, size = count - 1, size - old.characters
            if count > MOST_SHEETS or (size > MOST_CHARACTERS and kept):
                raise Full("there is no room for another text before corrections of others are saved")
            self._sheets = kept | {sheet.token: sheet for sheet in sheets}
            self._uploads = dict([*self._uploads.items()][-MOST_SHEETS:]) | {upload.token: upload}
        return upload
