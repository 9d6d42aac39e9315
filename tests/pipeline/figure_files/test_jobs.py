"""Folders of jobs → figures, documents, and the articles read again."""

import gzip
import json
import os

import pytest

from arqam.pipeline import Article
from arqam.pipeline.batch.run import Order, run
from arqam.pipeline.config import PipelineConfig
from arqam.pipeline.figure_files import documents_of, figures_of, is_figures, texts_of
from arqam.pipeline.readers import Problem
from arqam.pipeline.writers import Format

TEXTS = {"a1": "در قم ۵ مدرسه ساخته شد.", "a2": "۱۲ میز خدمت 😀 برپا شد.", "a3": "۷۰ درصد مردم آمدند."}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A folder with the job "job": of a file of lines (one of them twice, one broken), a text and a packed file."""
    home = tmp_path_factory.mktemp("home")
    rows = [{"id": name, "text": text, "source": "ایسنا"} for name, text in TEXTS.items()]
    lines = [json.dumps(row, ensure_ascii=False) for row in (*rows, rows[0])]
    (home / "news.jsonl").write_text("\n".join([*lines, "{broken"]), encoding="utf-8")
    (home / "texts").mkdir()
    (home / "texts" / "one.txt").write_text("۳ کارگاه در یزد.\r\nپایان", encoding="utf-8")
    row = json.dumps({"id": "z", "text": "۴ کلاس در یزد."}, ensure_ascii=False)
    (home / "more.jsonl.gz").write_bytes(gzip.compress(row.encode()))
    before = os.getcwd()
    os.chdir(home)
    try:
        run(
            Order(
                inputs=("news.jsonl", "texts", "more.jsonl.gz"),
                folder=home / "job",
                config=PipelineConfig(use_model=False),
                workers=1,
                formats=(Format.jsonl, Format.csv, Format.sqlite),
            )
        )
    finally:
        os.chdir(before)
    return home


@pytest.fixture
def there(home, monkeypatch):
    monkeypatch.chdir(home)


def names(found):
    return [one.id if isinstance(one, Article) else one for one in found]


def test_a_job_holds_figures(home, there):
    assert is_figures("job") and is_figures(str(home / "job"))
    found = list(figures_of("job"))
    assert {figure.document for figure in found} == {"a1", "a1#2", "a2", "a3", "one", "z"}


def test_all_its_formats_tell_the_same(home, tmp_path):
    told = {}
    for format in ("jsonl", "csv", "sqlite"):
        folder = tmp_path / format
        folder.mkdir()
        for file in (home / "job").iterdir():
            if file.name == "job.json" or file.suffix == f".{format}":
                (folder / file.name).write_bytes(file.read_bytes())
        told[format] = (
            [figure.model_copy(update={"evidence": {}}) for figure in figures_of(str(folder))],
            list(documents_of(str(folder))),
        )
    assert told["jsonl"] == told["csv"] == told["sqlite"]


def test_the_documents_of_a_job(there):
    rows = {row["id"]: row for row in documents_of("job")}
    assert len(rows) == 7
    assert rows["a2"]["figures"] == 1 and rows["a2"]["source"] == "ایسنا"
    assert rows["a1#2"]["duplicate_group"] in ("a1", None)
    assert [row["status"] for row in rows.values()].count("rejected") == 1


def test_no_documents_where_there_is_no_job(tmp_path):
    assert list(documents_of(str(tmp_path))) == []


def test_the_articles_are_read_again(there):
    found = list(texts_of("job"))
    assert names(found) == ["a1", "a2", "a3", "a1#2", "one", "z"]
    by_id = {one.id: one for one in found}
    assert by_id["a2"].text == TEXTS["a2"] and by_id["one"].text == "۳ کارگاه در یزد.\r\nپایان"
    for figure in figures_of("job"):
        assert by_id[figure.document].text[figure.quote.start : figure.quote.end] == figure.quote.text


@pytest.mark.parametrize("wanted", [["a2"], ["one", "z"], ["a1#2"], []])
def test_or_those_that_are_wanted(wanted, there):
    assert names(texts_of("job", wanted)) == wanted


def test_an_article_that_the_job_does_not_have_is_told(there):
    (problem,) = texts_of("job", ["nobody"])
    assert (problem.place, problem.lost) == ("nobody", True)


def test_from_wherever_the_job_is_looked_at(home, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert names(texts_of(str(home / "job"))) == ["a1", "a2", "a3", "a1#2", "one", "z"]
    assert names(texts_of(str(home / "job"), ["one"])) == ["one"]


@pytest.fixture
def copy(home, tmp_path, monkeypatch):
    """The same in a folder of its own, to be spoilt."""
    for file in [*home.glob("*.*"), *home.glob("texts/*"), *home.glob("job/*.*")]:
        target = tmp_path / file.relative_to(home)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(file.read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("wanted", [None, ["one", "a2"]])
def test_what_has_changed_is_told_and_not_handed_out(copy, wanted):
    (copy / "texts" / "one.txt").write_text("۴ کارگاه در یزد.", encoding="utf-8")
    found = list(texts_of("job", wanted))
    assert [one.place for one in found if isinstance(one, Problem)] == ["one"]
    assert "has changed" in next(one.why for one in found if isinstance(one, Problem))
    assert "a2" in names(found)


@pytest.mark.parametrize("wanted", [None, ["one", "a2"]])
def test_what_is_gone_is_told(copy, wanted):
    (copy / "texts" / "one.txt").unlink()
    problems = [one for one in texts_of("job", wanted) if isinstance(one, Problem)]
    assert [(problem.place, problem.lost) for problem in problems] == [("one", True)]


def test_all_that_is_gone_is_told(copy):
    (copy / "news.jsonl").unlink()
    found = list(texts_of("job"))
    assert [one.place for one in found if isinstance(one, Problem)] == ["a1", "a2", "a3", "a1#2"]


def test_no_other_file_is_handed_out(copy):
    """Whoever made the folder need not be who looks at it: only what the digest knows already comes back."""
    (copy / "secret.txt").write_text("رمز ۱۲۳۴", encoding="utf-8")
    job = json.loads((copy / "job" / "job.json").read_text(encoding="utf-8"))
    job["inputs"] = [str(copy / "secret.txt")]
    (copy / "job" / "job.json").write_text(json.dumps(job), encoding="utf-8")
    rows = [json.loads(line) for line in (copy / "job" / "documents.jsonl").read_text(encoding="utf-8").splitlines()]
    for row in rows:
        row["place"] = str(copy / "secret.txt")
    (copy / "job" / "documents.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = list(texts_of("job"))
    assert found and all(isinstance(one, Problem) for one in found)
    assert "رمز" not in "".join(map(str, found))


@pytest.mark.parametrize("content", ["", "{", "[]", '{"inputs": 5}', '{"inputs": ["a"], "format": 1}'])
def test_a_damaged_job_is_told(copy, content):
    (copy / "job" / "job.json").write_text(content, encoding="utf-8")
    (problem,) = texts_of("job")
    assert problem.lost and "damaged" in problem.why


def test_a_damaged_table_of_documents_is_told(copy):
    (copy / "job" / "documents.jsonl").write_text('{"id": "a", "sha256": "x", "status": "read"}\n{', encoding="utf-8")
    (problem,) = texts_of("job")
    assert problem.lost
    with pytest.raises(ValueError, match=r"documents\.jsonl:2: is not valid JSON"):
        list(documents_of("job"))


def test_an_unfinished_job_says_so(copy):
    for table in ("figures.jsonl", "figures.csv", "archive.sqlite", "documents.jsonl", "documents.csv"):
        (copy / "job" / table).unlink()
    assert is_figures("job")
    (problem,) = figures_of("job")
    assert "not finished" in problem.why
