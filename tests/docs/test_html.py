"""Pieces of the manual's HTML: text is escaped whatever it is, and Persian is kept together."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

if not (Path(__file__).resolve().parents[2] / "docs" / "hooks").is_dir():
    pytest.skip("the manual is not here; these tests run against an installed wheel", allow_module_level=True)

from hooks import html

PIECES = [html.text_of, html.inline, html.bracketed, html.mixed, html.line, lambda text: html.block([text], text)]
OURS = re.compile(r"</?(?:bdi|br|mark|code|span|div|pre)(?: [a-z]+=\"[a-z ]+\")*>")


@pytest.mark.parametrize("piece", PIECES)
@given(text=st.text(st.sampled_from("<>&\"'/=a ۵ن‌[]【】\n"), max_size=40))
def test_no_tag_comes_out_of_a_text(piece, text):
    assert not re.search(r"[<>]", OURS.sub("", piece(text)))


@given(text=st.text(max_size=60), parts=st.lists(st.text(min_size=1, max_size=5), max_size=3))
def test_marks_leave_the_text_as_it_is(text, parts):
    shown = html.marked(text, [part for part in parts if part in text])
    assert re.sub(r"</?mark>", "", shown) == html.text_of(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("پرداخت [۳ میلیارد] تومان", "پرداخت <mark>۳ میلیارد</mark> تومان"),
        ("【۳】 نفر", "<mark>۳</mark> نفر"),
        ("۳ < ۵", "۳ &lt; ۵"),
    ],
)
def test_brackets_become_marks(text, shown):
    assert html.bracketed(text) == shown


@pytest.mark.parametrize(
    ("line", "dir"),
    [
        ("استاندار سمنان گفت: ۴۸۰", "rtl"),
        ('{"text": "۹ ماه نخست امسال"}', "ltr"),
        ("a,واحد مسکونی,480", "ltr"),
        ("واحد مسکونی is a residential unit", "ltr"),
        ("", "ltr"),
    ],
)
def test_a_line_runs_from_the_side_of_its_letters(line, dir):
    assert f'dir="{dir}"' in html.line(line).split(">")[0]


def test_persian_in_a_line_of_json_is_kept_together():
    assert '"<bdi dir="rtl">۹ ماه نخست امسال</bdi>"' in html.line('{"text": "۹ ماه نخست امسال"}').replace("&quot;", '"')


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("a `سال گذشته` b", 'a <bdi class="term" lang="fa" dir="rtl">سال گذشته</bdi> b'),
        ("a `same_as` b", "a `same_as` b"),
        ("```python\nx = `سال`\n```", "```python\nx = `سال`\n```"),
    ],
)
def test_persian_in_back_quotes_is_no_code(markdown, shown):
    assert html.terms(markdown) == shown


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<p>a ۲ هزار, نیم b</p>", '<p>a <bdi lang="fa">۲ هزار</bdi>, <bdi lang="fa">نیم</bdi> b</p>'),
        ("<code>نیم</code> نیم", '<code>نیم</code> <bdi lang="fa">نیم</bdi>'),
        ('<p dir="rtl">نیم <b>نیم</b></p>نیم', '<p dir="rtl">نیم <b>نیم</b></p><bdi lang="fa">نیم</bdi>'),
        ('<div dir="rtl"><div>نیم</div>نیم</div>', '<div dir="rtl"><div>نیم</div>نیم</div>'),
        ('<a title="نیم">x</a><!-- نیم -->', '<a title="نیم">x</a><!-- نیم -->'),
    ],
)
def test_persian_words_of_a_page_are_kept_together(page, shown):
    assert html.isolated(page) == shown
