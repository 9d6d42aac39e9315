"""WARC files."""

import gzip
import zlib

import pytest

pytest.importorskip("fastwarc")
pytest.importorskip("trafilatura")

TEXT = "بیش از ۳۰۰ نفر آمدند."
PAGE = f"<!DOCTYPE html><html><head><title>ت</title></head><body><p>{TEXT}</p></body></html>".encode()
GZIP = gzip.compress(PAGE)


def record(
    url="http://a.ir/1", body=PAGE, kind="response", status="200 OK", more="", content="text/html; charset=utf-8"
):
    block = f"HTTP/1.1 {status}\r\nContent-Type: {content}\r\n{more}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2020-10-11T08:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def test_pages_are_called_by_their_addresses(given):
    found = given({"a.warc": record("http://a.ir/1") + record("https://www.b.ir/2?x=۱")})
    assert found.ids == ["http://a.ir/1", "https://www.b.ir/2?x=۱"]
    assert [(article.text, article.source) for article in found.articles] == [(TEXT, "a.ir"), (TEXT, "b.ir")]
    assert found.problems == []


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: data])
def test_packed_record_by_record_or_not(given, pack):
    data = b"".join(pack(record(f"http://a.ir/{number}")) for number in range(3))
    assert given({"a.warc.gz": data}).ids == ["http://a.ir/0", "http://a.ir/1", "http://a.ir/2"]


def test_what_is_no_page_is_counted(given):
    data = [
        record(kind="warcinfo"),
        record(kind="request"),
        record(),
        record(status="404 Not Found"),
        record(content="image/png"),
        record(content="image/png"),
        record(kind="revisit"),
    ]
    found = given({"a.warc": b"".join(data)})
    assert found.ids == ["http://a.ir/1"]
    assert found.said == [
        "left 4 records alone that are no web pages (2 image/png, 1 with status 404, 1 revisit records)"
    ]
    assert found.lost == []


@pytest.mark.parametrize(
    ("body", "more"),
    [
        (GZIP, "Content-Encoding: gzip\r\n"),
        (zlib.compress(PAGE), "Content-Encoding: deflate\r\n"),
        (zlib.compress(PAGE)[2:-4], "Content-Encoding: deflate\r\n"),
        (PAGE, "Content-Encoding: gzip\r\n"),
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE), "Transfer-Encoding: chunked\r\n"),
        (PAGE, "Transfer-Encoding: chunked\r\n"),
        (
            b"5;x=1\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n"
            % (gzip.compress(PAGE)[:5], len(gzip.compress(PAGE)) - 5, gzip.compress(PAGE)[5:]),
            "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
        ),
    ],
    ids=["gzip", "deflate", "bare deflate", "said but not packed", "chunked", "said but not chunked", "both"],
)
def test_a_body_as_the_server_sent_it(given, body, more):
    found = given({"a.warc": record(body=body, more=more)})
    assert (found.texts, found.problems) == ([TEXT], [])


def test_brotli(given):
    brotli = pytest.importorskip("brotli")
    assert given({"a.warc": record(body=brotli.compress(PAGE), more="Content-Encoding: br\r\n")}).texts == [TEXT]


@pytest.mark.parametrize(
    ("body", "more", "said"),
    [
        (b"\x1f\x8brubbish", "Content-Encoding: gzip\r\n", "has a damaged body"),
        (b"\xff" * 99, "Content-Encoding: br\r\n", "has a damaged body"),
        (b"rubbish", "Content-Encoding: br\r\n", "has a body that ends in the middle"),
        (GZIP[:-9], "Content-Encoding: gzip\r\n", "has a body that ends in the middle"),
        (gzip.compress(bytes(2_000_000)), "Content-Encoding: gzip\r\n", "unpacks to more than 1,000,000 bytes"),
        (bytes(1_000_001), "", "is longer than 1,000,000 bytes"),
        (b"", "", "is empty"),
    ],
)
def test_a_bad_page_does_not_cost_the_next(given, body, more, said):
    pytest.importorskip("brotli")
    data = record("http://a.ir/1") + record("http://a.ir/2", body=body, more=more) + record("http://a.ir/3")
    found = given({"a.warc": data}, largest=1_000_000)
    assert found.ids == ["http://a.ir/1", "http://a.ir/3"]
    assert [one.startswith(said) for one in found.lost] == [True]
    assert found.problems[0].place == "a.warc:2"


