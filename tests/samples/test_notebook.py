"""The notebook of the samples runs, and shows what it says it shows."""

import ast
import json
import sys

import pytest

MINE = {"arqam", "matplotlib", "spacy"}
"""What it may import: what `arqam[notebook]` installs."""


@pytest.fixture(scope="module")
def notebook(root):
    return json.loads((root / "samples" / "notebook.ipynb").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def outputs(root, tmp_path_factory):
    """What the cells give when they are run in their folder, in order."""
    for module in ("nbclient", "ipykernel", "matplotlib", "pandas"):
        pytest.importorskip(module)
    import nbformat
    from nbclient import NotebookClient

    folder = root / "samples"
    before = sorted(folder.iterdir())
    run = nbformat.read(folder / "notebook.ipynb", as_version=4)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPYTHONDIR", str(tmp_path_factory.mktemp("ipython")))
        patch.setenv("MPLCONFIGDIR", str(tmp_path_factory.mktemp("matplotlib")))
        NotebookClient(run, timeout=300, resources={"metadata": {"path": str(folder)}}).execute()
    assert sorted(folder.iterdir()) == before, "it leaves nothing behind"
    return [output for cell in run.cells for output in cell.get("outputs", [])]


def code(notebook):
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]


def shown(outputs, form):
    return [output["data"][form] for output in outputs if form in output.get("data", {})]


def test_no_output_is_kept_in_it(notebook):
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert cells
    assert [(cell["outputs"], cell["execution_count"]) for cell in cells] == [([], None)] * len(cells)


def test_it_needs_what_its_extra_installs(notebook):
    names = set()
    for source in code(notebook):
        for node in ast.walk(ast.parse("\n".join(line for line in source.splitlines() if not line.startswith("%")))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                names.add(node.module.split(".")[0])
    assert names - set(sys.stdlib_module_names) == MINE


def test_every_cell_runs_without_a_word_of_complaint(outputs):
    complaints = [output for output in outputs if output["output_type"] == "error" or output.get("name") == "stderr"]
    assert complaints == []


def test_figures_are_marked_from_right_to_left(outputs):
    article, *_, sentences = [html for html in shown(outputs, "text/html") if "arqam-figures" in html]
    assert '<div class="arqam-figures" dir="rtl" lang="fa">' in article
    assert article.count("<mark ") > 10
    assert "text is not at hand" in sentences
    assert sentences.count("<mark ") == 5


def test_the_frame_runs_from_right_to_left_too(outputs):
    (table,) = [html for html in shown(outputs, "text/html") if "arqam-figures" not in html]
    assert '<table id="T_' in table
    assert 'dir="rtl"' in table


def test_plots_leave_persian_to_the_browser(outputs):
    plots = shown(outputs, "image/svg+xml")
    assert len(plots) == 3
    for plot, title in zip(plots, ["شمار ارقام بر پایه نوع", "مبلغ‌ها به ریال", "اطمینان"], strict=True):
        assert f">{title}</text>" in plot
