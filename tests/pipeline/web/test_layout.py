"""Where things stand: from right to left in Persian, and within the width of a phone."""

import pytest

from tests.pipeline.browser import PHONE

from .conftest import PAGES, TEXT


class TestDirection:
    """Persian runs from right to left, and so does the page around it."""

    def boxes(self, page, *selectors):
        return [page.locator(selector).first.bounding_box() for selector in selectors]

    def test_persian_begins_at_the_right(self, pasted):
        page = pasted("direction")
        brand, language = self.boxes(page, ".brand", ".language")
        assert brand["x"] > language["x"]
        reading, listing = self.boxes(page, ".reading", ".listing")
        assert reading["x"] > listing["x"]
        number, body = self.boxes(page, ".card .number", ".card .card-body")
        assert number["x"] > body["x"]

    def test_english_begins_at_the_left_and_the_text_stays(self, pasted):
        page = pasted("directions")
        figure, text = self.boxes(page, "#text .figure", "#text")
        page.click(".language")
        page.wait_for_selector("html[lang=en]")
        brand, language, reading, listing = self.boxes(page, ".brand", ".language", ".reading", ".listing")
        assert brand["x"] < language["x"] and reading["x"] < listing["x"]
        after, around = self.boxes(page, "#text .figure", "#text")
        right = text["x"] + text["width"] - figure["x"]
        assert abs(around["x"] + around["width"] - after["x"] - right) < 2

    def test_what_comes_first_in_a_sentence_stands_at_the_right(self, pasted):
        page = pasted("order", "۵ نفر و ۶ زن و ۷ مرد آمدند.")
        first, second, third = (box.bounding_box()["x"] for box in page.locator("#text .figure").all())
        assert first > second > third

    @pytest.mark.parametrize(
        ("begins", "side"), [("a text in English, 5 people", "left"), ("متن فارسی ۵ نفر", "right")]
    )
    def test_a_text_stands_on_its_own_side(self, pasted, begins, side):
        page = pasted(f"side-{side}", f"{begins}\n…")
        text = page.locator("#text")
        assert text.evaluate("element => getComputedStyle(element).textAlign") == side


class TestPhone:
    @pytest.fixture(autouse=True)
    def narrow(self, page):
        page.set_viewport_size(PHONE)

    def overflow(self, page):
        return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")

    @pytest.mark.parametrize("language", ["fa", "en"])
    @pytest.mark.parametrize("path", PAGES)
    def test_nothing_is_wider_than_the_page(self, page, address, path, language):
        page.goto(f"{address}{path}{'&' if '?' in path else '?'}language={language}")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert self.overflow(page) <= 0

    def test_nor_are_a_text_and_its_form(self, pasted, page):
        pasted("phone", f"{TEXT} {'x' * 400} {'۹' * 90} نفر")
        assert self.overflow(page) <= 0
        page.locator("#text .figure").first.click()
        page.wait_for_selector("dialog[open] form")
        assert self.overflow(page) <= 0
        assert page.evaluate("(d => d.scrollWidth - d.clientWidth)(document.querySelector('dialog'))") <= 0
        assert page.locator("#apply").bounding_box()["width"] > 40

    def test_what_was_found_comes_before_the_filters(self, page, address):
        page.goto(f"{address}/figures")
        assert not page.is_visible("#words")
        page.click(".filter-box > summary")
        assert page.is_visible("#words")
