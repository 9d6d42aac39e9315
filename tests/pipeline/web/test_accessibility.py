"""axe-core has nothing serious to say of any page, light or dark, in either language; and pages do without a script."""

import pytest

from .conftest import PAGES, TEXT

SERIOUS = ("serious", "critical")


def findings(page):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    results = axe.run(page).response
    return [
        (one["id"], [node["html"][:200] for node in one["nodes"]])
        for one in results["violations"]
        if one["impact"] in SERIOUS
    ]


@pytest.fixture(params=["light", "dark"])
def shaded(page, request):
    """The browser with a light or a dark page, and nothing that moves."""
    page.emulate_media(color_scheme=request.param, reduced_motion="reduce")
    return page


class TestAccessibility:
    @pytest.mark.parametrize("language", ["fa", "en"])
    @pytest.mark.parametrize("path", PAGES)
    def test_every_page(self, shaded, address, path, language):
        shaded.goto(f"{address}{path}{'&' if '?' in path else '?'}language={language}")
        shaded.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert findings(shaded) == []

    def test_a_text_and_its_dialogs(self, shaded, pasted):
        page = pasted("axe")
        assert findings(page) == []
        page.locator("#text .figure").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("dialog[open] form")
        assert findings(page) == []
        page.fill("#i-low", "x")
        page.click("#apply")
        page.wait_for_selector("#faults")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert findings(page) == []
        page.keyboard.press("Escape")
        page.click("#add")
        page.wait_for_selector("dialog #i-words")
        assert findings(page) == []

    def test_pages_of_their_own_without_a_script(self, browser, address, pasted):
        page = pasted("axe-alone")
        with browser.new_context(java_script_enabled=False) as session:
            plain = session.new_page()
            plain.goto(page.url)
            assert plain.locator("#text .figure").count() == 2
            plain.locator("#text .figure").first.click()
            assert plain.locator("form #i-low").count() == 1
            plain.fill("#i-low", "7")
            plain.click("#apply")
            plain.wait_for_url("**said=**")
            assert "۷" in plain.locator(".card").first.inner_text()
        link = page.get_attribute(".card-link", "href")
        page.goto(address + link)
        assert findings(page) == []

    def test_files_that_were_read(self, page, address, tmp_path):
        for name in ("a.txt", "b.txt", "c.pdf"):
            (tmp_path / name).write_text(TEXT)
        page.goto(address)
        page.set_input_files("#files", [tmp_path / name for name in ("a.txt", "b.txt", "c.pdf")])
        page.click("#new button.main")
        page.wait_for_url("**/uploads/**")
        assert findings(page) == []
