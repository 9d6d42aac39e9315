"""Directions, paper, phone, dark, and readers who hear or use the keyboard."""

import json

import pytest

from arqam.pipeline.report import Selection
from tests.pipeline.browser import PHONE
from tests.pipeline.report.conftest import article_of, figure, many
from tests.pipeline.report.looking import box, values


class TestDirection:
    def test_persian_runs_from_right_to_left(self, opened):
        width = opened.evaluate("document.documentElement.clientWidth")
        assert opened.evaluate("getComputedStyle(document.body).direction") == "rtl"
        title, switches = box(opened, "h1"), box(opened, ".switches")
        assert title["x"] > switches["x"] and title["x"] + title["width"] > width - 80
        heads = [cell["x"] for cell in (one.bounding_box() for one in opened.locator("thead th").all())]
        assert heads == sorted(heads, reverse=True)
        chips = [one.bounding_box()["x"] for one in opened.locator(".chip").all()[:4]]
        assert chips == sorted(chips, reverse=True)
        name, bar = box(opened, "#chart-kinds text"), box(opened, "#chart-kinds rect")
        assert name["x"] > bar["x"] + bar["width"] - 1

    def test_english_runs_from_left_to_right_and_the_texts_do_not(self, opened):
        opened.click("#language")
        assert opened.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["en", "ltr"]
        assert opened.inner_text("h1") == "Report of figures"
        assert box(opened, "h1")["x"] < box(opened, ".switches")["x"]
        heads = [one.bounding_box()["x"] for one in opened.locator("thead th").all()]
        assert heads == sorted(heads)
        name, bar = box(opened, "#chart-kinds text"), box(opened, "#chart-kinds rect")
        assert name["x"] + name["width"] <= bar["x"] + 1
        assert {
            one.evaluate("(text) => getComputedStyle(text).direction") for one in opened.locator(".text").all()
        } == {"rtl"}

    def test_numbers_of_a_line_stand_in_the_order_of_the_text(self, opened):
        first, second = opened.locator("#a0 mark").nth(0).bounding_box(), opened.locator("#a0 .text").bounding_box()
        assert first["x"] > second["x"] + second["width"] / 2, "the first number of the line stands at the right"

    def test_switching_twice_changes_nothing(self, opened):
        before = opened.inner_text("body")
        opened.click("#language")
        english = opened.inner_text("body")
        assert "۲۱۸٬۰۰۰" not in english.partition("Texts")[0]
        opened.click("#language")
        assert opened.inner_text("body") == before


class TestPaper:
    def test_controls_are_left_out_and_texts_are_not(self, opened):
        opened.emulate_media(media="print")
        for hidden in (".switches", "#search", "#download", ".pages", "#sections", ".sorter"):
            assert opened.locator(hidden).first.is_hidden(), hidden
        for visible in ("h1", "#chart-kinds svg", ".chip", "thead .on-paper", "tbody tr", "mark"):
            assert opened.locator(visible).first.is_visible(), visible
        assert opened.evaluate("getComputedStyle(document.querySelector('.table-frame')).maxHeight") == "none"

    def test_all_rows_are_printed_and_the_screen_has_its_page_again(self, show):
        page = show(many(250))
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert len(values(page)) == 250
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert len(values(page)) == 100

    def test_dark_is_for_screens_only(self, opened):
        opened.emulate_media(color_scheme="dark")
        opened.wait_for_selector("html.dark")
        dark = opened.evaluate("getComputedStyle(document.body).backgroundColor")
        opened.emulate_media(media="print", color_scheme="dark")
        assert opened.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)" != dark

    def test_it_prints(self, opened):
        assert opened.pdf(format="A4", prefer_css_page_size=True).startswith(b"%PDF")


class TestPhone:
    @pytest.mark.parametrize("language", ["fa", "en"])
    def test_nothing_is_wider_than_the_screen(self, opened, language):
        opened.set_viewport_size(PHONE)
        opened.reload()
        if language == "en":
            opened.click("#language")
        opened.click("mark")
        assert opened.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    def test_what_cannot_be_broken_is_broken(self, show):
        selection = Selection()
        endless = "ا" * 4_000
        one = figure(
            item=endless, speaker={"name": endless, "role": endless}, place={"name": endless}, sentence=f"۵ {endless}"
        )
        selection.add(*article_of([one], endless, title=endless, source=endless))
        page = show(selection, title=endless)
        for size in (PHONE, {"width": 1280, "height": 900}):
            page.set_viewport_size(size)
            page.reload()
            page.click("mark")
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]

    def test_rows_are_cards_that_can_be_sorted(self, opened):
        opened.set_viewport_size(PHONE)
        opened.reload()
        assert len(values(opened)) == 20
        opened.select_option("#sort", "value down")
        assert "تومان" in values(opened)[0]

    def test_a_tap_opens_the_card_at_the_lower_edge(self, opened):
        opened.set_viewport_size(PHONE)
        opened.locator("mark").nth(4).click()
        card = box(opened, "#card")
        assert card["x"] == 0 and card["width"] == PHONE["width"]
        assert card["y"] + card["height"] == pytest.approx(PHONE["height"], abs=1)


class TestTheme:
    def test_it_follows_the_system_and_the_switch(self, opened):
        ground = "getComputedStyle(document.body).backgroundColor"
        bright = opened.evaluate(ground)
        opened.emulate_media(color_scheme="dark")
        opened.wait_for_selector("html.dark")
        assert opened.evaluate(ground) != bright
        opened.click("#theme")
        assert opened.evaluate(ground) == bright
        opened.click("#theme")
        assert opened.inner_text("#theme") == "حالت روشن"


class TestEveryone:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("width", [1280, 390])
    def test_axe_finds_nothing_serious(self, opened, scheme, width):
        axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
        opened.set_viewport_size({"width": width, "height": 900})
        opened.emulate_media(color_scheme=scheme)
        opened.reload()
        opened.locator(".chip").first.click()
        opened.locator("mark:not(.off)").first.click()
        found = axe.run(opened, options={"resultTypes": ["violations"]}).response["violations"]
        grave = [
            (one["id"], [node["html"][:200] for node in one["nodes"]])
            for one in found
            if one["impact"] in ("serious", "critical")
        ]
        assert grave == [], json.dumps(grave, ensure_ascii=False, indent=1)
