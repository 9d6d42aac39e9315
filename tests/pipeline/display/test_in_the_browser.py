"""What Jupyter is given, as a browser shows it."""

import tomllib
from pathlib import Path

import pytest

from arqam.pipeline import Article, Figure, Pipeline, PipelineConfig
from arqam.pipeline.figures import Figures

TEXT = "در سال گذشته ۴۸۰ واحد مسکونی و ۱۲ مدرسه در یزد ساخته شد."
ATTACKS = tomllib.loads((Path(__file__).parents[1] / "xss.toml").read_text(encoding="utf-8"))["attack"]
PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title><body {about}>{inside}</body></html>'


def show(page, figures, about=""):
    page.set_content(PAGE.format(about=about, inside=figures._repr_html_()))
    return page


@pytest.fixture(scope="module")
def figures():
    return Pipeline(PipelineConfig(use_model=False)).extract(Article(id="a", text=TEXT, title="گزارش"))


def colours(page):
    return page.evaluate(
        "[...document.querySelectorAll('mark')].map(mark => {"
        "const style = getComputedStyle(mark); return [style.color, style.backgroundColor] })"
    )


@pytest.mark.parametrize("width", [1280, 390])
def test_it_is_read_from_right_to_left(page, figures, width):
    page.set_viewport_size({"width": width, "height": 800})
    show(page, figures)
    first, second = page.locator("mark").all()
    assert first.inner_text() == "۴۸۰"
    before, after = first.bounding_box(), second.bounding_box()
    assert before["x"] > after["x"] or before["y"] < after["y"]
    heading = page.locator("h4").bounding_box()
    assert heading["x"] + heading["width"] > width * 0.9 or width == 1280
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing sticks out at the side"


def test_the_first_column_of_the_table_stands_at_the_right(page, figures):
    show(page, figures)
    page.locator("summary").click()
    places = [cell.bounding_box()["x"] for cell in page.locator("tbody tr:first-child td").all()]
    assert len(places) == 8
    assert places == sorted(places, reverse=True)


def test_a_dark_page_gets_dark_marks(page, figures):
    light = colours(show(page, figures))
    dark = colours(show(page, figures, 'data-jp-theme-light="false" style="background:#111;color:#eee"'))
    assert len(light) == len(dark) == 2
    assert all(one != other for one, other in zip(light, dark, strict=True))
    assert page.locator("p").first.evaluate("one => getComputedStyle(one).color") == "rgb(238, 238, 238)"


def test_the_page_around_it_keeps_its_styles(page, figures):
    page.set_content(
        PAGE.format(about="", inside='<p class="k1">a</p><table><tr><td>b</td></tr></table><mark>c</mark>')
    )
    css = "[...document.querySelectorAll('p.k1, td, mark')].slice(0, 3).map(one => getComputedStyle(one).cssText)"
    before = page.evaluate(css)
    page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", figures._repr_html_())
    assert page.evaluate(css) == before


@pytest.mark.parametrize("about", ["", 'data-jp-theme-light="false" style="background:#111;color:#ddd"'])
def test_axe_finds_nothing_serious(page, figures, about):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    show(page, figures, about)
    page.locator("summary").click()
    context = {"include": [[".arqam-figures"]]}
    found = axe.run(page, context=context).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")] == []


@pytest.mark.parametrize("attack", [attack["text"] for attack in ATTACKS], ids=[attack["name"] for attack in ATTACKS])
def test_nothing_runs_and_nothing_breaks_out(page, figures, attack):
    page.on("dialog", lambda dialog: pytest.fail("a dialog opened"))
    text = f"{attack} ۵ نفر {attack}"
    start = len(attack) + 1
    evil = Figure.model_validate(
        figures[0].model_dump()
        | {
            "document": attack,
            "kind": attack,
            "item": attack,
            "period": {"text": attack},
            "place": {"name": attack},
            "speaker": {"name": attack, "role": attack},
            "quote": {"start": start, "end": start + 1, "text": "۵"},
            "sentence": {"start": 0, "end": len(text), "text": text},
        }
    )
    known = Article(id=attack, text=text, title=attack, source=attack, published=attack)
    for shown in (Figures([evil], [known]), Figures([evil])):
        show(page, shown)
        assert page.evaluate("window.__xss") is None
        assert page.locator("x-broken, [data-broken]").count() == 0
        assert page.locator("p").count() == 1
        assert page.locator("mark").inner_text() == "۵"
