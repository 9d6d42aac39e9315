"""What a page holds: all, or whole articles by lot up to its limits."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from arqam.pipeline import Article
from arqam.pipeline.report import Limits, Selection
from arqam.pipeline.report.sheet import LONGEST
from tests.pipeline.report.conftest import article_of, figure


def filled(sizes, limits=None):
    selection = Selection(limits)
    for name, size in enumerate(sizes):
        selection.add(*article_of([figure() for _ in range(size)], f"{name}"))
    return selection


def test_all_is_shown_in_the_order_in_which_it_came():
    selection = filled([3, 0, 2])
    assert [sheet.id for sheet in selection.sheets] == ["0", "1", "2"]
    assert (selection.figures, selection.shown, selection.articles, selection.thinned) == (5, 5, 3, False)


def test_figures_stand_in_the_order_of_the_text_with_their_rules():
    article, explanations = article_of([figure(), figure()])
    explanations[0].rules["item"] = "the first"
    selection = Selection()
    selection.add(article, explanations[::-1])
    (sheet,) = selection.sheets
    assert [one.quote.start for one in sheet.figures] == sorted(one.quote.start for one in sheet.figures)
    assert sheet.rules[0]["item"] == "the first"


@given(st.lists(st.integers(0, 30), max_size=60), st.integers(1, 60), st.integers(1, 20))
@example([0, 2], 1, 2)
@settings(deadline=None, max_examples=60)
def test_no_limit_is_passed_and_articles_stay_whole(sizes, figures, articles):
    selection = filled(sizes, Limits(figures, articles, 10_000))
    sheets = selection.sheets
    assert selection.shown == sum(len(sheet.figures) for sheet in sheets) <= figures
    assert len(sheets) <= articles
    assert selection.figures == sum(sizes) and selection.articles == len(sizes)
    told = [sheet for sheet in sheets if sheet.figures]
    if len(told) > 1:  # one with more than a page holds is cut, and stands alone but for articles without figures
        assert all(len(sheet.figures) == sizes[int(sheet.id)] for sheet in told)
    assert selection.thinned == (selection.shown < sum(sizes) or len(sheets) < len(sizes))


@given(st.permutations(range(40)))
@settings(deadline=None, max_examples=20)
def test_the_lot_falls_the_same_whatever_the_order(order):
    def chosen(names):
        selection = Selection(Limits(figures=45))
        for name in names:
            selection.add(*article_of([figure(), figure(), figure()], f"{name}"))
        return {sheet.id for sheet in selection.sheets}

    assert chosen(order) == chosen(range(40))


def test_a_page_is_filled_as_far_as_whole_articles_go():
    assert 5_000 - 7 < filled([7] * 1_000).shown <= 5_000


def test_of_one_article_with_too_many_figures_some_are_shown():
    selection = filled([500], Limits(figures=120))
    (sheet,) = selection.sheets
    assert len(sheet.figures) == len(sheet.rules) == 120
    assert (selection.figures, selection.shown, selection.thinned) == (500, 120, True)


def test_all_kinds_are_counted_also_those_that_are_not_shown():
    selection = Selection(Limits(figures=1))
    for name in range(9):
        selection.add(*article_of([figure(kind=f"kind{name % 3}")], f"{name}"))
    assert selection.kinds == {"kind0": 3, "kind1": 3, "kind2": 3}


class TestWithoutTexts:
    def test_figures_alone_are_grouped_by_their_articles(self):
        selection = Selection()
        for one in (figure(document="a"), figure(document="b"), figure(document="a", at=40)):
            selection.add_figure(one)
        assert [(sheet.id, len(sheet.figures), sheet.text) for sheet in selection.sheets] == [
            ("a", 2, None),
            ("b", 1, None),
        ]
        assert selection.without_text() == {"a", "b"}

    def test_a_text_is_taken_if_every_quote_stands_in_it(self):
        selection = Selection()
        selection.add_figure(figure())
        assert not selection.add_text(Article(id="a", text="۷ نفر آمدند."))
        assert selection.without_text() == {"a"}
        assert selection.add_text(Article(id="a", text="۵ نفر آمدند. دیگر هیچ.", title="عنوان", source="ایرنا"))
        (sheet,) = selection.sheets
        assert (sheet.text, sheet.title, sheet.source) == ("۵ نفر آمدند. دیگر هیچ.", "عنوان", "ایرنا")

    def test_texts_for_which_there_is_no_room_are_left_out(self):
        selection = Selection(Limits(characters=100))
        selection.add_figure(figure())
        assert selection.add_text(Article(id="a", text="۵ نفر آمدند. " * 20))
        assert selection.without_text() == {"a"}

    def test_a_text_of_an_article_that_is_not_shown_is_nothing(self):
        assert Selection().add_text(Article(id="a", text="۵"))


def test_a_text_without_end_is_shown_by_its_sentences():
    article, explanations = article_of([figure()])
    selection = Selection()
    selection.add(article.model_copy(update={"text": article.text + " " * LONGEST}), explanations)
    assert selection.sheets[0].text is None


@pytest.mark.parametrize(
    ("name", "level", "province"),
    [
        ("یزد", "province", "یزد"),
        ("استان یزد", "province", "یزد"),
        ("کرج", "county", "البرز"),
        ("اراک", "city", "مرکزی"),
        ("باغ ملک", "city", "خوزستان"),
        ("خرم‌آباد", "city", None),  # there are two
        ("ایران", "country", None),
        ("روستای گل‌افشان", "village", None),
        ("شهر خیالی", "city", None),
        ("کرج", "province", None),
        ("یزد", None, None),
        ("", "province", None),
        ("<script>", "city", None),
    ],
)
def test_the_province_of_a_place(name, level, province):
    selection = Selection()
    selection.add_figure(figure(place={"name": name, "level": level}))
    assert dict(selection.provinces) == ({province: 1} if province else {})
