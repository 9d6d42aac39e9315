"""From a row of the table to its place in the text, and back."""

import pytest

from tests.pipeline.report.conftest import many
from tests.pipeline.report.looking import in_view, settle, values


class TestBetweenTextAndTable:
    def test_from_a_row_to_its_place_in_the_text(self, opened):
        link = opened.locator("tbody .is-value a").nth(10)
        row = link.get_attribute("data-row")
        link.click()
        settle(opened)
        assert opened.url.endswith(f"#f{row}")
        assert in_view(opened, f"#f{row}")
        assert opened.locator("mark.lit").get_attribute("id") == f"f{row}"
        assert opened.evaluate("document.activeElement.id") == f"f{row}"

    def test_from_the_text_to_the_row(self, opened):
        opened.locator("mark").nth(12).click()
        opened.click("#card footer a[href^='#r']")
        settle(opened)
        assert opened.locator("tr.lit").get_attribute("id") == "r12"
        assert in_view(opened, "tr.lit .is-value a")
        assert opened.locator("#card").is_hidden()

    def test_back_goes_back(self, opened):
        opened.locator("tbody .is-value a").nth(3).click()
        settle(opened)
        opened.click("#card footer a[href^='#r']")
        settle(opened)
        opened.go_back()
        settle(opened)
        assert opened.url.endswith("#f3") and in_view(opened, "#f3")

    def test_an_address_leads_to_a_figure(self, page, made):
        page.goto(f"{made.as_uri()}#f20")
        settle(page)
        assert in_view(page, "#f20")

    @pytest.mark.parametrize("hash", ["#f99999", "#r-1", "#r1e3", "#<img src=x onerror=window.__xss=1>", "#%"])
    def test_an_address_that_leads_nowhere_does_no_harm(self, page, made, hash):
        page.goto(f"{made.as_uri()}{hash}")
        assert page.evaluate("window.__xss") is None
        assert len(values(page)) > 20

    def test_a_row_on_another_page_of_the_table(self, show):
        page = show(many(350))
        assert len(values(page)) == 100 and page.inner_text("#page-of") == "۱ تا ۱۰۰ از ۳۵۰"
        page.evaluate("location.hash = '#r234'")
        settle(page)
        assert page.inner_text("#page-of") == "۲۰۱ تا ۳۰۰ از ۳۵۰"
        assert in_view(page, "#r234 a")

    def test_what_a_filter_hides_is_shown_when_it_is_gone_to(self, opened):
        opened.fill("#search", "تومان")
        opened.evaluate("location.hash = '#f0'")
        settle(opened)
        assert opened.input_value("#search") == ""
        assert in_view(opened, "#f0")

    def test_pages_of_the_table(self, show):
        page = show(many(250))
        page.click("#next")
        page.click("#next")
        assert values(page)[-1] == "۲۵۰ نفر" and page.is_disabled("#next")
        page.click("#previous")
        assert values(page)[0] == "۱۰۱ نفر"
