"""arqam explain: for each figure, what filled each slot."""

import pytest
from typer.testing import CliRunner

from arqam.pipeline import Article, Pipeline, PipelineConfig
from arqam.pipeline.cli import app

TEXT = "استاندار سمنان گفت: در سال گذشته بیش از ۴۸۰ واحد مسکونی در سمنان ساخته شد."


def arqam(*arguments, given=None):
    return CliRunner().invoke(app, list(arguments), input=given)


@pytest.fixture(scope="module")
def explained():
    pipeline = Pipeline(PipelineConfig(use_model=False))
    (explanation,) = pipeline.explain(Article(id="a", text=TEXT, published="1399"))
    return {reason.slot: reason for reason in explanation.reasons(TEXT)}


@pytest.mark.parametrize(
    ("slot", "value", "words"),
    [
        ("number", "480", "۴۸۰"),
        ("bound", "at_least", "بیش از"),
        ("unit", "count", "واحد"),
        ("item", "واحد مسکونی", "واحد مسکونی"),
        ("kind", "facility", ""),
        ("status", "actual", ""),
        ("period", "1398-01-01 … 1398-12-29", "سال گذشته"),
        ("place", "سمنان (province)", "سمنان"),
        ("speaker", "استاندار سمنان", "استاندار سمنان"),
    ],
)
def test_every_slot_is_told_with_its_words(explained, slot, value, words):
    reason = explained[slot]
    assert reason.value.startswith(value)
    assert words in reason.words
    if reason.words:
        assert TEXT[reason.start : reason.end] == reason.words


def test_every_slot_but_the_measured_ones_names_its_rule(explained):
    without = {slot for slot, reason in explained.items() if not reason.rule}
    assert without <= {"bound", "unit", "per", "confidence"}


def test_it_is_printed_a_line_a_slot():
    result = arqam("explain", "--text", TEXT, "--published", "1399", "--no-model")
    assert result.exit_code == 0
    assert "【۴۸۰】" in result.stdout
    assert any("item" in line and "واحد مسکونی" in line for line in result.stdout.splitlines())


def test_a_file_will_do(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    result = arqam("explain", str(tmp_path / "a.txt"), "--no-model")
    assert result.exit_code == 0
    assert "facility" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "give files to explain, or one text with --text"),
        (["a.txt", "--text", "۵ نفر"], "not both"),
        (["--text", "۵ نفر", "--no-model", "--model", "x"], "--model and --no-model exclude each other"),
        (["--text", "۵ نفر", "--model", "no/such/model"], "no/such/model"),
    ],
)
def test_what_cannot_run_says_so(arguments, said):
    result = arqam("explain", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_nothing_steers_the_terminal():
    result = arqam("explain", "--text", "\x1b[31m ۵ مدرسه\u202e ساخته شد.", "--no-model")
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout


def test_no_figure_is_said():
    result = arqam("explain", "--text", "سلام", "--no-model")
    assert (result.exit_code, result.stderr) == (0, "arqam: note: no figure was found\n")
