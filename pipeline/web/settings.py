"""What the web page is started with, and the bounds that it keeps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..config import PipelineConfig

HOST = "127.0.0.1"
PORT = 8765
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """- `job`: the folder of a job to look through. `corrections`: a folder for what is corrected.
    - `names`: what the page may be called by in an address besides the loopback's names (see guard.py);
      `any_address`: whether it may be called by any IP address, as it listens on all of them.
    - `largest`: bytes of a request, and of one article unpacked. `limit`: seconds that reading and extraction may take.
    - `workers`: processes that extract; `waiting`: requests that may wait for one.
    - `slowest`: seconds in which a request must have come in whole.
    """

    config: PipelineConfig = field(default_factory=PipelineConfig)
    fields: Mapping[str, str] = field(default_factory=dict)
    job: Path | None = None
    corrections: Path | None = None
    names: frozenset[str] = frozenset()
    any_address: bool = False
    largest: int = 10 * MEGABYTE
    limit: float = 30.0
    workers: int = 1
    waiting: int = 8
    slowest: float = 30.0
