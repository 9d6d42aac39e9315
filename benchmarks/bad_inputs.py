"""Everything that goes wrong with an archive, made on the spot: python -m benchmarks.bad_inputs

Makes a folder of bad inputs between good ones, runs `arqam extract` over it, and says what became of each. Exits with 1
where a file was neither read nor told of, a good article is missing, or a limit of time or memory was passed.
"""

import argparse
import gzip
import io
import json
import os
import resource
import struct
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from benchmarks.processes import ARQAM

FIGURE = "در این طرح ۲۱۸ هزار فرصت شغلی ایجاد شد."
GOOD = 3
"""Good articles among them: the first, the last and one in the middle."""
SECONDS, MEGABYTES = 120, 700


class Bad(NamedTuple):
    """A bad input: its bytes, or what makes it; how many articles it gives all the same; and what is said of it."""

    name: str
    make: bytes | Callable[[Path], object]
    says: str
    articles: int = 0
    lost: bool = True


def inputs(long: int = 100_000_000) -> list[Bad]:
    """All of them. `long`: the bytes of the line that is too long."""
    return [*texts(long), *tables(), *packed(), *zips(), *pages(), *prints(), *crawls(), *files()]


def line(name: str, text: str = FIGURE) -> bytes:
    return json.dumps({"id": name, "text": text}, ensure_ascii=False).encode() + b"\n"


def texts(long: int) -> list[Bad]:
    good = FIGURE.encode()
    return [
        Bad("bad-utf8.txt", good + b" \xff\xfe\x80 " + good, "U+FFFD", 1, lost=False),
        Bad("cut-letter.txt", good + "ش".encode()[:1], "U+FFFD", 1, lost=False),
        Bad("surrogates.txt", f"{FIGURE}\ud800 {FIGURE}".encode("utf-8", "surrogatepass"), "", 1, lost=False),
        Bad("nuls.txt", f"{FIGURE}\0\0{FIGURE}".encode(), "", 1, lost=False),
        Bad("cp1256.txt", "در اين طرح 218 هزار فرصت شغلي ايجاد شد.".encode("cp1256"), "cp1256", 1, lost=False),
        Bad("empty.txt", b"", "is empty"),
        Bad("blank.txt", b"\r\n \t" * 1000, "is empty"),
        Bad("noise.txt", bytes(range(256)) * 20, "is binary data"),
        Bad("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is a PNG picture"),
        Bad(
            "late-utf8.jsonl",
            line("l1") + line("l2").replace(" طرح ".encode(), b" \xff\xfe ") + line("l3"),
            "",
            3,
            lost=False,
        ),
        Bad("half.jsonl", b'{"id": "h\\ud800", "text": "\\udfff ' + good + b'"}\n', "", 1, lost=False),
        Bad(
            "broken.jsonl", line("b1") + b"{\n[]\nnull\n" + b"[" * 100_000 + b"\n" + line("b2"), "is not valid JSON", 2
        ),
        Bad("digits.jsonl", b'{"id": ' + b"9" * 5_000 + b', "text": "x"}', "more than 4,300 digits"),
        Bad("long-line.jsonl", lambda path: _long_line(path, long), "is longer than", 2),
        Bad("cut.jsonl", line("c1") + line("c2")[:-20], "is not valid JSON", 1),
    ]


def tables() -> list[Bad]:
    head = b"id,text\n"
    return [
        Bad("no-text.csv", b"id,body\n1,x\n", 'has no column "text"'),
        Bad("quote.csv", head + f'q1,{FIGURE}\nq2,"{FIGURE}\nq3,{FIGURE}\n'.encode(), "a quote that is not closed", 2),
        Bad("quotes.csv", head + b'"x\n' * 200, "a quote that is not closed"),
        Bad("short-rows.csv", head + f"s1\ns2,{FIGURE}\n,,,\n".encode(), "none with the text", 1),
        Bad("header-only.csv", head, "holds no row"),
        Bad("nuls.csv", head + f"n1,{FIGURE}\0\n".encode(), "", 1, lost=False),
        Bad("binary.csv", bytes(range(256)) * 20, "is binary data"),
        Bad(
            "long-cell.csv", head + b'1,"' + b"x" * 10_000_001 + b'"\n' + f"2,{FIGURE}\n".encode(), "is longer than", 1
        ),
        Bad("none.parquet", b"PAR0" * 100, "is no parquet file"),
        Bad("cut.parquet", _parquet()[:-30], "is no whole parquet file"),
        Bad("hollow.parquet", b"PAR1" + b"\xff" * 100 + b"\xff\xff\xff\x7fPAR1", "is no whole parquet file"),
    ]


