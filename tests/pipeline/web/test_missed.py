"""Where a figure that was missed stands in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arqam.pipeline.web.missed import NoPlace, place_of

TEXT = "😀 ۱۲ نفر و 12 خانه، ۱۲ نفر\r\nكتاب ۳\0۴"


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ({"start": "2", "end": "4"}, (2, 4)),
        ({"start": "2", "end": "4", "quote": "۱۲"}, (2, 4)),
        ({"start": "۲", "end": "۴"}, (2, 4)),
        ({"start": "1", "end": "5"}, (2, 4)),  # white space at the ends is no part of a number
        ({"start": "36", "end": "39", "quote": "۳\ufffd۴"}, (36, 39)),  # a page shows no NUL
        ({"words": "۱۲"}, (2, 4)),
        ({"words": "۱۲", "times": "2"}, (11, 13)),  # digits of either sort
        ({"words": "12 نفر", "times": "۲"}, (20, 26)),
        ({"words": "کتاب"}, (28, 32)),
        ({"words": " خانه "}, (14, 18)),
        ({"words": "نفر کتاب"}, None),
    ],
)
def test_a_place_is_marked_or_its_words_are_typed(typed, span):
    if typed.get("words") == "کتاب":
        span = (TEXT.index("كتاب"), TEXT.index("كتاب") + 4)
    if typed.get("quote") == "۳\ufffd۴":
        start = TEXT.index("۳")
        typed, span = {**typed, "start": str(start), "end": str(start + 3)}, (start, start + 3)
    if span is None:
        with pytest.raises(NoPlace):
            place_of(TEXT, typed)
    else:
        assert place_of(TEXT, typed) == span


@pytest.mark.parametrize(
    ("typed", "field", "why"),
    [
        ({"start": "2", "end": "2"}, "words", "no_span"),
        ({"start": "4", "end": "2"}, "words", "no_span"),
        ({"start": "0", "end": "999"}, "words", "no_span"),
        ({"start": "-1", "end": "2"}, "words", "no_span"),
        ({"start": "x", "end": "2"}, "words", "no_span"),
        ({"start": "2"}, "words", "no_span"),
        ({"start": "9" * 400, "end": "9" * 401}, "words", "no_span"),
        ({"start": "2", "end": "4", "quote": "۱۳"}, "words", "no_span"),
        ({"start": "3", "end": "5", "quote": "۱۲"}, "words", "no_span"),
        ({"start": "1", "end": "2"}, "words", "not_found"),
        ({"words": ""}, "words", "not_found"),
        ({"words": "  "}, "words", "not_found"),
        ({"words": "۹۹"}, "words", "not_found"),
        ({"words": "۱۲", "times": "4"}, "words", "not_found"),
        ({"words": "۱۲", "times": "0"}, "times", "no_count"),
        ({"words": "۱۲", "times": "-1"}, "times", "no_count"),
        ({"words": "۱۲", "times": ""}, "times", "no_count"),
        ({"words": "۱۲", "times": "اول"}, "times", "no_count"),
    ],
)
def test_what_is_no_place_is_told(typed, field, why):
    with pytest.raises(NoPlace) as wrong:
        place_of(TEXT, typed)
    assert (wrong.value.field, str(wrong.value)) == (field, why)


def test_a_number_is_not_as_long_as_that():
    with pytest.raises(NoPlace, match="too_long"):
        place_of("۵" * 400, {"start": "0", "end": "400"})


@given(st.text(max_size=50), st.dictionaries(st.sampled_from(["start", "end", "quote", "words", "times"]), st.text()))
def test_whatever_is_sent_gives_a_place_in_the_text_or_a_sentence(text, typed):
    try:
        start, end = place_of(text, typed)
    except NoPlace:
        return
    assert 0 <= start < end <= len(text) and text[start:end] == text[start:end].strip()


@given(st.text(min_size=1, max_size=60), st.data())
def test_a_place_that_was_seen_is_the_place_that_is_found(text, data):
    """What a browser counts and shows of a text is what the text has there, through emoji, NULs and line ends."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if text[start:end].strip():
        found = place_of(text, {"start": str(start), "end": str(end), "quote": text[start:end].replace("\0", "\ufffd")})
        assert text[slice(*found)] == text[start:end].strip()
