"""The card of a figure: what it says, when it comes and goes."""

from arqam.pipeline.report import Selection
from tests.pipeline.report.conftest import article_of, figure
from tests.pipeline.report.looking import box, settle


class TestCard:
    SLOTS = ("value", "unit", "item", "kind", "period", "place", "speaker", "status", "confidence", "rule")

    def full(self):
        selection = Selection()
        one = figure(
            "۱۲ میلیارد",
            "تسهیلات",
            "استاندار گفت: پارسال حدود ۱۲ میلیارد تومان 😀 در یزد پرداخت شد.",
            low=12_000_000_000,
            unit="IRT",
            quantity={"bound": "about"},
            rials={"low": 120_000_000_000, "high": 120_000_000_000},
            kind="money",
            period={"text": "پارسال", "start": "1399-01-01", "end": "1399-12-30"},
            place={"name": "یزد", "level": "province"},
            speaker={"name": "مهری رستگار", "role": "استاندار"},
            confidence=0.93,
        )
        selection.add(*article_of([one], source="بامداد", published="1400-02-01"))
        return selection

    def test_it_says_all_that_is_known(self, show):
        page = show(self.full())
        page.hover("mark")
        page.wait_for_selector("#card:not([hidden])")
        told = {slot: page.inner_text(f"#card [data-slot={slot}]") for slot in self.SLOTS}
        assert told["value"] == "حدود ۱۲٬۰۰۰٬۰۰۰٬۰۰۰ تومان"
        assert (told["unit"], told["item"], told["kind"]) == ("تومان", "تسهیلات", "پول")
        assert told["period"] == "پارسال · ۱۳۹۹"
        assert told["place"] == "یزد · استان"
        assert told["speaker"] == "مهری رستگار · استاندار"
        assert (told["status"], told["confidence"]) == ("واقعی", "۹۳٪")
        assert "cardinal" in told["rule"] and "right after the number" in told["rule"]
        assert page.inner_text("#card .card-sentence b") == "۱۲ میلیارد"
        assert page.inner_text("#card [data-slot=rials]") == "۱۲۰٬۰۰۰٬۰۰۰٬۰۰۰"

    def test_what_is_not_known_is_left_out_rules_too(self, show):
        selection = Selection()
        selection.add_figure(figure())
        page = show(selection)
        page.click("mark")
        slots = page.locator("#card [data-slot]").evaluate_all("(some) => some.map((one) => one.dataset.slot)")
        assert slots == ["value", "unit", "item", "kind", "status"]

    def test_it_comes_and_goes_with_the_pointer(self, show):
        page = show(self.full())
        page.hover("mark")
        page.wait_for_selector("#card:not([hidden])")
        page.hover("h1")
        page.wait_for_selector("#card", state="hidden")

    def test_a_click_makes_it_stay_until_escape_or_a_click_beside_it(self, show):
        page = show(self.full())
        page.click("mark")
        page.hover("h1")
        settle(page)
        settle(page)
        assert page.locator("#card").is_visible()
        page.keyboard.press("Escape")
        assert page.locator("#card").is_hidden()
        page.click("mark")
        page.click("h1")
        assert page.locator("#card").is_hidden()

    def test_it_comes_by_keyboard_and_gives_the_focus_back(self, opened):
        first = opened.locator("mark[tabindex='0']").first
        first.focus()
        opened.keyboard.press("ArrowLeft")
        assert opened.evaluate("document.activeElement.id") == "f1"
        assert opened.locator("#card").is_visible()
        opened.keyboard.press("End")
        opened.keyboard.press("Home")
        opened.keyboard.press("Enter")
        assert opened.evaluate("document.activeElement.id") == "card"
        opened.keyboard.press("Escape")
        assert opened.evaluate("document.activeElement.id") == "f0"

    def test_one_article_is_one_stop_of_the_tab_key(self, opened):
        counts = opened.locator(".article").evaluate_all(
            "(some) => some.map((one) => one.querySelectorAll('mark[tabindex=\"0\"]').length)"
        )
        assert set(counts) <= {0, 1}

    def test_from_figure_to_figure(self, opened):
        opened.click("#f2")
        opened.locator("#card .steps button").nth(1).click()
        settle(opened)
        assert opened.locator("mark.open").get_attribute("id") == "f3"
        opened.locator("#card .steps button").nth(0).click()
        settle(opened)
        assert opened.locator("mark.open").get_attribute("id") == "f2"

    def test_a_repeat_leads_to_what_it_repeats(self, show):
        first = figure(at=0)
        selection = Selection()
        selection.add_figure(first)
        selection.add_figure(figure(at=30, same_as=first.id))
        page = show(selection)
        page.click("#f1")
        page.click("#card footer a:has-text('تکرار')")
        settle(page)
        assert page.locator("mark.lit").get_attribute("id") == "f0"

    def test_numbers_that_overlap_are_reached_both(self, show):
        selection = Selection()
        sentence = "۵۰ تا ۶۰ نفر"
        selection.add_figure(figure("۵۰ تا ۶۰", "نفر", sentence, low=50, high=60))
        selection.add_figure(figure("۶۰", "نفر", sentence, low=60))
        page = show(selection)
        page.evaluate("location.hash = '#f1'")
        settle(page)
        assert page.inner_text("#card-title") == "۶۰ نفر نفر"

    def test_it_stays_within_the_window(self, opened):
        for mark in opened.locator("mark").all()[::6]:
            mark.scroll_into_view_if_needed()
            mark.click()
            here = box(opened, "#card")
            assert here["x"] >= 0 and here["x"] + here["width"] <= 1280
            opened.keyboard.press("Escape")
