"""Whatever bytes stand under whatever name: they are read or told of, and nothing breaks."""

import gzip
import io
import zipfile

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as holds
from hypothesis import strategies as st

from arqam.pipeline.readers import Article, Problem, ReadOptions, read
from arqam.pipeline.readers.format import ENDINGS

SEEDS = [
    b"",
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 52\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x</p>\r\n\r\n",
    b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\nstartxref\n9\n%%EOF",
    b"PAR1\x15\x04\x15\x10\x15\x14\x4c\x15\x02\x15\x00\x12\x00\x00\x10\x00\x00\x00PAR1",
    b"<!DOCTYPE html><html><body><p>x &amp; y</p><table><tr><td>1</table></body></html>",
    b'id,text\n1,"x\ny"\n2,z\n',
    b'{"id": "1", "text": "x"}\n',
    b"\x28\xb5\x2f\xfd\x20\x01\x09\x00\x00x",
    gzip.compress(b'{"id": "1", "text": "x"}\n'),
]


def zip_of(name, data):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return file.getvalue()


def parquet_of(text):
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    file = io.BytesIO()
    parquet.write_table(arrow.table({"id": ["1"], "text": [text]}), file)
    return file.getvalue()


SEEDS += [zip_of("a.txt", b"x" * 50)]


@st.composite
def damaged(draw):
    """A file of one of the formats, some bytes of it changed, cut out or put in."""
    data = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(0, 3))):
        at, until = (draw(st.integers(0, len(data))) for _ in "12")
        data = data[:at] + draw(st.binary(max_size=20)) + data[max(at, min(until, at + 30)) :]
    return data


@pytest.mark.parametrize("ending", ["", *ENDINGS])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@holds(data=damaged())
def test_every_file_gives_an_article_or_a_sentence(tmp_path, ending, data):
    path = tmp_path / f"a{ending}"
    path.write_bytes(data)
    found = list(read([str(path)], ReadOptions(largest=100_000)))
    assert found or ending == ""
    for one in found:
        if isinstance(one, Article):
            one.model_dump_json()
            assert one.text.strip()
        else:
            assert isinstance(one, Problem) and one.why and len(str(one).splitlines()) == 1


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@holds(at=st.integers(4, 600), other=st.binary(min_size=1, max_size=4))
def test_no_damage_to_a_parquet_file_ends_the_process(tmp_path, at, other):
    data = parquet_of("۵ نفر")
    path = tmp_path / "a.parquet"
    path.write_bytes(data[: at % len(data)] + other + data[at % len(data) + len(other) :])
    assert list(read([str(path)]))
