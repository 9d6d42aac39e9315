"""How inputs are to be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LARGEST = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What the user may choose, and the bounds that keep a hostile archive from taking all memory or all night.

    - `largest`: bytes of one article (one text file, one line, one row, one web page, one PDF file), unpacked.
    - `fields`: our name of a key or column → theirs, as {"text": "body"}.
    - `depth`: how many packings may lie one in another, as .jsonl in .gz in .zip.
    - `ratio`: times its size that a packed file may unpack to: news gives five or ten times, a bomb a thousand.
    - `directory`: bytes of a zip file's table of contents (300,000 members, about), which is held in memory.
    - `held`: bytes of a file that can only be read whole and is packed in another (a zip or parquet file).
    """

    largest: int = LARGEST
    fields: Mapping[str, str] = field(default_factory=dict)
    depth: int = 3
    ratio: int = 300
    directory: int = 32_000_000
    held: int = 100_000_000
