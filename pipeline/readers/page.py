"""A web page → its article, as trafilatura finds it, with the title, the day and the outlet that the page tells."""

import logging
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from ..article import Article
from ..extras import needed
from .dates import read_day
from .encoding import SAMPLE, decode, encoding_of, notice_of
from .entry import Entry
from .options import ReadOptions
from .problem import Problem
from .stream import Stopped
from .values import LONGEST

ATTRIBUTES = 20_000
"""Bytes of names of attributes in one tag; lxml takes the square of their number in time."""
ELEMENTS = 100_000
"""Elements of a page, which trafilatura takes some 50 µs each for; the longest real pages have a tenth of it."""
NESTING = 3_000_000
"""Sum of the depths of all elements, which it takes a few µs each for."""
LONGEST_PAGE = 5_000_000
"""Bytes of a page without its pictures; it takes sixty times as much memory to be read."""
UNHARMFUL = 300_000
"""Bytes of a page in which nothing can cost much."""

HALF_SPACES = {"\u200c": "zwnj", "\u200d": "zwj"}
"""What joins and parts Persian letters; trafilatura takes it for rubbish and throws it away."""
STAND_INS = "ꙮꙬꙪꙨꙦꙤꙢꙠꙞꙜꙚꙘꙖꙔꙒꙐꙎꙌꙊꙈ"
"""Letters that no news has, one of which stands for each of them meanwhile."""

_PICTURE = re.compile(rb"data:[\w/+.;=-]{1,100};base64,[A-Za-z0-9+/=%\s]{1000,}+")
_TAG = re.compile(rb"<[a-zA-Z]")
_QUOTE_OR_END = re.compile(rb"=\s*+([\"'])|>")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*+=\s*+[\"']?([\w.:-]{1,40})", re.I)
_DAY_KEYS = (
    "article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish_date",
    "date",
)
_JSON_DAY = re.compile(r'"datePublished"\s*+:\s*+"([^"]{4,60})"')
_SAID_DAY = re.compile(r"(?:تاریخ\s?(?:انتشار|درج|خبر|ثبت)|زمان\s?(?:انتشار|درج)|منتشر شده در)\s?[:：]?([^\n]{6,60})")


