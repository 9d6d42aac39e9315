"""The processes of a run: how arqam is started, what works below a process, how much memory it took (Linux: /proc)."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ARQAM = (sys.executable, "-c", "from arqam.pipeline.cli import main; main()")
"""arqam's command line, run by the Python that runs the benchmark."""

_PROCESSES = Path("/proc")


def workers(process: int) -> list[int]:
    """The worker processes of a run of `arqam batch`."""
    return [child for child, line in descendants(process) if "batch.child" in line]


def descendants(process: int) -> Iterator[tuple[int, str]]:
    """The processes below one, each with its command line."""
    children: dict[int, list[int]] = {}
    for entry in _PROCESSES.iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text(errors="replace").rpartition(")")[2].split()[1])
            except (OSError, IndexError):
                continue
            children.setdefault(parent, []).append(int(entry.name))
    waiting = [process]
    while waiting:
        for child in children.get(waiting.pop(), ()):
            waiting.append(child)
            try:
                yield child, (_PROCESSES / str(child) / "cmdline").read_text(errors="replace")
            except OSError:
                continue


def peak(process: int | str) -> int:
    """Bytes that a process ("self": this one) ever held at once; 0 where it has ended."""
    try:
        status = (_PROCESSES / str(process) / "status").read_text()
    except OSError:
        return 0
    found = re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0
