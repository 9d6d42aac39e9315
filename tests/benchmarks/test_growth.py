"""Each size goes over the same text, and its time is that of one piece of it."""

import pytest

from arqam.pipeline import Article
from benchmarks.growth import PIECE, SHAPES, SIZES, growth, multiples, pieces

ARTICLES = [Article(id=str(number), text=f"یک {number}\nدو") for number in range(11)]
TIMES = [
    ("linear", lambda size: size, [1, 2, 4, 8]),
    ("quadratic", lambda size: size**2, [1, 4, 16, 64]),
    ("constant", lambda size: 1, [1, 1, 1, 1]),
]


@pytest.mark.parametrize("size", SIZES)
def test_every_size_is_all_of_the_text(size):
    cut = pieces("abcdefghijklmnop", size)
    assert "".join(cut) == "abcdefghijklmnop"
    assert {len(piece) for piece in cut} == {2 * size}


@pytest.mark.parametrize(("took", "expected"), [case[1:] for case in TIMES], ids=[case[0] for case in TIMES])
def test_the_time_of_a_size_is_that_of_one_piece(took, expected):
    sizes = [size for size in SIZES for _ in pieces(range(PIECE), size)]
    laps = [{turn: slow * took(size) for turn, size in enumerate(sizes)} for slow in (1.0, 7.0, 2.0)]
    assert multiples(laps, sizes) == expected


@pytest.mark.parametrize("count", [1, 3, 8, 11])
def test_all_shapes_grow_in_what_they_say_grows(count):
    seen = []

    def characters(articles):
        seen.append(articles)
        return float(sum(len(article.text) for article in articles))

    found = growth(ARTICLES[:count], {"way": characters}, 1)
    assert list(found) == list(SHAPES)
    assert all(ways["way"] == pytest.approx(SIZES, rel=0.2) for ways in found.values())
    turns = len(seen) // len(SHAPES)
    assert all(len(articles) == 1 for articles in seen[turns:])
    assert not any("\n" in articles[0].text for articles in seen[2 * turns :])
