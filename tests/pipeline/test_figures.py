"""The list of figures that every extraction gives."""

import copy
import pickle

import pytest

from arqam.pipeline import Article, Figure, Pipeline
from arqam.pipeline.figures import Figures

pytestmark = pytest.mark.usefixtures("stubbed")

ARTICLE = Article(id="a", text="۱۲ کارگاه، ۵ مدرسه و ۷ پل", title="عنوان")


@pytest.fixture
def figures():
    return Pipeline().extract(ARTICLE)


def test_an_extraction_knows_its_article(figures):
    assert isinstance(figures, Figures)
    assert figures.articles == {"a": ARTICLE}


def test_so_does_that_of_a_bare_text():
    assert Pipeline().extract("۵ نفر").articles[""].text == "۵ نفر"


def test_it_is_a_list(figures):
    assert isinstance(figures, list)
    assert figures == list(figures)
    assert [figure.quote.text for figure in figures] == ["۱۲", "۵", "۷"]
    assert isinstance(figures[0], Figure)
    assert figures[-1].item == "پل"
    assert figures + figures == [*figures, *figures]
    with pytest.raises(IndexError):
        figures[3]


@pytest.mark.parametrize("part", [slice(2), slice(1, None), slice(None, None, -1), slice(9, 12)])
def test_a_slice_knows_the_articles_too(figures, part):
    assert figures[part] == list(figures)[part]
    assert isinstance(figures[part], Figures)
    assert figures[part].articles == figures.articles


def test_several_are_joined():
    articles = [Article(id=name, text=f"{n} نفر") for n, name in enumerate("abc", 1)]
    joined = Figures((figure for article in articles for figure in Pipeline().extract(article)), articles)
    assert [figure.document for figure in joined] == list(joined.articles) == ["a", "b", "c"]


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_a_copy_is_whole_and_apart(figures, copied):
    other = copied(figures)
    assert (type(other), other, other.articles) == (Figures, figures, figures.articles)
    other.clear()
    other.articles.clear()
    assert len(figures) == 3
    assert figures.articles


def test_nothing_at_all():
    assert Figures() == []
    assert Figures().articles == {}
