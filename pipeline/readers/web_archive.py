"""WARC, what web crawlers write: every response that is a web page is an article."""

import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..extras import needed
from .between_records import Watched
from .entry import Entry, Stream
from .options import ReadOptions
from .problem import Problem
from .stream import Stopped

PAGES = ("text/html", "application/xhtml+xml")


def entries_of_web_archive(stream: Stream, options: ReadOptions) -> Iterator[Entry | Problem]:
    """The pages that were found (status 2xx), each called by its address. Raises Stopped where the file is broken."""
    warc = needed("fastwarc.warc", "warc", Stopped)
    kinds = warc.WarcRecordType
    others: Counter[str] = Counter()
    number = pages = 0
    watched = Watched(stream.data)
    try:
        # Quirks mode goes on behind a record that is broken; decoding payloads by fastwarc does not, when one is bad.
        for record in warc.ArchiveIterator(
            watched, parse_http=False, quirks_mode=True, stream_detect=False, fsspec_args=False
        ):
            if skipped := watched.skipped_before(record):
                yield _no_records(stream.place, number, skipped)
            number += 1
            place = f"{stream.place}:{number}"
            if record.record_type in (kinds.no_type, kinds.unknown):
                pages += 1
                yield Problem(place, "is no WARC record")
            elif record.record_type in (kinds.resource, kinds.conversion, kinds.revisit):
                others[f"{record.headers.get('WARC-Type')} records"] += 1
            elif record.record_type == kinds.response:
                found = _of_response(record, place, options)
                if isinstance(found, str):
                    others[found] += 1
                    continue
                pages += 1
                yield found
        if skipped := watched.skipped_at_the_end():
            yield _no_records(stream.place, number, skipped)
    except (OSError, ValueError) as error:
        raise Stopped(f"is broken behind record {number:,} ({_said(error)})") from None
    except BaseException as error:  # what a library written in Rust raises where it gives up is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise Stopped(f"is broken behind record {number:,}") from None
    if others:
        most = ", ".join(f"{count:,} {what}" for what, count in others.most_common(5))
        yield Problem(stream.place, f"left {others.total():,} records alone that are no web pages ({most})", lost=False)
    if not pages:
        yield Problem(stream.place, "holds no web page")


def _no_records(place: str, number: int, skipped: int) -> Problem:
    where = f"behind record {number:,}" if number else "before its first record"
    return Problem(place, f"has {skipped:,} bytes {where} that are no WARC record; they were skipped")


def _said(error: Exception) -> str:
    return str(error).strip(".").lower()


def _of_response(record: Any, place: str, options: ReadOptions) -> Entry | Problem | str:
    """The page, what is wrong with it, or what it is where it is none."""
    try:
        record.parse_http(quirks_mode=True)
        return _no_page(record) or _entry(record, place, options)
    except OSError as why:
        return Problem(place, f"has no headers of a page ({_said(why)})")
    except Stopped as why:
        return Problem(place, str(why))


def _no_page(record: Any) -> str | None:
    """What the response is, where it is no page."""
    if record.http_headers is None:
        return None  # a response that breaks off before its headers end is a page lost
    status = record.http_headers.status_code
    if status is None or not 200 <= status < 300:
        return f"with status {status or '?'}"
    kind = (record.http_content_type or "no type").lower()
    return None if kind in PAGES else kind[:60]


def _entry(record: Any, place: str, options: ReadOptions) -> Entry | Problem:
    if record.http_headers is None:
        return Problem(place, "breaks off before the page begins")
    length = record.content_length
    data = record.reader.read(min(length, options.largest + 1))
    if len(data) > options.largest:
        return Problem(place, f"is longer than {options.largest:,} bytes; raise --largest to read it")
    if len(data) < length:
        return Problem(place, f"is cut off: {len(data):,} of its {length:,} bytes are there")
    headers = {name.lower(): value.lower() for name, value in record.http_headers.items()}
    if "chunked" in headers.get("transfer-encoding", "") and (whole := _unchunked(data)) is not None:
        data = whole
    for coding in headers.get("content-encoding", "").replace(" ", "").split(","):
        data = _decoded(data, coding, options.largest)
    url = record.headers.get("WARC-Target-URI")
    return Entry(place, url or place, "html", data, encoding=record.http_charset, url=url)


def _unchunked(data: bytes) -> bytes | None:
    """The body without the lengths between its chunks; None where there are none (many crawlers take them out)."""
    body: list[bytes] = []
    at = 0
    while True:
        line_end = data.find(b"\r\n", at, at + 100)
        try:
            size = int(data[at:line_end].partition(b";")[0], 16) if line_end > 0 else -1
        except ValueError:
            size = -1
        if size < 0 or line_end + 2 + size > len(data):
            return b"".join(body) if body else None  # breaks off: what is there is the page, as a browser has it
        if size == 0:
            return b"".join(body)
        body.append(data[line_end + 2 : line_end + 2 + size])
        at = line_end + 2 + size + 2


def _decoded(data: bytes, coding: str, largest: int) -> bytes:
    """The body that the server packed for its journey. Raises Stopped where it is broken or a bomb."""
    match coding:
        case "gzip" | "x-gzip" | "deflate":
            if data[:2] != b"\x1f\x8b" and coding != "deflate":
                return data  # unpacked by the crawler, which kept the header
            found, whole = _inflated(data, largest)
        case "br":
            brotli = needed("brotli", "warc", Stopped)
            unpacker = brotli.Decompressor()
            try:
                found = unpacker.process(data, output_buffer_limit=largest + 1)
            except brotli.error:
                raise Stopped("has a damaged body (brotli)") from None
            whole = unpacker.is_finished()
        case _:
            return data
    if len(found) > largest:
        raise Stopped(f"unpacks to more than {largest:,} bytes; raise --largest to read it")
    if not whole:
        raise Stopped("has a body that ends in the middle")
    return found


def _inflated(data: bytes, largest: int) -> tuple[bytes, bool]:
    """The body, one byte more than the largest at the most, and whether it is whole."""
    for window in (47, -15):  # gzip or zlib by its header; deflate without one, as old servers send it
        unpacker = zlib.decompressobj(window)
        try:
            return unpacker.decompress(data, largest + 1), unpacker.eof
        except zlib.error as error:
            why = error
    raise Stopped(f"has a damaged body ({str(why).lower()})")
