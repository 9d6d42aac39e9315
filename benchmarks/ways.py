"""What is measured: arqam, and what other libraries for Persian do with the same articles.

Each way is begun before it is measured: what is slow to load is loaded then.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from arqam.pipeline import Article
from benchmarks.apart import Apart, Unavailable

type Timed = Callable[[Sequence[Article]], float]
"""Goes over articles, and tells the seconds of the processor that this took."""

NORMALIZE, ALIGNED = "arqam normalize", "arqam normalize, aligned"
NO_MODEL, MODEL = "arqam records, no model", "arqam records, with model"
HAZM = "hazm Normalizer"
"""What all others are compared with."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to go over articles; `every`: a slow one that is not ours takes only every so-many-th turn of a round."""

    gives: str
    begin: Callable[[], Timed]
    every: int = 1


def timed(work: Callable[[Article], object]) -> Timed:
    """What was made of the articles is kept until all are done, as it is in a run over an archive."""

    def over(articles: Sequence[Article]) -> float:
        begin = time.process_time()
        made = [work(article) for article in articles]
        took = time.process_time() - begin
        del made
        return took

    return over


def _normalize() -> Timed:
    from arqam.pipeline import Pipeline

    pipeline = Pipeline()
    return timed(lambda article: pipeline.normalize(article.text).text)


def _aligned() -> Timed:
    from arqam.pipeline import Pipeline

    pipeline = Pipeline()

    def work(article: Article) -> tuple[int, int]:
        clean = pipeline.normalize(article.text)
        return clean.raw_span(0, len(clean.text))

    return timed(work)


def records(model: bool) -> Timed:
    from arqam.pipeline import Pipeline, PipelineConfig

    return timed(Pipeline(PipelineConfig(use_model=model)).extract)


def _hazm(name: str, method: str) -> Timed:
    import hazm

    work = getattr(getattr(hazm, name)(), method)
    return timed(lambda article: work(article.text))


def _parsivar() -> Timed:
    import parsivar

    work = parsivar.Normalizer().normalize
    return timed(lambda article: work(article.text))


def _spacy() -> Timed:
    import spacy

    work = spacy.blank("fa").tokenizer
    return timed(lambda article: work(article.text))


def _shekar() -> Timed:
    return Apart("shekar")


OURS = {
    NORMALIZE: Way("clean text", _normalize),
    ALIGNED: Way("clean text and the way back", _aligned),
    NO_MODEL: Way("records", lambda: records(model=False)),
    MODEL: Way("records", lambda: records(model=True)),
}
OTHERS = {
    HAZM: Way("clean text", lambda: _hazm("Normalizer", "normalize")),
    "parsivar Normalizer": Way("clean text", _parsivar, every=4),
    "shekar Normalizer": Way("clean text", _shekar, every=4),
    "hazm WordTokenizer": Way("words", lambda: _hazm("WordTokenizer", "tokenize")),
    "hazm SentenceTokenizer": Way("sentences", lambda: _hazm("SentenceTokenizer", "tokenize")),
    "spaCy tokenizer, blank fa": Way("words", _spacy),
}
WAYS = OURS | OTHERS


def begun(ways: dict[str, Way]) -> tuple[dict[str, Timed], dict[str, str]]:
    """The ways, ready to go; and of those that are not to be had, the reason."""
    ready: dict[str, Timed] = {}
    missing: dict[str, str] = {}
    for name, way in ways.items():
        try:
            ready[name] = way.begin()
        except (ImportError, Unavailable) as wrong:
            missing[name] = str(wrong)
    return ready, missing
