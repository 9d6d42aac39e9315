"""What a job depends on, and what is said where it changed."""

import json

import pytest

from arqam.pipeline import PipelineConfig
from arqam.pipeline.batch.job import Refused, begin, job_of, make_folder
from arqam.pipeline.readers import ReadOptions

BEGUN = job_of(("a.jsonl",), ReadOptions(), PipelineConfig(), 60)
CHANGES = {
    "version": ("9.9", r"begun with arqam .* \(this is 9\.9\)"),
    "inputs": (("b", "c"), r"the inputs a\.jsonl \(now b c\)"),
    "largest": (20_000_000, r"--largest 10 \(now 20\)"),
    "fields": ({"text": "body"}, r"--field none \(now text=body\)"),
    "stages": (("letters",), r"the stages of the default \(now letters\)"),
    "catalogue": ("mine.toml", r"the catalogue that is built in \(now mine\.toml\)"),
    "model": (None, r"the model built-in \(now left out\)"),
    "limit": (5.0, r"--limit 60 \(now 5\)"),
    "duplicates": (None, r"duplicates by .* \(now nothing\)"),
}


@pytest.mark.parametrize(("name", "value", "said"), [(name, *change) for name, change in CHANGES.items()])
def test_a_change_is_refused_and_named(tmp_path, name, value, said):
    begin(tmp_path, BEGUN, restart=False)
    with pytest.raises(Refused, match=said + r"; run with --restart to begin anew, or choose another --job"):
        begin(tmp_path, BEGUN.model_copy(update={name: value}), restart=False)


def test_all_that_can_change_is_in_the_table():
    assert set(CHANGES) | {"format", "catalogue_sha256", "model_sha256"} == set(type(BEGUN).model_fields)


def test_several_changes_are_all_named(tmp_path):
    begin(tmp_path, BEGUN, restart=False)
    with pytest.raises(Refused, match=r"--largest 10 \(now 20\) and --limit 60 \(now 5\)"):
        begin(tmp_path, BEGUN.model_copy(update={"limit": 5.0, "largest": 20_000_000}), restart=False)


def test_the_same_job_goes_on(tmp_path):
    assert [begin(tmp_path, BEGUN, restart=False) for _ in range(2)] == [False, True]


def test_an_edited_catalogue_is_another_one(tmp_path):
    path, folder = tmp_path / "mine.toml", tmp_path / "job"
    folder.mkdir()
    for text in ("[[kind]]", "[[unit]]"):
        path.write_text(text)
        job = job_of(("a",), ReadOptions(), PipelineConfig(catalogue=path), 60)
        if text == "[[kind]]":
            begin(folder, job, restart=False)
    with pytest.raises(Refused, match=r"another text of the catalogue .*mine\.toml \(it has changed\)"):
        begin(folder, job, restart=False)


def test_the_files_of_a_model_are_looked_at(tmp_path):
    digests = set()
    for name, text in (("meta.json", "1"), ("meta.json", "2"), ("other", "2")):
        (tmp_path / name).write_text(text)
        digests.add(job_of(("a",), ReadOptions(), PipelineConfig(model=str(tmp_path)), 60).model_sha256)
    assert len(digests) == 3


def test_restart_forgets_what_was_done_and_nothing_else(tmp_path):
    begin(tmp_path, BEGUN, restart=False)
    for name in ("shards/00000000.jsonl.gz", "figures.csv", "archive.sqlite", "plan.jsonl.gz", "notes.txt", "log.txt"):
        (tmp_path / name).touch()
    changed = BEGUN.model_copy(update={"limit": 5.0})
    begin(tmp_path, changed, restart=True)
    assert {path.name for path in tmp_path.iterdir()} == {"job.json", "shards", "notes.txt", "log.txt"}
    assert list((tmp_path / "shards").iterdir()) == []
    assert begin(tmp_path, changed, restart=False)


def test_what_a_killed_run_left_unfinished_is_removed(tmp_path):
    begin(tmp_path, BEGUN, restart=False)
    (tmp_path / ".figures.csv.x.part").touch()
    (tmp_path / "shards" / ".0.y.part").mkdir()
    (tmp_path / "scratch").mkdir()
    begin(tmp_path, BEGUN, restart=False)
    assert {path.name for path in tmp_path.rglob("*")} == {"job.json", "shards"}


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"format": 1}', "\xff"])
def test_a_damaged_job_is_refused(tmp_path, text):
    (tmp_path / "job.json").write_bytes(text.encode("latin-1"))
    with pytest.raises(Refused, match=r"job\.json: is .*; run with --restart to begin anew"):
        begin(tmp_path, BEGUN, restart=False)
    begin(tmp_path, BEGUN, restart=True)


def test_a_job_of_a_later_format_is_refused(tmp_path):
    (tmp_path / "job.json").write_text(json.dumps({"format": 2, "news": True}))
    with pytest.raises(Refused, match=r"is of another version of arqam"):
        begin(tmp_path, BEGUN, restart=False)


class TestFolder:
    def test_a_new_one_is_made(self, tmp_path):
        make_folder(tmp_path / "a" / "b")
        assert (tmp_path / "a" / "b").is_dir()

    def test_what_a_killed_run_left_is_no_stranger(self, tmp_path):
        for name in ("lock", "log.txt", "shards", ".job.json.x.part"):
            (tmp_path / name).touch()
        make_folder(tmp_path)

    def test_a_folder_of_something_else_is_left_alone(self, tmp_path):
        (tmp_path / "thesis.docx").touch()
        with pytest.raises(Refused, match=r"is the folder of no job, and not empty \(thesis\.docx\)"):
            make_folder(tmp_path)

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("a", "is no folder"),
            ("a/b", r"cannot be made \(not a directory\)"),
            ("x" * 300, r"cannot be made \(file name too long\)"),
        ],
    )
    def test_one_that_cannot_be_made(self, tmp_path, name, said):
        (tmp_path / "a").touch()
        with pytest.raises(Refused, match=f"{name}: {said}; choose another for --job"):
            make_folder(tmp_path / name)
