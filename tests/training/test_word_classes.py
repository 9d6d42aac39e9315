"""What a tagger says of every word becomes a line of the table."""

from collections import Counter

import pytest

pytest.importorskip("training", reason="training/ is not part of the wheel")

from training.tagger import compare
from training.vectors import by_appearance
from training.word_classes import add_by_hand, rows


def test_a_line_tells_the_part_of_speech_how_often_a_noun_and_how_often_joined():
    counts = {"کرم": Counter({"NOUN_e": 5, "NOUN": 1, "VERB": 2}), "دید": Counter({"VERB": 9})}
    assert rows(counts, {"دید": 7}) == ["دید\tVERB\t0\t0\t7", "کرم\tNOUN\t75\t62\t-1"]


def test_rare_words_and_numbers_have_no_line():
    assert rows({"کم": Counter({"ADV": 3}), "۱۲": Counter({"NUM": 1000})}, {}) == []


def test_of_two_parts_of_speech_as_common_one_is_always_taken():
    assert rows({"خوب": Counter({"ADV": 4, "ADJ": 4})}, {}) == rows({"خوب": Counter({"ADJ": 4, "ADV": 4})}, {})


def test_a_word_tagged_by_hand_counts_more():
    counts = {"خوب": Counter({"ADV": 4})}
    add_by_hand(counts, [[("خوب", "ADJ"), ("نو", "ADJ")]])
    assert counts == {"خوب": {"ADV": 4, "ADJ": 5}, "نو": {"ADJ": 5}}


def test_groups_are_numbered_as_they_come():
    assert by_appearance([4, 4, 0, 9, 0]) == [0, 0, 1, 2, 1]


def test_a_tag_may_be_half_right():
    accuracy = compare(["NOUN_e", "NOUN", "ADJ", "VERB"], ["NOUN_e", "NOUN_e", "ADJ", "ADJ"])
    assert (accuracy.tag, accuracy.pos, accuracy.ezafe_precision, accuracy.ezafe_recall) == (0.5, 0.75, 0.5, 1.0)