def article_of_page(entry: Entry, options: ReadOptions) -> Iterator[Article | Problem]:
    """The article of a page. Raises Stopped, NotText, or ValueError for a page that is too tangled to be read."""
    extraction, html = needed("trafilatura", "html", Stopped), needed("lxml.html", "html", Stopped)
    for name in ("trafilatura", "htmldate", "courlan", "justext"):  # what they say of a page tells nobody anything
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    if not entry.content.strip():
        yield Problem(entry.place, "is empty")
        return
    data = _PICTURE.sub(b"", entry.content)
    if len(data) > LONGEST_PAGE:
        raise ValueError(f"is longer than {LONGEST_PAGE:,} bytes, as no page of news is")
    _check_tags(data)
    text, notice = _decoded(data, entry.encoding)
    held = _held(text)
    tree = _tree(held.text, html)
    day = _day(tree, text)
    try:
        found = extraction.bare_extraction(
            tree,
            url=entry.url,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as bug:  # of a library that was given a page made by nobody knows whom
        raise ValueError(f"cannot be read as a page (trafilatura failed: {type(bug).__name__})") from None
    if found is None or not held.freed(found.text).strip():
        yield Problem(entry.place, "holds no text of an article, as far as can be seen")
        return
    if notice:
        yield Problem(entry.place, notice, lost=False)
    title, source = held.freed(found.title) or None, held.freed(found.sitename) or found.hostname or None
    if max(len(title or ""), len(source or "")) > LONGEST:
        yield Problem(entry.place, "has a title or an outlet of a length that none has; left out", lost=False)
        title = source = None
    yield Article(
        id=entry.id,
        text=held.freed(found.text),
        title=title,
        source=source,
        published=day or (read_day(found.date) if found.date else None),
    )


class _Held(NamedTuple):
    """A page with stand-ins for its half-spaces."""

    text: str
    stand_ins: dict[str, str]

    def freed(self, text: str | None) -> str:
        for sign, stand_in in self.stand_ins.items():
            text = (text or "").replace(stand_in, sign)
        return text or ""


def _held(text: str) -> _Held:
    free = (letter for letter in STAND_INS if letter not in text)
    stand_ins = dict(zip(HALF_SPACES, free, strict=False))
    for sign, letter in stand_ins.items():
        number = f"{ord(sign):x}"
        written = rf"{sign}|&{HALF_SPACES[sign]};|&#0*{ord(sign)};?|&#x0*{number};?|\\u{number}"
        text = re.sub(written, letter, text, flags=re.I)
    return _Held(text, stand_ins)


def _check_tags(data: bytes) -> None:
    """Raises ValueError where a tag has so many attributes that parsing it would take minutes."""
    if len(data) < UNHARMFUL:
        return
    at = 0
    while tag := _TAG.search(data, at):
        at, names = tag.end(), 0
        while step := _QUOTE_OR_END.search(data, at):
            names += step.start() - at
            if names > ATTRIBUTES:
                raise ValueError(f"has a tag with more than {ATTRIBUTES:,} bytes of attributes")
            end = data.find(step[1], step.end()) if step[1] else -1
            at = end + 1 if end >= 0 else step.end()
            if not step[1]:
                break
        else:
            if len(data) - at + names > ATTRIBUTES:
                raise ValueError(f"has a tag with more than {ATTRIBUTES:,} bytes of attributes")
            return


def _decoded(data: bytes, said: str | None) -> tuple[str, str | None]:
    """Strict UTF-8; else what the server or the page itself says it is, where that fits; else what it looks like.

    Raises NotText.
    """
    encoding_of(data[:SAMPLE])  # raises NotText
    named = _CHARSET.search(data, 0, SAMPLE)
    for encoding in ("utf-8-sig", said, named and named[1].decode("ascii")):
        try:
            if encoding:
                return data.decode(encoding), notice_of(encoding.lower())
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return decode(data)


def _tree(text: str, html: Any) -> Any:
    """The elements of the page. Raises ValueError where there are too many, or too deep."""
    parser = html.HTMLParser(
        huge_tree=True,  # without it, all that is nested deeper than 256 is lost without a word
        encoding="utf-8",
        collect_ids=False,
        default_doctype=False,
        remove_comments=True,
        remove_pis=True,
    )
    data = text.replace("\0", "\ufffd").encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(data, parser=parser)
    except html.etree.ParserError:  # not a single element
        raise ValueError("holds no text of an article, as far as can be seen") from None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise ValueError("is nested more than 2,000 tags deep, and was not read")
    elements = attributes = nesting = depth = 0
    for event, element in html.etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if event == "start":
            elements += 1
            nesting += depth
            attributes += len(element.attrib)
            if elements > ELEMENTS or attributes > 2 * ELEMENTS or nesting > NESTING or len(element.attrib) > 1_000:
                raise ValueError(f"is too tangled to be read (more than {ELEMENTS:,} tags, or too deep ones)")
    return tree


def _day(tree: Any, text: str) -> str | None:
    """The day of publication that the page tells about itself, before anything is guessed from its text."""
    told: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        told.setdefault(key, meta.get("content") or "")
    values = [told[key] for key in _DAY_KEYS if told.get(key)]
    values += [found[1] for found in _JSON_DAY.finditer(text, 0, 2_000_000)]
    values += [time.get("datetime") for time in tree.iter("time") if time.get("datetime")][:1]
    visible = " ".join(tree.itertext("p", "div", "span", "li", "td", "time", "strong", "b"))[:200_000]
    values += [found[1] for found in _SAID_DAY.finditer(visible)]
    return next((day for value in values if (day := read_day(value))), None)
