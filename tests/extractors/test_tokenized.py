"""A text tokenised once is cut into the same tokens as each of its stretches tokenised for itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arqam.extractors.numerals.pieces import pieces
from arqam.extractors.token import tokenize
from arqam.extractors.tokenized import Tokenized

LETTERS = "او ۱۲٬٫/،.-(»\u200c\u064b\ufffd\n a1é"


@pytest.mark.parametrize(
    ("text", "start", "end", "tokens"),
    [
        ("هزارتومانی شد", 4, 13, ["تومانی", "شد"]),  # the number ends within a word
        ("سی‌درصد", 2, 7, ["درصد"]),
        ("کارگاه‌ها", 0, 7, ["کارگاه"]),
        ("۱۲٬۵۰۰ نفر", 2, 10, ["٬", "۵۰۰", "نفر"]),
        ("کارگاه", 1, 3, ["ار"]),
        ("یک دو", 2, 2, []),
        ("", 0, 0, []),
    ],
)
def test_a_token_over_the_edge_is_cut(text, start, end, tokens):
    assert Tokenized(text).part(start, end)[0] == tokens


@given(st.text(LETTERS, max_size=40), st.data())
@settings(max_examples=200, deadline=None)
def test_a_stretch_is_the_same_as_if_it_were_tokenised_alone(text, data):
    start, end = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    alone = tokenize(text, start, end)
    words, starts, ends = Tokenized(text).part(start, end)
    assert list(zip(words, starts, ends, strict=True)) == [(token.text, token.start, token.end) for token in alone]


@given(st.text(LETTERS, max_size=40))
@settings(max_examples=200, deadline=None)
def test_the_lists_tell_what_the_tokens_tell(text):
    read = Tokenized(text)
    assert list(zip(read.starts, read.ends, read.words, read.sorts, strict=True)) == [
        (token.start, token.end, token.text, token.sort) for token in tokenize(text)
    ]
    assert all(text[start:end] == word for start, end, word in zip(read.starts, read.ends, read.words, strict=True))


def test_words_are_looked_for_and_asked_about_once():
    read = Tokenized("از مرز ۲۰۰ نفر گذشت، از آن")
    assert read.where(frozenset({"از", "،"})) == [0, 5, 6]
    assert read.column(len) == [2, 3, 3, 3, 4, 1, 2, 2]
    assert read.column(len) is read.column(len)


def test_pieces_are_tokens_with_their_number_words_apart():
    parts = pieces("سی‌ودو هزارتومانی را")
    assert parts.keys == ["سی", "و", "دو", "هزار", "تومانی", "را"]
    assert parts.starts == [0, 3, 4, 7, 11, 18]
    assert parts.ends == [2, 4, 6, 11, 17, 20]
    assert parts.sorts == ["word"] * 6
    assert [word and word.value for word in parts.words] == [30, None, 2, 1000, None, None]
    assert parts.openers == [0, 2, 3]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("۵۰۰ هزارماسک", ["۵۰۰", "هزار", "ماسک"]),
        ("۵۰۰  هزارماسک", ["۵۰۰", "هزارماسک"]),
        ("این هزارماسک", ["این", "هزارماسک"]),
    ],
)
def test_any_word_may_be_glued_to_a_grain_right_behind_a_number(text, keys):
    assert pieces(text).keys == keys


def test_lines_begin_behind_their_breaks():
    assert Tokenized("یک دو\nسه\n\nچهار\n").lines == [2, 3, 3, 4]
