"""Weights as files: compact, and the same bytes for the same weights."""

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from arqam.extractors.scoring.table import table_of, write_tables
from arqam.extractors.scoring.templates import Templates

LEAST = 0.02  # smaller weights are left out: they decide nothing and are half of the file


def save(path: Path, weights: Mapping[str, float]) -> None:
    """Write weights as `extractors/scoring/weights.py` reads them."""
    kept = _kept(weights)
    packed = gzip.compress(json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode(), 9, mtime=0)
    path.write_bytes(packed)
    print(f"{path.parent.name}/{path.name}: {len(kept)} weights, {len(packed):,} bytes")


def save_tables(path: Path, answers: Mapping[str, Sequence[tuple[Templates, Mapping[str, float]]]]) -> None:
    """Write weights as `extractors/scoring/table.py` reads them: by table, its templates and weights."""
    tables = {
        name: table_of([(templates, _kept(weights)) for templates, weights in each]) for name, each in answers.items()
    }
    write_tables(path, tables)
    cells = sum(len(table.cells) for table in tables.values())
    print(f"{path.parent.name}/{path.name}: {cells} weights, {path.stat().st_size:,} bytes")


def _kept(weights: Mapping[str, float]) -> dict[str, float]:
    return {feature: round(weight, 3) for feature, weight in sorted(weights.items()) if abs(weight) >= LEAST}
