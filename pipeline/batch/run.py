"""A run of a job, from the first entry to the last table; a killed one is run again and goes on."""

import os
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ..config import PipelineConfig
from ..readers import Problem, ReadOptions, entries
from ..writers import Format
from . import plan as plans
from .child import Prepare, Setup, with_pipeline
from .engines import Engine, Local
from .job import Job, begin, job_of, make_folder
from .lock import locked
from .merge import Totals, merge
from .own_folder import keep_apart
from .progress import Progress
from .shard_file import Header, commit, documents_of, header_of
from .sharding import Found, Shard, shards_of
from .worker import packed_setup

if TYPE_CHECKING:
    from rich.console import Console


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a run is to do. `limit`: seconds that an article may take. `prepare`: for tests, another way to extract."""

    inputs: tuple[str, ...]
    folder: Path
    config: PipelineConfig = field(default_factory=PipelineConfig)
    reading: ReadOptions = field(default_factory=ReadOptions)
    engine: Literal["local", "ray"] = "local"
    workers: int | None = None
    formats: Sequence[Format] = (Format.jsonl,)
    limit: float = 60.0
    restart: bool = False
    prepare: Prepare | None = None


def run(order: Order, console: "Console | None" = None) -> Totals:
    """Does what is left of the job, and writes its tables.

    Raises Refused and Taken where it cannot go on, CannotWork where no worker can, CannotList where there is no room
    for the list of the inputs, OSError where a file cannot be written; what was done before is kept.
    """
    keep_apart(order.inputs, order.folder)
    make_folder(order.folder)
    with locked(order.folder):
        job = job_of(order.inputs, order.reading, order.config, order.limit)
        begin(order.folder, job, order.restart)
        with Progress(order.folder / "log.txt", console) as progress:
            progress.say(f"arqam {job.version}: begun on {' '.join(order.inputs)}")
            try:
                totals = _run(order, job, progress)
            except KeyboardInterrupt:
                progress.say("interrupted; what is finished is kept")
                raise
            progress.say(f"done: {totals.documents:,} articles, {totals.figures:,} figures")
            return totals


def _run(order: Order, job: Job, progress: Progress) -> Totals:
    shards = order.folder / "shards"
    missing = 0

    def counted(all_of_them: Iterable[Shard]) -> Iterator[Shard]:
        nonlocal missing
        for shard in all_of_them:
            if header := _done(shards, shard, job):
                progress.found(header)
            else:
                missing += 1
            yield shard

    found = _noted(entries(order.inputs, order.reading), progress)
    plan = plans.survey(order.folder, counted(shards_of(found)), progress.reading)
    if missing:
        progress.work(plan.entries)
        engine = _engine(order, job)
        # Closed here and now, whatever happens: no worker and no open file outlives the lock.
        with closing(_todo(order, job)) as todo, closing(engine(todo, partial(commit, shards))) as done:
            for number in done:
                _tell(shards, number, progress)
    progress.say(progress.told() if missing else "all shards were done before")
    return merge(
        order.folder, plan.shards, order.formats, lambda done: progress.merging(done / max(1, 2 * plan.shards))
    )


def _todo(order: Order, job: Job) -> Generator[Shard]:
    """The shards that are not done. Raises Refused where the inputs change under our hands."""
    planned = plans.planned_of(order.folder)
    for shard in shards_of(entries(order.inputs, order.reading)):
        plans.compare(next(planned, None), shard)
        if not _done(order.folder / "shards", shard, job):
            yield shard


def _done(folder: Path, shard: Shard, job: Job) -> Header | None:
    header = header_of(folder, shard.number)
    return header if header and (header.job, header.entries) == (job.digest, shard.digest) else None


def _noted(found: Iterable[Found], progress: Progress) -> Iterator[Found]:
    for one in found:
        if isinstance(one, Problem) and not one.lost:
            progress.say(f"note: {one}")
        yield one


def _tell(folder: Path, number: int, progress: Progress) -> None:
    header = header_of(folder, number)
    assert header
    for notice in header.notices:
        progress.say(f"note: {notice}")
    if header.rejected or header.failed:
        for row in documents_of(folder, number):
            if row["error"]:
                progress.say(f"{row['status']}: {row['place']}: {row['error']}")
    progress.finished(header)


def _engine(order: Order, job: Job) -> Engine:
    prepare = order.prepare or partial(with_pipeline, _from_anywhere(order.config))
    setup = packed_setup(Setup(job.digest, order.reading, prepare, job.duplicates is not None))
    if order.engine == "ray":
        from .ray_engine import Ray

        return Ray(setup, order.workers, order.limit)
    return Local(setup, order.workers or processors(), order.limit, order.folder / "log.txt")


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _from_anywhere(config: PipelineConfig) -> PipelineConfig:
    """The configuration with whole paths, as a worker may have another working folder."""
    model = config.model and (str(Path(config.model).resolve()) if Path(config.model).exists() else config.model)
    catalogue = config.catalogue and config.catalogue.resolve()
    return config.model_copy(update={"model": model, "catalogue": catalogue})
