"""Rows wait until there are enough of them, or their texts are long enough."""

import pytest

from arqam.pipeline.writers import waiting

CASES = {
    "fewer than may wait": ([["ab", 1], ["c", 2]], [False, False]),
    "as many as may wait": ([["a"], ["b"], ["c"]], [False, False, True]),
    "texts as long as may be": ([["12345", None], ["1", "2345"]], [False, True]),
    "one row of any length": ([["x" * 50]], [True]),
    "numbers take no room": ([[10**20, None], ["123456789"]], [False, False]),
}


@pytest.mark.parametrize("name", CASES)
def test_it_says_when_it_is_time(name, monkeypatch):
    monkeypatch.setattr(waiting, "CHARACTERS", 10)
    rows, told = CASES[name]
    waits = waiting.Waiting(3)
    assert [waits.add(row) for row in rows] == told
    assert waits.take() == rows


def test_what_was_taken_is_forgotten(monkeypatch):
    monkeypatch.setattr(waiting, "CHARACTERS", 10)
    waits = waiting.Waiting(3)
    waits.add(["123456789"])
    assert waits.take() == [["123456789"]]
    assert waits.take() == []
    assert not waits.add(["123456789"])
