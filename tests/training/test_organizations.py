"""Names of bodies are compared as the gold is scored."""

import pytest

pytest.importorskip("training", reason="training/ is not part of the wheel")

from training.organizations import alike


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("کمیته امداد", "کمیته امداد", True),
        ("هلال‌احمر", "هلال احمر", True),
        ("شرکت گاز استان یزد", "شرکت گاز یزد", True),
        ("سازمان بهزیستی", "بهزیستی", True),
        ("بانک مرکزی", "شهرداری تهران", False),
        ("", "دولت", False),
    ],
)
def test_names_are_alike_that_share_most_pairs_of_letters(one, other, same):
    assert alike(one, other) is same
