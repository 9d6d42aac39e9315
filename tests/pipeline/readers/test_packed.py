"""What is packed: gzip, zstd and zip around any of the formats."""

import bz2
import gzip
import io
import sys
import zipfile

import pytest

from benchmarks import bad_inputs

TEXT = "بیش از ۳۰۰ نفر آمدند."


@pytest.fixture
def zstd():
    return pytest.importorskip("zstandard").compress


def test_gzip_around_anything(given, line, zipped):
    found = given(
        {
            "a.txt.gz": gzip.compress(TEXT.encode()),
            "b.jsonl.gz": gzip.compress(line(id="1", text="۵").encode())
            + gzip.compress(line(id="2", text="۷").encode()),
            "c.csv.gz": gzip.compress("id,text\n3,۹\n".encode()),
            "d.zip.gz": gzip.compress(zipped({"e.txt": "۱۱"})),
        }
    )
    assert found.ids == ["a", "1", "2", "3", "d/e"]
    assert found.problems == []


def test_zstd_in_several_frames(given, zstd, line):
    frames = [zstd(line(id=str(number), text="۵").encode()) for number in range(3)]
    assert given({"a.jsonl.zst": b"".join(frames)}).ids == ["0", "1", "2"]
    assert given({"b.txt.zst": zstd(TEXT.encode() * 10_000)}).texts == [TEXT * 10_000]


def test_formats_are_known_by_their_bytes_whatever_the_name(given, line):
    found = given({"a": gzip.compress(line(id="1", text="۵").encode()), "b.txt": gzip.compress(TEXT.encode())})
    assert found.ids == ["1", "b"]


def test_what_a_browser_unpacked_is_read_as_what_it_is(given, line):
    assert given({"a.jsonl.gz": line(id="1", text="۵"), "b.txt.gz": TEXT}).ids == ["1", "b"]


@pytest.mark.parametrize("cut", [1, 5, 9, 12])
def test_a_cut_file_of_one_article_is_rejected(given, cut):
    assert given({"a.txt.gz": gzip.compress(TEXT.encode())[:-cut]}).lost == [
        "is cut off: its gzip data ends in the middle"
    ]


def test_lines_before_a_cut_are_read(given, line):
    lines = "".join(line(id=str(number), text=f"{number * 7919:x} نفر") for number in range(5_000))
    found = given({"a.jsonl.gz": gzip.compress(lines.encode())[:-2_000]})
    assert len(found.ids) > 3_000
    assert found.ids == [str(number) for number in range(len(found.ids))]
    assert found.lost == ["is cut off: its gzip data ends in the middle"]


def test_without_the_library_it_says_what_to_install(given, monkeypatch):
    monkeypatch.setitem(sys.modules, "zstandard", None)
    assert given({"a.txt.zst": b"\x28\xb5\x2f\xfd"}).lost == ['needs zstandard; pip install "arqam[zstd]"']


def test_a_bomb_stops_where_it_is_too_much_and_not_at_its_end(given, line, monkeypatch):
    data = gzip.compress(line(id="1", text="۵").encode() + b" " * 50_000_000)
    read = []
    monkeypatch.setattr("arqam.pipeline.readers.packed.pieces", lambda stream: counted(pieces(stream), read))
    from arqam.pipeline.readers.stream import pieces

    found = given({"a.jsonl.gz": data}, largest=1_000)
    assert found.ids == ["1"]
    assert found.lost == ["unpacks to more than 300 times its size; nothing after this was read"]
    assert sum(read) < 20_000_000


def counted(pieces, read):
    for piece in pieces:
        read.append(len(piece))
        yield piece


def test_news_as_dense_as_it_may_be_is_no_bomb(given, line):
    lines = "".join(line(id=str(number), text=TEXT * 20) for number in range(2_000))
    assert len(given({"a.jsonl.gz": gzip.compress(lines.encode(), 9)}).ids) == 2_000


class TestZip:
    def test_members_are_called_by_their_paths(self, given, zipped, line):
        members = {
            "b.txt": TEXT,
            "x/a.txt": "۵",
            "x/c.jsonl": line(id="1", text="۷"),
            "x/": "",
            "d.csv": "id,text\n2,۹\n",
        }
        assert given({"n.zip": zipped(members)}).ids == ["n/b", "n/x/a", "1", "2"]

    def test_their_names_lead_nowhere(self, given, zipped, tmp_path):
        before = sorted(tmp_path.rglob("*"))
        found = given({"in/n.zip": zipped({"../../up.txt": "۵", "/etc/abs.txt": "۷", "C:\\a\\b.txt": "۹", "..": "۳"})})
        assert found.ids == ["n/up", "n/etc/abs", "n/a/b"]
        assert found.said == ["left 1 other file alone (1 .)"]
        assert sorted(tmp_path.rglob("*")) == sorted([*before, tmp_path / "in", tmp_path / "in" / "n.zip"])

    def test_other_members_are_counted(self, given, zipped):
        found = given(
            {"n.zip": zipped({"a.txt": "۵", "p.png": b"\x89PNG", "q.png": b"\x89PNG", "__MACOSX/._a.txt": "x"})}
        )
        assert (found.ids, found.said) == (["n/a"], ["left 2 other files alone (2 .png)"])

    def test_a_page_without_an_ending_is_known_by_its_bytes(self, given, zipped):
        pytest.importorskip("trafilatura")
        assert given(
            {"n.zip": zipped({"page?id=1": f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>"})}
        ).texts == [TEXT]

    def test_a_damaged_member_costs_itself_alone(self, given):
        for bad in bad_inputs.zips():
            if bad.name == "crc.zip":
                found = given({bad.name: bad.make})
        assert len(found.ids) == 1
        assert [one.startswith("is damaged where it is packed (bad crc-32") for one in found.lost] == [True]

    def test_it_can_come_in_a_pipe(self, given, zipped, monkeypatch):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(zipped({"a.txt": "۵"}))))
        assert given({}, "-").ids == ["stdin/a"]

    def test_a_large_one_within_another_is_told(self, given, zipped):
        inner = zipped({"a.txt": bytes(range(1, 128)) * 10})
        assert "hand it over unpacked" in given({"a.zip": zipped({"b.zip": inner, "c.txt": "۵"})}, held=100).lost[0]

    def test_bzip2_members_are_read_and_others_named(self, given):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("a.txt", TEXT, zipfile.ZIP_BZIP2)
            archive.writestr("b.txt", TEXT, zipfile.ZIP_LZMA)
        found = given({"n.zip": file.getvalue()})
        assert found.ids == ["n/a"]
        assert "only stored, deflated and bzip2 members" in found.lost[0]

    def test_members_that_overlap_cannot_give_more_than_the_file_may(self, given, zipped):
        members = {f"{number}.txt": b"0" * 900_000 for number in range(400)}
        found = given({"n.zip": zipped(members)}, ratio=10, largest=1_000_000)
        assert "unpacks to more than 10 times its size" in found.lost[-1]
        assert len(found.ids) < 20


def test_bz2_and_others_are_told_by_name(given):
    assert given({"a.txt.bz2": bz2.compress(b"x")}).lost == ["is a bzip2 file; unpack it first"]
