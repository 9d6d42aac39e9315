"""Reports, and a browser to look at them."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from arqam.pipeline import Article, Figure, Pipeline, PipelineConfig
from arqam.pipeline.claims import claims
from arqam.pipeline.commands.report import report as command
from arqam.pipeline.explanation import Explanation
from arqam.pipeline.readers import read
from arqam.pipeline.record import figure_id
from arqam.pipeline.report import Gathered, Limits, Selection
from arqam.pipeline.report import page as page_of

HERE = Path(__file__).parent
NEWS = HERE / "news.jsonl"


def figure(number: str = "۵", item: str | None = "نفر", sentence: str = "۵ نفر آمدند.", **more: Any) -> Figure:
    """A figure whose number stands in its sentence, which stands at `at` in the article `document`."""
    at = more.pop("at", 0)
    document = more.setdefault("document", "a")
    start = at + sentence.index(number)
    end = start + len(number)
    low = more.pop("low", 5)
    quantity = {
        "low": low,
        "high": more.pop("high", low),
        "unit": more.pop("unit", "count"),
        **more.pop("quantity", {}),
    }
    return Figure.model_validate(
        {
            "id": figure_id(document, start, end),
            "kind": "people",
            "item": item,
            "quantity": quantity,
            "quote": {"start": start, "end": end, "text": number},
            "sentence": {"start": at, "end": at + len(sentence), "text": sentence},
            **more,
        }
    )


def article_of(figures: list[Figure], name: str = "a", **more: Any) -> tuple[Article, list[Explanation]]:
    """An article that holds the sentences of the figures, one a line, and the figures in it, with a rule each."""
    text, explained = "", []
    for one in figures:
        sentence = one.sentence.text
        moved = figure(
            one.quote.text,
            one.item,
            sentence,
            **one.model_dump(exclude={"id", "item", "quote", "sentence", "document", "quantity"}),
            quantity=one.quantity.model_dump(),
            document=name,
            at=len(text),
        )
        explained.append(Explanation(moved, {"numeral": "cardinal", "item": "right after the number"}))
        text += f"{sentence}\n"
    return Article(id=name, text=text, **more), explained


def many(figures: int, each: int = 10) -> Selection:
    """A selection that as many figures came to, in articles of `each`."""
    selection = Selection()
    numbers = count(1)
    for article in range(figures // each):
        some = []
        for _ in range(each):
            number = f"{next(numbers)}"
            some.append(figure(number, "نفر", f"تا کنون {number} نفر در این برنامه نام نوشته‌اند.", low=int(number)))
        selection.add(*article_of(some, f"article {article}", published=f"{1380 + article % 20}-02-11"))
    return selection


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return Pipeline(PipelineConfig(use_model=False))


@pytest.fixture(scope="session")
def made(pipeline: Pipeline, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of some samples and of invented news with a contradiction, as a file."""
    samples = [str(root / "samples" / f"{name}.txt") for name in ("01-interview", "04-budget", "17-no-figures")]
    selection, found = Selection(), []
    for article in read([str(NEWS), *samples]):
        assert isinstance(article, Article)
        explanations = pipeline.explain(article)
        selection.add(article, explanations)
        found += [explanation.figure for explanation in explanations]
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(page_of(selection, claims=Gathered(claims(found))), encoding="utf-8")
    return path


@pytest.fixture
def opened(page: Any, made: Path) -> Any:
    """The report in the browser."""
    page.goto(made.as_uri())
    return page


@pytest.fixture
def show(page: Any, tmp_path: Path) -> Callable[..., Any]:
    """Opens a report of a selection in the browser."""
    numbers = count()

    def show(selection: Selection, **more: Any) -> Any:
        path = tmp_path / f"shown{next(numbers)}.html"
        path.write_text(page_of(selection, **more), encoding="utf-8")
        page.goto(path.as_uri())
        return page

    return show


@pytest.fixture
def arqam(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Any]]:
    """Runs `arqam report` in a folder of its own, inside this process."""
    monkeypatch.chdir(tmp_path)
    app = typer.Typer()
    app.command()(command)
    yield lambda *arguments, given=None: CliRunner().invoke(app, [str(one) for one in arguments], input=given)


small = Limits(figures=50, articles=20, characters=10_000)
