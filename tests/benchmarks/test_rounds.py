"""Ways take turns; what they took is compared round by round, over the turns that both had."""

import pytest

from benchmarks.rounds import Spread, rates, ratios, rounds, spread


def called(ways, turns, count, every=None):
    """The order in which ways got turns."""
    order = []
    rounds({name: lambda items, name=name: order.append(name + items) or 1.0 for name in ways}, turns, count, every)
    return " ".join(order)


ORDERS = [
    ("abc", "1", 2, None, "a1 b1 c1 a1 b1 c1"),
    ("ab", "12", 1, None, "a1 b1 a2 b2"),
    ("ab", "1234", 1, {"b": 2}, "a1 b1 a2 a3 b3 a4"),
]


@pytest.mark.parametrize(("ways", "turns", "count", "every", "expected"), ORDERS)
def test_all_ways_take_turns(ways, turns, count, every, expected):
    assert called(ways, turns, count, every) == expected


RATIOS = [
    ("twice as fast", [{0: 1.0, 1: 2.0}], [{0: 2.0, 1: 4.0}], [2.0]),
    ("a slow round of both", [{0: 1.0}, {0: 9.0}], [{0: 2.0}, {0: 18.0}], [2.0, 2.0]),
    ("only turns that both had", [{0: 1.0}], [{0: 3.0, 1: 100.0}], [3.0]),
    ("a sum, no mean of turns", [{0: 1.0, 1: 3.0}], [{0: 4.0, 1: 4.0}], [2.0]),
]


@pytest.mark.parametrize(("laps", "to", "expected"), [case[1:] for case in RATIOS], ids=[case[0] for case in RATIOS])
def test_ratios(laps, to, expected):
    assert ratios(laps, to) == expected


def test_a_rate_counts_only_the_turns_that_were_taken():
    assert rates([{0: 2.0, 2: 2.0}, {0: 1.0, 2: 1.0}], [10.0, 99.0, 30.0]) == [10.0, 20.0]


def test_one_slow_round_does_not_move_the_middle():
    assert spread([2.0, 2.1, 0.1, 2.2, 2.0]) == Spread(2.0, 0.1, 2.2)
