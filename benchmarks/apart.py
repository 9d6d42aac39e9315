"""A way in a process of its own, which knows only what that way has read; where need be in an environment of its own:
what a library needs may not agree with what arqam needs."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from arqam.pipeline import Article
from benchmarks.articles import ROOT
from benchmarks.processes import peak

PEERS = ROOT / ".venv" / "peers"
PROGRAM = Path(__file__).with_name("apart_process.py")
SECONDS = 600
"""What an installation may take."""


class Unavailable(Exception):
    """A way that is not to be had here; says why, and reads on after its name."""


class Apart:
    """Goes over articles in the other process, which times itself: what goes back and forth is not counted.

    Raises Unavailable where the process ends. `version`: of the library; `held`: bytes that the process ever held at
    once, up to the articles that it read last.
    """

    def __init__(self, way: str, python: Path = Path(sys.executable)) -> None:
        environment = dict(os.environ)
        if python != Path(sys.executable):
            environment = {name: value for name, value in environment.items() if not name.startswith("PYTHON")}
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 (it lives as long as the process)
        # -P: the modules beside the program are none of its own.
        self._process = subprocess.Popen(
            [str(python), "-P", str(PROGRAM), way],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._said, env=environment, text=True,
        )  # fmt: skip
        self.version = str(self._reply())
        self.held = 0

    def __call__(self, articles: Sequence[Article]) -> float:
        assert self._process.stdin
        with suppress(OSError):  # a process that has ended gives no reply either
            self._process.stdin.write(json.dumps([article.model_dump() for article in articles]) + "\n")
            self._process.stdin.flush()
        seconds, held = self._reply()
        self.held = peak(self._process.pid) or held  # what the process counts itself may hold its parent's, on Linux
        return float(seconds)

    def _reply(self) -> Any:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            self._process.communicate()
            self._said.seek(0)
            said = self._said.read().decode(errors="replace")
            self._said.close()
            raise Unavailable(f"ended with {_reason(self._process.returncode, said)}")
        return json.loads(line)

    def close(self) -> None:
        self._process.communicate()
        self._said.close()


def interpreter(library: str, peers: Path = PEERS) -> Path:
    """The Python of the library's environment, which is made once. Raises Unavailable where that cannot be."""
    folder = peers / library
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    stamp = folder / "installed"
    if stamp.exists():
        return python
    print(f"Installing {library} into {folder}, to stand beside arqam ...", file=sys.stderr)
    shutil.rmtree(folder, ignore_errors=True)
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input", "--retries", "1", "--timeout", "15"]
    for command in (
        [sys.executable, "-m", "venv", str(folder)],
        [str(python), "-m", "pip", "install", *quiet, library],
    ):
        try:
            subprocess.run(command, check=True, capture_output=True, text=True, timeout=SECONDS)
        except subprocess.CalledProcessError as wrong:
            said = _reason(wrong.returncode, wrong.stderr.strip() or wrong.stdout)
            raise Unavailable(f"cannot be installed: {said}") from wrong
        except (OSError, subprocess.TimeoutExpired) as wrong:
            raise Unavailable(f"cannot be installed: {wrong}") from wrong
    stamp.touch()
    return python


def _reason(code: int, said: str) -> str:
    """Why a process ended: its exit code and the last line that it said, if there is one."""
    return ": ".join([f"exit code {code}", *said.strip().splitlines()[-1:]])