def packed() -> list[Bad]:
    whole = gzip.compress(line("g1") * 1 + line("g2") + os.urandom(60_000).hex().encode())
    return [
        Bad("bomb.txt.gz", gzip.compress(bytes(100_000_000)), "is longer than"),
        Bad("bomb.jsonl.gz", gzip.compress(line("bomb") + b" " * 100_000_000), "unpacks to more than", 1),
        Bad("bomb-in-bomb.txt.gz", gzip.compress(gzip.compress(b"0" * 100_000_000)), "unpacks to more than"),
        Bad("cut.jsonl.gz", whole[:-20_000], "ends in the middle", 2),
        Bad("cut.txt.gz", gzip.compress(FIGURE.encode())[:-9], "ends in the middle"),
        Bad("crc.txt.gz", _with(gzip.compress(FIGURE.encode()), -8, b"\0\0\0\0"), "damaged gzip data"),
        Bad("rubbish.txt.gz", b"\x1f\x8b\x08rubbish" * 20, "gzip data"),
        Bad("unpacked.jsonl.gz", line("u1"), "", 1, lost=False),
        Bad("deep.txt.gz", _times(gzip.compress, FIGURE.encode(), 6), "is packed more than 3 times over"),
        Bad("cut.txt.zst", _zstd(FIGURE.encode())[:-5], "zstd data"),
        Bad("rubbish.txt.zst", b"\x28\xb5\x2f\xfd" + b"\xff" * 100, "damaged zstd data"),
        Bad("bomb.jsonl.zst", _zstd(b" " * 100_000_000), "unpacks to more than"),
        Bad("archive.tar", b"\0" * 257 + b"ustar" + b"\0" * 250, "other file", lost=False),
        Bad("tar.tar.gz", gzip.compress(b"a.txt" + bytes(252) + b"ustar" + bytes(250)), "is a tar file"),
        Bad("really-xz.txt", b"\xfd7zXZ\0rest", "is an xz file"),
    ]


