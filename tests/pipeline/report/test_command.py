"""arqam report: from what it is made, and what it says where something is missing."""

import json

import pytest

from arqam.pipeline.batch.run import Order, run
from arqam.pipeline.config import PipelineConfig
from arqam.pipeline.writers import Format, open_writer
from tests.pipeline.report.conftest import figure

pytestmark = pytest.mark.usefixtures("stubbed")


def lines(*articles):
    return "".join(json.dumps(article, ensure_ascii=False) + "\n" for article in articles)


@pytest.fixture
def html(tmp_path):
    return lambda: (tmp_path / "r.html").read_text(encoding="utf-8")


@pytest.fixture
def news(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text(
        lines(
            {"id": "1", "title": "خبر نخست", "text": "۵ نفر آمدند."},
            {"id": "2", "title": "خبر دوم", "text": "۷ تن رفتند و ۹ تن ماندند."},
        ),
        encoding="utf-8",
    )
    return path


def figures_in(tmp_path, *figures, name="f.jsonl"):
    with open_writer(tmp_path / name, Format(name.rpartition(".")[2])) as writer:
        for one in figures:
            writer.write(one)
    return name


def test_articles_are_extracted_and_shown(arqam, html, news):
    result = arqam(news, "-o", "r.html")
    assert (result.exit_code, result.output) == (0, "")
    assert "خبر نخست" in html() and html().count("<mark ") == 3
    assert "sentences_only" not in html().partition("<main>")[2].partition("</main>")[0]


def test_standard_input_holds_articles(arqam, html):
    assert arqam("-", "-o", "r.html", given="۵ نفر").exit_code == 0
    assert html().count("<mark ") == 1


def test_options_of_reading_hold_here_too(arqam, html, tmp_path):
    (tmp_path / "a.csv").write_text("body\n۵ نفر\n", encoding="utf-8")
    assert arqam("a.csv", "-o", "r.html", "--field", "text=body").exit_code == 0
    assert html().count("<mark ") == 1


@pytest.mark.parametrize("name", ["f.jsonl", "f.csv", "f.sqlite"])
def test_figures_alone_are_shown_by_their_sentences(arqam, html, tmp_path, name):
    result = arqam(figures_in(tmp_path, figure(document="1"), name=name), "-o", "r.html")
    assert (result.exit_code, result.output) == (0, "")
    assert 'class="text sentence"' in html() and html().count("<mark ") == 1


def test_figures_with_their_articles_are_shown_in_their_texts(arqam, html, tmp_path, news):
    result = arqam(figures_in(tmp_path, figure(document="1")), "--articles", news, "-o", "r.html")
    assert (result.exit_code, result.output) == (0, "")
    assert "خبر نخست" in html() and 'class="text sentence"' not in html()


def test_an_article_that_is_another_one_is_said(arqam, html, tmp_path, news):
    result = arqam(figures_in(tmp_path, figure(document="2"), figure(document="3")), "--articles", news, "-o", "r.html")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "arqam: note: 1 article is of another text than the figures; sentences are shown instead",
        "arqam: note: 1 article is not among --articles, or too long; sentences are shown instead",
    ]
    assert html().count('class="text sentence"') == 2


class TestOfAJob:
    @pytest.fixture
    def job(self, tmp_path, monkeypatch, news):
        monkeypatch.chdir(tmp_path)
        config = PipelineConfig(use_model=False)
        run(
            Order(inputs=("news.jsonl",), folder=tmp_path / "job", config=config, workers=1, formats=[Format.jsonl]),
            None,
        )
        return "job"

    def test_texts_and_titles_are_read_again(self, arqam, html, job):
        result = arqam(job, "-o", "r.html")
        assert (result.exit_code, result.output) == (0, "")
        assert "خبر دوم" in html() and 'class="text sentence"' not in html()

    def test_texts_that_are_gone_are_told_and_the_sentences_shown(self, arqam, html, job, news):
        news.unlink()
        result = arqam(job, "-o", "r.html")
        assert result.exit_code == 0
        assert "not where the job read it, or changed since; sentences are shown instead" in result.stderr
        assert len(result.stderr.splitlines()) == 1
        assert "خبر دوم" in html() and 'class="text sentence"' in html()


def test_what_cannot_be_read_is_said_and_the_rest_is_shown(arqam, html, news):
    result = arqam("missing.txt", news, "-o", "r.html")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == "arqam: missing.txt: there is no such file or folder"
    assert html().count("<mark ") == 3


def test_a_row_that_is_no_figure_is_said_and_the_rest_is_shown(arqam, html, tmp_path):
    name = figures_in(tmp_path, figure())
    with (tmp_path / name).open("a", encoding="utf-8") as file:
        file.write('{"id": 1}\n{\n')
    result = arqam(name, "-o", "r.html")
    assert result.exit_code == 1
    assert result.stderr.startswith("arqam: f.jsonl:2: ")
    assert html().count("<mark ") == 1


def test_a_failure_in_one_article_does_not_cost_the_others(arqam, html, news, monkeypatch):
    from arqam.pipeline import Pipeline

    explain = Pipeline.explain
    monkeypatch.setattr(Pipeline, "explain", lambda self, one: 1 / 0 if one.id == "1" else explain(self, one))
    result = arqam(news, "-o", "r.html")
    assert result.exit_code == 1
    assert "1: failed inside arqam, please report it (ZeroDivisionError" in result.stderr
    assert html().count("<mark ") == 2


def test_a_page_without_figures_says_so(arqam, html):
    result = arqam("-", "-o", "r.html", given="سلام")
    assert (result.exit_code, result.stderr) == (0, "arqam: note: no figure was found\n")
    assert "هیچ رقمی یافت نشد" in html()


def test_more_than_the_page_holds_is_thinned(arqam, html, tmp_path):
    (tmp_path / "a.jsonl").write_text(lines(*({"id": f"{n}", "text": "۵ نفر و ۷ نفر"} for n in range(20))), "utf-8")
    assert arqam("a.jsonl", "-o", "r.html", "--most", "10").exit_code == 0
    assert html().count("<mark ") == 10
    assert "۱۰ رقم از ۴۰ رقم" in html()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "r.pdf"], "-o r.pdf: is a page; its name must end in .html"),
        (["-o", "no/such/folder/r.html"], "r.html: cannot be written (there is no such folder)"),
        (["-o", "r.html", "--field", "body"], "--field body: wants one of"),
        (["-o", "r.html", "--stages", "letters,polish"], "polish"),
        (["-o", "r.html", "--model", "x", "--no-model"], "--model and --no-model exclude each other"),
    ],
)
def test_what_cannot_run_says_so_in_a_sentence_and_leaves_no_file(arqam, news, tmp_path, arguments, said):
    result = arqam(news, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr and len(result.stderr.splitlines()) == 1
    assert not list(tmp_path.glob("*.html")) and not list(tmp_path.glob(".*"))
