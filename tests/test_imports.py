"""Imports run one way only, and heavy ones wait until they are needed."""

import ast
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

# Each may import those before it, never those behind it.
ORDER = ("normalizers", "extractors", "pipeline")
HEAVY = {"hazm", "pandas", "parsivar", "spacy"}
HEAVY |= {"pyarrow", "trafilatura", "lxml", "pypdfium2", "fastwarc", "zstandard", "brotli", "duckdb", "ray", "rensa"}
HEAVY |= {"polars", "matplotlib", "starlette", "uvicorn", "jinja2"}
MODEL = {f"arqam.extractors.entities.{name}" for name in ("component", "network")}
MODEL |= {"arqam.pipeline.spacy_component"}
"""What is written in spaCy's terms, and is itself imported where spaCy is at work."""


def modules():
    for package in ORDER:
        (folder,) = find_spec(f"arqam.{package}").submodule_search_locations
        for path in sorted(Path(folder).rglob("*.py")):
            name = ".".join(("arqam", package, *path.relative_to(folder).with_suffix("").parts))
            yield pytest.param(name, ast.parse(path.read_text(encoding="utf-8")), id=name)


def imported(tree, module):
    """The full names that the module imports, and whether each is imported when the module is."""
    later = {
        node
        for block in ast.walk(tree)
        if isinstance(block, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) or is_for_types_only(block)
        for node in ast.walk(block)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node not in later) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = module.removesuffix(".__init__").split(".")
            is_package = module.endswith(".__init__")
            base = above[: len(above) - node.level + is_package] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            yield from ((f"{stem}.{alias.name}", node not in later) for alias in node.names)


def is_for_types_only(block):
    return isinstance(block, ast.If) and isinstance(block.test, ast.Name) and block.test.id == "TYPE_CHECKING"


@pytest.mark.parametrize(("module", "tree"), list(modules()))
def test_arrows_run_one_way(module, tree):
    own = ORDER.index(module.split(".")[1])
    behind = tuple(f"arqam.{package}" for package in ORDER[own + 1 :])
    assert [name for name, _ in imported(tree, module) if name.startswith(behind or ("\0",))] == []


@pytest.mark.parametrize(("module", "tree"), list(modules()))
def test_heavy_packages_wait_until_they_are_needed(module, tree):
    at_once = [name for name, at_once in imported(tree, module) if at_once]
    if module not in MODEL:
        assert [name for name in at_once if name.split(".")[0] in HEAVY] == []
        assert [name for name in at_once if name.rpartition(".")[0] in MODEL or name in MODEL] == []


@pytest.mark.parametrize(
    "statement",
    ["import arqam.pipeline", "from arqam.pipeline import Pipeline, Article, Figure", "import arqam.pipeline.cli"],
)
def test_importing_the_pipeline_loads_nothing_heavy(statement):
    code = f"import sys; {statement}; print(*{{name.split('.')[0] for name in sys.modules}})"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert not HEAVY & set(result.stdout.split())


@pytest.mark.parametrize("command", [[], ["extract"], ["batch"]])
def test_help_loads_nothing_heavy(command):
    code = (
        "import atexit, sys; from arqam.pipeline.cli import main; sys.argv[0] = 'arqam'; "
        "atexit.register(lambda: print(*{name.split('.')[0] for name in sys.modules})); main()"
    )
    arguments = [sys.executable, "-c", code, *command, "--help"]
    result = subprocess.run(arguments, capture_output=True, text=True, check=True, timeout=60)
    assert "Usage: arqam" in result.stdout
    assert not HEAVY & set(result.stdout.splitlines()[-1].split())


def test_importing_the_bare_pipeline_loads_hardly_anything():
    code = "import sys; import arqam.pipeline; print(*{name.split('.')[0] for name in sys.modules})"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert not {"numpy", "pydantic", "regex", "rich", "typer"} & set(result.stdout.split())
