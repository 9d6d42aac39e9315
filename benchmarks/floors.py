"""The quality floors: what the extraction reaches on hand-annotated gold may not fall.

    python -m benchmarks.floors [--raise] [--allow-lower] [--gold FOLDER]

The gold lies beside the checkout; where it is not, nothing is measured and nothing fails. `floors.toml` holds an F1 per
set and measure, with the SHA-256 of the gold that it was measured on.
"""

import argparse
import hashlib
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from arqam.pipeline import Article, Pipeline, PipelineConfig
from arqam.pipeline.decimals import from_json
from arqam.pipeline.evaluation import evaluate, read_gold
from arqam.pipeline.evaluation.judgement import SLOTS
from arqam.pipeline.readers import read

FLOORS = Path(__file__).with_name("floors.toml")
GOLD = Path(__file__).resolve().parent.parent.parent / "shared" / "gold"
MEASURES = ("detect", "value", "measure", "kind", "core", "item", *SLOTS, "record")


class Set(NamedTuple):
    """A set of the gold; with or without the noise of a PDF page (by the gold's own noise.py), and the model."""

    source: str
    noisy: bool = False
    model: bool = True


SETS = {
    "seeds": Set("seeds"),
    "news": Set("news"),
    "noisy news": Set("news", noisy=True),
    "seeds, no model": Set("seeds", model=False),
    "news, no model": Set("news", model=False),
}

Row = dict[str, float]


def digest(gold: Path, name: str) -> str:
    """The SHA-256 of all that makes a set: the texts, the gold, and where there is noise, what makes it."""
    source, noisy, _ = SETS[name]
    files = [gold / f"{source}.jsonl", *sorted((gold / source).glob("*.json"))]
    if noisy:
        files.append(gold / "noise.py")
    whole = hashlib.sha256()
    for file in files:
        whole.update(file.name.encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()


def measure(texts: Path, gold: Path, model: bool = True) -> Row:
    """The F1 of every measure, extracting from the texts."""
    pipeline = Pipeline(PipelineConfig(use_model=model))
    predicted = {}
    for article in read([str(texts)]):
        assert isinstance(article, Article), article
        predicted[article.id] = [from_json(figure.to_json()) for figure in pipeline.extract(article)]
    scores = evaluate(read_gold(gold), predicted).scores
    return {name: scores[name].f1 for name in MEASURES}


def measure_set(gold: Path, name: str) -> Row:
    source, noisy, model = SETS[name]
    texts, folder = gold / f"{source}.jsonl", gold / source
    if not noisy:
        return measure(texts, folder, model)
    with tempfile.TemporaryDirectory() as made:
        made_noisy = Path(made, "texts.jsonl"), Path(made, "gold")
        subprocess.run([sys.executable, gold / "noise.py", texts, folder, *made_noisy], check=True)
        return measure(*made_noisy, model)


def shortfalls(reached: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """The measures that lie below their floor, a few words each."""
    return [f"{name} {reached[name]:.4f} < {floor:.4f}" for name, floor in floors.items() if reached[name] < floor]


def raised(reached: Mapping[str, float], floors: Mapping[str, float], allow_lower: bool = False) -> Row:
    """The new floors: what is reached where it is higher, or wherever lowering is allowed."""
    return {name: reached[name] if allow_lower else max(reached[name], floors.get(name, 0.0)) for name in reached}


def write(path: Path, sets: Mapping[str, Mapping[str, float | str]]) -> None:
    lines = ["# F1 floors of the extraction, by set of the gold. Raise them with: python -m benchmarks.floors --raise"]
    for name, row in sets.items():
        lines += ["", f'["{name}"]']
        lines += [
            f'{key} = "{value}"' if isinstance(value, str) else f"{key} = {value:.4f}" for key, value in row.items()
        ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD, help="the folder of the gold")
    parser.add_argument("--raise", dest="update", action="store_true", help="write what is reached as the new floors")
    parser.add_argument("--allow-lower", action="store_true", help="with --raise: let floors fall, and take new gold")
    options = parser.parse_args()
    if not options.gold.is_dir():
        print(f"floors: no gold in {options.gold}, nothing measured")
        return 0
    held = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    failed, new = False, {}
    print(f"{'':16}" + "".join(f"{name[:7]:>8}" for name in MEASURES))
    for name in SETS:
        floors, sha256 = dict(held.get(name, {})), digest(options.gold, name)
        known = floors.pop("sha256", None)
        reached = measure_set(options.gold, name)
        print(f"{name:16}" + "".join(f"{reached[measure]:8.4f}" for measure in MEASURES))
        changed, short = known not in (None, sha256), shortfalls(reached, floors)
        if changed:
            print(f"    the gold is not the one these floors were measured on ({known[:12]}…, now {sha256[:12]}…)")
        if short:
            print(f"    below the floor: {', '.join(short)}")
        failed |= bool(changed or short) and not (options.update and options.allow_lower)
        new[name] = {"sha256": sha256, **raised(reached, floors, options.allow_lower)}
    if options.update and not failed:
        write(FLOORS, new)
        print(f"floors: written to {FLOORS.name}")
    elif failed:
        print("floors: not held; if that is meant, say so with --raise --allow-lower")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
