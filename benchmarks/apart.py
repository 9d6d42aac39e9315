"""A library in an environment and a process of its own: what it needs may not agree with what arqam needs."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from arqam.pipeline import Article
from benchmarks.articles import ROOT

PEERS = ROOT / ".venv" / "peers"
PROGRAM = Path(__file__).with_name("apart_process.py")
SECONDS = 600
"""What an installation may take."""


class Unavailable(Exception):
    """A library that is not to be had here; says why."""


class Apart:
    """Goes over articles in the other process, which times itself: what goes back and forth is not counted."""

    def __init__(self, library: str, python: Path | None = None) -> None:
        command = [str(python or interpreter(library)), str(PROGRAM), library]
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=clean, text=True
        )
        self.version = str(self._reply())

    def __call__(self, articles: Sequence[Article]) -> float:
        assert self._process.stdin
        self._process.stdin.write(json.dumps([article.text for article in articles]) + "\n")
        self._process.stdin.flush()
        return float(self._reply())

    def _reply(self) -> str | float:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise Unavailable(f"its process ended with exit code {self._process.wait()}")
        reply: str | float = json.loads(line)
        return reply

    def close(self) -> None:
        self._process.communicate()


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
            last = (wrong.stderr or wrong.stdout).strip().splitlines()[-1:]
            raise Unavailable(f"cannot be installed: {''.join(last)}") from wrong
        except (OSError, subprocess.TimeoutExpired) as wrong:
            raise Unavailable(f"cannot be installed: {wrong}") from wrong
    stamp.touch()
    return python
