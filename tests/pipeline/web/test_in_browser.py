"""What a person does with the pages, in a browser: paste, look, correct, add, save, and evaluate.

A page runs no text as a script, so waiting is for elements: a function to wait for would be refused by its policy.
"""

import json
import subprocess
import sys

import pytest

from arqam.pipeline.web import parts

from .conftest import TEXT, send

MISSED = "ده‌ها هزار گروه جهادی"


def mark(page, words):
    """Marks the words in the text, as somebody does with a pointer."""
    page.evaluate(
        """words => {
            const text = document.getElementById("text");
            const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            for (let node; (node = walker.nextNode()); ) {
                const at = node.data.indexOf(words);
                if (at >= 0) {
                    document.getSelection().setBaseAndExtent(node, at, node, at + words.length);
                    return;
                }
            }
            throw new Error("the words do not stand in one piece");
        }""",
        words,
    )


def apply(page):
    """Sends the form, and waits for the page to have the answer."""
    version = page.get_attribute("#sheet", "data-version")
    page.click("#apply")
    changed(page, version)


def changed(page, version):
    """Waits for a sheet of another version."""
    page.wait_for_selector(f'#sheet:not([data-version="{version}"])')


def downloaded(page, selector, folder):
    with page.expect_download() as waiting:
        page.click(selector)
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def evaluated(gold, predicted):
    command = [
        sys.executable,
        "-c",
        "from arqam.pipeline.cli import main; main()",
        "evaluate",
        gold,
        predicted,
        "--json",
    ]
    return json.loads(subprocess.run(command, capture_output=True, check=True, timeout=120).stdout)


def quotes(page):
    return page.locator("#text .figure").all_inner_texts()


def test_paste_see_correct_add_delete_save_evaluate(pasted, tmp_path, corrections):
    page = pasted("whole")
    assert quotes(page) == ["۲۱۸ هزار", "۱۲"]

    page.locator("#text .figure").first.click()
    page.wait_for_selector("dialog[open] form")
    page.fill("#i-low", "۲۱۹٬۰۰۰")
    page.select_option("#i-kind", "project")
    page.fill("#i-item", "طرح اشتغال")
    page.fill("#i-place", "یزد")
    page.select_option("#i-level", "province")
    page.fill("#i-period_start", "۱۳۹۹/۱/۱")
    page.fill("#i-period_end", "۱۳۹۹/۱۲/۳۰")
    apply(page)
    assert "۲۱۹٬۰۰۰" in page.locator(".card").first.inner_text()
    assert page.evaluate("document.activeElement.classList.contains('figure')")

    mark(page, MISSED)
    page.click("#mark")
    page.wait_for_selector("dialog[open] form")
    page.fill("#i-low", "20000")
    page.select_option("#i-bound", "at_least")
    page.select_option("#i-kind", "group")
    page.fill("#i-item", "گروه جهادی")
    apply(page)
    assert len(quotes(page)) == 3

    page.locator("#text .figure").last.click()
    page.click("#delete")
    changed(page, "2")
    assert len(quotes(page)) == 2
    page.click("#undo")
    changed(page, "3")
    assert len(quotes(page)) == 3

    assert page.locator(".state").inner_text() != ""
    page.click("#save")
    page.wait_for_selector('#sheet[data-saved="1"]')
    gold = corrections / "whole.json"
    rows = json.loads(gold.read_text(encoding="utf-8"))["figures"]
    assert [TEXT[row["start"] : row["end"]] for row in rows] == [row["quote"] for row in rows]
    assert [(row["low"], row["kind"]) for row in rows] == [(219000, "project"), (20000, "group"), (12, "share")]
    assert downloaded(page, "#gold", tmp_path).read_bytes() == gold.read_bytes()

    page.click(".more summary")
    corrected = downloaded(page, "#records", tmp_path)
    before = downloaded(page, "#extracted", tmp_path)
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / gold.name).write_bytes(gold.read_bytes())
    scores = evaluated(folder, corrected)
    assert {name: score["f1"] for name, score in scores.items() if name != "documents" and score["gold"]} == {
        name: 1.0 for name, score in scores.items() if name != "documents" and score["gold"]
    }
    assert scores["record"]["gold"] == 3
    assert evaluated(folder, before)["core"]["f1"] < 1


@pytest.mark.parametrize("words", [MISSED, "گفت", "استاندار یزد"])
def test_what_is_marked_is_what_is_added_through_emoji(pasted, words):
    """JavaScript counts two for «😀» and eight for «👨‍👩‍👧»."""
    page = pasted(f"emoji-{len(words)}")
    mark(page, words)
    page.click("#mark")
    page.wait_for_selector("dialog[open] form")
    if page.locator("dialog mark").inner_text() != words:
        assert page.locator("dialog mark").inner_text() in words  # the number in what was marked
    start, end = (int(page.input_value(f"dialog [name={side}]")) for side in ("start", "end"))
    assert TEXT[start:end] == page.locator("dialog mark").inner_text()


def test_odd_characters_do_not_move_what_is_marked(page, address, tmp_path):
    """NULs, line ends of DOS and overrides of direction: a parser of HTML would drop or join some of them."""
    text = "\n\nالف\0\0ب\r\nپ\rت\u202e\u202c\ufeff<b>&amp;</b> اینجا ۵ نفر"
    path = tmp_path / "odd.jsonl"
    path.write_text(json.dumps({"id": "odd", "text": text}))
    page.goto(address)
    page.set_input_files("#files", path)
    send(page)
    mark(page, "اینجا")
    page.click("#mark")
    page.wait_for_selector("dialog[open] form")
    assert int(page.input_value("dialog [name=start]")) == text.index("اینجا")


