"""Offsets in code points, in UTF-16 code units and in grapheme clusters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arqam.pipeline.annotation.counting import COUNTS, Ruler
from arqam.pipeline.annotation.stand_ins import restored, with_stand_ins
from arqam.pipeline.annotation.trouble import BRAT, NUL

from .conftest import texts

FAMILY = "👨‍👩‍👧"
CASES = [
    # text, its span in code points, and in the other counts
    ("۳ نفر", (0, 1), (0, 1), (0, 1)),
    ("😀 ۳ نفر", (2, 3), (3, 4), (2, 3)),
    ("😀😀", (1, 2), (2, 4), (1, 2)),
    (f"{FAMILY}۳", (5, 6), (8, 9), (1, 2)),
    ("\r\n۳", (2, 3), (2, 3), (1, 2)),
    ("می‌شود ۳", (7, 8), (7, 8), (6, 7)),
    ("e\u0301۳", (2, 3), (2, 3), (1, 2)),
]


@pytest.mark.parametrize(("text", "raw", "units", "clusters"), CASES)
def test_one_span_in_three_counts(text, raw, units, clusters):
    for count, span in zip(COUNTS, (raw, units, clusters), strict=True):
        assert Ruler(text, count).of(*raw) == span
        assert Ruler(text, count).raw(*span) == raw


@given(text=texts, data=st.data())
def test_utf16_is_what_a_browser_counts(text, data):
    start = data.draw(st.integers(0, len(text) - 1)) if text else 0
    end = data.draw(st.integers(start + 1, len(text))) if text else 0
    if not text:
        return
    units = text.encode("utf-16-le")
    first, last = Ruler(text, "utf-16").of(start, end)
    assert units[2 * first : 2 * last].decode("utf-16-le") == text[start:end]
    for count in COUNTS:
        left, right = Ruler(text, count).raw(*Ruler(text, count).of(start, end))
        assert (left, right) == (start, end) if count != "graphemes" else left <= start < end <= right


def test_half_a_character_is_the_whole_of_it():
    assert Ruler("a😀b", "utf-16").raw(2, 3) == (1, 2)
    assert Ruler("a😀b", "utf-16").raw(1, 2) == (1, 2)
    assert Ruler(f"a{FAMILY}b", "graphemes").of(2, 3) == (1, 2)


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("span", [(-1, 1), (1, 1), (2, 1), (0, 99), (99, 100)])
def test_what_is_no_span_is_said(count, span):
    with pytest.raises(ValueError, match="is no span of a text of"):
        Ruler("😀 ۳", count).raw(*span)


@given(text=texts)
@pytest.mark.parametrize("trouble", [NUL, BRAT])
def test_stand_ins_keep_every_offset_and_can_be_taken_back(trouble, text):
    held, replaced = with_stand_ins(text, trouble)
    assert len(held) == len(text)
    assert restored(held, replaced) == text
    assert not any(pattern.search(held) for pattern in trouble)
    assert [text[place] for place, _ in replaced] == [chr(code) for _, code in replaced]


def test_what_brat_gets_has_no_line_but_by_line_feeds():
    held, _ = with_stand_ins("\ufeff😀\r\n۳\u2028۴\x85\r\x0c", BRAT)
    assert held == " □ \n۳ ۴ \n "
    assert held.splitlines() == held.split("\n")


@pytest.mark.parametrize("replaced", [[[99, 65]], [[0, -1]], [[0, 0xD800]], [[0]], "abc", 5, [["a", 1]], [[0, 10**9]]])
def test_a_list_that_is_not_of_the_text_is_said(replaced):
    with pytest.raises(ValueError, match="is not of this text"):
        restored("abc", replaced)
