"""Edits, the two boundary maps, and what is told to a stage that proposes impossible edits."""

import pytest

from arqam.normalizers import Edit, normalize


def stage(*edits):
    """A stage that makes these edits whatever the text."""

    def fixed(text):
        return [Edit(*edit) for edit in edits]

    return fixed


def raw_of(aligned, part):
    start = aligned.text.index(part)
    return aligned.raw[slice(*aligned.raw_span(start, start + len(part)))]


def test_a_deletion_inside_belongs_to_the_span_and_one_at_its_edge_does_not():
    aligned = normalize("کتـابـ نو", ["letters"])
    assert aligned.text == "کتاب نو"
    assert raw_of(aligned, "کتاب") == "کتـاب"


def test_each_half_of_a_replacement_stands_for_the_whole():
    aligned = normalize("ﻻزم", ["letters"])
    assert aligned.text == "لازم"
    assert raw_of(aligned, "ل") == raw_of(aligned, "ا") == "ﻻ"
    assert raw_of(aligned, "زم") == "زم"


def test_an_inserted_space_is_a_point():
    aligned = normalize("۴۱۰نفر", ["print"])
    assert aligned.text == "۴۱۰ نفر"
    assert aligned.raw_span(3, 4) == (3, 3)
    assert raw_of(aligned, "۴۱۰ نفر") == "۴۱۰نفر"


def test_stages_compose():
    aligned = normalize("كارگاه\ufffdهاي توليدي۱۲")
    assert aligned.text == "کارگاه‌های تولیدی ۱۲"
    assert raw_of(aligned, "کارگاه‌های") == "كارگاه\ufffdهاي"
    assert raw_of(aligned, "تولیدی") == "توليدي"
    assert raw_of(aligned, "۱۲") == "۱۲"


def test_whole_and_empty_spans():
    aligned = normalize("كتاب")
    assert aligned.raw_span(0, 4) == (0, 4)
    assert [aligned.raw_span(i, i) for i in range(5)] == [(i, i) for i in range(5)]
    assert normalize("").raw_span(0, 0) == (0, 0)
    assert normalize("\u200f").raw_span(0, 0) == (1, 1)
    assert normalize("\u200f").clean_span(0, 1) == (0, 0)


def test_a_raw_span_in_clean_text():
    aligned = normalize("كارگاههاي ۱۲")
    start, end = aligned.clean_span(0, 9)
    assert aligned.text[start:end] == "کارگاه‌های"
    assert aligned.clean_span(9, 10) == (end, end + 1)
    assert aligned.clean_span(3, 3)[0] == aligned.clean_span(3, 3)[1]


@pytest.mark.parametrize("span", [(-1, 2), (3, 2), (0, 5), (5, 5)])
def test_a_span_outside_the_text_is_an_error(span):
    aligned = normalize("کتاب")
    with pytest.raises(IndexError, match="not in the clean text of 4"):
        aligned.raw_span(*span)
    with pytest.raises(IndexError, match="not in the raw text of 4"):
        aligned.clean_span(*span)


def test_changes_tell_stage_place_before_and_after():
    aligned = normalize("8درصد كار")
    told = [(c.stage, aligned.raw[c.start : c.end], c.before, c.after) for c in aligned.changes]
    assert told == [("letters", "ك", "ك", "ک"), ("print", "", "", " "), ("digits", "8", "8", "۸")]


def test_no_stage_no_change():
    aligned = normalize("كتاب", [])
    assert aligned.text == "كتاب"
    assert aligned.changes == []
    assert aligned.raw_span(1, 3) == (1, 3)


@pytest.mark.parametrize(
    "edits", [[(2, 3, "x"), (0, 1, "y")], [(0, 3, "x"), (2, 4, "y")], [(3, 2, "")], [(-1, 1, "")], [(2, 9, "")]]
)
def test_edits_out_of_order_overlapping_or_outside_are_refused(edits):
    with pytest.raises(ValueError, match="stage fixed: "):
        normalize("کتاب", [stage(*edits)])


def test_a_function_is_a_stage():
    assert normalize("کتاب", [stage((1, 2, "")), "digits"]).text == "کاب"


def test_a_stage_may_write_one_character_for_another():
    def dashes(text):
        return text.replace("_", "-")

    aligned = normalize("a_ب_ك", [dashes, "letters"])
    assert aligned.text == "a-ب-ک"
    assert [(c.stage, c.start, c.end, c.before, c.after) for c in aligned.changes] == [
        ("dashes", 1, 2, "_", "-"),
        ("dashes", 3, 4, "_", "-"),
        ("letters", 4, 5, "ك", "ک"),
    ]
    assert aligned.raw_span(1, 4) == (1, 4)


@pytest.mark.parametrize("made", ["", "کتا", "کتابها"])
def test_a_text_of_another_length_needs_edits(made):
    with pytest.raises(ValueError, match="stage fixed: a text given for a text must keep its length"):

        def fixed(text):
            return made

        normalize("کتاب", [fixed])


def test_all_may_be_deleted_and_written_over():
    gone = normalize("کتاب", [stage((0, 4, ""))])
    assert (gone.text, gone.raw_span(0, 0), gone.clean_span(0, 4)) == ("", (4, 4), (0, 0))
    back = normalize("کتاب", [stage((0, 4, "")), stage((0, 0, "نو"))])
    assert (back.text, back.raw_span(0, 2), back.raw_span(1, 2)) == ("نو", (0, 0), (0, 0))
    longer = normalize("کتاب", [stage((1, 3, "abc")), stage((2, 3, ""), (4, 5, "de"))])
    assert longer.text == "کacde"
    assert [longer.raw_span(i, i + 1) for i in range(5)] == [(0, 1), (1, 3), (1, 3), (3, 4), (3, 4)]
    assert longer.clean_span(2, 3) == (1, 3)


def test_an_unknown_stage_is_named_with_those_there_are():
    with pytest.raises(
        ValueError, match=r"unknown stage 'leters': the stages are letters, print, digits, spacing, hazm"
    ):
        normalize("کتاب", ["leters"])