def test_files_are_dropped(page, address):
    page.goto(address)
    with page.expect_navigation():
        page.evaluate(
            """text => {
                const data = new DataTransfer();
                data.items.add(new File([text], "dropped.txt"));
                document.body.dispatchEvent(new DragEvent("dragover", { dataTransfer: data, bubbles: true }));
                document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
            }""",
            TEXT,
        )
    page.wait_for_selector("#sheet")
    page.wait_for_load_state("load")
    assert "dropped" in page.inner_text("h1") and len(quotes(page)) == 2


def test_what_is_too_large_is_told_before_it_is_sent(page, served):
    with served(largest=20_000) as address:
        page.goto(address)
        page.fill("#text", "x" * 20_000)
        page.click("#new button.main")
        assert page.is_visible("#too-large") and page.url.rstrip("/") == address


class TestKeyboard:
    def test_a_figure_is_corrected_without_a_pointer(self, pasted):
        page = pasted("keyboard")
        page.locator("#text .figure").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("dialog[open] form")
        assert page.evaluate("document.activeElement.id") == "i-low"
        page.keyboard.press("Control+A")
        page.keyboard.type("7")
        version = page.get_attribute("#sheet", "data-version")
        page.keyboard.press("Enter")
        changed(page, version)
        assert "۷" in page.locator(".card").first.inner_text()

    def test_the_dialog_keeps_the_focus_and_gives_it_back(self, pasted):
        page = pasted("focus")
        page.locator("#text .figure").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("dialog[open] form")
        for _ in range(60):
            page.keyboard.press("Tab")
            inside = "!document.activeElement.closest('main') && !document.activeElement.closest('header')"
            assert page.evaluate(inside)
        page.keyboard.press("Escape")
        page.wait_for_selector("dialog[open]", state="detached")
        assert page.evaluate("document.activeElement.classList.contains('figure')")

    def test_a_missed_figure_is_added_without_a_pointer(self, pasted):
        page = pasted("typed")
        page.locator("#add").press("Enter")
        page.fill("#i-words", MISSED)
        page.keyboard.press("Enter")
        page.wait_for_selector("dialog #i-low")
        page.fill("#i-low", "20000")
        apply(page)
        assert len(quotes(page)) == 3

    def test_faults_are_told_and_led_to(self, pasted):
        page = pasted("faults")
        page.locator("#text .figure").first.click()
        page.fill("#i-low", "ده")
        page.click("#apply")
        page.wait_for_selector("dialog #faults")
        assert page.evaluate("document.activeElement.id") == "i-low"
        assert page.get_attribute("#i-low", "aria-invalid") == "true" and page.input_value("#i-low") == "ده"

    def test_what_happens_is_said_aloud(self, pasted):
        page = pasted("live")
        page.locator("#text .figure").first.click()
        page.click("#delete")
        page.wait_for_selector("#live >> text=پاک شد", state="attached")

    def test_the_content_is_one_key_away(self, page, address):
        page.goto(address)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "content"


def test_a_card_is_shown_beside_the_mark(pasted):
    page = pasted("card")
    page.locator("#text .figure").first.hover()
    page.wait_for_selector("#card:not([hidden])")
    assert "فرصت شغلی" in page.inner_text("#card")
    box = page.locator("#card").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 1280
    page.mouse.move(2, 2)
    page.wait_for_selector("#card", state="hidden")


def test_a_text_that_was_corrected_elsewhere_is_shown_anew(pasted):
    page = pasted("elsewhere")
    page.locator("#text .figure").last.click()
    page.wait_for_selector("dialog[open] form")
    other = page.context.new_page()
    other.goto(page.url)  # which waits for its script
    other.locator("#text .figure").first.click()
    other.click("#delete")
    changed(other, "0")
    page.click("#delete")
    page.wait_for_selector("#said >> text=در جای دیگری")
    assert quotes(page) == ["۱۲"]


def test_a_server_that_is_gone_is_told(pasted, page):
    pasted("gone")
    page.route("**/figures/**", lambda route: route.abort())
    page.locator("#text .figure").first.click()
    page.wait_for_selector("dialog[open] >> text=پاسخی از arqam نیامد")


def test_a_job_is_filtered_and_opened_at_a_figure(page, address):
    page.goto(f"{address}/figures")
    page.fill("#words", "کتابخانه")
    page.select_option("#source", "روزنامه نارنج")
    page.click(".filters button.main")
    page.wait_for_url("**words=**")
    page.wait_for_selector(".found")
    assert page.locator(".found > li").count() == 3
    page.locator(".found .meta a").last.click()
    page.wait_for_selector("#text")
    target = page.locator(":target")
    assert target.inner_text() == "۳"
    box = target.bounding_box()
    assert 0 <= box["y"] <= 900
    page.click("#correct")
    page.wait_for_selector("#sheet")
    page.wait_for_load_state("load")
    assert quotes(page) == ["۲۴", "۱۸۰۰", "۳"]


def test_marks_of_a_later_part_stand_where_they_stand_in_the_whole(page, address, tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "MOST_FIGURES", 200)
    text = "۵ نفر آمدند 😀.\n" * 500
    (tmp_path / "many.txt").write_text(text, encoding="utf-8")
    page.goto(address)
    page.set_input_files("#files", tmp_path / "many.txt")
    send(page)
    assert page.locator("#text .figure").count() == 200
    assert "۵۰۰ رقم" in page.inner_text(".bar")
    page.locator(".parts [rel=next]").first.click()
    page.wait_for_url("**at=**")
    page.wait_for_load_state("load")
    mark(page, "نفر")
    page.click("#mark")
    page.wait_for_selector("dialog[open] form")
    start = int(page.input_value("dialog [name=start]"))
    assert text[start : start + 3] == "نفر" and start > 200 * 10