def zips() -> list[Bad]:
    text = FIGURE.encode()
    names = ["../../up.txt", "/etc/absolute.txt", "C:\\drive.txt", "a/../b.txt"]
    return [
        Bad("names.zip", _zip(dict.fromkeys(names, text)), "", 4, lost=False),
        Bad("link.zip", _zip({"good.txt": text}, link="/etc/passwd"), "is a link; not followed", 1, lost=False),
        Bad("bomb.zip", _zip({"a.txt": text, "b.jsonl": b" " * 100_000_000}), "unpacks to more than", 1),
        Bad("crc.zip", _wrong_crc(_zip({"a.txt": text, "b.txt": text})), "is damaged", 1),
        Bad("locked.zip", _locked(_zip({"a.txt": text})), "is encrypted"),
        Bad("cut.zip", _zip({"a.txt": text})[:-30], "is no whole zip file"),
        Bad("none.zip", FIGURE.encode(), "is no zip file"),
        Bad("empty.zip", _zip({}), "holds no file that is read"),
        Bad("pictures.zip", _zip({"a.png": b"x", "b.png": b"y"}), "holds no file that is read"),
        Bad("twice.zip", _zip({"a.txt": text, "A.txt": text, "a.html": _page(FIGURE)}), "", 3, lost=False),
        Bad(
            "deep.zip", _times(lambda data: _zip({"in.zip": data}), _zip({"a.txt": text}), 5), "more than 3 times over"
        ),
        Bad("contents.zip", _contents(), "table of contents"),
        Bad("letter.docx.zip", _zip({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), "is a Word"),
    ]


def pages() -> list[Bad]:
    deep = b"<div>" * 100_000
    return [
        Bad("deep.html", b"<html><body>" + deep + FIGURE.encode() + b"</body></html>", "is nested more than 2,000"),
        Bad("tangled.html", b"<html><body>" + b"<br>x" * 120_000 + b"</body></html>", "is too tangled"),
        Bad("attributes.html", _attributes(), "bytes of attributes"),
        Bad("comment.html", b"<html><!--" * 1000, "holds no text of an article"),
        Bad("hollow.html", b"<html><body><script>1</script></body></html>", "holds no text of an article"),
        Bad("empty.html", b"", "is empty"),
        Bad("binary.html", bytes(range(256)) * 20, "is binary data"),
        Bad("liar.html", _page(FIGURE).replace(b"utf-8", b"utf-16"), "", 1, lost=False),
        Bad("cp1256.html", _page("مدير كل گفت: 218 هزار نفر", "windows-1256"), "read as windows-1256", 1, lost=False),
        Bad("cut.html", _page(FIGURE)[:-30], "", 1, lost=False),
        Bad("nuls.html", _page(FIGURE.replace("در این", "در \0این")), "", 1, lost=False),
    ]


def prints() -> list[Bad]:
    return [
        Bad("none.pdf", FIGURE.encode(), "is no PDF file"),
        Bad("rubbish.pdf", b"%PDF-1.7\n" + os.urandom(2_000), "is no whole PDF file"),
        Bad("cut.pdf", _pdf()[:200], "is no whole PDF file"),
        Bad("hollow.pdf", _pdf(), "holds no text"),
        Bad("locked.pdf", _pdf(locked=True), "is locked with a password"),
        Bad("bomb.pdf", _pdf(zlib.compress(b" " * 150_000_000)), "unpacks to more than"),
    ]


def crawls() -> list[Bad]:
    first, second = _response("http://a/1", _page(FIGURE)), _response("http://a/2", _page(FIGURE))
    gone = _response("http://a/3", _page(FIGURE), status="404 Not Found")
    bomb = _response("http://a/4", gzip.compress(bytes(50_000_000)), more="Content-Encoding: gzip\r\n")
    return [
        Bad("cut.warc", first + second[:-100], "is cut off", 1),
        Bad("cut.warc.gz", gzip.compress(first) + gzip.compress(second)[:-60], "ends in the middle", 1),
        Bad("rubbish.warc", b"WARC/1.0\r\n" + b"\xff" * 1000, "is no WARC record"),
        Bad("none.warc", FIGURE.encode(), "is no WARC file"),
        Bad("gone.warc", first + gone, "left 1 record", 1, lost=False),
        Bad("bomb.warc", first + bomb + second, "unpacks to more than", 2),
        Bad("length.warc", _response("http://a/5", _page(FIGURE), length=10**15), "is cut off"),
    ]


def files() -> list[Bad]:
    """What is no file, or not one of ours."""
    return [
        Bad("..txt", FIGURE.encode(), "", 1, lost=False),
        Bad("a..b.txt", FIGURE.encode(), "", 1, lost=False),
        Bad("line\nbreak \x1b[31m.txt", FIGURE.encode(), "", 1, lost=False),
        Bad("nowhere.txt", lambda path: path.symlink_to(path.with_name("nothing")), "broken link"),
        Bad("itself.txt", lambda path: path.symlink_to(path), "broken link"),
        Bad("out.txt", lambda path: path.symlink_to("/etc/passwd"), "leads out of its folder", lost=False),
        Bad("out-folder", lambda path: path.symlink_to("/etc"), "leads out of its folder", lost=False),
        Bad("loop", lambda path: path.symlink_to(path.parent), "", lost=False),
        Bad("pipe.txt", os.mkfifo, "is no regular file"),
        Bad("device.txt", lambda path: path.symlink_to("/dev/zero"), "leads out of its folder", lost=False),
        Bad("folder.txt", Path.mkdir, "", lost=False),
    ]


def make(folder: Path, bad: Bad) -> Path:
    """The file in the folder."""
    path = folder / bad.name
    if isinstance(bad.make, bytes):
        path.write_bytes(bad.make)
    else:
        bad.make(path)
    return path


def _long_line(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.write(line("first") + b'{"id": "2", "text": "')
        for _ in range(size // 1_000_000):
            file.write(b"x" * 1_000_000)
        file.write(b'"}\n' + line("last"))


def _times(pack: Callable[[bytes], bytes], data: bytes, times: int) -> bytes:
    for _ in range(times):
        data = pack(data)
    return data


def _with(data: bytes, at: int, other: bytes) -> bytes:
    at %= len(data)
    return data[:at] + other + data[at + len(other) :]


def _zstd(data: bytes) -> bytes:
    try:
        import zstandard
    except ImportError:
        return b"\x28\xb5\x2f\xfd"
    return zstandard.compress(data)


def _parquet() -> bytes:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        return b"PAR1" + bytes(100)
    file = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table({"id": ["1"], "text": [FIGURE]}), file)
    return file.getvalue()


def _zip(members: dict[str, bytes], link: str | None = None) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        if link:
            info = zipfile.ZipInfo("link.txt")
            info.create_system, info.external_attr = 3, 0o120777 << 16
            archive.writestr(info, link)
    return file.getvalue()


def _wrong_crc(data: bytes) -> bytes:
    """The checksum of the last member is another one, in the table of contents."""
    return _with(data, data.rfind(b"PK\x01\x02") + 16, b"\1\2\3\4")


def _locked(data: bytes) -> bytes:
    data = _with(data, 6, b"\1\0")
    return _with(data, data.rfind(b"PK\x01\x02") + 8, b"\1\0")


def _contents() -> bytes:
    """A zip file that says it has four gigabytes of contents."""
    return b"PK\x03\x04" + bytes(100) + b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 1, 1, 0xFFFFFFF0, 0, 0)


def _page(text: str, encoding: str = "utf-8") -> bytes:
    head = f'<!DOCTYPE html><html><head><meta charset="{encoding}"><title>خبر</title></head>'
    return f"{head}<body><article><p>{text}</p><p>{text}</p></article></body></html>".encode(encoding)


def _attributes() -> bytes:
    return b"<html><body><p " + b" ".join(b"a%d=x" % number for number in range(60_000)) + b">x</body></html>"


def _pdf(content: bytes = b"", locked: bool = False) -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>",
        b"<< /Length %d%s >>\nstream\n%s\nendstream"
        % (len(content), b" /Filter /FlateDecode" * bool(content), content),
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"11" * 32, b"22" * 32),
    ]
    data, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    more = b" /Encrypt 5 0 R /ID [<00> <00>]" if locked else b""
    return (
        data
        + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            table,
            more,
            len(data),
        )
    )


