"""How fast arqam is, side by side with the normalisers it can plug in, in one run on one core.

    python -m benchmarks.speed [INPUT ...] [--seconds 3]

Reads the articles of the inputs (the samples, unless told otherwise) and goes through them again and again, for so many
seconds each way. Rates are in kilobytes (1,000 bytes of UTF-8) and articles a second; the best of the rounds counts,
for other work on the machine only ever slows one down.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from arqam.pipeline import Article, Pipeline
from arqam.pipeline.readers import read

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


def ways() -> Iterator[tuple[str, Callable[[str], object]]]:
    """What is measured: each takes the text of an article. What is slow to start is started before it is measured."""
    pipeline = Pipeline()
    yield "arqam: normalize", lambda text: pipeline.normalize(text).text
    yield "arqam: normalize, aligned", lambda text: pipeline.normalize(text).raw_span(0, 0)
    yield "arqam: records", pipeline.extract
    yield "arqam: records as JSON", lambda text: [figure.to_json() for figure in pipeline.extract(text)]

    import hazm

    yield "hazm: Normalizer", hazm.Normalizer().normalize

    import parsivar

    yield "parsivar: Normalizer", parsivar.Normalizer().normalize


def best_round(way: Callable[[str], object], texts: list[str], seconds: float) -> float:
    """Seconds that the fastest round over all texts took, of those that fit into the time (at least one)."""
    best, until = float("inf"), time.perf_counter() + seconds
    while True:
        begin = time.perf_counter()
        for text in texts:
            way(text)
        end = time.perf_counter()
        best = min(best, end - begin)
        if end >= until:
            return best


def seconds_to_import(module: str) -> float:
    """In a fresh interpreter, less the start of the interpreter itself; the best of five."""

    def run(code: str) -> float:
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        return time.perf_counter() - begin

    return min(run(f"import {module}") for _ in range(5)) - min(run("") for _ in range(5))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", default=[str(SAMPLES)], metavar="INPUT")
    parser.add_argument("--seconds", type=float, default=3.0, help="for each way")
    options = parser.parse_args()
    texts = [found.text for found in read(options.inputs) if isinstance(found, Article)]
    size = sum(len(text.encode()) for text in texts)
    print(f"{len(texts):,} articles, {size / 1000:,.0f} kB\n")
    print(f"{'':28}{'kB/s':>10}{'articles/s':>12}")
    for name, way in ways():
        took = best_round(way, texts, options.seconds)
        print(f"{name:28}{size / 1000 / took:10,.0f}{len(texts) / took:12,.0f}")
    print()
    for module in ("arqam.pipeline", "arqam.pipeline.cli"):
        print(f"import {module:21}{seconds_to_import(module):10.3f} s")


if __name__ == "__main__":
    main()
