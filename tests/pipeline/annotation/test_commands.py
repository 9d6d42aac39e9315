"""arqam export and arqam import on the command line."""

import json

import pytest
import typer
from typer.testing import CliRunner

from arqam.pipeline.commands.annotation import export_, import_
from arqam.pipeline.commands.evaluate import evaluate
from arqam.pipeline.commands.extract import extract

app = typer.Typer()
app.command("export")(export_)
app.command("import")(import_)
app.command()(extract)
app.command()(evaluate)
TEXT = "😀 ۵ نفر آمدند.\r\n۷ نفر رفتند."
TOOLS = {"label-studio": "t.json", "doccano": "t.jsonl", "brat": "t"}


@pytest.fixture
def arqam(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    for name in ("a", "خبر ۱"):
        (tmp_path / "news" / f"{name}.txt").write_bytes(TEXT.encode())

    def run(*arguments):
        return CliRunner().invoke(app, [str(argument) for argument in arguments])

    return run


@pytest.fixture(autouse=True)
def _by_stub(stubbed):
    """Figures are runs of digits."""


def annotate(tool, path):
    """What a person does who accepts all predictions of Label Studio; in the other tools they are marks already."""
    if tool == "label-studio":
        tasks = json.loads(path.read_text("utf-8"))
        for task in tasks:
            task["annotations"] = task.pop("predictions")
        path.write_text(json.dumps(tasks), "utf-8")


@pytest.mark.parametrize(("tool", "name"), TOOLS.items())
class TestThereAndBack:
    def test_articles_become_predictions_and_these_gold_that_can_be_evaluated(self, arqam, tmp_path, tool, name):
        result = arqam("export", "news", "--to", tool, "-o", name)
        assert (result.exit_code, result.stderr) == (0, f"arqam: 2 articles with 4 figures in {name}\n")
        annotate(tool, tmp_path / name)
        result = arqam("import", name, "--from", tool, "-o", "gold")
        assert (result.exit_code, result.stderr) == (0, "arqam: gold of 2 articles with 4 figures in gold\n")
        assert sorted(path.name for path in (tmp_path / "gold").iterdir()) == ["a.json", "خبر_۱.json"]
        arqam("extract", "news", "-o", "figures.jsonl")
        scores = arqam("evaluate", "gold", "figures.jsonl", "--min", "record=1")
        assert scores.exit_code == 0, scores.output

    def test_gold_with_its_articles_and_figures_with_theirs(self, arqam, tmp_path, tool, name):
        arqam("extract", "news", "-o", "figures.jsonl")
        assert arqam("export", "figures.jsonl", "--articles", "news", "--to", tool, "-o", f"x{name}").exit_code == 0
        annotate(tool, tmp_path / f"x{name}")
        arqam("import", f"x{name}", "--from", tool, "-o", "gold")
        assert arqam("export", "gold", "--articles", "news", "--to", tool, "-o", name).exit_code == 0
        assert arqam("import", name, "--from", tool, "-o", "again").exit_code == 0
        for path in (tmp_path / "gold").iterdir():
            assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes()

    def test_nothing_is_overwritten_unless_forced(self, arqam, tmp_path, tool, name):
        arqam("export", "news", "--to", tool, "-o", name)
        annotate(tool, tmp_path / name)
        arqam("import", name, "--from", tool, "-o", "gold")
        again = arqam("export", "news", "--to", tool, "-o", name)
        assert again.exit_code == 2
        assert "is there already; --force overwrites it" in again.stderr
        again = arqam("import", name, "--from", tool, "-o", "gold")
        assert again.exit_code == 1
        assert "arqam: gold/a.json: is there already; --force overwrites it" in again.stderr.splitlines()
        assert arqam("import", name, "--from", tool, "-o", "gold", "--force").exit_code == 0
        assert arqam("export", "news", "--to", tool, "-o", name, "--force").exit_code == 0


class TestWhatIsWrong:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["news", "--to", "brat", "-o", "t", "--relations"], "--relations is for doccano"),
            (["news", "--to", "brat", "-o", "t", "--count", "utf-16"], "--count is for label-studio and doccano"),
            (["news", "--to", "label-studio", "-o", "t", "--count", "graphemes"], "--count graphemes is for doccano"),
            (["news", "--articles", "news", "--to", "brat", "-o", "t"], "--articles goes with one file or folder"),
            (["figures.jsonl", "--to", "brat", "-o", "t"], "figures.jsonl: holds figures; name their articles"),
            (["gold", "--to", "brat", "-o", "t"], "gold: is gold; name its articles with --articles"),
            (["news", "--to", "doccano", "-o", "no/t"], "no/t: cannot be written (no such file or directory)"),
            (["news", "--to", "brat", "-o", "news/a.txt"], "news/a.txt: cannot be written (file exists)"),
        ],
    )
    def test_a_wrong_export_is_a_sentence_and_leaves_nothing(self, arqam, tmp_path, arguments, said):
        arqam("extract", "news", "-o", "figures.jsonl")
        (tmp_path / "gold").mkdir()
        (tmp_path / "gold" / "a.json").write_text('{"doc": "a", "figures": []}')
        before = sorted(tmp_path.rglob("*"))
        result = arqam("export", *arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(f"arqam: {said}")
        assert len(result.stderr.splitlines()) == 1
        assert sorted(tmp_path.rglob("*")) == before

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["nowhere.json", "--from", "label-studio"], "nowhere.json: cannot be read (no such file)"),
            (["nowhere.jsonl", "--from", "doccano"], "nowhere.jsonl: cannot be read (no such file)"),
            (["news", "--from", "label-studio"], "news: is no regular file"),
            (["news", "--from", "doccano"], "news: is no file"),
            (["news", "--from", "brat"], "news: holds no .ann file"),
            (["news/a.txt", "--from", "brat"], "news/a.txt: cannot be read (is no folder; brat's files are"),
            (["news/a.txt", "--from", "label-studio"], "news/a.txt: is not valid JSON"),
            (["news", "--from", "brat", "--count", "utf-16"], "--count is for label-studio and doccano"),
        ],
    )
    def test_a_wrong_import_is_a_sentence_and_leaves_nothing(self, arqam, tmp_path, arguments, said):
        result = arqam("import", *arguments, "-o", "gold")
        assert not (tmp_path / "gold").exists()
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(f"arqam: {said}")
        assert len(result.stderr.splitlines()) == 1

    def test_gold_and_figures_without_their_article_are_told_and_the_rest_is_written(self, arqam, tmp_path):
        arqam("extract", "news", "-o", "figures.jsonl")
        result = arqam("export", "figures.jsonl", "--articles", "news/a.txt", "--to", "doccano", "-o", "t.jsonl")
        assert result.exit_code == 1
        assert "arqam: خبر ۱: its article is not among the inputs; name them with --articles" in result.stderr
        assert len((tmp_path / "t.jsonl").read_text().splitlines()) == 1

    def test_figures_of_another_text_are_told(self, arqam, tmp_path):
        arqam("extract", "news/a.txt", "-o", "figures.jsonl")
        (tmp_path / "news" / "a.txt").write_text("دیگر", "utf-8")
        result = arqam("export", "figures.jsonl", "--articles", "news/a.txt", "--to", "doccano", "-o", "t.jsonl")
        assert result.exit_code == 1
        assert "a: its figures are not of this article" in result.stderr

    def test_gold_that_is_none_or_of_another_text_is_told(self, arqam, tmp_path):
        gold = tmp_path / "gold"
        gold.mkdir()
        figure = {
            "start": 0,
            "end": 99,
            "low": 1,
            "high": 1,
            "bound": "exact",
            "unit": "count",
            "kind": "job",
            "status": "actual",
        }
        (gold / "a.json").write_text(json.dumps({"doc": "a", "figures": [figure]}))
        (gold / "b.json").write_text("{")
        (gold / "c.json").write_text('{"doc": "a", "figures": []}')
        result = arqam("export", "gold", "--articles", "news/a.txt", "--to", "brat", "-o", "t")
        assert result.exit_code == 1
        assert 'a: figure 1: "start" and "end" (0, 99) are no span of the text' in result.stderr
        assert "gold/b.json: is not valid JSON" in result.stderr
        assert 'gold/c.json: is gold of "a" as a.json is' in result.stderr
