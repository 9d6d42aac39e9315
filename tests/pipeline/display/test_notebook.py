"""Figures as Jupyter shows them."""

import re
from html.parser import HTMLParser

import pytest

from arqam.pipeline import Article, Figure
from arqam.pipeline.display import colour, colour_class, notebook
from arqam.pipeline.figures import Figures
from arqam.pipeline.record import figure_id

TEXT = "در سال گذشته ۱۲ کارگاه و ۵ مدرسه ساخته شد."
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "</style><script>alert(1)</script>",
    "</div></p></table><h1>",
    "<!--",
    "&lt;b&gt;",
    "\u202eمتن\u202c",
]


def figure(number="۱۲", text=TEXT, document="a", kind="facility", offset=0, **more):
    start = text.index(number) + offset
    return Figure(
        id=figure_id(document, start, start + len(number)),
        document=document,
        kind=kind,
        quantity={"low": 12, "high": 12, "unit": "count"},
        quote={"start": start, "end": start + len(number), "text": number},
        sentence={"start": offset, "end": offset + len(text), "text": text},
        **{"item": "کارگاه"} | more,
    )


class Page(HTMLParser):
    """What a browser would make of it: the elements with their attributes, and the text of each paragraph and mark."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.open, self.texts = [], [], {"p": [], "mark": [], "h4": [], "td": [], "style": []}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        self.open.append(tag)
        if tag in self.texts:
            self.texts[tag].append("")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, "every element is closed where it was opened"

    def handle_data(self, data):
        for tag in self.texts.keys() & set(self.open):
            self.texts[tag][-1] += data

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


def shown(figures, articles=()):
    return Page(Figures(figures, articles)._repr_html_())


def test_the_article_is_shown_with_its_figures_marked():
    page = shown([figure(), figure("۵", kind="people")], [Article(id="a", text=TEXT, title="گزارش", source="پیک")])
    assert page.texts["p"] == [TEXT]
    assert page.texts["mark"] == ["۱۲", "۵"]
    assert [mark["class"] for mark in page.all("mark")] == [colour_class("facility"), colour_class("people")]
    assert page.texts["h4"] == ["گزارش پیک"]
    assert colour("people").background in page.texts["style"][0]


def test_it_runs_from_right_to_left():
    page = shown([figure()], [Article(id="a", text=TEXT)])
    (outer,) = page.all("div")[:1]
    assert (outer["dir"], outer["class"], outer["lang"]) == ("rtl", "arqam-figures", "fa")
    assert {paragraph["dir"] for paragraph in page.all("p") + page.all("table")} == {"rtl"}


def test_styles_hold_under_our_class_alone():
    (style,) = shown([figure()], [Article(id="a", text=TEXT)]).texts["style"]
    rules = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    selectors = [one.strip() for group in re.findall(r"([^{}]+)\{", rules) for one in group.split(",")]
    assert [one for one in selectors if ".arqam-figures" not in one and not one.startswith("@media")] == []


def test_the_pointer_and_the_table_tell_the_slots():
    told = figure(period={"text": "سال گذشته"}, place={"name": "یزد"}, speaker={"name": "مریم راد", "role": "فرماندار"})
    page = shown([told], [Article(id="a", text=TEXT)])
    (mark,) = page.all("mark")
    cells = ["۱۲", "۱۲", "کارگاه", "بنا و تأسیسات", "سال گذشته", "یزد", "مریم راد، فرماندار", "واقعی"]
    assert mark["title"] == " · ".join(cells[1:])
    assert page.texts["td"] == cells


class TestWithoutItsArticle:
    def test_the_sentence_is_shown(self):
        page = shown([figure(), figure("۵")])
        assert page.texts["p"] == [TEXT]
        assert page.texts["mark"] == ["۱۲", "۵"]
        assert "the text is not at hand" in page.texts["h4"][0]

    def test_wherever_it_stood(self):
        page = shown([figure(offset=7000), figure("۵", offset=7000), figure(offset=9000)])
        assert page.texts["p"] == [TEXT, TEXT]
        assert page.texts["mark"] == ["۱۲", "۵", "۱۲"]

    def test_another_text_is_not_marked(self):
        page = shown([figure()], [Article(id="a", text="متن دیگری که ۱۲ ندارد و بلندتر است از آن یکی.")])
        assert page.texts["p"] == [TEXT]
        assert "not of this text" in page.texts["h4"][0]

    def test_a_sentence_that_does_not_hold_the_number_leaves_the_number(self):
        lost = figure().model_copy(update={"sentence": figure(offset=100).sentence})
        assert shown([lost]).texts["p"] == ["۱۲"]


class TestThinning:
    def test_many_figures_are_cut_and_a_sentence_says_so(self):
        page = shown([figure(document=f"d{n}") for n in range(5000)])
        assert len(page.texts["mark"]) == notebook.MOST_FIGURES
        assert "200 of 5,000 figures are shown" in page.texts["p"][-1]
        assert "۵٬۰۰۰" in page.texts["p"][-1]

    def test_a_long_article_is_shown_by_its_sentences(self):
        long = TEXT + "\n" + "بلند " * notebook.MOST_CHARACTERS
        page = shown([figure()], [Article(id="a", text=long)])
        assert page.texts["p"] == [TEXT]
        assert "no room for the whole text: sentences" in page.texts["h4"][0]

    def test_what_is_left_out_is_counted(self, monkeypatch):
        monkeypatch.setattr(notebook, "MOST_CHARACTERS", len(TEXT) + 3)
        page = shown([figure(document="a"), figure(document="b")])
        assert page.texts["p"][0] == TEXT
        assert "1 of 2 figures are shown" in page.texts["p"][-1]
        assert len(page.texts["td"]) == len(notebook.COLUMNS)

    def test_what_fits_needs_no_sentence(self):
        page = shown([figure()], [Article(id="a", text=TEXT)])
        assert page.texts["p"] == [TEXT]

    def test_a_long_result_stays_small(self):
        figures = [figure(document=f"d{n}", item="دراز" * 5000, kind=f"kind{n}" * 900) for n in range(3000)]
        assert len(Figures(figures)._repr_html_()) < 500_000


class TestNothingFound:
    def test_it_says_so(self):
        assert "No figure was found" in shown([]).texts["p"][0]

    def test_the_one_article_is_shown(self):
        page = shown([], [Article(id="a", text=TEXT)])
        assert page.texts["p"] == [TEXT, "عددی پیدا نشد. No figure was found."]


@pytest.mark.parametrize("evil", HOSTILE)
class TestHostile:
    def elements(self, *arguments):
        page = shown(*arguments)
        return {(tag, *sorted(attributes)) for tag, attributes in page.elements}, page

    def plain(self):
        about = {"period": {"text": "x"}, "place": {"name": "x"}, "speaker": {"name": "x"}}
        return self.elements([figure(**about)], [Article(id="a", text=TEXT, title="t", source="s", published="1")])[0]

    def test_nothing_of_an_article_becomes_an_element(self, evil):
        text = f"{evil}{TEXT}{evil}"
        article = Article(id="a", text=text, title=evil, source=evil, published=evil)
        elements, page = self.elements([figure(text=text)], [article])
        assert elements == self.plain()
        assert page.texts["p"] == [text]
        assert page.texts["h4"] == [f"{evil} {evil} · {evil}"]

    def test_nor_of_a_record(self, evil):
        about = {"period": {"text": evil}, "place": {"name": evil}, "speaker": {"name": evil, "role": evil}}
        one = figure(item=evil, kind=evil, document=evil, **about)
        elements, page = self.elements([one], [Article(id=evil, text=TEXT)])
        assert elements == self.plain()
        assert evil in page.texts["td"]

    def test_nor_of_a_sentence(self, evil):
        text = f"{evil}{TEXT}{evil}"
        elements, page = self.elements([figure(text=text)])
        assert {name for name, *_ in elements} <= {name for name, *_ in self.plain()}
        assert page.texts["p"] == [text]
