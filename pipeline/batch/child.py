"""The process that does the work: python -m arqam.pipeline.batch.child FILE_DESCRIPTOR

It is told once how to work, then gets shards and gives back their files. Before each entry it says which one it is at,
so that its parent (worker.py) knows what was in hand when it hangs or dies. It takes pickles and talks in JSON: what it
takes comes from its parent, what it says may come from a process that a hostile file has taken over.
"""

import contextlib
import ctypes
import json
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from ..config import PipelineConfig
from ..readers import ReadOptions

type Prepare = Callable[[], Callable[..., Sequence[Any]]]
"""Gives the function that finds the figures of an article; done once in each process."""


@dataclass(frozen=True, slots=True)
class Setup:
    """How to work: `job` is its digest; `prepare` must be a function of a module, or a partial of one."""

    job: str
    reading: ReadOptions
    prepare: Prepare
    duplicates: bool = True


def with_pipeline(config: PipelineConfig) -> Callable[..., Sequence[Any]]:
    """The extraction of a pipeline, with all that it needs in memory."""
    from ..extraction import Pipeline

    pipeline = Pipeline(config)
    _ = pipeline.catalogue, pipeline.model
    pipeline.extract("")
    return pipeline.extract


def main(descriptor: int) -> None:
    parent = Connection(descriptor)
    _end_with(os.getppid())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to hear
    try:
        setup, extract = _prepared(parent.recv_bytes())
    except Exception as wrong:
        parent.send_bytes(_json({"broken": " ".join(f"{wrong}".split()) or repr(wrong)}))
        return
    parent.send_bytes(_json({"ready": os.getpid()}))
    while True:
        try:
            order = parent.recv_bytes()
        except EOFError:
            return
        parent.send_bytes(b"=" + _done(setup, extract, order, parent))


def _prepared(told: bytes) -> tuple[Setup, Callable[..., Sequence[Any]]]:
    path, setup = pickle.loads(told)
    sys.path.extend(folder for folder in path if folder not in sys.path)
    setup = pickle.loads(setup)
    return setup, setup.prepare()


def _done(setup: Setup, extract: Callable[..., Sequence[Any]], order: bytes, parent: Connection) -> bytes:
    from .work import finished

    shard, lost = pickle.loads(order)

    def tell(place: int, known: Sequence[dict[str, Any]]) -> None:
        parent.send_bytes(_json({"at": place, "known": known}))

    return finished(setup.job, pickle.loads(shard), setup.reading, extract, setup.duplicates, lost, tell)


def _json(value: Any) -> bytes:
    return json.dumps(value).encode()


def _end_with(parent: int) -> None:
    """An orphan would work on for nobody, for hours. And where memory runs out, the system shall take us first."""
    with contextlib.suppress(OSError, AttributeError):  # Linux alone
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")

    def watch() -> None:
        with open(0, "rb", buffering=0, closefd=False) as lifeline:  # our standard input, a pipe that nobody writes to
            lifeline.read(1)
        os._exit(1)

    if os.getppid() != parent:
        os._exit(1)
    threading.Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    main(int(sys.argv[1]))
