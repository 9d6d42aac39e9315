"""Pages that look through a job."""

import html
import re
import sqlite3
import zlib
from contextlib import closing
from urllib.parse import quote

import pytest

from arqam.pipeline.web.index import ready_index
from arqam.pipeline.web.search import Index


def found(answer):
    return re.findall(r'<mark class="k\d+">([^<]*)</mark>', answer.text)


def test_every_figure_is_shown_in_its_sentence(client):
    answer = client.get("/figures")
    assert answer.status_code == 200
    assert found(answer)[:2] == ["۲۱۸ هزار", "۱۲"]
    assert "اشتغال در یزد" in answer.text and "خبرگزاری کویر" in answer.text


@pytest.mark.parametrize(
    ("query", "quotes"),
    [
        ("kind=job", ["۲۱۸ هزار"]),
        ("kind=job&kind=share", ["۲۱۸ هزار", "۱۲"]),
        ("source=روزنامه نارنج&words=مدیر", ["۳"]),
        ("since=1399", ["۲۱۸ هزار", "۱۲"]),
        ("words=اسب", []),
        ("stranger=1&page=x", ["۲۱۸ هزار", "۱۲", "۳۵۰ میلیارد", "۴۲۰۰", "۱۵", "۲۴", "۱۸۰۰", "۳"]),
        ("page=99999999999999999999", ["۲۱۸ هزار", "۱۲", "۳۵۰ میلیارد", "۴۲۰۰", "۱۵", "۲۴", "۱۸۰۰", "۳"]),
        ("page=-3", ["۲۱۸ هزار", "۱۲", "۳۵۰ میلیارد", "۴۲۰۰", "۱۵", "۲۴", "۱۸۰۰", "۳"]),
        ("page=7", []),
    ],
)
def test_filters_are_in_the_address(client, query, quotes):
    assert found(client.get(f"/figures?{query}")) == quotes


def test_the_form_keeps_what_was_filtered(client):
    text = client.get('/figures?words="<b>&kind=job&since=1390&order=largest&source=x').text
    assert 'value="&#34;&lt;b&gt;"' in text and 'value="job" checked' in text and 'value="1390"' in text
    assert '<option value="largest" selected>' in text and "<option selected>x</option>" in text


@pytest.mark.parametrize("query", ["since=yesterday", "order=x", "until=1", f"words={'x' * 300}"])
def test_a_filter_that_cannot_be_is_told(client, query):
    answer = client.get(f"/figures?{query}")
    assert answer.status_code == 422 and 'role="alert"' in answer.text


def test_the_same_as_json_is_one_link_away(client):
    link = re.search(r'href="(/api/figures[^"]*)"', client.get("/figures?kind=job&words=یزد&language=fa").text)[1]
    assert "language" not in link
    assert client.get(html.unescape(link)).json()["total"] == 1


def test_an_article_is_opened_at_a_figure(client, news):
    link = re.search(r'href="(/article\?id=fars[^"]*)#(f-\w+)"', client.get("/figures").text)
    answer = client.get(html.unescape(link[1]))
    assert answer.status_code == 200
    assert f'id="{link[2]}"' in answer.text
    assert "😀😀 در شیراز " in answer.text and "&#13;\nمدیر" in answer.text


@pytest.mark.parametrize("name", ["", "none", "../../etc/passwd", "\0", "yazd", "' OR 1=1 --", "x" * 5_000])
def test_an_article_that_is_not_there_is_told(client, name):
    assert client.get(f"/article?id={quote(name)}").status_code == 404
    assert client.post(f"/article?id={quote(name)}").status_code == 404


@pytest.mark.parametrize("figure", ["x", "", "' OR 1", "\0"])
def test_a_figure_that_is_not_there_leads_to_the_beginning(client, figure):
    assert client.get(f"/article?id=yazd/1&figure={quote(figure)}").status_code == 200


def test_articles_are_listed_with_what_became_of_them(client):
    text = client.get("/articles").text
    assert re.findall(r'<a href="/article\?id=([^"]+)"><bdi>', text)[:3] == ["yazd%2F1", "yazd%2F2", "fars+3"]
    assert "پذیرفته نشد" in text and "is a number, and a string is needed" in text
    assert "پذیرفته نشد" not in client.get("/articles?status=read").text.partition("results")[2]
    assert client.get("/articles?status=lost").status_code == 422


def test_an_article_is_put_on_the_desk_once(client):
    first, again = (client.post("/article?id=yazd/1") for _ in range(2))
    assert first.url == again.url and "/texts/" in str(first.url)
    assert "۲۱۸ هزار" in first.text


def test_without_its_text_an_article_is_its_sentences(opened, own, tmp_path):
    (own.parent / "news.jsonl").unlink()
    with opened(Index(ready_index(own, tmp_path))) as client:
        answer = client.get("/article?id=yazd/1")
        assert found(answer) == ["۲۱۸ هزار", "۱۲"]
        assert "دیگر در جای خود نیست" in answer.text and 'id="correct"' not in answer.text
        assert client.post("/article?id=yazd/1").status_code == 404
        assert client.get("/api/article?id=yazd/1").json()["text"] is None


def test_records_of_another_text_are_shown_in_their_sentences(opened, own, tmp_path):
    path = ready_index(own, tmp_path)
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE texts SET packed = ?", (zlib.compress("کوتاه".encode()),))
        database.commit()
    with opened(Index(path)) as client:
        answer = client.get("/article?id=yazd/1")
        assert answer.status_code == 200 and found(answer) == ["۲۱۸ هزار", "۱۲"]


def test_without_a_job_there_is_nothing_to_look_through(opened):
    with opened() as client:
        for path in ("/figures", "/articles", "/article?id=a", "/api/figures", "/api/articles", "/api/article?id=a"):
            assert client.get(path).status_code == 404
        assert "/figures" not in client.get("/").text
