"""The blocks of a page are one session in a folder of its own: files are written, commands and Python are run.

What they print is put beneath them, so that nothing on a page was typed by hand. The sorts of block:

    ```python                    run, all of a page in one namespace; what it prints is shown
    ```console                   each line "$ …" is run by a shell, and what it prints is shown
    ```toml title="mine.toml"    written to that file (any language, where there is a title)
    ```sh                        not run, only looked over: installing, servers, clusters

Options behind the language: `exit=1` is the exit code that is meant to come, `lines=12` the most lines that are shown,
`hide` shows nothing of what is printed.
"""

import contextlib
import io
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from . import html

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^```(?P<language>\w+)(?P<rest>[^\n`]*)\n(?P<body>.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
RUN = ("python", "console")
LINES = 24
"""Lines of output that are shown unless a block says otherwise."""
LONGEST = 4000
"""Characters of one line that are shown."""
SECONDS = 300


class Failed(Exception):
    """A block that did not do what it is there for; the text names page and line, and shows what was printed."""


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page. `line` is where it begins."""

    language: str
    options: dict[str, str]
    body: str
    line: int
    span: tuple[int, int]


@dataclass(slots=True)
class Session:
    """What a page's blocks share."""

    page: str
    folder: Path
    names: dict[str, Any] = field(default_factory=lambda: {"__name__": "__main__"})


def blocks(markdown: str) -> list[Block]:
    """The fenced blocks of a page, in order."""
    return [
        Block(
            match["language"],
            dict(_option(word) for word in shlex.split(match["rest"])),
            match["body"],
            markdown.count("\n", 0, match.start()) + 1,
            match.span(),
        )
        for match in FENCE.finditer(markdown)
    ]


def _option(word: str) -> tuple[str, str]:
    name, _, value = word.partition("=")
    return name, value


@cache
def played(page: str, markdown: str) -> str:
    """The page with what its blocks print beneath them. Raises Failed."""
    found = blocks(markdown)
    if not any(block.language in RUN for block in found):
        return markdown
    pieces: list[str] = []
    reached = 0
    with tempfile.TemporaryDirectory() as folder, _inside(Path(folder)) as here:
        session = Session(page, here)
        for block in found:
            pieces += [markdown[reached : block.span[0]], _shown(block, session)]
            reached = block.span[1]
    return "".join([*pieces, markdown[reached:]])


@contextlib.contextmanager
def _inside(folder: Path) -> Iterator[Path]:
    """The folder as working folder, with the articles of the samples in it."""
    if (ROOT / "samples").is_dir():
        shutil.copytree(
            ROOT / "samples", folder / "samples", ignore=shutil.ignore_patterns("*.ipynb", "*.md", "expected")
        )
    before = Path.cwd()
    kept = dict(os.environ)
    os.chdir(folder)
    os.environ |= {"NO_COLOR": "1", "COLUMNS": "100", "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    os.environ.pop("FORCE_COLOR", None)
    try:
        yield folder
    finally:
        os.chdir(before)
        os.environ.clear()
        os.environ.update(kept)


@cache
def report() -> str:
    """The report of the samples, as the command makes it."""
    with tempfile.TemporaryDirectory() as folder, _inside(Path(folder)) as here:
        code, printed = _arqam(["report", "samples", "-o", "report.html"])
        if code:
            raise Failed(f"arqam report ended with {code}: {printed}")
        return (here / "report.html").read_text(encoding="utf-8")


def _shown(block: Block, session: Session) -> str:
    """The block as it stands on the page, with what it prints."""
    if block.language == "python":
        return _fenced("python", block) + _output(block, _python(block, session))
    if block.language == "console":
        return _console(block, session)
    if "title" in block.options:
        path = session.folder / block.options["title"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.body, encoding="utf-8")
    if block.language == "text":
        return html.block(block.body.splitlines(), block.options.get("title", "")) + "\n"
    return _fenced(block.language, block)


def _python(block: Block, session: Session) -> str:
    out = io.StringIO()
    try:
        code = compile("\n" * block.line + block.body, session.page, "exec")
        with contextlib.redirect_stdout(out):
            exec(code, session.names)
    except Exception:
        raise Failed(f"{session.page}:{block.line}: {traceback.format_exc()}") from None
    return out.getvalue()


def _console(block: Block, session: Session) -> str:
    """Each command with what it prints, in one block."""
    shown: list[str] = []
    wanted = int(block.options.get("exit", 0))
    code = 0
    for line in block.body.splitlines():
        if not line.startswith("$ "):
            raise Failed(f"{session.page}:{block.line}: what is printed is not written by hand: {line!r}")
        before = set(session.folder.rglob("*"))
        code, printed = _run(line.removeprefix("$ "))
        if code and code != wanted:
            raise Failed(f"{session.page}:{block.line}: {line} ended with {code}:\n{printed}")
        if not printed.strip() and before == set(session.folder.rglob("*")):
            raise Failed(f"{session.page}:{block.line}: {line} prints nothing and writes nothing")
        shown.append(html.line(line.removeprefix("$ "), prompt="$ "))
        if "hide" not in block.options:
            shown += map(html.line, _cut(printed, int(block.options.get("lines", LINES))))
    if code != wanted:
        raise Failed(f"{session.page}:{block.line}: ended with {code}, and {wanted} was to come")
    return f'<div class="highlight printed"><pre><code>{"".join(shown)}</code></pre></div>\n'


def _run(command: str) -> tuple[int, str]:
    """A command's exit code and what it prints. A plain `arqam …` runs in this process, whose models are loaded."""
    words = shlex.split(command, comments=True)
    if words[0] == "arqam" and "batch" not in words and not re.search(r"[|<>$;&*]", command):
        return _arqam(words[1:])
    done = subprocess.run(
        ["bash", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
        text=True, encoding="utf-8", timeout=SECONDS,
    )  # fmt: skip
    return done.returncode, done.stdout


def _arqam(words: list[str]) -> tuple[int, str]:
    from arqam.pipeline.cli import main

    printed = io.BytesIO()
    out = io.TextIOWrapper(printed, encoding="utf-8", write_through=True)
    kept, pipe = sys.argv, signal.getsignal(signal.SIGPIPE)
    sys.argv = ["arqam", *words]
    code: Any = 0
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            main()
    except SystemExit as end:
        code = end.code
    finally:
        sys.argv = kept
        signal.signal(signal.SIGPIPE, pipe)
    out.flush()
    return int(code or 0), printed.getvalue().decode("utf-8").replace("\ufeff", "")


def _output(block: Block, printed: str) -> str:
    if not printed or "hide" in block.options:
        return ""
    return "\n" + html.block(_cut(printed, int(block.options.get("lines", LINES))), "prints") + "\n"


def _fenced(language: str, block: Block) -> str:
    title = f' title="{block.options["title"]}"' if "title" in block.options else ""
    return f"```{language}{title}\n{block.body}```\n"


def _cut(printed: str, most: int) -> list[str]:
    lines = printed.rstrip("\n").splitlines() if printed else []
    kept = [line if len(line) <= LONGEST else line[:LONGEST] + " …" for line in lines[:most]]
    return [*kept, "…"] if len(lines) > most else kept
