"""Strings that would run on a page that trusts what it shows: each through every place that a stranger can fill."""

import tomllib
from pathlib import Path

import pytest

from arqam.pipeline.catalogue import load_catalogue
from arqam.pipeline.claims import claims
from arqam.pipeline.display import kind_labels
from arqam.pipeline.report import Gathered, Selection
from arqam.pipeline.report.passages import displayable
from tests.pipeline.report.conftest import article_of, figure

ATTACKS = tomllib.loads(Path(__file__).parent.with_name("xss.toml").read_text(encoding="utf-8"))["attack"]


def poisoned(text):
    """A report whose every string is the attack, and two articles that contradict each other about it."""
    selection, found = Selection(), []
    for name, low in ((text, 5), (f"{text}#2", 9)):
        one = figure(
            f"{low}",
            text,
            f"{text} {low} نفر {text}",
            low=low,
            kind=text,
            unit=text,
            quantity={"per": text},
            period={"text": text, "start": text, "end": text},
            place={"name": text, "level": "city"},
            organization=text,
            speaker={"name": text, "role": text},
            source=f"{low}{text}",
            published=text,
            confidence=0.5,
        )
        article, explanations = article_of([one], name, title=text, source=text, published=text)
        explanations[0].rules.update({text: text, "item": text})
        selection.add(article, explanations)
        found.append(explanations[0].figure)
    selection.add_figure(found[0].model_copy(update={"document": f"{text}#3", "id": text, "same_as": text}))
    return selection, claims(found)


def used(page):
    """Everything that a reader can do is done once."""
    page.click("mark")
    page.locator("mark").last.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.hover("tbody .is-value a")
    for column in ("item", "kind", "article"):
        page.click(f".sorter[data-column={column}]")
    for field in ("place", "speaker", "source"):
        page.select_option(f"#by-{field}", index=1)
        page.click("#clear")
    page.locator(".chip").first.click()
    page.locator(".chip").first.click()
    page.click("#language")
    page.evaluate("dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'))")
    with page.expect_download():
        page.click("#download")


def watched(page):
    """What the page opens or is refused: nothing of it should ever come."""
    told = []
    page.on("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))
    page.on("popup", lambda popup: told.append(popup.url))
    page.on("console", lambda line: told.append(line.text) if line.type == "error" else None)
    page.on("framenavigated", lambda frame: told.append(frame.url) if frame.parent_frame else None)
    return told


def assert_nothing_broke_out(page, told):
    assert page.evaluate("window.__xss") is None
    assert told == []
    assert page.locator("x-broken, [data-broken], iframe, img, base, object, embed, svg script").count() == 0
    assert page.locator("script").count() == 3 and page.locator("style").count() == 1
    names = page.evaluate("[...document.querySelectorAll('*')].flatMap((one) => one.getAttributeNames())")
    assert not [name for name in names if name.startswith("on")]
    addresses = page.locator("[href]").evaluate_all("(some) => some.map((one) => one.getAttribute('href'))")
    assert all(address.startswith("#") for address in addresses)


TRUSTING = """<!doctype html><body>
<script>let one = '{}'</script><script>let two = "{}"</script><script>let three = `{}`</script>
<input title={}><input value='{}'><input value="{}"><a id="link" href="{}">a</a><p id="text">{}</p>"""


@pytest.mark.parametrize("attack", ATTACKS, ids=[attack["name"] for attack in ATTACKS])
def test_a_page_that_trusts_falls_for_it(browser, tmp_path, attack):
    text, told = attack["text"], []
    page = browser.new_page()
    page.on("console", lambda line: told.append(line.text))
    page.add_init_script("Object.defineProperty(window, '__xss', { set: () => console.log('it ran') })")
    (tmp_path / "a.html").write_text(TRUSTING.replace("{}", text), encoding="utf-8")
    page.route("https://**", lambda route: route.abort())
    page.goto((tmp_path / "a.html").as_uri(), wait_until="commit")
    page.wait_for_load_state()
    if text.startswith("javascript:"):
        page.click("#link")
    page.evaluate("document.querySelector('[onmouseover]')?.dispatchEvent(new Event('mouseover'))")
    broken = page.locator("x-broken, [data-broken]").count() > 0
    other = page.evaluate("document.querySelector('#text')?.textContent") != text
    page.close()
    assert "it ran" in told or broken or other


@pytest.mark.parametrize("attack", ATTACKS, ids=[attack["name"] for attack in ATTACKS])
def test_nothing_runs_and_nothing_breaks_out(show, page, attack):
    text = attack["text"]
    told = watched(page)
    selection, found = poisoned(text)
    show(selection, title=text, claims=Gathered(found), kinds={**kind_labels(), text: (text, text)})
    used(page)
    assert_nothing_broke_out(page, told)
    shown = displayable(text)
    assert page.locator(".article h3").first.text_content() == shown, "it is shown as it is"
    assert shown in page.locator(".article .text").first.text_content()
    assert page.locator("head > title").text_content() == page.locator("h1").text_content() == shown
    page.click(".sorter[data-column=value]")
    assert page.locator("tbody .is-item bdi").first.text_content() == shown


@pytest.mark.usefixtures("stubbed")
def test_names_of_files(arqam, page, tmp_path):
    names = [attack["text"].replace("/", "∕").replace("\0", "")[:80] for attack in ATTACKS]
    folder = tmp_path / "news"
    folder.mkdir()
    for name in names:
        (folder / f"{name}.txt").write_text("۵ نفر", encoding="utf-8")
    assert arqam("news", "-o", "r.html").exit_code == 0
    told = watched(page)
    page.goto((tmp_path / "r.html").as_uri())
    for control in ("mark", "#language", ".sorter[data-column=article]"):
        page.click(control)
    assert_nothing_broke_out(page, told)
    shown = "\n".join(page.locator(".article h3").all_text_contents())
    assert [name for name in names if displayable(name) not in shown] == []


def test_labels_of_a_catalogue_file(show, page, tmp_path):
    words = [attack["text"] for attack in ATTACKS if any(letter.isalpha() for letter in attack["text"])]
    file = tmp_path / "own.toml"
    quoted = [text.replace("\\", "\\\\").replace('"', '\\"') for text in words]
    entries = [
        f'[[kind]]\nname = "own{n}"\nlabel = {{ fa = "{text}", en = "{text}" }}\nwords = ["وازه{n}"]\n'
        for n, text in enumerate("".join(c if c >= " " else " " for c in one)[:90] for one in quoted)
        if not text.endswith("\\")
    ]
    file.write_text("\n".join(entries), encoding="utf-8")
    labels = kind_labels(load_catalogue(file))
    own = [name for name in labels if name.startswith("own")]
    assert len(own) > 25
    selection = Selection()
    selection.add(*article_of([figure(kind=name) for name in own]))
    told = watched(page)
    show(selection, kinds=labels)
    page.click("#language")
    page.locator("mark").first.click()
    assert_nothing_broke_out(page, told)
    assert page.locator(".chip").count() == len(own)
