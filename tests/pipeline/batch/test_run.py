"""A whole job: the same bytes with any number of workers, and after any interruption."""

import json
import shutil

import pytest

from arqam.pipeline import Article
from arqam.pipeline.batch.job import Refused
from arqam.pipeline.batch.lock import Taken, locked
from arqam.pipeline.batch.run import Order, run
from arqam.pipeline.readers import ReadOptions
from arqam.pipeline.writers import Format

TEXTS = [f"در سال {1380 + n % 20} شمار {n} نفر و {n * n} بسته" for n in range(200)]
TABLES = ("documents.jsonl", "figures.jsonl", "documents.csv", "figures.csv")
FORMATS = (Format.jsonl, Format.csv)


def tables(folder):
    return {name: (folder / name).read_bytes() for name in TABLES}


@pytest.fixture
def undisturbed(archive, job, tmp_path):
    """The input of a job, and its tables."""
    path = archive(*TEXTS)
    job(path, folder="undisturbed", formats=FORMATS)
    return path, tables(tmp_path / "undisturbed")


def test_the_figures_are_those_of_one_article_after_the_other(undisturbed, working):
    figures = [one for n, text in enumerate(TEXTS) for one in working.figures(Article(id=f"a{n}", text=text))]
    assert undisturbed[1]["figures.jsonl"].decode() == "".join(one.to_json() + "\n" for one in figures)


def test_two_workers_give_the_same_bytes(undisturbed, job, tmp_path):
    path, expected = undisturbed
    job(path, workers=2, formats=FORMATS)
    assert tables(tmp_path / "job") == expected


@pytest.mark.parametrize("lost", [[0], [1, 3], [0, 1, 2, 3]])
def test_what_is_missing_is_done_and_the_rest_is_not_done_again(undisturbed, job, tmp_path, lost):
    path, expected = undisturbed
    shutil.copytree(tmp_path / "undisturbed", tmp_path / "job")
    shards = sorted((tmp_path / "job" / "shards").iterdir())
    for number in lost:
        shards[number].unlink()
    before = {path: path.stat().st_mtime_ns for path in shards if path.exists()}
    for name in TABLES:
        (tmp_path / "job" / name).unlink()
    job(path, formats=FORMATS)
    assert tables(tmp_path / "job") == expected
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_a_finished_job_gets_another_format_without_any_work(undisturbed, job, tmp_path, working):
    path, _ = undisturbed
    job(path, folder="undisturbed", formats=[Format.sqlite], prepare=working.broken)
    assert (tmp_path / "undisturbed" / "archive.sqlite").exists()


def test_a_damaged_shard_of_ours_is_done_again(undisturbed, job, tmp_path):
    path, expected = undisturbed
    shard = tmp_path / "undisturbed" / "shards" / "00000002.jsonl.gz"
    shard.write_bytes(shard.read_bytes()[:5])
    job(path, folder="undisturbed", formats=FORMATS)
    assert tables(tmp_path / "undisturbed") == expected


def test_a_changed_input_is_refused_by_name(undisturbed, job, archive, tmp_path):
    path, expected = undisturbed
    archive(*TEXTS[:150], "دیگر", *TEXTS[151:])
    with pytest.raises(Refused, match=r"archive\.jsonl:151: has changed since the job was begun; run with --restart"):
        job(path, folder="undisturbed", formats=FORMATS)
    assert tables(tmp_path / "undisturbed") == expected
    job(path, folder="undisturbed", formats=FORMATS, restart=True)
    assert tables(tmp_path / "undisturbed") != expected


def test_an_input_that_grew_is_refused(undisturbed, job, archive):
    archive(*TEXTS, "یک", "دو")
    with pytest.raises(Refused, match=r"archive\.jsonl:201: was not there when the job was begun"):
        job(undisturbed[0], folder="undisturbed")


def test_an_input_that_changes_while_it_is_read_is_refused(archive, job, tmp_path, monkeypatch):
    from arqam.pipeline.batch import plan

    path, survey = archive(*TEXTS), plan.survey

    def and_then_changed(*how):
        found = survey(*how)
        archive(*TEXTS[:-1], "دیگر")
        return found

    monkeypatch.setattr(plan, "survey", and_then_changed)
    with pytest.raises(Refused, match=r"archive\.jsonl:200: has changed"):
        job(path)
    assert not (tmp_path / "job" / "figures.jsonl").exists()


