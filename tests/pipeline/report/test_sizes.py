"""Pages of five thousand figures, and of none."""

from arqam.pipeline.report import Selection
from tests.pipeline.report.conftest import many
from tests.pipeline.report.looking import in_view, settle, values


class TestMany:
    def test_five_thousand_figures_are_there_and_can_be_worked_with(self, show):
        page = show(many(5_000))
        assert page.locator("mark").count() == 5_000
        assert page.inner_text("#page-of") == "۱ تا ۱۰۰ از ۵٬۰۰۰"
        page.fill("#search", "4999")
        assert values(page) == ["۴٬۹۹۹ نفر"]
        page.click("#clear")
        page.evaluate("location.hash = '#f4321'")
        settle(page)
        assert in_view(page, "#f4321")

    def test_texts_out_of_sight_are_not_laid_out(self, opened):
        assert opened.evaluate("getComputedStyle(document.querySelector('.article')).contentVisibility") == "auto"


def test_a_page_of_nothing_still_works(show):
    page = show(Selection())
    assert page.locator(".filters").is_hidden() and page.locator("#charts-part").is_hidden()
    assert "هیچ رقمی یافت نشد" in page.inner_text("header")
    page.click("#language")
    assert "No figure was found" in page.inner_text("header")
