"""The processes that read and extract for the web page: a few, watched; one that hangs is ended and replaced."""

import asyncio
import contextlib
import json
import os
import sys
from typing import Any

from .. import threads
from .settings import Settings

type Answer = dict[str, Any]

SECONDS_TO_START = 300.0
LONGEST = 200_000_000
"""Bytes of all answers to one order: what a page can do with."""


class Busy(RuntimeError):
    """Too many wait already; the message is a sentence."""


class CannotExtract(RuntimeError):
    """No process can be started; the message is a sentence."""


class _Broken(Exception):
    """The message says what became of the process."""


class Workers:
    """Does orders (see child.py), each in a process of its own; they wait in a row that is not long."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._idle: asyncio.Queue[_Process] = asyncio.Queue()
        self._all = [_Process(settings) for _ in range(settings.workers)]
        for process in self._all:
            self._idle.put_nowait(process)
        self._waiting = 0

    async def do(self, order: Answer) -> tuple[list[Answer], str | None]:
        """The answers, and what ended them early, as a sentence. Raises Busy, CannotExtract."""
        if self._waiting >= self._settings.waiting:
            raise Busy(f"{self._waiting} texts wait already; try again in a moment")
        self._waiting += 1
        try:
            process = await self._idle.get()
        finally:
            self._waiting -= 1
        try:
            return await process.do(order)
        finally:
            self._idle.put_nowait(process)

    async def warm(self) -> None:
        """Starts a process before it is asked for: a model takes seconds to load. What fails is told when asked."""
        with contextlib.suppress(Busy, CannotExtract, OSError):
            await self.do({"files": []})

    async def close(self) -> None:
        for process in self._all:
            await process.end()


class _Process:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: asyncio.subprocess.Process | None = None

    async def do(self, order: Answer) -> tuple[list[Answer], str | None]:
        answers: list[Answer] = []
        finished = False
        try:
            await self._started()
            taken = 0
            async with asyncio.timeout(self._settings.limit):
                await self._send(order)
                while True:
                    data = await self._receive()
                    taken += len(data)
                    if taken > LONGEST:
                        return answers, "holds more figures than a page can show; use arqam batch"
                    answer = json.loads(data)
                    if "done" in answer:
                        finished = True
                        return answers, None
                    answers.append(answer)
        except TimeoutError:
            return answers, f"took longer than {self._settings.limit:g} seconds and was given up"
        except _Broken as broken:
            return answers, f"ended the process that read it ({broken})"
        finally:
            if not finished:
                await asyncio.shield(self.end())

    async def _started(self) -> None:
        """Raises CannotExtract."""
        if self._process and self._process.returncode is None:
            return
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", f"{__package__}.child"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            process_group=0,  # Ctrl-C in a terminal goes to the whole group
            env=os.environ | threads.ALL,
        )
        try:
            async with asyncio.timeout(SECONDS_TO_START):
                config = self._settings.config.model_dump(mode="json")
                fields = dict(self._settings.fields)
                await self._send({"config": config, "largest": self._settings.largest, "fields": fields})
                told = json.loads(await self._receive())
        except (TimeoutError, _Broken) as broken:
            raise CannotExtract(f"no process can be started that extracts ({broken or 'it does not answer'})") from None
        if "broken" in told:
            raise CannotExtract(f"no process can be started that extracts ({told['broken']})")

    async def _send(self, order: Answer) -> None:
        assert self._process and self._process.stdin
        data = json.dumps(order).encode()
        try:
            self._process.stdin.write(len(data).to_bytes(8) + data)
            await self._process.stdin.drain()
        except OSError:
            raise _Broken(await self._death()) from None

    async def _receive(self) -> bytes:
        assert self._process and self._process.stdout
        try:
            length = int.from_bytes(await self._process.stdout.readexactly(8))
            if length > LONGEST:
                raise _Broken("it said too much")
            return await self._process.stdout.readexactly(length)
        except (asyncio.IncompleteReadError, OSError):
            raise _Broken(await self._death()) from None

    async def _death(self) -> str:
        assert self._process
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(5):
                code = await self._process.wait()
                return f"signal {-code}" if code < 0 else f"exit code {code}"
        return "it closed its line"

    async def end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin:
            process.stdin.close()
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
