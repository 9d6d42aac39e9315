"""What is measured: arqam, and what other libraries for Persian do with the same articles.

Each way has a process of its own (apart.py, apart_process.py), where what is slow to load is loaded before it is
measured: no way profits from the words that another has read.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from arqam.pipeline import Article
from benchmarks.apart import Apart, Unavailable, interpreter

type Timed = Callable[[Sequence[Article]], float]
"""Goes over articles, and tells the seconds of the processor that this took."""

NORMALIZE, ALIGNED = "arqam normalize", "arqam normalize, aligned"
NO_MODEL, MODEL = "arqam records, no model", "arqam records, with model"
HAZM = "hazm Normalizer"
"""What all others are compared with."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to go over articles. `every`: a slow one that is not ours takes only every so-many-th turn of a round;
    `environment`: the library that needs one of its own."""

    gives: str
    every: int = 1
    environment: str = ""


OURS = {
    NORMALIZE: Way("clean text"),
    ALIGNED: Way("clean text and the way back"),
    NO_MODEL: Way("records"),
    MODEL: Way("records"),
}
OTHERS = {
    HAZM: Way("clean text"),
    "parsivar Normalizer": Way("clean text", every=4),
    "shekar Normalizer": Way("clean text", every=4, environment="shekar"),
    "hazm WordTokenizer": Way("words"),
    "hazm SentenceTokenizer": Way("sentences"),
    "spaCy tokenizer, blank fa": Way("words"),
}
WAYS = OURS | OTHERS


def begun(ways: Mapping[str, Way]) -> tuple[dict[str, Apart], dict[str, str]]:
    """The ways, ready to go; and of those that are not to be had, the reason."""
    ready: dict[str, Apart] = {}
    missing: dict[str, str] = {}
    for name, way in ways.items():
        try:
            ready[name] = Apart(name, interpreter(way.environment)) if way.environment else Apart(name)
        except Unavailable as wrong:
            missing[name] = str(wrong)
    needed(missing)
    return ready, missing


def needed(missing: Mapping[str, str]) -> None:
    """Raises Unavailable where arqam or hazm's Normalizer is missing: a run goes on without any other."""
    for name in (HAZM, *OURS):
        if name in missing:
            raise Unavailable(f"{name} {missing[name]}")
