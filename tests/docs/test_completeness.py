"""Nothing is left out of the manual: cases, cards, commands, options, extras; and no block of code goes unwatched."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
if not (ROOT / "docs" / "hooks").is_dir():
    pytest.skip("the manual is not here; these tests run against an installed wheel", allow_module_level=True)

from hooks import cards, commands, directives, install, sessions  # noqa: E402

FILES = {"toml", "json", "text", "jsonl"}
PAGES = sorted(page.relative_to(ROOT / "docs").as_posix() for page in (ROOT / "docs").rglob("*.md"))


def written(page: str) -> str:
    return (ROOT / "docs" / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_every_block_is_run_or_written_to_a_file_or_looked_over(page):
    for block in sessions.blocks(written(page)):
        assert block.language in {*sessions.RUN, "sh"} or (block.language in FILES and "title" in block.options), (
            f"{page}:{block.line}: {block.language}"
        )


@pytest.mark.parametrize("page", PAGES)
def test_code_is_no_wider_than_the_page(page):
    long = [line for b in sessions.blocks(written(page)) if b.language == "python" for line in b.body.splitlines()]
    assert [line for line in long if len(line) > 80] == []


def looked_over():
    """The lines that are not run: (page, line)."""
    return [
        (page, line)
        for page in PAGES
        for block in sessions.blocks(written(page))
        if block.language == "sh"
        for line in block.body.splitlines()
    ]


@pytest.mark.parametrize(("page", "line"), looked_over())
def test_what_is_not_run_names_what_there_is(page, line):
    words = [word for word in shlex.split(line, comments=True) if not re.fullmatch(r"[A-Z_]+=\S*", word)]
    match words[0]:
        case "make":
            assert re.search(rf"^{words[1]}:", (ROOT / "Makefile").read_text(), re.MULTILINE)
        case "pip":
            assert words[1] == "install"
            project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
            for extras in re.findall(r"\[([^\]]+)\]", line):
                assert set(extras.split(",")) <= set(project["optional-dependencies"])
        case "arqam":
            commands.command(words[1]).make_context(f"arqam {words[1]}", words[2:])  # raises for what it does not know
        case "python" | "jupyter" | "mkdocs" | "git" | "cd":
            pass
        case other:
            pytest.fail(f"{page}: {other} is nothing that the manual should ask for")


def named_cases():
    """Every file of cases that some page shows."""
    return set(
        re.findall(r"<!-- (?:cases|known-failures|stage-failures): (\S+) -->", "\n".join(map(written, PAGES)))
    ) | {f"tests/normalizers/{stage}.toml" for stage in re.findall(r"<!-- stage: (\S+) -->", written("cleaning.md"))}


def test_every_case_of_the_extractors_and_the_normalisers_is_shown():
    there = {
        path.relative_to(ROOT).as_posix()
        for folder in ("extractors", "normalizers")
        for path in (ROOT / "tests" / folder).rglob("*.toml")
    }
    assert there == named_cases()


def test_every_card_has_a_page():
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / "extractors").rglob("*.md")}
    assert there <= set(cards.CARDS.values())


@pytest.mark.parametrize("name", commands.names())
def test_every_command_and_every_option_is_documented(name):
    shown = re.sub(r"<[^>]+>", "", commands.page(name))
    for param in commands.command(name).params:
        if param.param_type_name == "option" and not getattr(param, "hidden", False):
            assert max(param.opts, key=len) in shown
            assert param.help, f"{name}: {param.opts} has no help"
    assert re.search(r"^## Examples?$", shown, re.MULTILINE), "no example"
    assert "\n" + shown.splitlines()[2] in "\n" + shown and len(shown.splitlines()[2]) > 10
    assert f"arqam {name}" in commands.commands_table()


@pytest.mark.parametrize("name", commands.names())
def test_every_command_is_told_of_on_some_page_of_our_own(name):
    assert any(re.search(rf"arqam {name}\b", written(page)) for page in PAGES)


def test_every_extra_of_a_user_is_in_the_quick_start():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = directives.filled(written("start.md"), "start.md")
    assert [name for name in project["optional-dependencies"] if f"<code>{name}</code>" not in told] == ["dev", "train"]
    assert set(install.FOR) == set(project["optional-dependencies"]) - {"dev", "train"}
