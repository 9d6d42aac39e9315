"""What a job is: all that its results depend on, kept beside them, so that two halves of an archive never differ."""

import hashlib
import json
import shutil
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from ..config import PipelineConfig
from ..readers import ReadOptions
from ..readers.problem import reason
from ..writers import table_files
from ..writers.whole_file import remove_parts, write_whole
from .shard_file import FORMAT
from .signature import algorithm

OURS = {"job.json", "plan.jsonl.gz", "lock", "log.txt", "shards", "scratch", "browse.sqlite"}
"""What a job's folder holds beside the tables."""


class Refused(ValueError):
    """The job cannot be begun or gone on with; the message is one sentence that says why and what to do."""


class Job(BaseModel):
    """All that the results depend on, but for the entries themselves (see plan.py)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[1] = 1
    version: str
    inputs: tuple[str, ...]
    largest: int
    fields: dict[str, str]
    stages: tuple[str, ...] | None
    catalogue: str | None
    catalogue_sha256: str | None
    model: str | None
    model_sha256: str | None
    limit: float
    duplicates: str | None

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()


def job_of(inputs: tuple[str, ...], reading: ReadOptions, config: PipelineConfig, limit: float) -> Job:
    """The job that a command asks for. Raises OSError where the catalogue or the model cannot be read."""
    return Job(
        version=version("arqam"),
        inputs=inputs,
        largest=reading.largest,
        fields=dict(reading.fields),
        stages=config.stages,
        catalogue=str(config.catalogue) if config.catalogue else None,
        catalogue_sha256=hashlib.sha256(config.catalogue.read_bytes()).hexdigest() if config.catalogue else None,
        model=(config.model or "built-in") if config.use_model else None,
        model_sha256=_model(config.model) if config.use_model and config.model else None,
        limit=limit,
        duplicates=algorithm(),
    )


def begin(folder: Path, job: Job, restart: bool) -> bool:
    """Writes down what the job is, or finds that it is the one begun before; whether it was.

    With `restart`, what was done before is removed. Raises Refused, naming what changed; OSError.
    """
    (folder / "shards").mkdir(exist_ok=True)
    if restart:
        _clear(folder)
    before = _read(folder)
    if before is not None and (changes := _changes(before, job)):
        raise Refused(
            f"{folder}: the job was begun with {' and '.join(changes)}; "
            "run with --restart to begin anew, or choose another --job"
        )
    for part in (folder, folder / "shards"):
        remove_parts(part)
    shutil.rmtree(folder / "scratch", ignore_errors=True)
    if before is None:
        write_whole(folder / "job.json", (job.model_dump_json(indent=2) + "\n").encode())
    return before is not None


def make_folder(folder: Path) -> None:
    """The folder of the job, new or of a job. Raises Refused where it cannot be made or is another's, OSError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise Refused(f"{folder}: is no folder; choose another for --job") from None
    except OSError as error:
        raise Refused(f"{folder}: cannot be made ({reason(error)}); choose another for --job") from None
    if not (folder / "job.json").exists():
        tables = {path.name for path in table_files(folder)}
        others = sorted(
            path.name for path in folder.iterdir() if path.name not in OURS | tables and not path.name.endswith(".part")
        )
        if others:
            raise Refused(f"{folder}: is the folder of no job, and not empty ({others[0]}); choose another for --job")


def _clear(folder: Path) -> None:
    """Removes what was done; job.json last, so that a job killed meanwhile is still known for what it was."""
    shutil.rmtree(folder / "shards")
    (folder / "shards").mkdir()
    for path in (folder / "plan.jsonl.gz", *table_files(folder), folder / "job.json"):
        path.unlink(missing_ok=True)


def _read(folder: Path) -> Job | None:
    path = folder / "job.json"
    try:
        told: Any = json.loads(path.read_bytes())
        if isinstance(told, dict) and told.get("format") != FORMAT:
            raise Refused(f"{path}: is of another version of arqam; run with --restart to begin anew")
        return Job.model_validate(told)
    except FileNotFoundError:
        return None
    except (ValidationError, json.JSONDecodeError, UnicodeDecodeError):
        raise Refused(f"{path}: is damaged; run with --restart to begin anew") from None


def _changes(before: Job, now: Job) -> list[str]:
    """What the job was begun with, and what there is now, for each thing that differs."""
    said = {
        "version": (f"arqam {before.version}", f"this is {now.version}"),
        "inputs": (f"the inputs {' '.join(before.inputs)}", f"now {' '.join(now.inputs)}"),
        "largest": (f"--largest {before.largest // 1_000_000}", f"now {now.largest // 1_000_000}"),
        "fields": (f"--field {_fields(before)}", f"now {_fields(now)}"),
        "stages": (f"the stages {_named(before.stages)}", f"now {_named(now.stages)}"),
        "catalogue": (f"the catalogue {before.catalogue or 'that is built in'}", f"now {now.catalogue or 'built in'}"),
        "catalogue_sha256": (f"another text of the catalogue {now.catalogue}", "it has changed"),
        "model": (f"the model {before.model or 'left out'}", f"now {now.model or 'left out'}"),
        "model_sha256": (f"another state of the model {now.model}", "it has changed"),
        "limit": (f"--limit {before.limit:g}", f"now {now.limit:g}"),
        "duplicates": (f"duplicates by {before.duplicates or 'nothing'}", f"now {now.duplicates or 'nothing'}"),
    }
    changed = [name for name in said if getattr(before, name) != getattr(now, name)]
    for file in ("catalogue", "model"):
        if file in changed and f"{file}_sha256" in changed:
            changed.remove(f"{file}_sha256")
    return [f"{then} ({what})" for then, what in (said[name] for name in changed)]


def _fields(job: Job) -> str:
    return ",".join(f"{ours}={theirs}" for ours, theirs in job.fields.items()) or "none"


def _named(stages: tuple[str, ...] | None) -> str:
    return "of the default" if stages is None else ",".join(stages) or "none"


def _model(name: str) -> str:
    """A digest of the model's files, or the version of its package."""
    folder = Path(name)
    if not folder.is_dir():
        try:
            return version(name)
        except PackageNotFoundError:
            return "unknown"
    told = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        told.update(f"{path.relative_to(folder).as_posix()}\0".encode("utf-8", "surrogateescape"))
        with path.open("rb") as file:
            told.update(hashlib.file_digest(file, "sha256").digest())
    return told.hexdigest()
