"""The other process of apart.py: one way to go over articles. A library's own environment has no arqam: at the top,
nothing is imported that is not Python's.

Says the version of the library; then takes a line of articles, a list of rows in JSON, and says the seconds that they
took and the bytes that this process ever held, until there are no more.
"""

import json
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

type Row = dict[str, Any]


def begun(way: str) -> tuple[Callable[[Row], Any], Callable[[Any], object]]:
    """What the way goes over, made of the row of an article; and the way. What is slow to load is loaded here."""
    library, _, does = way.partition(" ")
    match library:
        case "arqam":
            from arqam.pipeline import Article, Pipeline, PipelineConfig

            pipeline = Pipeline(PipelineConfig(use_model=does == "records, with model"))

            def aligned(text: str) -> tuple[int, int]:
                clean = pipeline.normalize(text)
                return clean.raw_span(0, len(clean.text))

            match does:
                case "normalize":
                    return _text, lambda text: pipeline.normalize(text).text
                case "normalize, aligned":
                    return _text, aligned
                case "records, no model" | "records, with model":
                    return lambda row: Article(**row), pipeline.extract
        case "hazm" if does in ("Normalizer", "WordTokenizer", "SentenceTokenizer"):
            import hazm

            tool = getattr(hazm, does)()
            return _text, tool.normalize if does == "Normalizer" else tool.tokenize
        case "parsivar":
            import parsivar

            return _text, parsivar.Normalizer().normalize
        case "shekar":
            import shekar

            return _text, shekar.Normalizer().normalize
        case "spaCy":
            import spacy

            return _text, spacy.blank("fa").tokenizer
    raise SystemExit(f"{way} is not known here")


def _text(row: Row) -> Any:
    return row["text"]


def held() -> int:
    """Bytes that this process ever held at once, as the system counts them; 0 where it does not."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def main() -> None:
    replies, sys.stdout = sys.stdout, sys.stderr  # what a library prints is no reply
    taken, work = begun(sys.argv[1])
    print(json.dumps(version(sys.argv[1].split()[0])), file=replies, flush=True)
    for line in sys.stdin:
        articles = [taken(row) for row in json.loads(line)]
        begin = time.process_time()
        made = [work(article) for article in articles]  # kept until all are done, as in a run over an archive
        took = time.process_time() - begin
        del made
        print(json.dumps([took, held()]), file=replies, flush=True)


if __name__ == "__main__":
    main()
