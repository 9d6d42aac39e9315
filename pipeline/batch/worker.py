"""One worker: a process that does shards, watched while it does; replaced when it hangs or dies."""

import contextlib
import json
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Mapping
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import Any

from .. import threads
from .child import Setup
from .work import Lost

TRIES = 2
"""Times that an entry may take a process down before it is given up."""
UNEXPLAINED = 5
"""Times in a row that a process may die at nothing in particular before we stop."""
SECONDS_TO_START = 600.0

_ENVIRONMENT = threads.ALL | {"PYTHONHASHSEED": "0"}
"""One seed: no set may ever come in another order."""


class CannotWork(RuntimeError):
    """Workers cannot be started, or die whatever they do; the message is a sentence."""


class Stopped(Exception):
    """The worker was stopped from outside."""


class _Broken(Exception):
    def __init__(self, why: str, place: int | None, known: list[dict[str, Any]]) -> None:
        super().__init__(why)
        self.why, self.place, self.known = why, place, known


def packed_setup(setup: Setup) -> bytes:
    """The setup for another process, perhaps on another machine, which also learns where we import from."""
    return pickle.dumps((sys.path, pickle.dumps(setup)))


class Worker:
    """Does shards one at a time, in a process of its own that is started when the first one comes.

    `limit`: seconds that an entry may take. `log`: a file for what the process says on its standard error.
    """

    def __init__(self, setup: bytes, limit: float, log: Path | None = None) -> None:
        self._setup, self._limit, self._log = setup, limit, log
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection | None = None
        self._stopped = False
        self._guard = threading.Lock()

    def run(self, shard: bytes) -> bytes:
        """The file of the (pickled) shard. An entry that takes a process down twice becomes a row that says so.

        Raises CannotWork; Stopped.
        """
        taken: Counter[int] = Counter()
        lost: dict[int, Lost] = {}
        unexplained = 0
        while True:
            try:
                return self._attempt(shard, lost)
            except _Broken as broken:
                self._end()
                if self._stopped:
                    raise Stopped from None
                if broken.place is None:
                    unexplained += 1
                    if unexplained == UNEXPLAINED:
                        raise CannotWork(f"a worker process {broken.why}, {UNEXPLAINED} times in a row") from None
                    continue
                taken[broken.place] += 1
                if taken[broken.place] == TRIES:
                    lost[broken.place] = Lost(f"{broken.why}, {TRIES} times", broken.known)

    def stop(self) -> None:
        """Ends the process at once, whatever it does; from any thread."""
        self._stopped = True
        with self._guard:
            if self._process:
                self._process.kill()

    def close(self) -> None:
        """Ends the process and waits for its end."""
        self.stop()
        self._end()

    def _attempt(self, shard: bytes, lost: Mapping[int, Lost]) -> bytes:
        connection = self._ready()
        self._send(connection, pickle.dumps((shard, lost)))
        place: int | None = None
        known: list[dict[str, Any]] = []
        until = time.monotonic() + self._limit
        while True:
            told = self._receive(connection, until, place, known)
            if told.startswith(b"="):
                return told[1:]
            message = json.loads(told)
            if message["at"] != place:
                until = time.monotonic() + self._limit
            place, known = message["at"], message["known"]

    def _ready(self) -> Connection:
        """The line to a process that waits for a shard."""
        if self._connection:
            return self._connection
        here, there = Pipe()
        with self._guard:
            if self._stopped:
                raise Stopped
            with open(self._log, "ab") if self._log else contextlib.nullcontext(subprocess.DEVNULL) as errors:
                self._process = subprocess.Popen(
                    [sys.executable, "-P", "-m", f"{__package__}.child", str(there.fileno())],
                    stdin=subprocess.PIPE,  # never written to: at its end the process ends
                    stdout=subprocess.DEVNULL,
                    stderr=errors,
                    pass_fds=[there.fileno()],
                    process_group=0,  # Ctrl-C in a terminal goes to the whole group
                    env=os.environ | _ENVIRONMENT,
                )
        there.close()
        self._connection = here
        self._send(here, self._setup)
        told = json.loads(self._receive(here, time.monotonic() + SECONDS_TO_START, None, []))
        if "broken" in told:
            raise CannotWork(f"a worker cannot start ({told['broken']})")
        return here

    def _send(self, connection: Connection, data: bytes) -> None:
        """Sends to a process that may have died, or been halted and read nothing."""
        timer = threading.Timer(SECONDS_TO_START, self._kill)
        timer.daemon = True
        timer.start()
        try:
            connection.send_bytes(data)
        except OSError:
            raise _Broken(self._death(), None, []) from None
        finally:
            timer.cancel()

    def _receive(self, connection: Connection, until: float, place: int | None, known: list[dict[str, Any]]) -> bytes:
        try:
            if connection.poll(max(0.0, until - time.monotonic())):
                return connection.recv_bytes()
        except (OSError, EOFError):
            raise _Broken(self._death(), place, known) from None
        self._kill()
        raise _Broken(f"took longer than {self._limit:g} seconds", place, known)

    def _kill(self) -> None:
        if self._process:
            self._process.kill()

    def _death(self) -> str:
        """How the process ended."""
        assert self._process
        try:
            code = self._process.wait(5)
        except subprocess.TimeoutExpired:  # it closed its line and lives on: a hostile file's doing
            self._kill()
            code = self._process.wait()
        if code >= 0:
            return f"ended the process that read it (exit code {code})"
        with contextlib.suppress(ValueError):
            return f"ended the process that read it ({signal.Signals(-code).name})"
        return f"ended the process that read it (signal {-code})"

    def _end(self) -> None:
        if self._connection:
            self._connection.close()
        if self._process:
            self._process.kill()
            if self._process.stdin:
                self._process.stdin.close()
            self._process.wait()
        self._process = self._connection = None
