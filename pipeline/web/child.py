"""The process that reads and extracts for the web page: python -m arqam.pipeline.web.child

A file that somebody sent may hang or break a reader, and must not take the page with it. Orders come on the standard
input and answers go to the standard output, each as eight bytes of length and so much JSON. Answers come one by one,
so that what is done when the time is up is not lost.
"""

import json
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from ..article import Article
from ..config import PipelineConfig
from ..readers import Problem, ReadOptions, read
from ..readers.problem import failure, is_failure

if TYPE_CHECKING:
    from ..extraction import Pipeline

type Answer = dict[str, Any]

MOST_ARTICLES = 200
MOST_FIGURES = 20_000
"""Of one article. A megabyte of numbers has a hundred thousand, and no page shows them."""


def main() -> None:
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to hear

    def tell(answer: Answer) -> None:
        data = json.dumps(answer).encode()
        answers.write(len(data).to_bytes(8) + data)
        answers.flush()

    orders = _orders()
    first = orders.get()
    try:
        pipeline = _ready(first)
    except Exception as wrong:
        tell({"broken": " ".join(str(wrong).split()) or repr(wrong)})
        return
    options = ReadOptions(largest=first["largest"], fields=first["fields"])
    tell({"ready": True})
    while True:
        for answer in _answers(orders.get(), pipeline, options):
            tell(answer)
        tell({"done": True})


def _ready(first: Answer) -> "Pipeline":
    from ..extraction import Pipeline

    pipeline = Pipeline(PipelineConfig.model_validate(first["config"]))
    _ = pipeline.catalogue, pipeline.model
    pipeline.extract("")
    return pipeline


def _answers(order: Answer, pipeline: "Pipeline", options: ReadOptions) -> Iterator[Answer]:
    if "article" in order:
        yield from _explained(Article.model_validate(order["article"]), pipeline)
        return
    ids: set[str] = set()
    for found in _read(order["files"], options):
        if isinstance(found, Problem):
            yield {"problem": str(found), "lost": found.lost}
            continue
        if len(ids) == MOST_ARTICLES:
            yield {"problem": f"only the first {MOST_ARTICLES} articles are shown; use arqam batch", "lost": True}
            return
        name, times = found.id, 1
        while name in ids:
            times += 1
            name = f"{found.id}#{times}"
        ids.add(name)
        yield from _explained(found.model_copy(update={"id": name}), pipeline)


def _read(files: list[str], options: ReadOptions) -> Iterator[Article | Problem]:
    """The articles of the files, each read by itself, so that two of one name do not take their ids from our folder."""
    for path in files:
        above = f"{Path(path).parent}{os.sep}"
        for found in read([path], options):
            yield found._replace(place=found.place.removeprefix(above)) if isinstance(found, Problem) else found


def _explained(article: Article, pipeline: "Pipeline") -> Iterator[Answer]:
    try:
        explained = pipeline.explain(article)
    except BaseException as bug:
        if not is_failure(bug):
            raise
        yield {"problem": f"{article.id}: {failure(bug)}", "lost": True}
        return
    if len(explained) > MOST_FIGURES:
        why = f"has {len(explained):,} figures; only the first {MOST_FIGURES:,} are shown"
        yield {"problem": f"{article.id}: {why}", "lost": True}
    yield {
        "article": article.model_dump(),
        "figures": [one.figure.to_json() for one in explained[:MOST_FIGURES]],
        "rules": [one.rules for one in explained[:MOST_FIGURES]],
    }


def _orders() -> "queue.SimpleQueue[Answer]":
    """The orders, as they come; their end is the end of our parent, and so of us."""
    orders: queue.SimpleQueue[Answer] = queue.SimpleQueue()

    def listen(pipe: BinaryIO, put: Callable[[Answer], None]) -> None:
        while len(head := pipe.read(8)) == 8:
            put(json.loads(pipe.read(int.from_bytes(head))))
        os._exit(0)

    threading.Thread(target=listen, args=(sys.stdin.buffer, orders.put), daemon=True).start()
    return orders


if __name__ == "__main__":
    main()
