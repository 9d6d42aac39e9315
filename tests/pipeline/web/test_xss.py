"""Nothing that comes in is ever run, and nothing breaks out of where it stands."""

import json
from urllib.parse import urlencode

import pytest

from arqam.pipeline import PipelineConfig
from arqam.pipeline.web.index import ready_index
from arqam.pipeline.web.search import Index

from .conftest import attacks, job_of

ATTACKS = attacks()
ALL = [case.values[0] for case in ATTACKS]


def is_harmless(page):
    """Whether nothing has run and nothing has broken out; what fails to load gets its time."""
    page.wait_for_load_state("load")
    assert page.evaluate("new Promise(done => setTimeout(() => done(window.__xss), 50))") is None
    assert (
        page.locator("x-broken, [data-broken], main img, main iframe, main script, main base, main meta").count() == 0
    )
    assert page.evaluate("document.querySelectorAll('script').length") == 1


@pytest.fixture
def watched(page):
    """The page, which fails where a dialog of the browser opens or the policy has to stop something."""
    opened, stopped = [], []
    page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda told: stopped.append(told.text) if "Content Security Policy" in told.text else None)
    yield page
    assert (opened, stopped) == ([], [])


@pytest.mark.parametrize("attack", ATTACKS)
def test_through_text_title_source_and_id(watched, address, attack, tmp_path):
    article = {"id": attack, "title": attack, "source": attack, "published": attack, "text": f"{attack} ۵ نفر {attack}"}
    path = tmp_path / "attack.jsonl"
    path.write_text(json.dumps(article), encoding="utf-8")
    watched.goto(address)
    watched.set_input_files("#files", path)
    watched.click("#new button.main")
    watched.wait_for_selector("#sheet")
    watched.wait_for_load_state("load")
    is_harmless(watched)
    shown = watched.evaluate("document.getElementById('text').textContent")
    assert shown == article["text"].replace("\0", "\ufffd")
    assert watched.evaluate("document.querySelector('h1').textContent") == attack.replace("\0", "\ufffd")
    watched.locator("#text .figure").last.click()
    watched.wait_for_selector("dialog[open] form")
    is_harmless(watched)


def test_through_what_is_typed_into_the_form(watched, address):
    watched.goto(address)
    watched.fill("#text", "\n".join(f"{number + 5} نفر آمدند." for number in range(len(ALL))))
    watched.click("#new button.main")
    watched.wait_for_selector("#sheet")
    watched.wait_for_load_state("load")
    for number, attack in enumerate(ALL):
        watched.locator(".card-link").nth(number).click()
        watched.wait_for_selector("dialog[open] form")
        typed = attack.replace("\0", "").replace("\t", " ").replace("\n", " ")
        for slot in ("item", "place", "organization", "speaker", "role", "period"):
            watched.fill(f"#i-{slot}", typed)
        watched.click("#apply")
        watched.wait_for_selector(f'#sheet[data-version="{number + 1}"]')
        assert typed.strip() in watched.locator(".card .item").nth(number).evaluate("element => element.textContent")
        watched.locator(".card-link").nth(number).click()
        watched.wait_for_selector("dialog[open] form")
        assert watched.input_value("#i-item") == typed.strip()
        is_harmless(watched)
        watched.keyboard.press("Escape")


NAMES = ("words", "place", "speaker", "source", "since", "until", "order", "kind", "document", "page", "language")


def test_through_the_address(watched, address):
    for attack in ALL:
        query = {**dict.fromkeys(NAMES, attack[:150]), "kind": attack, "source": attack, "since": "", "until": ""}
        watched.goto(f"{address}/figures?{urlencode(query)}")
        is_harmless(watched)
    together = "".join(ALL)
    for path, query in (
        ("/figures", dict.fromkeys(NAMES, together)),
        ("/articles", {"words": "x", "source": together, "status": ""}),
        ("/article", {"id": together, "figure": together, "at": together}),
        ("/nothing", {"said": together}),
    ):
        watched.goto(f"{address}{path}?{urlencode(query)}")
        is_harmless(watched)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory, served):
    """A server that looks through a job of hostile articles, with a catalogue of hostile labels."""
    folder = tmp_path_factory.mktemp("hostile")
    words = "الف ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن و ه ی".split()
    kinds = [
        f'[[kind]]\nname = "kind_{place}"\nlabel = {json.dumps(attack)}\nwords = ["واژه{words[place]}{words[place]}"]\n'
        for place, attack in enumerate(ALL)
        if attack.isprintable() and len(attack) <= 100
    ]
    (folder / "own.toml").write_text("\n".join(kinds), encoding="utf-8")
    articles = [
        {
            "id": attack,
            "title": attack,
            "source": attack,
            "published": "1399",
            "text": f"۵ واژه{words[place]}{words[place]} {attack} در {attack} آمدند.",
        }
        for place, attack in enumerate(ALL)
    ]
    job = job_of(folder, *articles)
    index = Index(ready_index(job, folder))
    config = PipelineConfig(use_model=False, catalogue=folder / "own.toml")
    with served(index, config=config) as address:
        yield address


def test_through_a_job_and_the_labels_of_a_catalogue(watched, hostile):
    for path in ("/figures", "/figures?language=en", "/articles", "/api"):
        watched.goto(hostile + path)
        is_harmless(watched)
    watched.goto(f"{hostile}/articles")
    links = watched.locator(".rows a").evaluate_all("links => links.map(link => link.href)")
    assert len(links) == len(ALL)
    for link in links[::4]:
        watched.goto(link)
        is_harmless(watched)
        watched.click("#correct")
        watched.wait_for_selector("#sheet")
        watched.wait_for_load_state("load")
        watched.locator("#add").click()
        watched.wait_for_selector("dialog[open] form")
        watched.fill("#i-words", "واژه")
        watched.keyboard.press("Enter")
        watched.wait_for_selector("dialog #i-kind")
        is_harmless(watched)


@pytest.mark.parametrize("attack", ATTACKS)
def test_through_the_names_of_files(client, attack):
    answer = client.post("/texts", files=[("files", (attack, b"%PDF-broken")), ("files", ("a.txt", b"5 nafar"))])
    assert answer.status_code in (200, 422)
    text = answer.text
    assert "<x-broken" not in text and "<img src=x" not in text and "__xss=1</script" not in text
    assert text.count("<script") == 1


@pytest.mark.parametrize("attack", ATTACKS)
def test_json_is_json_and_nothing_else(client, attack):
    """A browser that opens /api is told that it is no page, and to believe it."""
    answer = client.post(
        "/api/extract", json={"text": f"{attack} ۵ نفر", "id": attack[:500] or "x", "title": attack[:500]}
    )
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.json()["figures"]


@pytest.mark.parametrize("attack", ATTACKS)
def test_downloads_are_downloads(client, attack):
    line = json.dumps({"id": attack, "text": "۵ نفر"}).encode()
    page = client.post("/texts", files={"files": ("a.jsonl", line)})
    for name in ("gold.json", "records.jsonl", "extracted.jsonl"):
        answer = client.get(f"{page.url.path}/{name}")
        disposition = answer.headers["content-disposition"]
        assert disposition.startswith("attachment; ") and disposition.isascii()
        assert not set(disposition) & set("<>\r\n\0\\/")
