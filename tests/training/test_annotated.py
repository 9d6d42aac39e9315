"""Items are compared by their letters: how a phrase is spaced or pointed does not count."""

import pytest

pytest.importorskip("training", reason="training/ is not part of the wheel")

from training.annotated import letters


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("کارگاه‌های تولیدی", "کارگاه های تولیدی"),
        ("كارگاه توليدي", "کارگاه تولیدی"),
        ("خانۀ روستایی", "خانه روستایی"),
        ("«طرح» ملّی،", "طرح ملی"),
        ("ﻻیه", "لایه"),
    ],
)
def test_the_same_item_in_other_writing(one, other):
    assert letters(one) == letters(other)


@pytest.mark.parametrize(("one", "other"), [("کارگاه", "کارگر"), ("طرح ۱", "طرح ۲"), ("آب", "اب")])
def test_other_items_stay_apart(one, other):
    assert letters(one) != letters(other)
