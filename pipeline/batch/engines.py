"""Where shards are done: in processes of this machine, or in tasks of a Ray cluster. Both hand back whole shards."""

import pickle
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from queue import SimpleQueue
from typing import Protocol

from .sharding import Shard
from .worker import Worker

type Commit = Callable[[int, bytes], None]
"""(number of a shard, its file) -> None, once it is on the disk; called from any thread."""


class Engine(Protocol):
    def __call__(self, shards: Iterable[Shard], commit: Commit) -> Generator[int]:
        """The numbers of shards, as they are done and committed. Shards are taken as they are needed, not before.

        Raises CannotWork, and whatever `commit` and `shards` raise; what was done before is then committed.
        """
        ...


class Local:
    """Processes of this machine, each watched by a thread of ours."""

    def __init__(self, setup: bytes, workers: int, limit: float, log: Path | None = None) -> None:
        self._workers = [Worker(setup, limit, log) for _ in range(workers)]

    def __call__(self, shards: Iterable[Shard], commit: Commit) -> Generator[int]:
        idle: SimpleQueue[Worker] = SimpleQueue()
        for worker in self._workers:
            idle.put(worker)

        def do(number: int, shard: bytes) -> int:
            worker = idle.get()
            try:
                commit(number, worker.run(shard))
            finally:
                idle.put(worker)
            return number

        under_way: set[Future[int]] = set()
        threads = ThreadPoolExecutor(len(self._workers), "worker")
        try:
            for shard in shards:
                under_way.add(threads.submit(do, shard.number, pickle.dumps(shard)))
                if len(under_way) > len(self._workers):  # one lies ready, so that nobody waits for us
                    ended, under_way = wait(under_way, return_when=FIRST_COMPLETED)
                    yield from (one.result() for one in ended)
            while under_way:
                ended, under_way = wait(under_way, return_when=FIRST_COMPLETED)
                yield from (one.result() for one in ended)
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            for worker in self._workers:
                worker.stop()
            threads.shutdown()  # a shard that is being committed is committed
            for worker in self._workers:
                worker.close()
