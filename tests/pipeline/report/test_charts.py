"""Charts and claims."""

import pytest

from arqam.pipeline.report import Selection
from tests.pipeline.report.conftest import article_of, figure
from tests.pipeline.report.looking import settle


class TestCharts:
    def bars(self, page, chart):
        return page.locator(f"#{chart} .bar title").evaluate_all("(some) => some.map((one) => one.textContent)")

    def test_kinds_are_counted_and_follow_the_filter(self, opened):
        assert "گروه و سازمان: ۳" in self.bars(opened, "chart-kinds")
        opened.fill("#search", "نیمروز")
        assert self.bars(opened, "chart-kinds") == ["گروه و سازمان: ۲"]
        assert "از ۲ رقمِ نمایش‌داده" in opened.inner_text("#chart-kinds")

    def test_the_longest_bar_is_the_most_frequent_kind(self, opened):
        widths = [bar.bounding_box()["width"] for bar in opened.locator("#chart-kinds rect").all()]
        assert widths == sorted(widths, reverse=True)

    def test_provinces(self, opened):
        assert "سیستان و بلوچستان: ۵" in self.bars(opened, "chart-provinces")

    def test_a_value_over_time_stands_where_its_time_is(self, show):
        selection = Selection()
        points = [("1398", 40), ("1399", 30), ("1400", 20), ("1402", 10)]
        some = [
            figure(item="شغل", low=low, period={"text": year, "start": f"{year}-01-01", "end": f"{year}-12-29"})
            for year, low in points
        ]
        selection.add(*article_of([*some, figure(item="کارگر", low=7)]))
        page = show(selection)
        dots = [one.bounding_box() for one in page.locator("#chart-time circle.dot:not(.key *)").all()][: len(points)]
        assert [one["x"] for one in dots] == sorted(one["x"] for one in dots)
        assert [one["y"] for one in dots] == sorted(one["y"] for one in dots), "less is lower"
        assert (dots[3]["x"] - dots[2]["x"]) == pytest.approx(2 * (dots[1]["x"] - dots[0]["x"]), rel=0.05)
        assert page.locator("#chart-time polyline.median").count() == 1
        years = page.locator("#chart-time .tick text").all_text_contents()
        assert {"۱۳۹۹", "۱۴۰۲"} <= set(years)
        page.locator("#chart-time a").first.click()
        settle(page)
        assert page.url.endswith("#f0")

    def test_the_date_of_publication_stands_for_a_time_that_is_not_told(self, show):
        selection = Selection()
        for year in range(1395, 1400):
            selection.add(*article_of([figure(low=year, published=f"{year}")], f"{year}"))
        page = show(selection)
        assert page.locator("#chart-time .drawing circle.hollow").count() == 5
        assert page.locator("#chart-time .key > span").all_inner_texts() == ["تاریخ انتشار، زمان ناگفته", "میانهٔ سال"]

    def test_very_different_values_are_drawn_on_powers_of_ten(self, show):
        selection = Selection()
        for year, low in ((1396, 3), (1397, 4_000), (1398, 5_000_000)):
            selection.add(*article_of([figure(low=low, published=f"{year}")], f"{year}"))
        assert "محور لگاریتمی" in show(selection).locator("#chart-time svg").first.text_content()

    @pytest.mark.parametrize("low", ["0", "-5", "1e90", "0.0001"])
    def test_odd_numbers_are_drawn_or_left_out(self, show, low):
        selection = Selection()
        for year in (1396, 1397, 1398):
            selection.add(*article_of([figure(low=low, published=f"{year}")], f"{year}"))
        page = show(selection)
        assert page.locator("#chart-time .drawing circle").count() == 3
        assert "NaN" not in page.locator("#chart-time").inner_html()

    def test_nothing_to_draw(self, show):
        selection = Selection()
        selection.add(*article_of([figure()]))
        page = show(selection)
        assert page.inner_text("#chart-time .drawing") == "هیچ رقمی تاریخی ندارد که بر محور زمان بنشیند."
        assert page.inner_text("#chart-provinces .drawing") == "چیزی برای کشیدن نیست."


class TestClaims:
    def test_values_that_contradict_each_other_stand_side_by_side(self, opened):
        claim = opened.locator(".claim.differ", has_text="گروه جهادی")
        assert claim.locator(".verdict").inner_text() == "ناسازگار"
        assert sorted(claim.locator(".voice-value").all_inner_texts()) == ["۱۱٬۰۰۰", "۴۲٬۰۰۰"]
        assert "خبرگزاری بامداد" in claim.inner_text() and "۱۴۰۰/۰۳/۱۲" in claim.inner_text()

    def test_a_voice_leads_to_its_place_in_the_text(self, opened):
        opened.locator(".claim.differ", has_text="گروه جهادی").locator("a", has_text="خبرگزاری بامداد").click()
        settle(opened)
        assert opened.locator("mark.lit").inner_text() == "۴۲ هزار"
