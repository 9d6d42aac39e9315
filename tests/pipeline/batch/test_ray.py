"""Ray does the same as the processes of this machine."""

import re

import pytest

from arqam.pipeline.batch.worker import CannotWork
from arqam.pipeline.writers import Format

pytest.importorskip("ray")
TEXTS = [f"شمار {n} نفر و {n * n} بسته" for n in range(150)]


@pytest.fixture(autouse=True)
def here(monkeypatch):
    monkeypatch.delenv("RAY_ADDRESS", raising=False)


def test_two_workers_give_the_bytes_of_the_local_engine(archive, job, tmp_path, working):
    path = archive(*TEXTS, "HANG", "DIE")
    for engine, workers in (("local", 1), ("ray", 2)):
        totals = job(
            path,
            folder=engine,
            engine=engine,
            workers=workers,
            prepare=working.hostile,
            limit=2.0,
            formats=[Format.jsonl, Format.csv],
        )
        assert (totals.documents, totals.failed) == (152, 2)
    for name in ("documents.jsonl", "figures.jsonl", "documents.csv", "figures.csv"):
        assert (tmp_path / "ray" / name).read_bytes() == (tmp_path / "local" / name).read_bytes()
    shards = sorted((tmp_path / "ray" / "shards").iterdir())
    assert [one.read_bytes() for one in shards] == [
        one.read_bytes() for one in sorted((tmp_path / "local" / "shards").iterdir())
    ]


def test_workers_that_cannot_start_end_the_run_in_a_sentence(archive, job, working):
    with pytest.raises(CannotWork, match=r"^a worker cannot start \(the model is on holiday\)$"):
        job(archive("۱"), engine="ray", prepare=working.broken)


@pytest.mark.parametrize("address", ["127.0.0.1:1", "ray://127.0.0.1:1", "[::1]:1", "nowhere.invalid:6379", "a:99999"])
def test_a_cluster_that_is_not_there_is_said(archive, job, monkeypatch, address):
    monkeypatch.setenv("RAY_ADDRESS", address)
    with pytest.raises(CannotWork, match=rf"^Ray cannot reach the cluster at {re.escape(address)} \(.+\)$"):
        job(archive("۱"), engine="ray")
