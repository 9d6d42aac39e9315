"""What reading is cut into: the bytes of one article, found in passing and parsed later, perhaps elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, Literal

Form = Literal["text", "json", "row", "html", "pdf"]


@dataclass(frozen=True, slots=True)
class Entry:
    """The bytes of one article, not yet looked at; it can be pickled and parsed in another process.

    - `place`: where it stands, for sentences: "news.jsonl:17", "a.zip/b.html".
    - `id`: what the article is called where it brings no id of its own.
    - `data`: the bytes; of a row, its values (plain ones) by our names of the columns.
    - `encoding`: that of the bytes, where the file or the server says it. `url`: where the page was found.
    """

    place: str
    id: str
    form: Form
    data: bytes | Mapping[str, Any]
    encoding: str | None = None
    url: str | None = None

    @property
    def content(self) -> bytes:
        """The data, in every form but rows."""
        assert isinstance(self.data, bytes)
        return self.data


@dataclass(slots=True)
class Stream:
    """A file (or the standard input, or what is packed in one) that holds entries.

    - `data`: to be read once, in order. `head`: the first 64 KiB of it.
    - `place`, `id`: as of an entry.
    - `name`: the last part of its name, whose ending says what it may be.
    - `file`: the same, where it can be read in any order; left at any place.
    - `depth`: the packings around it.
    """

    data: BinaryIO
    head: bytes
    place: str
    id: str
    name: str
    file: BinaryIO | None = None
    depth: int = 0
