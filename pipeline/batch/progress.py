"""How a run tells where it is: a bar on a terminal, plain lines in the log."""

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

from ..readers.problem import printable
from .shard_file import Header

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as Bar

EVERY = 10.0
"""Seconds between two lines of progress in the log."""


class Progress:
    """Counts what is done, and shows it. Give a console for a bar; the log is appended to. Raises OSError."""

    def __init__(
        self, log: Path, console: "Console | None" = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._path, self._console, self._clock = log, console, clock
        self._file: TextIO | None = None
        self._bar: Bar | None = None
        self._begun = self._said = clock()
        self.total = self.done = self.before = self.figures = self.rejected = self.failed = 0

    def __enter__(self) -> Self:
        self._file = self._path.open("a", encoding="utf-8", errors="backslashreplace")
        if self._console:
            from rich.progress import BarColumn, TextColumn
            from rich.progress import Progress as Bar
            from rich.table import Column

            told = TextColumn("{task.fields[told]}", table_column=Column(no_wrap=False))  # 80 columns are not enough
            self._bar = Bar(
                TextColumn("{task.description}"), BarColumn(10), told, console=self._console, transient=True
            )
            self._task = self._bar.add_task("reading", total=None, told="")
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._bar:
            self._bar.stop()
        if self._file:
            self._file.close()

    def say(self, sentence: str) -> None:
        """A line in the log."""
        assert self._file
        self._file.write(f"{datetime.now().astimezone().isoformat(timespec='seconds')} {printable(sentence)}\n")
        self._file.flush()

    def reading(self, entries: int) -> None:
        """So many entries were found so far, before any work."""
        self._show("reading", f"{entries:,} found", None)

    def found(self, shard: Header) -> None:
        """A shard that an earlier run did."""
        self._add(shard)
        self.before += shard.documents

    def work(self, total: int) -> None:
        """The work begins: so many entries in all."""
        self.total, self._begun = total, self._clock()
        self.say(f"{total:,} articles, of which {self.before:,} are done; {total - self.before:,} to do")
        self._show("working", self.told(), self.done / max(1, total))

    def finished(self, shard: Header) -> None:
        """A shard that this run did."""
        self._add(shard)
        self._show("working", self.told(), self.done / max(1, self.total))

    def merging(self, share: float) -> None:
        self._show("writing tables", f"{share:.0%}", share)

    def told(self) -> str:
        """Where the work is: how much, how fast, how long still, and what came out."""
        seconds = max(1e-9, self._clock() - self._begun)
        rate = (self.done - self.before) / seconds
        left = f"{_time((self.total - self.done) / rate)} left" if rate else "no telling how long"
        return (
            f"{self.done:,} of {self.total:,} articles ({self.done / max(1, self.total):.1%}), "
            f"{rate:.1f} a second, {left}, {self.figures:,} figures, {self.rejected + self.failed:,} rejected"
        )

    def _add(self, shard: Header) -> None:
        self.done += shard.documents
        self.figures += shard.figures
        self.rejected += shard.rejected
        self.failed += shard.failed

    def _show(self, phase: str, told: str, share: float | None) -> None:
        if self._bar:
            self._bar.update(
                self._task, description=phase, told=told, completed=share or 0, total=1 if share is not None else None
            )
        if self._clock() - self._said >= EVERY:
            self._said = self._clock()
            self.say(f"{phase}: {told}")


def _time(seconds: float) -> str:
    """As "3 h 05 min", "12 min 09 s" or "41 s"."""
    whole = round(max(0.0, seconds))
    minutes, rest = divmod(whole, 60)
    hours, of_hour = divmod(minutes, 60)
    return f"{hours:,} h {of_hour:02} min" if hours else f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
