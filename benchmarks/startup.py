"""What a user waits for: the import, the help, the first figure; each in a process of its own, from its very start."""

import subprocess
import sys
import time
from collections.abc import Sequence

from benchmarks.articles import ROOT, SAMPLES
from benchmarks.processes import ARQAM
from benchmarks.rounds import Spread, spread

ARTICLE = SAMPLES / "03-wire-report.txt"
"""Where the rules do not know who speaks, so that the model, if there is one, is really asked."""

FIRST_FIGURE = """
import sys
from arqam.pipeline import Pipeline, PipelineConfig
text = open(sys.argv[1], encoding="utf-8").read()
print(Pipeline(PipelineConfig(use_model=sys.argv[2] == "with")).extract(text)[0].to_json())
"""


def _python(code: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", code, *arguments]


STARTS: dict[str, list[str]] = {
    "python alone": _python(""),
    "import arqam.pipeline": _python("import arqam.pipeline"),
    "from arqam.pipeline import Pipeline": _python("from arqam.pipeline import Pipeline"),
    "arqam --help": [*ARQAM, "--help"],
    "first figure, no model": _python(FIRST_FIGURE, str(ARTICLE), "without"),
    "first figure, with model": _python(FIRST_FIGURE, str(ARTICLE), "with"),
}


def seconds(command: Sequence[str]) -> float:
    """From the start of a process to its end, on the clock."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    return time.perf_counter() - begin


def startup(count: int) -> dict[str, Spread]:
    """Each start so many times, in turns, after one that brings the files into memory."""
    took: dict[str, list[float]] = {name: [] for name in STARTS}
    for number in range(count + 1):
        for name, command in STARTS.items():
            one = seconds(command)
            if number:
                took[name].append(one)
    return {name: spread(figures) for name, figures in took.items()}
