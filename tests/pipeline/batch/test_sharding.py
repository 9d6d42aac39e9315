"""Entries → shards: borders and digests follow from the entries alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arqam.pipeline.batch import sharding
from arqam.pipeline.batch.sharding import ENTRIES, shards_of
from arqam.pipeline.readers import Entry, Problem


def entry(number, data=b"text", **more):
    return Entry(place=f"a.jsonl:{number}", id=f"a:{number}", form="json", data=data, **more)


def test_a_shard_ends_at_its_number_of_entries():
    shards = list(shards_of(entry(number) for number in range(2 * ENTRIES + 1)))
    assert [(shard.number, len(shard.entries)) for shard in shards] == [(0, ENTRIES), (1, ENTRIES), (2, 1)]


def test_a_shard_ends_at_its_bytes(monkeypatch):
    monkeypatch.setattr(sharding, "BYTES", 10)
    shards = shards_of(entry(number, data) for number, data in enumerate([b"12345", b"67890", b"1" * 50, b"1", b"2"]))
    assert [len(shard.entries) for shard in shards] == [2, 1, 2]


def test_rows_count_by_their_texts(monkeypatch):
    monkeypatch.setattr(sharding, "BYTES", 10)
    shards = shards_of(Entry(f"a:{n}", "a", "row", {"text": "12345", "year": 1399}) for n in range(4))
    assert [len(shard.entries) for shard in shards] == [2, 2]


def test_what_could_not_be_read_is_in_a_shard_and_a_notice_is_not():
    (shard,) = shards_of([Problem("a", "is read as cp1256", lost=False), Problem("b", "is empty"), entry(1)])
    assert [one.place for one in shard.entries] == ["b", "a.jsonl:1"]


def test_nothing_makes_no_shard():
    assert list(shards_of([])) == []


@pytest.mark.parametrize(
    "change",
    [
        {"data": b"texT"},
        {"place": "b.jsonl:1"},
        {"id": "b"},
        {"form": "html"},
        {"encoding": "cp1256"},
        {"url": "https://example.org"},
    ],
)
def test_the_digest_tells_entries_that_differ_in_anything(change):
    (one,), (other,) = shards_of([entry(1)]), shards_of([replace(entry(1), **change)])
    assert one.digest != other.digest


def test_the_digest_tells_values_of_rows_and_problems():
    rows = [Entry("a", "a", "row", {"text": value}) for value in ("۱", "1", 1, None)]
    problems = [Problem("a", "is empty"), Problem("a", "is binary data")]
    digests = {shard.digest for one in (*rows, *problems) for shard in shards_of([one])}
    assert len(digests) == 6


def test_names_of_files_may_hold_anything():
    (shard,) = shards_of([entry(1), Entry("\udc80\n", "\udc80", "text", b"")])
    assert len(shard.digest) == 64


@given(st.lists(st.binary(max_size=40), max_size=300))
def test_every_entry_is_in_one_shard_in_order(texts):
    entries = [entry(number, text) for number, text in enumerate(texts)]
    shards = list(shards_of(iter(entries)))
    assert [one for shard in shards for one in shard.entries] == entries
    assert [shard.number for shard in shards] == list(range(len(shards)))
    assert shards == list(shards_of(entries))
