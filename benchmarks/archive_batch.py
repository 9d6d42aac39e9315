"""A whole archive through `arqam batch`: nothing lost or doubled, memory and speed with one worker, two, and Ray.

    python -m benchmarks.archive_batch [ARCHIVE] [--articles N] [--skip ray]

Reads a .jsonl.gz or .jsonl file of articles (../shared/data/archive.jsonl.gz, unless told otherwise). Checks that every
article is one row of the documents, in order, that the figures belong to them, and that all runs give the same bytes.
Prints the seconds of each run from start to end and the peak memory of its workers (Linux: it looks into /proc). Exits
with 1 where something is lost or doubled, a worker takes more than 450 MB (700 MB with the model), two workers are less
than 1.8 times as fast as one, or Ray less than 0.8 times as fast as two of our own. Needs a quiet machine of two cores;
with --articles, on a part, speed is printed and not judged.
"""

import argparse
import filecmp
import gzip
import itertools
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.articles import ARCHIVE
from benchmarks.bars import bars
from benchmarks.processes import ARQAM, peak, workers
from benchmarks.ways import MODEL, NO_MODEL

RUNS = {
    "1": ("1 worker, no model", ("--workers", "1", "--no-model")),
    "2": ("2 workers, no model", ("--workers", "2", "--no-model")),
    "ray": ("Ray, 2 workers, no model", ("--workers", "2", "--no-model", "--engine", "ray")),
    "model": ("2 workers, with model", ("--workers", "2")),
}
MOST_MEMORY = dict.fromkeys(RUNS, bars()["megabytes"][NO_MODEL]) | {"model": bars()["megabytes"][MODEL]}
"""Megabytes (1,000,000 bytes) of a worker."""
LEAST_SPEED = {("2", "1"): 1.8, ("ray", "2"): 0.8}
TABLES = ("documents.jsonl", "figures.jsonl")


@dataclass(frozen=True, slots=True)
class Run:
    seconds: float
    megabytes: float
    of_run: float
    """Megabytes of the process that reads, commits and merges."""


def measured(archive: Path, job: Path, options: tuple[str, ...]) -> Run:
    """Runs the job. Raises RuntimeError where it fails."""
    command = [*ARQAM, "batch", str(archive), "--job", str(job), *options]
    begin = time.perf_counter()
    with subprocess.Popen(command, stderr=subprocess.PIPE) as run:
        peaks: Counter[str] = Counter()
        watch = threading.Thread(target=_watch, args=(run, peaks))
        watch.start()
        assert run.stderr
        said = run.stderr.read().decode()
        run.wait()
        watch.join()
    if run.returncode not in (0, 1):
        raise RuntimeError(said)
    return Run(time.perf_counter() - begin, peaks["worker"] / 1e6, peaks["run"] / 1e6)


def _watch(run: "subprocess.Popen[bytes]", peaks: "Counter[str]") -> None:
    while run.poll() is None:
        peaks["run"] = max(peaks["run"], peak(run.pid))
        peaks["worker"] = max([peaks["worker"], *map(peak, workers(run.pid))])
        time.sleep(0.5)


def faults(archive: Path, job: Path) -> Iterator[str]:
    """What is lost, doubled or at odds, in sentences."""
    times: Counter[str] = Counter()
    figures: Counter[str] = Counter()
    rows = _rows(job / "documents.jsonl")
    for number, (article, row) in enumerate(itertools.zip_longest(_rows(archive), rows), 1):
        if article is None or row is None:
            yield f"line {number}: {'a row without an article' if article is None else 'an article without a row'}"
            return
        given, got = str(article["id"]), row["id"]
        if got != given and not got.startswith(f"{given}#"):
            yield f"line {number}: {given} became {got}"
        times[got] += 1
        figures[got] = row["figures"]
    yield from (f"{name}: {count} rows" for name, count in times.items() if count > 1)
    for figure in _rows(job / "figures.jsonl"):
        figures[figure["document"]] -= 1
    yield from (f"{name}: {count} figures too few or too many" for name, count in figures.items() if count)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", nargs="?", type=Path, default=ARCHIVE)
    parser.add_argument("--articles", type=int, help="take only so many, and do not judge the speed")
    parser.add_argument("--skip", default="", help="some of: " + ", ".join(RUNS))
    options = parser.parse_args()
    os.environ.pop("RAY_ADDRESS", None)
    wrong: list[str] = []
    done: dict[str, Run] = {}
    with tempfile.TemporaryDirectory() as folder:
        archive = options.archive
        if options.articles:
            archive = Path(folder, "archive.jsonl")
            with archive.open("w", encoding="utf-8") as file:
                for row in itertools.islice(_rows(options.archive), options.articles):
                    file.write(json.dumps(row, ensure_ascii=False) + "\n")
        for name, (label, words) in RUNS.items():
            if name in options.skip.split(","):
                continue
            job = Path(folder, name)
            one = done[name] = measured(archive, job, words)
            found = list(faults(archive, job))
            wrong += [f"{label}: {fault}" for fault in found[:20]]
            rows = sum(1 for _ in _rows(job / "documents.jsonl"))
            print(
                f"{label:26}{one.seconds:8.1f} s {rows / one.seconds:7.1f} articles/s  worker {one.megabytes:4.0f} MB, "
                f"run {one.of_run:4.0f} MB; {rows:,} rows, {len(found)} lost or doubled",
                flush=True,
            )
            if one.megabytes > MOST_MEMORY[name]:
                wrong.append(f"{label}: a worker took {one.megabytes:.0f} MB, more than {MOST_MEMORY[name]}")
            reference = Path(folder, "1")
            if name in ("2", "ray") and reference.exists():
                differ = filecmp.cmpfiles(reference, job, TABLES, shallow=False)[1:]
                wrong += [f"{label}: {table} differs from that of one worker" for tables in differ for table in tables]
    for (quick, slow), least in LEAST_SPEED.items():
        if quick in done and slow in done:
            ratio = done[slow].seconds / done[quick].seconds
            print(f"{RUNS[quick][0]}: {ratio:.2f} times as fast as {RUNS[slow][0]} (wanted: {least})")
            if ratio < least and not options.articles:
                wrong.append(f"{RUNS[quick][0]}: only {ratio:.2f} times as fast as {RUNS[slow][0]}")
    for sentence in wrong:
        print(sentence)
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
