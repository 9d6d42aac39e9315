"""How fast arqam is, side by side with other libraries for Persian, in one run on one core.

    python -m benchmarks.speed [INPUT ...] [--articles N] [--rounds N] [--write]
    python -m benchmarks.speed --guard | --keep

Goes over articles of the archive beside the checkout, or else the samples, again and again, or over the inputs. All
ways take turns, each in a process of its own: in a first pass, where none has read any of the articles, and then in
several rounds; a rate is the middle of those rounds, in megabytes (1,000,000 bytes of UTF-8) a second of the processor.
Also: how time grows with the text, what a user waits for, and peak memory. What was asked (bars.toml) stands beside
what was reached; exits with 1 where a bar is missed, and with 2 where arqam or hazm could not be measured. Needs a
quiet machine, and about five minutes. A whole run over the archive writes docs/speed.md and measured.json.

--guard only compares arqam with hazm on the samples, in half a minute, and exits with 1 where it fell behind by more
than a third since the ratios of ratios.toml were kept; --keep keeps new ones.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence

from arqam.pipeline import Article
from benchmarks import articles, machine
from benchmarks.apart import Apart, Unavailable
from benchmarks.articles import Chosen, chosen, megabytes, turns
from benchmarks.bars import judged
from benchmarks.growth import PIECE, SIZES, growth
from benchmarks.guard import guard
from benchmarks.measured import (
    Measured,
    about,
    bars_table,
    growth_table,
    memory_table,
    pace,
    speed_table,
    startup_table,
    write,
)
from benchmarks.one_core import one_core
from benchmarks.rounds import rounds
from benchmarks.startup import ARTICLE, startup
from benchmarks.tables import Table
from benchmarks.ways import ALIGNED, HAZM, MODEL, NO_MODEL, WAYS, begun, needed

ROUNDS = 3
TURN = 100
"""Articles that one way goes over before the next has its turn."""
GROWTH_ROUNDS = 3


def measure(taken: Chosen, count: int, threads: str) -> Measured:
    """Prints each table when it is measured. Raises Unavailable where arqam or hazm's Normalizer is not to be had."""
    measured = Measured({"articles": f"{len(taken.articles):,} articles", "source": taken.source})
    measured.about |= {"megabytes": f"{megabytes(taken.articles):.1f}", "threads": threads}
    measured.about["rounds"] = f"{count} round{'s' * (count > 1)}"
    measured.about |= machine.machine()
    measured.startup = startup(count)
    _show(startup_table(measured))
    ways, measured.missing = begun(WAYS)
    peers = {WAYS[name].environment: way.version for name, way in ways.items() if WAYS[name].environment}
    known = (machine.versions() | peers).items()
    measured.about["versions"] = ", ".join(f"{library} {version}" for library, version in known)
    _paces(measured, ways, taken.articles, count)
    _show(speed_table(measured))
    _show(memory_table(measured))
    grown = {name: ways[name] for name in (ALIGNED, NO_MODEL, MODEL)}
    measured.growth = growth(articles.spread(taken.articles, PIECE * SIZES[-1]), grown, GROWTH_ROUNDS)
    _show(growth_table(measured))
    for way in ways.values():
        way.close()
    return measured


def _paces(measured: Measured, ways: Mapping[str, Apart], taken: Sequence[Article], count: int) -> None:
    """The paces, the memory of the first pass, and the ways that dropped out."""
    missing, each = measured.missing, turns(taken, TURN)
    rounds(ways, [chosen([str(ARTICLE)]).articles], 1, missing=missing)  # what is loaded with the first article
    first = rounds(ways, each, 1, missing=missing)
    needed(missing)
    measured.memory = {name: ways[name].held / 1e6 for name in (NO_MODEL, MODEL)}
    again = rounds(ways, each, count, {name: WAYS[name].every for name in ways}, missing)
    needed(missing)
    laps = {name: first[name] + again[name] for name in again}
    sizes = [(len(turn), megabytes(turn)) for turn in each]
    measured.paces = {name: pace(WAYS[name], laps[name], laps[HAZM], sizes) for name in laps}


def _show(table: Table) -> None:
    print(f"\n{table.plain()}", flush=True)


def positive(text: str) -> int:
    if (number := int(text)) < 1:
        raise ValueError
    return number


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", metavar="INPUT")
    parser.add_argument("--articles", type=positive, help=f"take only so many; of the archive, {articles.ARTICLES:,}")
    parser.add_argument("--rounds", type=positive, default=ROUNDS)
    parser.add_argument("--write", action=argparse.BooleanOptionalAction, help="write docs/speed.md and measured.json")
    parser.add_argument("--guard", action="store_true", help="only compare the ratios with those that are kept")
    parser.add_argument("--keep", action="store_true", help="only measure the ratios, and keep them")
    options = parser.parse_args()
    threads = one_core()
    try:
        if options.guard or options.keep:
            return guard(options.keep)
        try:
            taken = chosen(options.inputs, options.articles)
        except ValueError as wrong:
            parser.error(str(wrong))
        measured = measure(taken, options.rounds, threads)
    except Unavailable as wrong:
        print(f"speed: nothing can be compared: {wrong}", file=sys.stderr)
        return 2
    whole = not options.inputs and not options.articles and articles.ARCHIVE.exists()
    bars = judged(measured.figures())
    _show(bars_table(bars))
    print(f"\n{about(measured)}")
    if whole if options.write is None else options.write:
        write(measured, bars)
    missed = [f"{bar.what} ({bar.reached}, asked: {bar.asked})" for bar in bars if not bar.held]
    if missed:
        print(f"missed: {'; '.join(missed)}")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
