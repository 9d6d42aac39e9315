"""Normalisers of others as stages: their text, our places."""

import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arqam.normalizers import normalize
from arqam.normalizers.alignment import apply
from arqam.normalizers.difference import difference
from arqam.normalizers.foreign import LONGEST, by_name, foreign


def raw_of(aligned, part):
    start = aligned.text.index(part)
    return aligned.raw[slice(*aligned.raw_span(start, start + len(part)))]


def test_any_function_from_text_to_text():
    stage = foreign(lambda text: text.replace("ي", "ی").replace("ك", "ک"), "letters of mine")
    aligned = normalize("كتاب\nعلي", [stage])
    assert aligned.text == "کتاب\nعلی"
    assert raw_of(aligned, "علی") == "علي"
    assert {change.stage for change in aligned.changes} == {"letters of mine"}


def test_a_number_written_anew_points_to_the_whole_number():
    stage = foreign(lambda text: text.replace("۴ هزار و ۳۰۰", "4300"), "numbers")
    aligned = normalize("تعداد ۴ هزار و ۳۰۰ میز", [stage])
    assert raw_of(aligned, "4300") == "۴ هزار و ۳۰۰"
    assert raw_of(aligned, "میز") == "میز"


@pytest.mark.parametrize("name", ["hazm", "parsivar"])
def test_the_known_ones_keep_their_places(name):
    aligned = normalize("او كتاب ها را میبرد و ۱۲٬۵۰۰ نفر می ایند.", [name])
    assert aligned.text != aligned.raw
    assert raw_of(aligned, "نفر") == "نفر"
    assert raw_of(aligned, "کتاب") == "كتاب"


def test_an_unknown_one():
    with pytest.raises(ValueError, match="the foreign stages are hazm, parsivar"):
        by_name("shekar")


def test_a_function_that_gives_back_no_text():
    with pytest.raises(TypeError, match="stage broken: the normaliser must give back a str, not int"):
        normalize("متن", [foreign(len, "broken")])


def test_long_lines_are_handed_over_in_pieces():
    lengths = []

    def remember(text):
        lengths.append(len(text))
        return text

    text = "واژه " * 1000 + "ب" * 3000
    assert normalize(text, [foreign(remember, "remember")]).text == text
    assert max(lengths) <= LONGEST


def test_heavy_packages_load_on_first_use():
    code = "import sys, arqam.normalizers; print([m for m in ('hazm', 'parsivar', 'numpy') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"


words = st.lists(st.sampled_from(["آب", "کتاب‌ها", "12", "۱۲", "،", "ي", "می", "شود", "a"]), max_size=30)


@settings(max_examples=150, deadline=None)
@given(old=words.map(" ".join), new=words.map(" ".join))
def test_the_difference_makes_the_one_of_the_other(old, new):
    assert apply(old, difference(old, new)) == new


@settings(max_examples=100, deadline=None)
@given(words=words)
def test_words_that_only_lost_their_blanks_keep_their_places(words):
    old = " ".join(words)
    aligned = normalize(old, [foreign(lambda text: re.sub("[ \u200c]", "", text), "blanks")])
    for i, character in enumerate(aligned.text):
        assert old[slice(*aligned.raw_span(i, i + 1))] == character
