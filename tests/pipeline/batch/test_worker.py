"""A worker that hangs or dies on one article costs that article."""

import gzip
import json
import os
import pickle
import subprocess
import sys
import textwrap
import time
from functools import partial

import pytest

from arqam.pipeline.batch.child import Setup
from arqam.pipeline.batch.sharding import shards_of
from arqam.pipeline.batch.worker import CannotWork, Stopped, Worker, packed_setup
from arqam.pipeline.readers import Entry, ReadOptions


def shard(*texts):
    (one,) = shards_of(Entry(f"a{n}.txt", f"a{n}", "text", text.encode()) for n, text in enumerate(texts))
    return pickle.dumps(one)


def rows(data):
    lines = [json.loads(line) for line in gzip.decompress(data).decode().splitlines()]
    return lines[1 : 1 + lines[0]["documents"]]


@pytest.fixture
def worker():
    """Makes workers, and ends them."""
    made = []

    def make(prepare, limit=30.0):
        made.append(Worker(packed_setup(Setup("j", ReadOptions(), prepare, duplicates=False)), limit))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_it_does_shard_after_shard(worker, working):
    one = worker(working.quick)
    for _ in range(2):
        assert [row["figures"] for row in rows(one.run(shard("۱ ۲", "۳")))] == [2, 1]


def test_an_article_that_hangs_is_given_up(worker, working):
    one = worker(working.hostile, limit=1)
    told = rows(one.run(shard("۱", "HANG", "۳")))
    assert [row["status"] for row in told] == ["read", "failed", "read"]
    assert told[1]["error"] == "took longer than 1 seconds, 2 times"
    assert told[1]["sha256"], "it was read before it hung"
    assert rows(one.run(shard("۱ ۲")))[0]["figures"] == 2


@pytest.mark.parametrize(("word", "how"), [("DIE", "SIGKILL"), ("EXIT", "exit code 3")])
def test_an_article_that_kills_is_given_up(worker, working, word, how):
    told = rows(worker(working.hostile).run(shard("۱", word, "۳", word)))
    assert [row["status"] for row in told] == ["read", "failed", "read", "failed"]
    assert told[1]["error"] == f"ended the process that read it ({how}), 2 times"


def test_bad_luck_costs_nothing(worker, working, tmp_path):
    told = rows(worker(partial(working.unlucky, str(tmp_path))).run(shard("۱", "UNLUCKY ۲", "UNLUCKY ۳")))
    assert [(row["status"], row["figures"]) for row in told] == [("read", 1)] * 3
    assert len(list(tmp_path.iterdir())) == 2


def test_one_that_cannot_start_says_why(worker, working):
    with pytest.raises(CannotWork, match=r"a worker cannot start \(the model is on holiday\)"):
        worker(working.broken).run(shard("۱"))


def test_one_that_dies_at_its_start_ends_the_run(worker, working):
    with pytest.raises(CannotWork, match=r"ended the process .* \(SIGKILL\), 5 times in a row"):
        worker(working.dead).run(shard("۱"))


def test_libraries_have_one_thread(worker, working):
    assert rows(worker(working.environment).run(shard("۲۲ ۳۳")))[0]["figures"] == 1


def test_a_stopped_one_stays_stopped(worker, working):
    one = worker(working.quick)
    one.run(shard("۱"))
    one.stop()
    with pytest.raises(Stopped):
        one.run(shard("۱"))


def test_orphans_end(working, tmp_path):
    """A killed parent takes its worker along, also one that hangs."""
    code = textwrap.dedent(f"""
        import sys; sys.path.append({os.path.dirname(working.__file__)!r})
        import pickle, extraction, threading, time
        from arqam.pipeline.batch.child import Setup
        from arqam.pipeline.batch.worker import Worker, packed_setup
        from arqam.pipeline.readers import ReadOptions
        worker = Worker(packed_setup(Setup("j", ReadOptions(), extraction.hostile, False)), 60)
        threading.Thread(target=worker.run, args=({shard("HANG")!r},), daemon=True).start()
        while not (worker._process and worker._connection):
            time.sleep(0.01)
        print(worker._process.pid, flush=True)
        time.sleep(60)
    """)
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as parent:
        child = int(parent.stdout.readline())
        time.sleep(0.5)
        parent.kill()
    for _ in range(100):
        if not alive(child):
            break
        time.sleep(0.1)
    assert not alive(child)


def alive(process):
    try:
        with open(f"/proc/{process}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        return not os.path.isdir("/proc/self")
