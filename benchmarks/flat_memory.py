"""Whether the memory of `arqam batch` is flat in the size of the archive: its peak on N articles, and on 8 N.

    python -m benchmarks.flat_memory [--articles 5000] [--words 40] [--shard 64] [--workers 1]

Writes two archives of articles, some of them edited copies of an earlier one, some with an id that was there before,
and runs both with an extractor that only looks for digits: shards, commits, ids, duplicates and the tables in all
formats are measured, not the extraction. Prints the peak of the process that reads, commits and merges, and that of its
workers (Linux: it looks into /proc). Exits with 1 where one takes more for the larger archive than 1.25 times what it
takes for the smaller, and 8 bytes an article, which the groups of duplicates may take. Fewer entries in a shard
(--shard) make many small shards, more words in an article a huge file.
"""

import argparse
import gzip
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

from arqam.pipeline.article import Article
from arqam.pipeline.batch import sharding
from arqam.pipeline.batch.run import Order, run
from arqam.pipeline.record import Figure, Quantity, Quote, figure_id
from arqam.pipeline.writers import TABULAR
from benchmarks.processes import peak, workers

LARGER = 8
MOST = 1.25
AN_ARTICLE = 8
WORDS = [
    first + last for first in "سنگ کوه باد رود دشت ماه شهر کار راه چشم".split() for last in "ها ان زار گاه ستان".split()
]


def write_archive(path: Path, articles: int, words: int) -> None:
    """Of ten articles one is an edited copy of one of the last hundred; of seventeen one has an id given before."""
    rng = random.Random(5)
    last: list[list[str]] = []
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=1) as file:
        for number in range(articles):
            text = rng.choices(WORDS, k=words)
            if number % 10 == 9:
                text = [rng.choice(WORDS) if rng.random() < 0.03 else word for word in rng.choice(last)]
            last = [*last[-99:], text]
            count, name = rng.randint(2, 9000), f"n{rng.randrange(number) if number % 17 == 16 else number}"
            story = f"گفت: {count} بسته و {rng.randint(2, 900)} وام، {' '.join(text)}؛ از {count} بسته {count} تازه."
            row = {"id": name, "title": f"خبر {number}", "text": story, "published": "1399-10-15", "source": "ایسنا"}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def digits() -> Callable[[Article], Sequence[Figure]]:
    """Every run of digits is a figure; a second one of the same digits is the same figure again."""
    return _figures


def _figures(article: Article) -> list[Figure]:
    first: dict[str, str] = {}
    found = []
    for number in re.finditer(r"\d+", article.text):
        quote = Quote(start=number.start(), end=number.end(), text=number.group())
        figure = Figure(
            id=figure_id(article.id, quote.start, quote.end),
            document=article.id,
            kind="other",
            item=None,
            quantity=Quantity(low=Decimal(quote.text), high=Decimal(quote.text), unit="count"),
            quote=quote,
            sentence=quote,
            same_as=first.get(quote.text),
        )
        first.setdefault(quote.text, figure.id)
        found.append(figure)
    return found


def job(archive: str, folder: str, workers: int, shard: int) -> None:
    """A run, in a process of its own; what it found, and its peak, go to the standard output."""
    sharding.ENTRIES = shard
    done = run(Order(inputs=(archive,), folder=Path(folder), workers=workers, formats=TABULAR, prepare=digits))
    print(json.dumps([peak("self"), f"{done.figures:,} figures, {done.repeated:,} copies, {done.renamed:,} renamed"]))


def measured(folder: Path, articles: int, options: argparse.Namespace) -> dict[str, int]:
    """Peaks in bytes. Raises RuntimeError where the run fails."""
    archive, worker, begin = folder / f"{articles}.jsonl.gz", 0, time.perf_counter()
    write_archive(archive, articles, options.words)
    words = (str(archive), str(folder / str(articles)), options.workers, options.shard)
    code = f"from benchmarks.flat_memory import job; job{words!r}"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
        while process.poll() is None:
            worker = max([worker, *map(peak, workers(process.pid))])
            time.sleep(0.2)
        assert process.stdout
        told = process.stdout.read()
    if process.returncode:
        raise RuntimeError(f"the run on {articles:,} articles ended with exit code {process.returncode}")
    own, found = json.loads(told)
    seconds = time.perf_counter() - begin
    print(f"{articles:9,} articles  run {own / 1e6:6.1f} MB, worker {worker / 1e6:6.1f} MB  {seconds:5.0f} s; {found}")
    return {"run": own, "worker": worker}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=5_000, help="of the smaller archive")
    parser.add_argument("--words", type=int, default=40, help="in an article, about")
    parser.add_argument("--shard", type=int, default=sharding.ENTRIES, help="articles in a shard, at most")
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    wrong = False
    with tempfile.TemporaryDirectory() as folder:
        few, many = options.articles, LARGER * options.articles
        small, large = (measured(Path(folder), articles, options) for articles in (few, many))
        for name in small:
            ratio, each = large[name] / small[name], (large[name] - small[name]) / (many - few)
            too_much = large[name] > MOST * small[name] + AN_ARTICLE * many
            wrong |= too_much
            print(f"{name}: {ratio:.2f} times as much, {each:.0f} bytes an article{'; NOT FLAT' * too_much}")
    sys.exit(wrong)


if __name__ == "__main__":
    main()
