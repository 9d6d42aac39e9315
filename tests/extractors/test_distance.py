"""Distances are told the coarser the farther."""

import pytest

from arqam.extractors.distance import near

BOUNDS = (0, 1, 3, 10)


@pytest.mark.parametrize(
    ("distance", "told"),
    [(-4, "0"), (0, "0"), (1, "1"), (2, "3"), (3, "3"), (4, "10"), (10, "10"), (11, "far"), (10**9, "far")],
)
def test_near(distance, told):
    assert near(distance, BOUNDS) == told