def test_a_changed_option_is_refused(undisturbed, job):
    with pytest.raises(Refused, match=r"--largest 10 \(now 20\)"):
        job(undisturbed[0], folder="undisturbed", reading=ReadOptions(largest=20_000_000))


def test_two_runs_on_one_job(undisturbed, job, tmp_path):
    with locked(tmp_path / "undisturbed"), pytest.raises(Taken):
        job(undisturbed[0], folder="undisturbed")


def test_bad_input_is_a_row_each(job, documents, archive, tmp_path, working):
    (tmp_path / "empty.txt").touch()
    (tmp_path / "lines.jsonl").write_text('{"id": "1", "text": "۵"}\n{\n{"id": "1", "text": "RAISE"}\n')
    totals = job(tmp_path / "empty.txt", tmp_path / "lines.jsonl", tmp_path / "missing.txt", prepare=working.hostile)
    assert [row["status"] for row in documents()] == ["rejected", "read", "rejected", "failed", "rejected"]
    assert (totals.documents, totals.rejected, totals.failed, totals.figures) == (5, 3, 1, 1)
    log = (tmp_path / "job" / "log.txt").read_text("utf-8")
    assert "rejected: " in log and "missing.txt" in log and "failed inside arqam" in log


def test_an_article_that_hangs_and_one_that_kills_cost_themselves(job, archive, documents, working):
    path = archive("۱", "HANG", "۲", "DIE", "۳")
    for workers in (1, 2):
        totals = job(path, folder=f"job{workers}", prepare=working.hostile, limit=1.0, workers=workers)
        assert (totals.documents, totals.failed, totals.figures) == (5, 2, 3)
    one, two = documents("job1"), documents("job2")
    assert one == two
    assert [row["id"] for row in one if row["status"] == "failed"] == ["a1", "a3"]


@pytest.mark.parametrize("name", ["-", "."])
def test_inputs_that_cannot_be(job, monkeypatch, tmp_path, name):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Refused, match=r"cannot be read again|lies within the input"):
        job(name)


def test_no_article_at_all(job, tmp_path):
    (tmp_path / "news").mkdir()
    assert job(tmp_path / "news").figures == 0


def test_ctrl_c_keeps_what_is_finished(archive, tmp_path, working, monkeypatch):
    from arqam.pipeline.batch import run as running

    path, told = archive(*TEXTS), running._tell
    folder = tmp_path / "job"

    def interrupted(*how):
        told(*how)
        raise KeyboardInterrupt

    order = Order(inputs=(str(path),), folder=folder, workers=1, prepare=working.slow)
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(running, "_tell", interrupted)
        run(order)
    kept = {shard.name for shard in (folder / "shards").iterdir()}
    assert "00000000.jsonl.gz" in kept and len(kept) < 4 and not any(name.startswith(".") for name in kept)
    assert "interrupted; what is finished is kept" in (folder / "log.txt").read_text("utf-8")
    assert run(order).documents == len(TEXTS)


def test_the_real_extractors_work_in_workers(archive, tmp_path):
    from arqam.pipeline import PipelineConfig

    path = archive("بیش از ۴ هزار و ۳۰۰ بسته معیشتی توزیع شد.")
    config = PipelineConfig(use_model=False)
    run(Order(inputs=(str(path),), folder=tmp_path / "job", workers=1, config=config))
    (figure,) = (json.loads(line) for line in (tmp_path / "job" / "figures.jsonl").read_text("utf-8").splitlines())
    assert (figure["quantity"]["low"], figure["item"]) == (4300, "بسته معیشتی")


def test_whatever_a_text_may_hold_is_in_every_table(job, tmp_path, documents):
    for library in ("pyarrow", "duckdb"):
        pytest.importorskip(library)
    odd = ["\ud800", "\0", "a\0", "a", "=1+1", "\n", "😀", "\ufffd", "-", "a"]
    rows = [{"id": one, "text": f"۵ نفر{one}", "title": one, "source": one, "published": one} for one in odd]
    path = tmp_path / "odd.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="ascii")
    formats = [Format.jsonl, Format.csv, Format.parquet, Format.sqlite, Format.duckdb]
    totals = job(path, formats=formats)
    assert (totals.documents, totals.rejected + totals.failed) == (len(odd), 0)
    told = documents()
    assert [row["id"] for row in told] == ["\ufffd", *odd[1:7], "\ufffd#2", "-", "a#2"]
    assert [row["title"] for row in told] == ["\ufffd", *odd[1:]]