def _response(url: str, body: bytes, status: str = "200 OK", more: str = "", length: int | None = None) -> bytes:
    block = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{more}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2020-10-11T08:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {length or len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="make the inputs in this new folder, and leave them"
    )
    keep = parser.parse_args().keep
    with tempfile.TemporaryDirectory() as own:
        folder = keep or Path(own) / "archive"
        folder.mkdir(parents=True)
        bads = inputs()
        for bad in bads:
            make(folder, bad)
        for number, name in enumerate(["000-good", "m-good", "zzz-good"]):
            (folder / f"{name}.txt").write_text(f"{number} {FIGURE}", encoding="utf-8")
        return _run(folder, bads, Path(own) / "figures.jsonl")


def _run(folder: Path, bads: list[Bad], output: Path) -> int:
    begun = time.monotonic()
    command = [*ARQAM, "extract", str(folder), "--no-model", "-o", str(output)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS * 5)
    seconds = time.monotonic() - begun
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    said = result.stderr.splitlines()
    documents = {json.loads(line)["document"] for line in output.read_text(encoding="utf-8").splitlines()}
    wrong = [f"not said of {bad.name!r}: {bad.says}" for bad in bads if not any(bad.says in one for one in said)]
    if len(documents) != sum(bad.articles for bad in bads) + GOOD:
        wrong.append(f"{len(documents)} documents, not {sum(bad.articles for bad in bads) + GOOD}")
    wrong += [f"missing: {name}" for name in ("000-good", "m-good", "zzz-good") if name not in documents]
    wrong += [f"no sentence: {one}" for one in said if not one.startswith("arqam: ")]
    wrong += [f"exit code {result.returncode}"] * (result.returncode != 1)
    wrong += [f"{seconds:.0f} s, more than {SECONDS}"] * (seconds > SECONDS)
    wrong += [f"{megabytes} MB, more than {MEGABYTES}"] * (megabytes > MEGABYTES)
    rejected = sum(one.startswith("arqam: ") and not one.startswith("arqam: note: ") for one in said)
    print(f"{len(bads)} bad inputs: {rejected} sentences of what was rejected, {len(documents)} documents with figures")
    print(f"{seconds:.1f} s, {megabytes} MB at the peak, exit code {result.returncode}")
    print("\n".join(wrong or ["all as they should be"]))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
