"""Words are counted beside the quantities that they stand with, and graded against chance."""

from collections import Counter

import pytest

pytest.importorskip("training", reason="training/ is not part of the wheel")

from training.affinity import Counts, count, grade, rows


@pytest.mark.parametrize(
    ("seen", "expected", "result"),
    [(8, 8.0, 0), (0, 0.01, 0), (15, 7.3, 1), (7, 15.5, -1), (1000, 2.0, 4), (0, 1000.0, -3), (1, 0.001, 2)],
)
def test_a_grade_is_how_many_times_double_of_chance(seen, expected, result):
    assert grade(seen, expected) == result


def test_what_is_counted_stands_after_and_what_is_measured_before():
    counts = count(["در این شهر ۳۰ کارگاه ساخته شد.", "نرخ تورم به ۳۰ درصد رسید."])
    assert counts.after["count", "کارگاه"] == 1
    assert counts.before["share", "نرخ"] == 1
    assert counts.words["نرخ"] == 1


def test_what_stands_before_another_number_is_not_counted():
    counts = count(["نرخ تورم از ۱۰ درصد و رشد تولید از ۲۰ درصد گذشت."])
    assert counts.before["share", "نرخ"] == 1


def test_dates_draw_no_words():
    counts = count(["جلسه در سال ۱۳۹۸ برگزار شد."])
    assert not counts.before and not counts.after


def test_counts_in_parts_are_the_counts_of_the_whole():
    texts = ["نرخ تورم به ۳۰ درصد رسید.", "۳۰ کارگاه ساخته شد."]
    parts = Counts()
    for text in texts:
        parts.add(count([text]))
    assert parts == count(texts)


def test_a_word_without_a_tie_has_no_line():
    counts = Counts(
        words=Counter({"نرخ": 20, "روز": 20, "کم": 2}),
        before=Counter({("share", "نرخ"): 30, ("count", "روز"): 1, ("count", "نرخ"): 1}),
    )
    assert rows(counts) == ["روز\t000000" + "0000c0", "نرخ\t000000" + "000010"]
