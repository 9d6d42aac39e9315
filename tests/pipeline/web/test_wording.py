"""The words of the pages: each is there in both languages, and each that a page asks for is there."""

import re
import tomllib
from pathlib import Path

import pytest

from arqam.pipeline.web import wording
from arqam.pipeline.web.corrections import FIELDS
from arqam.pipeline.web.filters import ORDERS
from arqam.pipeline.web.search import STATUSES
from arqam.pipeline.web.wording import Wording, language_of

HERE = Path(wording.__file__).parent
WORDS = tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))
KEYS = {f"{group}.{key}" for group, keys in WORDS.items() for key in keys}
ASKED = sorted(
    {
        (file.name, key)
        for file in [*HERE.glob("*.py"), *HERE.glob("templates/*.html")]
        for key in re.findall(r"say\(\s*[\"']([a-z_]+\.[a-z_0-9]+)[\"'][,)]", file.read_text(encoding="utf-8"))
    }
)


@pytest.mark.parametrize(("group", "key"), [key.split(".") for key in sorted(KEYS)])
def test_both_languages_say_it_with_as_many_values(group, key):
    persian, english = WORDS[group][key]
    assert persian.strip() and english.strip()
    assert persian.count("{}") == english.count("{}")


@pytest.mark.parametrize(("file", "key"), ASKED)
def test_what_a_page_asks_for_is_there(file, key):
    assert key in KEYS


def test_so_is_what_is_put_together():
    together = {f"browse.order_{order}" for order in ORDERS} | {f"articles.{status}" for status in STATUSES}
    together |= {f"sheet.{said}" for said in ("changed", "deleted", "added", "undone", "nothing_to_undo", "saved")}
    source = "".join(file.read_text(encoding="utf-8") for file in HERE.glob("*.py"))
    together |= {f"fault.{why}" for why in re.findall(r'faults\[field\] = "(\w+)"', source)}
    together |= {f"fault.{why}" for why in re.findall(r'(?:Wrong|NoPlace)\([\w"]+, "(\w+)"\)', source)}
    assert together <= KEYS and len(FIELDS) == 17


def test_values_are_put_in_as_they_are():
    assert Wording("en")("browse.page", "{}", "<b>") == "Page {} of <b>"
    assert Wording("fa")("browse.page", "۱", "۲") == "صفحه‌ی ۱ از ۲"


@pytest.mark.parametrize(
    ("asked", "kept", "language"),
    [
        (None, None, "fa"),
        ("en", None, "en"),
        (None, "en", "en"),
        ("fa", "en", "fa"),
        ("xx", "en", "en"),
        ("", "", "fa"),
    ],
)
def test_the_language_that_was_asked_for_last(asked, kept, language):
    assert language_of(asked, kept) == language


def test_a_language_that_was_chosen_is_kept(client):
    assert 'lang="fa" dir="rtl"' in client.get("/").text
    assert 'lang="en" dir="ltr"' in client.get("/api?language=en").text
    assert 'lang="en" dir="ltr"' in client.get("/").text
    assert 'lang="fa" dir="rtl"' in client.get("/?language=fa").text


def test_the_switch_leads_to_the_same_page(client):
    page = client.get("/figures?words=a%26b&language=fa").text
    assert 'href="/figures?words=a%26b&amp;language=en"' in page
