"""Web pages."""

import pytest

from arqam.pipeline.readers import Entry, article_of
from arqam.pipeline.readers.dates import read_day

pytest.importorskip("trafilatura")

BODY = """<nav><a href="/">خانه</a> <a href="/a">سیاسی</a></nav>
<article><h1>{title}</h1><p>{text}</p><p>وی افزود: ۱۲۵۰ نفر از مددجویان آموزش دیدند و این کار ادامه دارد.</p></article>
<footer>تمامی حقوق محفوظ است</footer>"""
TEXT = "بیش از ۴ هزار و ۳۰۰ بسته میان خانواده‌های نیازمند توزیع می‌شود."


def page(head="", title="توزیع بسته‌ها", text=TEXT, encoding="utf-8", body=BODY):
    whole = f'<!DOCTYPE html><html><head><meta charset="{encoding}">{head}</head>'
    return (whole + f"<body>{body.format(title=title, text=text)}</body></html>").encode(encoding)


def article(data, **known):
    found = article_of(Entry("a.html", "a", "html", data, **known))
    assert len(found) == 1, found
    return found[0]


def test_the_text_of_the_article_and_nothing_around_it():
    text = article(page()).text
    assert TEXT in text and "۱۲۵۰ نفر" in text
    assert "سیاسی" not in text and "حقوق" not in text


@pytest.mark.parametrize("written", ["\u200c", "&zwnj;", "&#8204;", "&#x200C;"])
def test_half_spaces_are_kept_however_they_are_written(written):
    assert "خانواده\u200cهای" in article(page(text=TEXT.replace("\u200c", written))).text
    assert article(page(title=f"بسته{written}ها")).title == "بسته\u200cها"


def test_title_and_outlet():
    head = '<meta property="og:title" content="تیتر"><meta property="og:site_name" content="ایسنا">'
    assert (article(page(head)).title, article(page(head)).source) == ("تیتر", "ایسنا")


def test_the_outlet_is_the_address_where_the_page_tells_none():
    assert article(page(), url="https://www.isna.ir/news/1").source == "isna.ir"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2020-10-11T08:00:00+03:30">', "1399-07-20"),
        ('<meta property="article:published_time" content="2020-10-11T21:30:00Z">', "1399-07-21"),
        ('<meta property="article:published_time" content="1399/07/20">', "1399-07-20"),
        ('<meta name="dc.date" content="۱۳۹۹-۰۷-۲۰ ۱۲:۰۰">', "1399-07-20"),
        ('<script type="application/ld+json">{"datePublished": "2020-10-11"}</script>', "1399-07-20"),
        ("", None),
    ],
)
def test_the_day_of_publication(head, published):
    assert article(page(head)).published == published


@pytest.mark.parametrize(
    "said",
    ["تاریخ انتشار: ۲۰ مهر ۱۳۹۹ - ۱۲:۳۰", "تاریخ انتشار : ۱۳۹۹/۷/۲۰", "<span>تاریخ خبر:</span> <b>1399-07-20</b>"],
)
def test_the_day_that_is_said_on_the_page(said):
    assert article(page(body=f"<div>{said}</div>{BODY}")).published == "1399-07-20"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020-10-11", "1399-07-20"),
        ("2020-10-11T21:30:00+00:00", "1399-07-21"),
        ("2022-06-21T19:45:00Z", "1401-04-01"),  # Iran had summer time then: 00:15 of the next day
        ("2020/10/11 08:00", "1399-07-20"),
        ("20201011", "1399-07-20"),
        ("1399/7/20", "1399-07-20"),
        ("۲۰ مهر ماه ۱۳۹۹", "1399-07-20"),
        ("1399/13/20", None),
        ("2020-13-11", None),
        ("1399/7/31", None),
        ("دیروز", None),
        ("", None),
        ("9999-12-31T23:59:59-12:00", None),
    ],
)
def test_days_as_they_are_written(text, day):
    assert read_day(text) == day


class TestEncoding:
    def notice(self, data, **known):
        said, found = article_of(Entry("a", "a", "html", data, **known))
        assert "هزار" in found.text
        return said.why

    def test_strict_utf8_is_believed_against_the_page(self):
        assert TEXT in article(page().replace(b"utf-8", b"windows-1256")).text

    def test_what_the_page_says_of_itself(self):
        data = page(text="مدير كل گفت: 218 هزار نفر", title="ت", encoding="windows-1256", body="<p>{text}</p>")
        assert self.notice(data) == "is not UTF-8; read as windows-1256"

    def test_what_the_server_says_of_it(self):
        data = "<html><body><p>مدير كل گفت: 218 هزار نفر</p></body></html>".encode("cp1256")
        assert self.notice(data, encoding="cp1256") == "is not UTF-8; read as cp1256"

    def test_nobody_says(self):
        data = "<html><body><p>مدير كل گفت: 218 هزار نفر آمدند</p></body></html>".encode("cp1256")
        assert self.notice(data) == "is not UTF-8; read as cp1256"

    def test_an_encoding_that_is_none(self):
        assert TEXT in article(page(), encoding="utf-9").text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (bytes(range(256)) * 20, "is binary data, not text"),
        (b"<html></html>", "holds no text of an article"),
        (b"<!-- -->", "holds no text of an article"),
        (b"<html><body><script>x</script>", "holds no text of an article"),
        (b"<html>" + b"<div>" * 100_000 + b"x", "is nested more than 2,000 tags deep"),
        (b"<html>" + b"<b>x<i>" * 100_000, "is nested more than 2,000 tags deep"),
        (b"<html>" + (b"<div>" * 2_000 + b"x" + b"</div>" * 2_000) * 3, "is too tangled to be read"),
        (b"<html>" + b"<br>" * 100_001, "is too tangled to be read"),
        (b"<p " + b"a=x " * 100_000 + b">x", "has a tag with more than 20,000 bytes of attributes"),
        (b"<p " + b'a=">" b ' * 100_000 + b">x", "has a tag with more than 20,000 bytes of attributes"),
        (b"<p " + b"a " * 200_000, "has a tag with more than 20,000 bytes of attributes"),
        (b"<p " + b" ".join(b"a%d" % n for n in range(1_100)) + b">x", "is too tangled to be read"),
    ],
)
def test_pages_that_are_none_or_would_take_all_night(data, said):
    problem = article(data)
    assert problem.why.startswith(said) and problem.lost


def test_a_page_as_deep_as_a_real_one_may_be_is_read_to_the_bottom():
    deep = "<div>" * 400 + "{text}" + "</div>" * 400
    assert TEXT in article(page(body=deep)).text


def test_a_large_picture_within_the_page_is_no_attribute_too_many():
    picture = '<img src="data:image/png;base64,' + "A" * 1_000_000 + '">'
    assert TEXT in article(page(body=picture + BODY)).text
