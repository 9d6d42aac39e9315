"""The legend and the fields that filter, the headings that sort."""

import pytest

from arqam.pipeline.report import Selection
from tests.pipeline.report.conftest import article_of, figure
from tests.pipeline.report.looking import shown_marks, values


class TestFilter:
    def test_every_figure_is_there_at_first(self, opened):
        assert (
            len(values(opened))
            == len(shown_marks(opened))
            == int(opened.evaluate("() => document.querySelectorAll('mark').length"))
        )

    def test_a_kind_of_the_legend_hides_its_figures_in_table_and_text(self, opened):
        chip = opened.locator(".chip", has_text="پول")
        before, count = len(values(opened)), int(chip.locator(".chip-count").inner_text())
        chip.click()
        assert chip.get_attribute("aria-pressed") == "false"
        assert len(values(opened)) == len(shown_marks(opened)) == before - count
        assert "تومان" not in " ".join(values(opened))
        chip.click()
        assert len(values(opened)) == before

    def test_no_kind_and_all_kinds(self, opened):
        opened.click("#no-kind")
        assert values(opened) == [] and shown_marks(opened) == []
        assert opened.inner_text("#shown") == "هیچ رقمی با این پالایه‌ها نیست."
        opened.locator(".chip", has_text="گروه و سازمان").click()
        assert values(opened) == ["۴۲٬۰۰۰", "۱۱٬۰۰۰", "۱۵٬۰۰۰"]
        opened.click("#all-kinds")
        assert len(values(opened)) > 20

    @pytest.mark.parametrize("search", ["42000", "۴۲۰۰۰", "٤٢٬٠٠٠", "۴۲ هزار", "گروه جهادي داوطلبان", "42,000"])
    def test_a_search_knows_all_spellings_of_letters_and_digits(self, opened, search):
        opened.fill("#search", search)
        assert "۴۲٬۰۰۰" in values(opened)
        assert len(values(opened)) <= 3

    def test_a_search_for_what_is_not_there(self, opened):
        opened.fill("#search", "هیچ‌کجا <b>")
        assert values(opened) == []
        opened.click("#clear")
        assert len(values(opened)) > 20 and opened.input_value("#search") == ""

    def test_articles_without_a_match_step_aside(self, opened):
        opened.fill("#search", "کرمان")
        assert opened.locator(".article:not([hidden]) h3").all_text_contents() == [
            "گزارش سالانه اشتغال کرمان",
            "کارنامه کار در کرمان",
        ]

    @pytest.mark.parametrize(("field", "choice", "count"), [("source", "=روزنامه نیمروز", 2), ("place", "=تهران", 2)])
    def test_by_a_column(self, opened, field, choice, count):
        opened.select_option(f"#by-{field}", choice)
        assert len(values(opened)) == len(shown_marks(opened)) == count
        assert opened.is_enabled("#clear")

    def test_by_confidence(self, show):
        selection = Selection()
        selection.add(*article_of([figure(confidence=one) for one in (0.2, 0.75, 0.95, None)]))
        page = show(selection)
        page.select_option("#by-confidence", "0.7")
        assert page.locator("tbody .is-confidence").all_inner_texts() == ["۷۵٪", "۹۵٪"]

    def test_a_field_with_nothing_to_choose_is_left_out(self, show):
        selection = Selection()
        selection.add(*article_of([figure()]))
        page = show(selection)
        assert page.locator(".fields .field:visible > span").all_inner_texts() == ["جست‌وجو در ارقام", "وضعیت"]


class TestSort:
    def test_by_value_up_down_and_back(self, opened):
        in_text = values(opened)
        button = opened.locator(".sorter[data-column=value]")
        button.click()
        assert opened.locator("th.is-value[aria-sort=ascending]").count() == 1
        up = values(opened)
        assert up != in_text and sorted(up) == sorted(in_text)
        button.click()
        assert opened.locator("th.is-value[aria-sort=descending]").count() == 1
        assert values(opened)[0] == up[-1]
        button.click()
        assert values(opened) == in_text

    def test_numbers_are_sorted_as_numbers_and_tomans_beside_rials(self, show):
        selection = Selection()
        figures = [
            figure(low=9),
            figure(low=1000),
            figure(low=50, unit="IRT", rials={"low": 500, "high": 500}),
            figure(low=-3),
        ]
        selection.add(*article_of(figures))
        page = show(selection)
        page.click(".sorter[data-column=value]")
        assert values(page) == ["منفی ۳ نفر", "۹ نفر", "۵۰ تومان", "۱٬۰۰۰ نفر"]

    def test_letters_are_sorted_as_in_persian_and_empty_cells_stand_last(self, show):
        selection = Selection()
        selection.add(*article_of([figure(item=item) for item in ("گل", "یخ", None, "پل", "آب", "کوه")]))
        page = show(selection)
        page.click(".sorter[data-column=item]")
        assert page.locator("tbody .is-item").all_inner_texts() == ["آب", "پل", "کوه", "گل", "یخ", ""]
        page.click(".sorter[data-column=item]")
        assert page.locator("tbody .is-item").all_inner_texts() == ["یخ", "گل", "کوه", "پل", "آب", ""]

    def test_a_filter_keeps_the_order(self, opened):
        opened.click(".sorter[data-column=value]")
        opened.fill("#search", "گروه")
        assert values(opened)[:3] == ["۱۱٬۰۰۰", "۱۵٬۰۰۰", "۴۲٬۰۰۰"]
