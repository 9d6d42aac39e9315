"""The README says what there is."""

import re

import pytest

from arqam.pipeline.catalogue import load_catalogue
from arqam.pipeline.cli import app


@pytest.mark.parametrize("command", [command.name or command.callback.__name__ for command in app.registered_commands])
def test_every_command_is_documented(root, command):
    assert f"arqam {command}" in (root / "README.md").read_text(encoding="utf-8")


def blocks(root, language):
    return re.findall(rf"```{language}\n(.*?)```", (root / "README.md").read_text(encoding="utf-8"), re.DOTALL)


def test_what_it_shows_in_python_runs(root, capsys):
    shown = blocks(root, "python")
    assert len(shown) > 1
    for block in shown:
        exec(compile(block, "README.md", "exec"), {})
    assert "4300 at_least بسته معیشتی good" in capsys.readouterr().out


def test_the_catalogue_it_shows_is_one(root, tmp_path):
    (block,) = blocks(root, "toml")
    (tmp_path / "mine.toml").write_text(block, encoding="utf-8")
    catalogue = load_catalogue(tmp_path / "mine.toml")
    assert "vaccine" in catalogue.kinds_by_name
    assert [unit.name for unit in catalogue.units] == ["dose"]
