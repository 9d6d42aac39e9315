"""Plain text: a file is one article."""

from collections.abc import Iterator

from ..article import Article
from .encoding import decode
from .entry import Entry, Form, Stream
from .options import ReadOptions
from .problem import Problem


def entry_of_file(stream: Stream, form: Form, options: ReadOptions) -> Entry | Problem:
    """The entry of a file that holds one article."""
    data = stream.data.read(options.largest + 1)
    if len(data) > options.largest:
        return Problem(stream.place, f"is longer than {options.largest:,} bytes; split it, or raise --largest")
    return Entry(stream.place, stream.id, form, data)


def article_of_text(entry: Entry) -> Iterator[Article | Problem]:
    """The article of the bytes; line ends are kept as they are, so that offsets hold. Raises NotText."""
    text, notice = decode(entry.content, entry.encoding)
    if not text.strip():
        yield Problem(entry.place, "is empty")
        return
    if notice:
        yield Problem(entry.place, notice, lost=False)
    yield Article(id=entry.id, text=text)
