"""The README says what there is."""

import pytest

from arqam.pipeline.cli import app


@pytest.mark.parametrize("command", [command.callback.__name__ for command in app.registered_commands])
def test_every_command_is_documented(root, command):
    assert f"arqam {command}" in (root / "README.md").read_text(encoding="utf-8")
