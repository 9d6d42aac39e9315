"""The manual holds: what its pages show runs, and it builds without a warning, without the network, right to left.

All that needs the pages played or built is in this file, so that one process does it once.
"""

import functools
import http.server
import json
import re
import threading
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
if not (ROOT / "docs" / "hooks").is_dir():
    pytest.skip("the manual is not here; these tests run against an installed wheel", allow_module_level=True)

from hooks import commands, directives, sessions  # noqa: E402

PAGES = sorted(page.relative_to(ROOT / "docs").as_posix() for page in (ROOT / "docs").rglob("*.md"))


def written(page: str) -> str:
    return (ROOT / "docs" / page).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "page", [page for page in PAGES if any(b.language in sessions.RUN for b in sessions.blocks(written(page)))]
)
def test_what_a_page_shows_runs(page):
    sessions.played(page, directives.filled(written(page), page))


def test_a_block_that_fails_is_told_with_page_and_line():
    with pytest.raises(sessions.Failed, match=r"(?s)start\.md:3: .*line 4.*ZeroDivisionError"):
        sessions.played("start.md", "# A\n\n```python\n1 / 0\n```\n")


@pytest.mark.parametrize(
    ("markdown", "says"),
    [
        ("```console\n$ arqam kinds --nonsense\n```\n", "ended with 2"),
        ("```console\n$ true\n```\n", "prints nothing"),
        ("```console\n$ echo a\nb\n```\n", "not written by hand"),
        ("```console exit=1\n$ echo a\n```\n", "1 was to come"),
    ],
)
def test_a_command_that_does_not_do_what_it_is_there_for_is_told(markdown, says):
    with pytest.raises(sessions.Failed, match=says):
        sessions.played("page.md", markdown)


def test_what_a_block_prints_stands_beneath_it():
    shown = sessions.played("page.md", '```text title="a.txt"\n۵ نفر <b>\n```\n\n```console\n$ cat a.txt\n```\n')
    assert shown.count('dir="rtl">۵ نفر &lt;b&gt;') == 2


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The folder of the built site."""
    pytest.importorskip("mkdocs", reason="mkdocs is not installed")
    pytest.importorskip("material", reason="mkdocs-material is not installed")
    pytest.importorskip("mkdocstrings", reason="mkdocstrings is not installed")
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    folder = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("NO_MKDOCS_2_WARNING", "1")
        build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder), strict=True))
    return folder


class Loaded(HTMLParser):
    """What a page has the browser load, and how its Persian is laid."""

    def __init__(self) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.persian = 0
        self.styled = 0

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag in ("script", "img", "iframe", "source"):
            self.loads.append(given.get("src") or "")
        if tag == "link":
            self.loads.append(given.get("href") or "")
        self.persian += given.get("dir") == "rtl"


def pages_of(site):
    return [(path, path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))]


def test_the_site_loads_nothing_from_elsewhere(site):
    for path, text in pages_of(site):
        loaded = Loaded()
        loaded.feed(text)
        foreign = [one for one in loaded.loads if re.match(r"(https?:)?//", one)]
        assert not foreign, f"{path.relative_to(site)} loads {foreign}"
    for sheet in site.rglob("*.css"):
        assert not re.search(r"url\(['\"]?(https?:)?//", sheet.read_text(encoding="utf-8")), sheet


def test_every_command_has_a_page_in_the_contents(site):
    contents = (site / "commands" / "index.html").read_text(encoding="utf-8")
    for name in commands.names():
        assert (site / "commands" / name / "index.html").is_file()
        assert f'href="{name}/"' in contents


def test_the_examples_of_the_rules_run_from_right_to_left(site):
    for path in sorted((site / "rules").glob("*/index.html")):
        loaded = Loaded()
        loaded.feed(path.read_text(encoding="utf-8"))
        assert loaded.persian > 5, path


def test_no_directive_is_left_unfilled(site):
    assert [path for path, text in pages_of(site) if re.search(r"<!-- [a-z-]+: ", text)] == []


def test_persian_words_are_in_the_index_as_words(site):
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    separator = re.compile(index["config"]["separator"])
    words = {word for entry in index["docs"] for word in separator.split(re.sub(r"<[^>]+>", " ", entry["text"]))}
    assert {"مددجو", "تسهیلات", "خانوار", "۱۲۵۰"} <= words
    assert not any(mark in word for word in words for mark in "«»،؟\u200c")
    assert "trimmer" not in index["config"]["pipeline"]


@pytest.fixture(scope="module")
def address(site):
    """Where a server of our own shows the site."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("typed", "leads_to"),
    [("مددجو", "مددجو"), ("کارگاه‌های", "کارگاه"), ("same_as", "same_as"), ("تسهیلات،", "تسهیلات")],
)
def test_the_search_finds(page, address, typed, leads_to):
    page.goto(f"{address}/")
    box = page.get_by_role("textbox", name="Search")
    box.fill(typed)
    box.press("End")  # the page reads what is typed when a key is let go, and fill lets none go
    found = page.locator(".md-search-result__item")
    found.first.wait_for()
    assert leads_to in found.first.inner_text()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "path", ["", "start/", "kinds/", "units/", "rules/numerals/", "cleaning/", "record/", "quality/"]
)
def test_no_page_is_wider_than_the_screen(page, address, path, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_persian_paragraph_begins_on_the_right(page, address):
    page.goto(f"{address}/")
    paragraph, first, second = page.evaluate("""() => {
        const box = (one) => one.getBoundingClientRect();
        const text = document.querySelector("div.page[dir=rtl]");
        const [first, second] = text.querySelectorAll("mark");
        return [box(text), box(first), box(second)].map(b => ({left: b.left, right: b.right, top: b.top}));
    }""")
    assert first["top"] < second["top"] or first["left"] > second["right"]
    assert paragraph["right"] - second["right"] < paragraph["right"] - paragraph["left"]


def test_axe_finds_nothing_serious(page, address):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    for path in ("", "rules/items/", "commands/batch/"):
        page.goto(f"{address}/{path}")
        serious = [
            (one["id"], [node["target"] for node in one["nodes"]][:3])
            for one in axe.Axe().run(page).response["violations"]
            if one["impact"] in ("serious", "critical")
        ]
        assert not serious, (path, serious)
