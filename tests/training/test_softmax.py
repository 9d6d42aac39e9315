"""The choice among rows learns what right rows have in common."""

import pytest

pytest.importorskip("training", reason="training/ is not part of the wheel")
pytest.importorskip("scipy")

from training.softmax import fit

# The right row is always the one with "noun", wherever it stands; "near" says nothing.
GROUPS = [([["noun", "near"], ["verb"]], [True, False]), ([["verb", "near"], ["noun"]], [False, True])] * 5


def test_what_tells_the_right_row_gets_weight():
    weights = fit(GROUPS)
    assert weights["noun"] > 1 > 0.01 > abs(weights["near"])
    assert weights["verb"] == pytest.approx(-weights["noun"], abs=1e-3)


def test_the_same_groups_give_the_same_weights():
    assert fit(GROUPS) == fit(GROUPS)


def test_rare_features_and_groups_without_a_right_row_teach_nothing():
    silent = ([["noun"], ["verb"]], [False, False])
    assert fit([*GROUPS, silent, ([["seldom"], ["verb"]], [True, False])], least=3).keys() == {"noun", "verb", "near"}
    assert fit([*GROUPS, silent]) == fit(GROUPS)


def test_several_rows_may_be_as_good():
    weights = fit([([["a"], ["b"], ["c"]], [True, True, False])] * 3)
    assert weights["a"] == pytest.approx(weights["b"], abs=1e-3)
    assert weights["a"] > weights["c"]
