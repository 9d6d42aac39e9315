"""Weights as files: compact, and the same bytes for the same weights."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

LEAST = 0.02  # smaller weights are left out: they decide nothing and are half of the file


def save(path: Path, weights: Mapping[str, float]) -> None:
    """Write weights as `extractors/weights.py` reads them."""
    kept = {feature: round(weight, 3) for feature, weight in sorted(weights.items()) if abs(weight) >= LEAST}
    packed = gzip.compress(json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode(), 9, mtime=0)
    path.write_bytes(packed)
    print(f"{path.parent.name}/{path.name}: {len(kept)} weights, {len(packed):,} bytes")
