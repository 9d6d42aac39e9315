"""A job to look through, the application, and a server for a browser."""

import json
import shutil
import socket
import threading
import tomllib
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from arqam.pipeline import PipelineConfig
from arqam.pipeline.batch.run import Order, run
from arqam.pipeline.web.index import ready_index
from arqam.pipeline.web.search import Index
from arqam.pipeline.web.settings import Settings
from arqam.pipeline.writers import LIBRARIES, TABULAR, Format, table_files

pytest.importorskip("starlette", reason="starlette is not installed")
pytest.importorskip("uvicorn", reason="uvicorn is not installed")

HERE = Path(__file__).parent
RULES_ALONE = PipelineConfig(use_model=False)
NAME = "http://127.0.0.1:8765"

TEXT = (
    "😀😀 استاندار یزد گفت: حدود ۲۱۸ هزار فرصت شغلی ایجاد شد.\n"
    "سپس 👨\u200d👩\u200d👧 ده\u200cها هزار گروه جهادی آمدند و ۱۲ درصد ماندند."
)
"""An article with emoji, which JavaScript counts otherwise, and with a figure that is not found."""
PAGES = [
    "/",
    "/figures",
    "/figures?words=nothing",
    "/figures?since=x",
    "/articles",
    "/article?id=fars+3",
    "/api",
    "/nothing",
]


def attacks() -> list[Any]:
    """The strings of xss.toml, by their names."""
    told = tomllib.loads((HERE.parent / "xss.toml").read_text(encoding="utf-8"))
    return [pytest.param(one["text"], id=one["name"]) for one in told["attack"]]


def job_of(folder: Path, *articles: dict[str, Any], formats: tuple[Format, ...] = (Format.sqlite,)) -> Path:
    """The folder of a job that was done on the articles, in the news.jsonl beside it. Both can be moved together."""
    lines = (json.dumps(article, ensure_ascii=False) + "\n" for article in articles)
    (folder / "news.jsonl").write_text("".join(lines), encoding="utf-8")
    with chdir(folder):
        run(Order(inputs=("news.jsonl",), folder=Path("job"), workers=1, config=RULES_ALONE, formats=formats))
    return folder / "job"


@pytest.fixture(scope="session")
def news() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / "news.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="session")
def done(news: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The job of news.jsonl, its tables in every format for which there is a library. Not to be changed."""
    formats = tuple(format for format in TABULAR if all(map(find_spec, LIBRARIES.get(format, ()))))
    return job_of(tmp_path_factory.mktemp("archive"), *news, formats=formats)


@pytest.fixture
def own(done: Path, tmp_path: Path) -> Path:
    """The same job, with tables in SQLite alone, as one that a test may change."""
    copied = Path(shutil.copytree(done.parent, tmp_path / "archive")) / "job"
    for table in table_files(copied):
        if table.name != "archive.sqlite":
            table.unlink(missing_ok=True)
    (copied / "browse.sqlite").unlink(missing_ok=True)
    return copied


@pytest.fixture(scope="session")
def job(done: Path) -> Path:
    return done


@pytest.fixture(scope="session")
def index(job: Path, tmp_path_factory: pytest.TempPathFactory) -> Index:
    return Index(ready_index(job, tmp_path_factory.mktemp("apart")))


@pytest.fixture(scope="session")
def opened() -> Callable[..., Any]:
    """Opens the application, with all that it starts, for as long as a block runs."""
    from starlette.testclient import TestClient

    from arqam.pipeline.web.app import application

    @contextmanager
    def opened(index: Index | None = None, **settings: Any) -> Iterator[Any]:
        settings = {"config": RULES_ALONE, "job": index and index.path.parent, **settings}
        with TestClient(application(Settings(**settings), index), base_url=NAME) as client:
            yield client

    return opened


@pytest.fixture(scope="session")
def corrections(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("corrections")


@pytest.fixture(scope="module")
def client(opened: Callable[..., Any], index: Index, corrections: Path) -> Iterator[Any]:
    """Asks the application, which looks through the job and saves corrections."""
    with opened(index, corrections=corrections) as client:
        yield client


@pytest.fixture(scope="session")
def served() -> Callable[..., Any]:
    """Serves an application for a browser as long as a block runs; gives its address."""
    import uvicorn

    from arqam.pipeline.web.app import application

    @contextmanager
    def served(index: Index | None = None, **settings: Any) -> Iterator[str]:
        settings = {"config": RULES_ALONE, "job": index and index.path.parent, **settings}
        with socket.create_server(("127.0.0.1", 0)) as bound:
            config = uvicorn.Config(application(Settings(**settings), index), log_level="error", ws="none")
            server = uvicorn.Server(config)
            thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
            thread.start()
            yield f"http://127.0.0.1:{bound.getsockname()[1]}"
            server.should_exit = True
            thread.join(20)

    return served


@pytest.fixture(scope="session")
def address(served: Callable[..., Any], index: Index, corrections: Path) -> Iterator[str]:
    """The address of a server that looks through the job and saves corrections."""
    with served(index, corrections=corrections) as address:
        yield address


@pytest.fixture
def pasted(page, address):
    """The page of a text that was pasted; an own id for every test, as corrections are saved by it."""

    def pasted(name, text=TEXT):
        page.goto(address)
        page.fill("#text", text)
        page.click("summary")
        page.fill("#id", name)
        send(page)
        return page

    return pasted


def send(page):
    """Sends what was given, and waits for the page of the text and for its script."""
    page.click("#new button.main")
    page.wait_for_selector("#sheet")
    page.wait_for_load_state("load")
