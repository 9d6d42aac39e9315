"""The most memory that one process takes which goes over articles: python -m benchmarks.memory INPUT [--no-model]

Prints bytes. The articles are read one by one, and what was found in them is let go.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from arqam.pipeline import Article, Pipeline, PipelineConfig
from arqam.pipeline.readers import read
from benchmarks.articles import ROOT
from benchmarks.processes import peak

NO_MODEL, MODEL = "records, no model", "records, with model"


def peaks(articles: Sequence[Article]) -> dict[str, float]:
    """Megabytes (1,000,000 bytes) without and with the model, of a fresh process each."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "articles.jsonl")
        with file.open("w", encoding="utf-8") as lines:
            for number, article in enumerate(articles):
                lines.write(json.dumps({"id": str(number), "text": article.text}) + "\n")
        command = [sys.executable, "-m", "benchmarks.memory", str(file)]
        return {
            name: int(subprocess.run([*command, *options], check=True, capture_output=True, cwd=ROOT).stdout) / 1e6
            for name, options in {NO_MODEL: ["--no-model"], MODEL: []}.items()
        }


def most() -> int:
    """Bytes that this process ever held at once."""
    if known := peak("self"):
        return known
    import resource  # not on Windows

    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held if sys.platform == "darwin" else held * 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input")
    parser.add_argument("--no-model", action="store_true")
    options = parser.parse_args()
    pipeline = Pipeline(PipelineConfig(use_model=not options.no_model))
    for article in read([options.input]):
        assert isinstance(article, Article), article
        pipeline.extract(article)
    print(most())


if __name__ == "__main__":
    main()
