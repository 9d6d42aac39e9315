"""The engine beyond one machine: plain Ray tasks over our shards. Reading, commit and resume stay where arqam runs.

A task keeps a watched process of its own (worker.py), as a local worker does: an article that hangs or kills costs only
itself on a cluster, too. Shards go there and files come back through Ray; no task reads the inputs or writes to the
job's folder, so the machines need share no storage. They need the same arqam and, at the same path, a catalogue or
model of the user's own.
"""

import contextlib
import logging
import os
import pickle
import signal
import socket
import threading
from collections.abc import Generator, Iterable, Iterator
from typing import Any

from .engines import Commit
from .sharding import Shard
from .worker import CannotWork, Worker

OBJECTS = 256 * 1024 * 1024
"""Bytes of Ray's store on this machine; a shard and its file take a few million."""
SECONDS_TO_ANSWER = 20.0
RETRIES = 5
"""Times that Ray does a task again where a machine of the cluster went away."""

_here: dict[bytes, Worker] = {}
"""The worker of this process of the cluster; it outlives a task, since it takes seconds to start."""


class Ray:
    """Tasks of the cluster that RAY_ADDRESS names, or of one that is started on this machine for the while.

    `workers`: tasks at a time; None for as many as the cluster has processors. Raises CannotWork without Ray.
    """

    def __init__(self, setup: bytes, workers: int | None, limit: float) -> None:
        try:
            import ray
        except ImportError:
            raise CannotWork('--engine ray needs ray; pip install "arqam[ray]"') from None
        self._ray: Any = ray
        self._setup, self._limit, self._workers = setup, limit, workers

    def __call__(self, shards: Iterable[Shard], commit: Commit) -> Generator[int]:
        ray = self._ray
        self._start()
        under_way: dict[Any, int] = {}

        def ended(timeout: float | None = None) -> Iterator[int]:
            ready, _ = ray.wait(list(under_way), timeout=timeout)
            for one in ready:
                number = under_way.pop(one)
                commit(number, self._file(one))
                yield number

        try:
            task = ray.remote(num_cpus=1, max_retries=RETRIES)(on_node)
            setup = ray.put(self._setup)
            most = (self._workers or int(ray.cluster_resources().get("CPU", 1))) + 1
            for shard in shards:
                under_way[task.remote(setup, self._limit, pickle.dumps(shard))] = shard.number
                if len(under_way) >= most:
                    yield from ended()
            while under_way:
                yield from ended()
        except BaseException:
            with contextlib.suppress(Exception):
                while list(ended(timeout=0) if under_way else ()):  # what is finished is kept
                    pass
            raise
        finally:
            ray.shutdown()

    def _start(self) -> None:
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")  # else it warns of what it will once do
        settings: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR}
        address = os.environ.get("RAY_ADDRESS")
        if not address:  # "local": Ray would else join whatever cluster somebody started on this machine
            own = {"num_cpus": self._workers, "include_dashboard": False, "object_store_memory": OBJECTS}
            settings |= own | {"address": "local"}
        ours = signal.getsignal(signal.SIGTERM)
        try:
            _knock(address or "")
            self._ray.init(**settings)
            if threading.current_thread() is threading.main_thread():
                signal.signal(signal.SIGTERM, ours)  # Ray's would end us without a word
        except Exception as wrong:
            where = f"the cluster at {address}" if address else "a cluster on this machine"
            raise CannotWork(f"Ray cannot reach {where} ({_sentence(wrong)})") from None

    def _file(self, one: Any) -> bytes:
        try:
            data = self._ray.get(one)
        except self._ray.exceptions.RayError as wrong:
            cause = getattr(wrong, "cause", None)
            raise CannotWork(_sentence(cause if isinstance(cause, CannotWork) else wrong)) from None
        assert isinstance(data, bytes)
        return data


def _knock(address: str) -> None:
    """Raises OSError where nobody listens at HOST:PORT; Ray would try for minutes."""
    host, _, port = address.rpartition("://")[2].rpartition(":")
    if host and port.isdecimal():
        socket.create_connection((host.strip("[]"), int(port)), SECONDS_TO_ANSWER).close()


def on_node(setup: bytes, limit: float, shard: bytes) -> bytes:
    """The task: the file of the shard."""
    worker = _here.get(setup)
    if worker is None:
        for other in _here.values():
            other.close()
        _here.clear()
        worker = _here[setup] = Worker(setup, limit)
    return worker.run(shard)


def _sentence(wrong: BaseException) -> str:
    return (str(wrong).strip() or type(wrong).__name__).splitlines()[-1].strip()
