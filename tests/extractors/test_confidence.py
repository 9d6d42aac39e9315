"""Confidence: high where the item is plain, low where it is a guess, and never out of bounds."""

from dataclasses import replace

from arqam.extractors import extract
from arqam.extractors.confidence import confidence_of, features
from arqam.extractors.confidence.confidence import LEAST, MOST


def drafts(text):
    return extract(text)


def test_a_plain_figure_is_surer_than_a_guess():
    (plain,) = drafts("در این شهر ۴۸۲ واحد مسکونی ساخته شد.")
    guess = replace(plain, likely=0.3)
    sure, unsure = confidence_of([plain])[0], confidence_of([guess])[0]
    assert unsure < sure
    assert sure > 0.7


def test_it_is_a_probability():
    found = drafts("۵ و ۶ و ۷ تا ۸ درصد و ۱۰ هزار نفر روزانه. ۹ مورد از ۳۰.")
    assert all(LEAST <= chance <= MOST for chance in confidence_of(found))


def test_it_does_not_depend_on_order_or_on_calls_before():
    found = drafts("۱۲ مدرسه و ۳۰ خانه ساخته شد. ۴ تن گندم آمد.")
    once = confidence_of(found)
    assert confidence_of(found) == once
    assert confidence_of(found[::-1]) == once[::-1]


def test_what_it_looks_at_is_readable():
    (row,) = features(drafts("۱۲ مدرسه ساخته شد."))
    assert "kind facility" in row
    assert "figures in the sentence 1" in row
