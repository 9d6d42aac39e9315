"""A job does not read what it writes."""

from pathlib import Path

import pytest

from arqam.pipeline.batch.job import Refused
from arqam.pipeline.batch.own_folder import keep_apart

WITHIN = """. news ./news/.. link news/* news/** news/**/* **/*.jsonl */job/documents.csv n* **/shards news/job/*.gz
**/**/**/0000* news/[ij]ob link/*/*""".split()
IN_IT = "news/job/shards news/job/shards/*.gz news/job/documents.jsonl link/job/shards/00000000.jsonl.gz".split()
APART = ["", *"other news/*.jsonl news/a.txt */*.jsonl **/*.html new news/job2 news/? loop".split()]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in ("news/job", "other"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "news" / "a.txt").touch()
    (tmp_path / "link").symlink_to("news")
    (tmp_path / "loop").symlink_to("loop")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("folder")
class TestKeepApart:
    @pytest.mark.parametrize("name", WITHIN)
    def test_an_input_that_the_job_lies_in(self, name):
        with pytest.raises(Refused, match=r"^news/job: lies within the input .*; choose a folder elsewhere for --job$"):
            keep_apart(["other", name], Path("news/job"))

    @pytest.mark.parametrize("name", IN_IT)
    def test_an_input_that_lies_in_the_job(self, name):
        with pytest.raises(Refused, match=r"^news/job: the input .* lies in it; choose a folder elsewhere for --job$"):
            keep_apart([name], Path("news/job"))

    @pytest.mark.parametrize("name", APART)
    def test_an_input_beside_it(self, name):
        keep_apart([name], Path("news/job"))

    def test_the_standard_input(self):
        with pytest.raises(Refused, match="cannot be read again"):
            keep_apart(["-"], Path("news/job"))