@pytest.mark.parametrize("cut", [10, 60, len(record()) - 30])
def test_a_file_cut_in_the_last_record(given, cut):
    found = given({"a.warc": (record("http://a.ir/1") + record("http://a.ir/2"))[:-cut]})
    assert found.ids == ["http://a.ir/1"]
    assert len(found.lost) == 1


def test_a_packed_file_cut_in_the_last_record(given):
    found = given({"a.warc.gz": gzip.compress(record("http://a.ir/1")) + gzip.compress(record("http://a.ir/2"))[:-50]})
    assert "http://a.ir/1" in found.ids
    assert "is cut off: its gzip data ends in the middle" in found.lost


BETWEEN = {
    "rubbish": (b"rubbish\r\n" * 9, 79, ""),
    "more than is remembered": (bytes(300_000) + b"\r\n", 300_006, ""),
    "rubbish that hides the next": (b"rubbish", 7 + len(record()) - 4, "3"),
    "a line that begins it is damaged": (record("http://a.ir/2").replace(b"WARC/1", b"WRAC/1"), len(record()) - 4, ""),
    "blank lines": (b"\r\n" * 9, 0, ""),
}


@pytest.mark.parametrize(("rubbish", "size", "hidden"), BETWEEN.values(), ids=BETWEEN)
def test_what_lies_between_records_is_told(given, rubbish, size, hidden):
    found = given({"a.warc": record("http://a.ir/1") + rubbish + record("http://a.ir/3")})
    assert found.ids == ["http://a.ir/1"] + ["http://a.ir/3"] * (not hidden)
    said = f"has {size:,} bytes behind record 1 that are no WARC record; they were skipped"
    assert found.lost == ([said] if size else [])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (record() + record() + b"rubbish", "has 7 bytes behind record 2 that are no WARC record; they were skipped"),
        (record() + record() + b"\r\n" * 9, None),
        (
            b"WARC/1.\r\n" * 9 + record() * 2,
            "has 79 bytes before its first record that are no WARC record; they were skipped",
        ),
    ],
)
def test_what_lies_at_the_ends_is_told(given, data, said):
    found = given({"a.warc": data})
    assert len(found.ids) == 2
    assert set(found.lost) == ({said} if said else set())


def damaged(old, new):
    return record("http://a.ir/2").replace(old, new, 1)


@pytest.mark.parametrize(
    "second",
    [
        damaged(b"Content-Length", b"Content-Lenght"),
        damaged(b"Content-Length: ", b"Content-Length: x"),
        damaged(b"Content-Length: ", b"Content-Length: -"),
        damaged(b"Content-Length: ", b"Content-Length: 1"),
        damaged(b"WARC-Type", b"WARC-Tpye"),
        damaged(b"\r\n\r\nHTTP", b"\r\nHTTP"),
        damaged(b"200 OK", b"200 " + b"O" * 100_000),
        damaged(b"WARC-Date", b"X: " + b"x" * 100_000 + b"\r\nWARC-Date"),
    ],
)
def test_a_damaged_header_is_told(given, second):
    found = given({"a.warc": record("http://a.ir/1") + second + record("http://a.ir/3")})
    assert found.ids[0] == "http://a.ir/1"
    assert found.lost


@pytest.mark.parametrize("data", [b"WARC/1.0\r\n\r\n", b"WARC/1.0\r\n" + b"\xff" * 999, record(kind="request")])
def test_a_file_without_a_page(given, data):
    assert len(given({"a.warc": data}).lost) >= 1
