"""What mkdocs calls while it builds: pages that are made, and pages whose directives are filled in."""

import shutil
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from hooks import cards, commands, directives, figures, html, sessions

_made: list[str] = []


@event_priority(100)  # before the plugin that reads the code
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Shows the reader of docstrings where the packages lie (an editable install tells only Python), and has a page
    for every command in the contents."""
    folder = tempfile.mkdtemp()
    _made.append(folder)
    (Path(folder) / "arqam").mkdir()
    for name in ("normalizers", "extractors", "pipeline"):
        source = next(iter(import_module(f"arqam.{name}").__path__))
        (Path(folder) / "arqam" / name).symlink_to(source, target_is_directory=True)
    config.plugins["mkdocstrings"].config.handlers["python"]["paths"] = [folder]  # type: ignore[attr-defined]
    for section in config.nav or []:
        if "Commands" in section:
            section["Commands"] += [{f"arqam {name}": f"commands/{name}.md"} for name in commands.names()]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages that are made."""
    made = {f"commands/{name}.md": commands.page(name) for name in commands.names()} | cards.pages()
    for page, content in made.items():
        files.append(File.generated(config, page, content=content))
    files.append(File.generated(config, "css/kinds.css", content=figures.colours()))
    files.append(File.generated(config, "demo/report.html", content=sessions.report()))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fills in the directives and plays the session of a page."""
    source = page.file.src_uri
    try:
        markdown = directives.filled(markdown, source)
        return markdown if page.file.generated_by else sessions.played(source, markdown)
    except (LookupError, OSError, ValueError, sessions.Failed) as wrong:
        raise PluginError(f"{source}: {wrong}") from wrong


def on_page_content(content: str, **_: Any) -> str:
    """Persian words among English ones stay in their own order, in cards and docstrings too."""
    return html.isolated(content)


def on_post_build(**_: Any) -> None:
    while _made:
        shutil.rmtree(_made.pop(), ignore_errors=True)
