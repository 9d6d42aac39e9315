"""Whether a job that is killed comes out the same: kill -9 of a worker, of the run, of the merge, at random moments.

    python -m benchmarks.kill_trials [--trials 20] [--articles 250] [--seed N]

Runs a job undisturbed, then so many trials for one worker, two workers and two workers of Ray. In each, a process is
killed at a random moment, and the job run again until it is done. All tables in all formats must then be those of the
undisturbed run: byte for byte, the databases row for row. Exits with 1 where one is not. (Linux: it looks into /proc.)
"""

import argparse
import itertools
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks.processes import ARQAM, workers

FORMATS = "jsonl,csv,parquet,sqlite,duckdb"
VICTIMS = ("worker", "run", "merge")
ENGINES = {
    "1 worker": ("--workers", "1"),
    "2 workers": ("--workers", "2"),
    "Ray": ("--engine", "ray", "--workers", "2"),
}
SECONDS = 300
"""No run takes longer."""


@dataclass(frozen=True, slots=True)
class Command:
    """How a run is started: the input, and the options that all runs share."""

    archive: Path
    options: tuple[str, ...] = ("--no-model",)

    def start(self, job: Path) -> subprocess.Popen[bytes]:
        command = [*ARQAM, "batch", str(self.archive), "--job", str(job), "--format", FORMATS, *self.options]
        environment = {name: value for name, value in os.environ.items() if name != "RAY_ADDRESS"}
        return subprocess.Popen(command, stderr=subprocess.PIPE, env=environment)

    def finish(self, job: Path) -> float:
        """Runs the job to its end; seconds that it took. Raises RuntimeError where it fails."""
        begin = time.perf_counter()
        with self.start(job) as run:
            _, said = run.communicate(timeout=SECONDS)
        if run.returncode != 0:
            raise RuntimeError(f"exit code {run.returncode}: {said.decode()}")
        return time.perf_counter() - begin


def write_articles(path: Path, count: int) -> None:
    """Short articles with figures, some of them twice, some with an id that was there before."""
    rng = random.Random(5)
    words = "توزیع بسته معیشتی میان خانواده نیازمند استان سمنان کارگاه تولیدی تسهیلات اشتغال مددجو".split()
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            text = (
                f"مدیرکل کمیته امداد استان سمنان گفت: {rng.randint(2, 9000)} بسته معیشتی توزیع شد و "
                f"{rng.randint(2, 900)} نفر {' '.join(rng.choices(words, k=20))} آموزش دیدند."
            )
            for _ in range(1 + (number % 17 == 0)):
                row = {"id": f"n{number % (count - 9)}", "text": text, "published": "1399-10-15", "source": "ایسنا"}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")


def results(job: Path) -> dict[str, object]:
    """All that a job made: the bytes of files, the rows of databases."""
    import duckdb

    told: dict[str, object] = {}
    for path in sorted(job.iterdir()):
        if path.suffix in (".jsonl", ".csv", ".parquet"):
            told[path.name] = path.read_bytes()
    with closing(sqlite3.connect(job / "archive.sqlite")) as database:
        told |= {f"sqlite {table}": database.execute(f"SELECT * FROM {table}").fetchall() for table in _TABLES}
    with duckdb.connect(str(job / "archive.duckdb"), read_only=True) as duck:
        told |= {f"duckdb {table}": duck.execute(f"SELECT * FROM {table}").fetchall() for table in _TABLES}
    left = [path.name for path in job.rglob("*") if path.name.endswith(".part") or path.name == "scratch"]
    return told | {"left over": left}


_TABLES = ("documents", "figures")


def disturb(command: Command, job: Path, victim: str, usual: float, rng: random.Random) -> bool:
    """Starts a run and kills the victim at a random moment of it; whether it was there to be killed."""
    with command.start(job) as run:
        try:
            if victim == "merge":
                while not (job / "scratch").exists() and run.poll() is None:
                    time.sleep(0.002)
                time.sleep(rng.uniform(0, 0.1 * usual))
                killed = _kill(run.pid) if (job / "scratch").exists() else False
            else:
                until = time.monotonic() + rng.uniform(0.1, 0.95) * usual
                while time.monotonic() < until and run.poll() is None:
                    time.sleep(0.01)
                if victim == "run":
                    killed = run.poll() is None and _kill(run.pid)
                else:
                    there = workers(run.pid)
                    killed = bool(there) and _kill(rng.choice(there))
        finally:
            _, _ = run.communicate(timeout=SECONDS)
    return killed


def _kill(process: int) -> bool:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def trial(
    command: Command, job: Path, victim: str, usual: float, expected: dict[str, object], rng: random.Random
) -> str:
    """What differs after a run was disturbed and gone on with; "" where nothing does."""
    shutil.rmtree(job, ignore_errors=True)
    for _ in range(20):  # a moment may fall where there is nothing to kill
        if disturb(command, job, victim, usual, rng):
            break
        shutil.rmtree(job, ignore_errors=True)
    else:
        return "nothing could be killed"
    try:
        command.finish(job)
    except RuntimeError as wrong:
        return str(wrong)
    got = results(job)
    return ", ".join(name for name in expected.keys() | got.keys() if expected.get(name) != got.get(name))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=20, help="for each engine")
    parser.add_argument("--articles", type=int, default=250)
    parser.add_argument("--engines", default=",".join(ENGINES), help="some of: " + ", ".join(ENGINES))
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    print(f"seed {options.seed}")
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder, "archive.jsonl")
        write_articles(archive, options.articles)
        Command(archive, ("--no-model", "--workers", "1")).finish(Path(folder, "undisturbed"))
        expected = results(Path(folder, "undisturbed"))
        for engine in options.engines.split(","):
            command = Command(archive, ("--no-model", *ENGINES[engine]))
            usual = command.finish(Path(folder, "usual"))
            shutil.rmtree(Path(folder, "usual"))
            same = 0
            for victim in itertools.islice(itertools.cycle(VICTIMS), options.trials):
                differs = trial(command, Path(folder, "job"), victim, usual, expected, rng)
                same += not differs
                if differs:
                    print(f"{engine}, {victim} killed: {differs}", flush=True)
            print(f"{engine:10} {same} of {options.trials} the same after kill -9", flush=True)
            failed |= same < options.trials
    sys.exit(failed)


if __name__ == "__main__":
    main()
