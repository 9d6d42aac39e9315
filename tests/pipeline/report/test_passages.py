"""The whole text, or the sentences of the figures: every figure stands once, where it is."""

from hypothesis import given
from hypothesis import strategies as st

from arqam.pipeline.report import Sheet
from arqam.pipeline.report.passages import displayable, passages
from tests.pipeline.report.conftest import article_of, figure


def shown(sheet):
    return [["".join(one.text for one in passage.stretches), passage.start] for passage in passages(sheet)]


def test_a_text_is_shown_whole():
    article, explanations = article_of([figure(sentence="😀 ۵ نفر"), figure(sentence="۵ تن")])
    sheet = Sheet("a", text=article.text, figures=[one.figure for one in explanations])
    (passage,) = passages(sheet)
    assert "".join(one.text for one in passage.stretches) == article.text
    assert [(one.text, one.figures) for one in passage.stretches if one.figures] == [("۵", (0,)), ("۵", (1,))]


def test_without_a_text_sentences_stand_in_its_place_each_once():
    one, two = figure(sentence="۵ نفر آمدند.", at=30), figure(sentence="تنها ۵ نفر.", at=4)
    assert shown(Sheet("a", figures=[one, two])) == [["تنها ۵ نفر.", 4], ["۵ نفر آمدند.", 30]]


def test_two_figures_of_one_sentence_share_it():
    sentence = "۵ مرد و ۷ زن"
    (passage,) = passages(
        Sheet("a", figures=[figure("۷", sentence=sentence, at=9), figure("۵", sentence=sentence, at=9)])
    )
    marks = [(part.text, part.start, part.figures) for part in passage.stretches if part.figures]
    assert marks == [("۵", 9, (1,)), ("۷", 17, (0,))]


def test_pieces_of_one_long_sentence_that_overlap_are_put_together():
    whole = "هزار ۵ نفر و باز ۷ نفر دیگر"
    left, right = whole[:20], whole[6:]
    figures = [figure("۵", sentence=left), figure("۷", sentence=right, at=6)]
    assert shown(Sheet("a", figures=figures)) == [[whole, 0]]


def test_sentences_that_contradict_each_other_stand_apart():
    figures = [figure("۵", sentence="۵ نفر آمدند"), figure("۷", sentence="۷ زن", at=4)]
    assert shown(Sheet("a", figures=figures)) == [["۵ نفر آمدند", 0], ["۷ زن", 4]]


def test_a_sentence_that_does_not_hold_its_number_is_left_out():
    stray = figure().model_copy(update={"sentence": figure(sentence="جای دیگر ۵", at=90).sentence})
    assert shown(Sheet("a", figures=[stray])) == [["۵", 0]]


@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from(["۵ نفر", "آن ۵", "۵", "در ۵ و"])), max_size=12))
def test_every_figure_is_shown_where_its_quote_stands(places):
    figures = [figure(sentence=sentence, at=at) for at, sentence in places]
    seen = {}
    for passage in passages(Sheet("a", figures=figures)):
        for part in passage.stretches:
            for place in part.figures:
                seen.setdefault(place, []).append(part)
    assert sorted(seen) == list(range(len(figures)))
    for place, parts in seen.items():
        assert (parts[0].start, parts[-1].end) == (figures[place].quote.start, figures[place].quote.end)
        assert "".join(part.text for part in parts) == "۵"


def test_what_cannot_be_shown_is_replaced_one_for_one():
    assert displayable("a\0b\u202ec\n\td\ue000\u200c") == "a\ufffdb\ufffdc\n\td\ue000\u200c"
