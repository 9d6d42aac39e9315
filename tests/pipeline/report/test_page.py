"""The file itself: one that holds all it needs, lets nothing else run, and says what it leaves out."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arqam.pipeline.display import kind_labels
from arqam.pipeline.report import Limits, Selection, page
from arqam.pipeline.report.data import page_data
from arqam.pipeline.report.rendering import json_in_html
from arqam.pipeline.report.words import words
from tests.pipeline.report.conftest import article_of, figure, many


class Elements(HTMLParser):
    """The elements of a page with their attributes, and what stands in its scripts and styles."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.inside = [], {"script": [], "style": []}
        self._open = None
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        self._open = tag if tag in self.inside else None
        if self._open:
            self.inside[tag].append("")

    def handle_data(self, data):
        if self._open:
            self.inside[self._open][-1] += data

    def handle_endtag(self, tag):
        self._open = None


def selection_of(*figures, **more):
    selection = Selection()
    selection.add(*article_of(list(figures) or [figure()], **more))
    return selection


def test_the_page_holds_all_it_needs_and_asks_for_nothing(made):
    elements = Elements(made.read_text(encoding="utf-8")).elements
    assert not {tag for tag, _ in elements} & {"link", "img", "iframe", "object", "embed", "base"}
    addresses = [more[name] for _, more in elements for name in ("src", "href", "action", "data") if name in more]
    assert all(address.startswith("#") for address in addresses)


def test_styles_and_scripts_stand_in_their_elements_only(made):
    for _, attributes in Elements(made.read_text(encoding="utf-8")).elements:
        assert not [name for name in attributes if name == "style" or name.startswith("on")]


def test_the_policy_names_every_script_and_style_that_runs(made):
    found = Elements(made.read_text(encoding="utf-8"))
    policy = next(more["content"] for _, more in found.elements if more.get("http-equiv") == "Content-Security-Policy")
    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    data = [more.get("type") == "application/json" for tag, more in found.elements if tag == "script"]
    scripts = [text for text, is_data in zip(found.inside["script"], data, strict=True) if not is_data]
    for texts, rule in ((scripts, "script-src"), (found.inside["style"], "style-src")):
        hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts}
        assert set(allowed[rule].split()) == hashes
    assert (allowed["default-src"], allowed["base-uri"], allowed["form-action"]) == ("'none'", "'none'", "'none'")


def test_one_page_of_the_same_is_the_same():
    assert page(selection_of()) == page(selection_of())


@given(
    st.recursive(st.text() | st.none() | st.integers(), lambda some: st.lists(some) | st.dictionaries(st.text(), some))
)
def test_json_in_a_page_ends_no_element_and_says_the_same(data):
    text = json_in_html(data)
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == data


def test_the_words_of_the_page_are_there_in_both_languages():
    for name, (persian, english) in words().items():
        assert persian and english, name
        assert set(re.findall(r"\{\w+\}", persian)) == set(re.findall(r"\{\w+\}", english)), name


def test_numbers_keep_every_digit():
    digits = "12345678901234567890.123456789"
    data = page_data(*_data(figure(low=digits)))
    assert data["rows"][0][data["columns"].index("low")] == digits


def test_rules_are_known_of_what_was_extracted_here_and_of_nothing_else():
    selection = Selection()
    selection.add(*article_of([figure()]))
    selection.add_figure(figure(document="b"))
    data = page_data(selection, selection.sheets, kind_labels())
    names = data["rules"]["names"]
    assert [{slot: names[rule] for slot, rule in used} for used in data["rules"]["used"]] == [
        {"numeral": "cardinal", "item": "right after the number"},
        {},
    ]


def test_kinds_stand_in_the_order_of_the_catalogue_and_strangers_behind():
    data = page_data(*_data(figure(kind="own"), figure(kind="people"), figure(kind="money"), figure(kind="a kind")))
    assert [name for name, *_ in data["kinds"]] == ["money", "people", "a kind", "own"]


def test_labels_of_a_catalogue_are_shown():
    html = page(selection_of(figure(kind="subsidy")), kinds={"subsidy": ("یارانه", "subsidies")})
    assert "یارانه" in html and "subsidies" in html


def test_a_title_of_ones_own():
    html = page(selection_of(), title="آذر ۱۴۰۱ <b>")
    assert "<title>آذر ۱۴۰۱ &lt;b&gt;</title>" in html


@pytest.mark.parametrize(
    ("language", "direction", "says"), [("fa", "rtl", "گزارش ارقام"), ("en", "ltr", "Report of figures")]
)
def test_the_language_of_the_labels(language, direction, says):
    html = page(selection_of(), language=language)
    assert f'<html lang="{language}" dir="{direction}">' in html
    assert says in html


class TestThinning:
    def test_what_is_left_out_is_said(self):
        selection = Selection(Limits(figures=30))
        for name in range(10):
            selection.add(*article_of([figure()] * 7, f"{name}"))
        html = page(selection)
        assert "این صفحه تنُک شده است: ۲۸ رقم از ۷۰ رقم، از ۴ مقاله از ۱۰ مقاله" in html
        assert html.count("<mark ") == 28

    def test_of_one_article_that_is_too_full(self):
        selection = Selection(Limits(figures=5))
        selection.add(*article_of([figure()] * 7))
        assert "it shows 5 of 7 figures, chosen by lot" in page(selection, language="en")

    def test_a_page_that_holds_all_says_nothing(self):
        assert 'id="thinned"' not in page(many(50))


def test_thousands_of_figures_at_one_place_do_not_multiply():
    selection = Selection()
    for length in range(1, 1_000):
        selection.add_figure(figure("۵" * length, sentence="۵" * 1_000))
    html = page(selection)
    assert len(html) < 4_000_000
    assert all(f'id="f{row}"' in html for row in range(999))


def test_a_page_of_nothing():
    html = page(Selection())
    assert "هیچ رقمی یافت نشد" in html


def test_without_a_script_the_texts_can_be_read(made):
    html = made.read_text(encoding="utf-8")
    assert re.search(r"<mark class=\"k\d+\" id=\"f0\"[^>]*>۴۲ هزار</mark>", html)
    assert "<noscript>" in html


def _data(*figures):
    selection = selection_of(*figures)
    return selection, selection.sheets, kind_labels()
