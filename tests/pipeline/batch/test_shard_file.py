"""The file of a shard: whole, the same bytes every time, and known for damaged where it is."""

import gzip
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arqam.pipeline.batch.shard_file import Damaged, Header, commit, documents_of, header_of, packed, path_of, rows_of

DOCUMENTS = [{"id": "ا", "figures": 2}, {"id": "b\u2028\r", "figures": 0}, {"id": "c", "figures": 1}]
FIGURES = ['{"n": 1}', '{"n": "\u2028\x85"}', '{"n": 3}']
HEADER = Header(job="j", entries="e", documents=3, figures=3, rejected=0, failed=0, notices=("a: note",))
DATA = packed(HEADER, DOCUMENTS, FIGURES)


def test_what_goes_in_comes_out(tmp_path):
    commit(tmp_path, 7, DATA)
    assert os.listdir(tmp_path) == ["00000007.jsonl.gz"]
    header = header_of(tmp_path, 7)
    assert (header.job, header.entries, header.documents, list(header.notices)) == ("j", "e", 3, ["a: note"])
    assert documents_of(tmp_path, 7) == DOCUMENTS
    assert list(rows_of(tmp_path, 7)) == list(zip(DOCUMENTS, [FIGURES[:2], [], FIGURES[2:]], strict=True))


def test_the_same_shard_is_the_same_bytes():
    assert packed(HEADER, DOCUMENTS, FIGURES) == DATA


def test_a_shard_that_is_not_there_is_none(tmp_path):
    assert header_of(tmp_path, 1) is None


@given(st.integers(0, len(DATA) - 1))
def test_a_cut_file_is_found_out(tmp_path_factory, length):
    folder = tmp_path_factory.getbasetemp()
    path_of(folder, 0).write_bytes(DATA[:length])
    with pytest.raises(Damaged, match=r"00000000\.jsonl\.gz: is damaged; delete it and run"):
        list(rows_of(folder, 0))


@pytest.mark.parametrize(
    "text",
    ["", "[]\n", "{}\n", '{"format": 2}\n', "\xff", '{"job": "j"}\n'],
)
def test_another_text_is_no_shard(tmp_path, text):
    path_of(tmp_path, 0).write_bytes(gzip.compress(text.encode("latin-1")))
    assert header_of(tmp_path, 0) is None
    with pytest.raises(Damaged):
        documents_of(tmp_path, 0)


@pytest.mark.parametrize("figures", [FIGURES[:2], [*FIGURES, "{}"]])
def test_a_figure_too_few_or_too_many_is_found_out(tmp_path, figures):
    commit(tmp_path, 0, packed(HEADER, DOCUMENTS, figures))
    with pytest.raises(Damaged):
        list(rows_of(tmp_path, 0))


def test_what_cannot_be_written_leaves_nothing(tmp_path, monkeypatch):
    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        commit(tmp_path, 0, DATA)
    assert os.listdir(tmp_path) == []
