"""What the command line says about reading."""

import gzip
import json

import pytest
from typer.testing import CliRunner

from arqam.pipeline.cli import app


@pytest.fixture
def extract(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(app, ["extract", *arguments])


@pytest.mark.usefixtures("stubbed")
class TestField:
    def test_it_maps_columns(self, extract, tmp_path):
        (tmp_path / "a.csv.gz").write_bytes(gzip.compress("nr,body\n1,۵ نفر\n".encode()))
        result = extract("a.csv.gz", "--field", "text=body", "--field", "id=nr")
        assert (result.exit_code, result.stderr) == (0, "")
        assert [json.loads(line)["document"] for line in result.stdout.splitlines()] == ["1"]

    def test_without_it_the_columns_are_named(self, extract, tmp_path):
        (tmp_path / "a.csv").write_text("nr,body\n1,x\n")
        result = extract("a.csv")
        assert result.exit_code == 1
        assert result.stderr.splitlines()[0] == (
            'arqam: a.csv: has no column "text", only nr, body; name that of the text with --field text=COLUMN'
        )

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            (["body=text"], "--field body=text: wants one of id, text, title, source, published, as in"),
            (["text"], "--field text: wants one of"),
            (["text="], "--field text=: wants one of"),
            (["text=a", "text=b"], "--field text=b: text is a already"),
        ],
    )
    def test_what_is_wrong_with_it(self, extract, wrong, said):
        result = extract("x.txt", *[part for one in wrong for part in ("--field", one)])
        assert result.exit_code == 2
        assert result.stderr.startswith(f"arqam: {said}")
        assert len(result.stderr.splitlines()) == 1

    def test_a_column_may_have_any_name(self, extract, tmp_path):
        (tmp_path / "a.csv").write_text("a=b\n۵ نفر\n", encoding="utf-8")
        assert extract("a.csv", "--field", "text=a=b").exit_code == 0


@pytest.mark.usefixtures("stubbed")
def test_the_largest_article_counts_unpacked(extract, tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"1" * 1_000_001))
    result = extract("a.txt.gz", "--largest", "1")
    assert result.exit_code == 1
    assert "a.txt.gz: is longer than 1,000,000 bytes; split it, or raise --largest" in result.stderr


def test_every_format_is_in_the_help(extract):
    from arqam.pipeline.readers.format import ENDINGS

    said = " ".join(extract("--help").stdout.split())
    assert [ending for ending in ENDINGS if ending not in (".htm", ".xhtml", ".ndjson") and ending not in said] == []
