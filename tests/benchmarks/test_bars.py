"""What was asked is told in one place, and judged as it is told."""

import pytest

from benchmarks import archive_batch
from benchmarks.bars import SORTS, bars, judged
from benchmarks.growth import SHAPES
from benchmarks.startup import STARTS
from benchmarks.ways import MODEL, NO_MODEL, OURS

HELD = [
    ("ratios", 4.0, 4.0, True),
    ("ratios", 4.0, 3.99, False),
    ("growth", 9, 9.0, True),
    ("growth", 9, 9.1, False),
    ("seconds", 0.3, 0.29, True),
    ("seconds", 0.3, 0.3, False),
    ("megabytes", 450, 450.0, True),
    ("megabytes", 450, 451.0, False),
]


@pytest.mark.parametrize(("sort", "bar", "reached", "held"), HELD)
def test_a_bar(sort, bar, reached, held):
    (one,) = judged({sort: {"it": reached}}, {sort: {"it": bar}})
    assert one.held is held
    assert str(bar) in one.asked


def test_what_was_not_measured_is_not_held():
    (one,) = judged({}, {"ratios": {"it": 1.0}})
    assert (one.reached, one.held) == ("not measured", False)


def test_every_bar_is_about_something_that_is_measured():
    names = {"ratios": OURS, "growth": SHAPES, "seconds": STARTS, "megabytes": {NO_MODEL, MODEL}}
    assert list(bars()) == list(SORTS)
    assert all(set(asked) <= set(names[sort]) for sort, asked in bars().items())


def test_a_job_is_held_to_the_same_memory():
    asked = bars()["megabytes"]
    assert archive_batch.MOST_MEMORY["1"] == asked[NO_MODEL]
    assert archive_batch.MOST_MEMORY["model"] == asked[MODEL]
