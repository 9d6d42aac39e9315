"""How time grows with the text: once, twice, four and eight times as much, as articles, one article, or one line.

Every size goes over the same text: whole, in two halves, in four quarters, in eight pieces. What a piece takes on
average is the time of its size, and no size has more figures, or longer words, than another.
"""

from collections.abc import Callable, Mapping, Sequence
from statistics import median

from arqam.pipeline import Article
from benchmarks.rounds import Lap, rounds
from benchmarks.ways import Timed

SIZES = (1, 2, 4, 8)
PIECE = 20
"""Articles in the smallest piece."""


def one_article(articles: Sequence[Article]) -> list[Article]:
    return [Article(id="all", text="\n".join(article.text for article in articles))]


def one_line(articles: Sequence[Article]) -> list[Article]:
    return [Article(id="all", text=" ".join(word for article in articles for word in article.text.split()))]


SHAPES: dict[str, Callable[[Sequence[Article]], list[Article]]] = {
    "many articles": list,
    "one long article": one_article,
    "one long line": one_line,
}


def pieces[Item](items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """All items, cut into as many pieces of the size as there are."""
    count = SIZES[-1] // size
    each = len(items) // count
    return [items[number * each : (number + 1) * each] for number in range(count)]


def growth(articles: Sequence[Article], ways: Mapping[str, Timed], count: int) -> dict[str, dict[str, list[float]]]:
    """Shape → way → the time for each size, in times of that for the smallest."""
    enough = [*articles] * -(-SIZES[-1] // len(articles))
    enough = enough[: len(enough) // SIZES[-1] * SIZES[-1]]
    found: dict[str, dict[str, list[float]]] = {}
    for shape, shaped in SHAPES.items():
        sizes = [(size, shaped(piece)) for size in SIZES for piece in pieces(enough, size)]
        laps = rounds(ways, [piece for _, piece in sizes], count)
        found[shape] = {name: multiples(laps[name], [size for size, _ in sizes]) for name in ways}
    return found


def multiples(laps: Sequence[Lap], sizes: Sequence[int]) -> list[float]:
    """The time for each size, in times of that for the smallest: the middle of the rounds. `sizes`: of each turn."""
    by_round = []
    for lap in laps:
        took = {
            size: sum(lap[turn] for turn, its in enumerate(sizes) if its == size) / sizes.count(size) for size in SIZES
        }
        by_round.append([took[size] / took[SIZES[0]] for size in SIZES])
    return [median(times) for times in zip(*by_round, strict=True)]
