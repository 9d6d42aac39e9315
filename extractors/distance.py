"""Distances as features tell them."""

from bisect import bisect_left
from collections.abc import Sequence


def near(distance: int, bounds: Sequence[int]) -> str:
    """The first of the rising `bounds` that a distance or a count does not pass, "far" beyond the last."""
    at = bisect_left(bounds, distance)
    return str(bounds[at]) if at < len(bounds) else "far"
