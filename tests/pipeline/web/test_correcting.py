"""Figures are corrected by hand, with pages alone, as they are without JavaScript; and the corrections saved."""

import json
import re

import pytest

from arqam.pipeline import Article
from arqam.pipeline.record import Quote
from arqam.pipeline.web import desk
from arqam.pipeline.web.corrections import figure_at
from arqam.pipeline.web.saving import LONGEST_NAME, file_name

TEXT = "😀 در سال ۱۳۹۹ حدود ۲۱۸ هزار فرصت شغلی ایجاد شد.\r\n۱۲ درصد آن به زنان رسید و چند ده هزار گروه آمدند."


class Sheet:
    """A text on the desk."""

    def __init__(self, client, text=TEXT, name="one"):
        self.client = client
        line = json.dumps({"id": name, "text": text}).encode()
        self.take(client.post("/texts", files={"files": ("a.jsonl", line)}))

    def take(self, answer):
        self.answer = answer
        if found := re.search(r'data-sheet="(/texts/[^"]+)" data-version="(\d+)"', answer.text):
            self.path, self.version = found.groups()
        return answer

    def post(self, path, **fields):
        return self.take(self.client.post(f"{self.path}/{path}", data={"version": self.version, **fields}))

    def change(self, name, **fields):
        return (
            self.post(f"figures/{name}", **self.form(name), **fields)
            if False
            else self.post(f"figures/{name}", **{**self.form(name), **fields})
        )

    def form(self, name):
        """The fields of the form of a figure, as a browser would send them."""
        text = self.client.get(f"{self.path}/figures/{name}").text
        fields = dict(re.findall(r'<input id="i-\w+" name="(\w+)"[^>]*? value="([^"]*)"', text))
        for select, options in re.findall(r'<select id="i-\w+" name="(\w+)"[^>]*>(.*?)</select>', text, re.S):
            chosen = re.search(r'<option value="([^"]*)" selected>', options)
            fields[select] = chosen[1] if chosen else ""
        return fields

    @property
    def records(self):
        return [json.loads(line) for line in self.client.get(f"{self.path}/records.jsonl").text.splitlines()]

    @property
    def names(self):
        return [record["id"] for record in self.records]

    @property
    def gold(self):
        return self.client.get(f"{self.path}/gold.json")


@pytest.fixture
def sheet(client, request):
    return Sheet(client, name=request.node.name)


def test_the_form_shows_what_there_is(sheet):
    fields = sheet.form(sheet.names[0])
    assert (fields["low"], fields["bound"], fields["kind"], fields["item"]) == ("۲۱۸۰۰۰", "about", "job", "فرصت شغلی")
    assert fields["period_start"] == "۱۳۹۹-۰۱-۰۱"


def test_a_correction_is_shown_and_in_the_gold(sheet):
    name = sheet.names[0]
    answer = sheet.change(name, low="۲۱۹٬۰۰۰", kind="project", item="طرح", place="یزد", level="province", unit="")
    assert answer.history[0].status_code == 303 and "۲۱۹٬۰۰۰" in answer.text and "رقم درست شد" in answer.text
    record = sheet.records[0]
    assert (record["quantity"]["low"], record["kind"], record["item"]) == (219000, "project", "طرح")
    assert record["place"] == {"name": "یزد", "level": "province"}
    row = json.loads(sheet.gold.text)["figures"][0]
    assert (row["low"], row["kind"], row["place"], row["quote"]) == (219000, "project", "یزد", "۲۱۸ هزار")
    assert TEXT[row["start"] : row["end"]] == row["quote"]


def test_what_is_not_right_comes_back_with_what_was_typed(sheet):
    answer = sheet.change(sheet.names[0], low="<b>ده</b>", period_start="1399-13-01", item="بماند")
    assert answer.status_code == 422
    assert "&lt;b&gt;ده&lt;/b&gt;" in answer.text and "بماند" in answer.text
    assert re.findall(r'name="(\w+)" aria-invalid="true"', answer.text) == ["low", "period_start"]
    assert sheet.records[0]["quantity"]["low"] == 218000


def test_a_figure_is_deleted_and_brought_back(sheet):
    first, second = sheet.names
    sheet.post(f"figures/{first}/delete")
    assert sheet.names == [second]
    sheet.post("undo")
    assert sheet.names == [first, second] and "برگردانده شد" in sheet.answer.text
    sheet.post("undo")
    assert "چیزی برای بازگرداندن نیست" in sheet.answer.text


def test_a_repeat_of_what_is_deleted_repeats_nothing(sheet):
    first, second = sheet.names
    sheet.change(second, same_as="۱")
    assert sheet.records[1]["same_as"] == first
    sheet.post(f"figures/{first}/delete")
    assert sheet.records[0]["same_as"] is None


def test_a_missed_figure_is_added_by_its_words(sheet):
    find = sheet.client.get(f"{sheet.path}/add")
    assert 'name="words"' in find.text
    form = sheet.client.get(f"{sheet.path}/add", params={"words": "چند ده هزار گروه", "times": "1"})
    assert form.status_code == 200
    start, end = (int(re.search(rf'name="{side}" value="(\d+)"', form.text)[1]) for side in ("start", "end"))
    fields = {"low": "10000", "high": "99999", "bound": "range", "kind": "group", "item": "گروه", "status": "actual"}
    sheet.post("add", start=start, end=end, unit="count", **fields)
    record = sheet.records[-1]
    assert TEXT[record["quote"]["start"] : record["quote"]["end"]] == record["quote"]["text"]
    assert (record["quantity"]["high"], record["kind"], record["confidence"]) == (99999, "group", None)
    assert "رقم افزوده شد" in sheet.answer.text


def test_what_is_marked_with_its_noun_is_read(client, request):
    """«۴۲ هزار گروه جهادی»: the number becomes the quote, the rest the item."""
    text = "در این طرح ۴۲ هزار گروه جهادی آمدند."
    sheet = Sheet(client, text, request.node.name)
    (name,) = sheet.names
    sheet.post(f"figures/{name}/delete")
    start = text.index("۴۲")
    form = client.get(f"{sheet.path}/add", params={"start": start, "end": start + len("۴۲ هزار گروه جهادی")})
    assert re.search(r'name="low"[^>]*value="۴۲۰۰۰"', form.text)
    assert re.search(r'name="item"[^>]*value="گروه جهادی"', form.text)
    assert f'name="end" value="{start + len("۴۲ هزار")}"' in form.text


def test_what_is_marked_and_there_already_is_corrected(sheet):
    start = TEXT.index("۲۱۸")
    form = sheet.client.get(f"{sheet.path}/add", params={"start": start, "end": start + 8})
    assert "این رقم هست" in form.text and f"/figures/{sheet.names[0]}" in form.text


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"start": "0", "end": "0"}, 422),
        ({"start": "0", "end": "99999"}, 422),
        ({"start": "x", "end": "y"}, 422),
        ({}, 422),
        ({"start": "0", "end": "1", "low": "x"}, 422),
    ],
)
def test_what_stands_nowhere_is_not_added(sheet, fields, status):
    usual = {"low": "1", "bound": "exact", "kind": "other", "status": "actual"}
    assert sheet.post("add", **{**usual, **fields}).status_code == status
    assert len(sheet.records) == 2


def test_nothing_is_added_twice(sheet):
    quote = sheet.records[0]["quote"]
    usual = {"low": "1", "bound": "exact", "kind": "other", "status": "actual"}
    assert sheet.post("add", start=quote["start"], end=quote["end"], **usual).status_code == 422
    assert len(sheet.records) == 2


@pytest.mark.parametrize("version", ["0", "", "-1", "x", "99999999999999999999", "۱"])
def test_a_page_that_is_out_of_date_changes_nothing(sheet, version):
    first, second = sheet.names
    sheet.post(f"figures/{first}/delete")
    sheet.version = version
    for path in (f"figures/{second}/delete", "undo"):
        answer = sheet.client.post(f"{sheet.path}/{path}", data={"version": version})
        assert answer.status_code == 409 and "در جای دیگری درست شده" in answer.text
    assert sheet.names == [second]


@pytest.mark.parametrize("path", ["", "/gold.json", "/records.jsonl", "/extracted.jsonl", "/add", "/figures/x"])
def test_a_text_that_is_not_there_is_told(client, path):
    answer = client.get(f"/texts/none{path}")
    assert answer.status_code == 404 and "دیگر در حافظه نیست" in answer.text


def test_a_figure_that_is_not_there_is_told(sheet):
    assert sheet.client.get(f"{sheet.path}/figures/none").status_code == 404
    assert sheet.post("figures/none").status_code == 404
    assert sheet.post("figures/none/delete").status_code == 404


def test_an_address_can_say_nothing_of_its_own(sheet):
    for said in ("<b>x</b>", "title", "not_saved", "outdated"):
        answer = sheet.client.get(sheet.path, params={"said": said})
        assert '<p id="said" class="unseen"></p>' in answer.text


class TestParts:
    def test_our_script_gets_parts_of_pages(self, sheet):
        headers = {"X-Arqam": "1"}
        form = sheet.client.get(f"{sheet.path}/figures/{sheet.names[0]}", headers=headers)
        assert (form.headers["x-arqam"], form.text.lstrip().startswith('<div class="form"')) == ("form", True)
        fields = {"version": "0"}
        part = sheet.client.post(f"{sheet.path}/figures/{sheet.names[0]}/delete", data=fields, headers=headers)
        assert (part.status_code, part.headers["x-arqam"]) == (200, "sheet")
        assert part.text.lstrip().startswith('<div id="sheet"') and "رقم پاک شد" in part.text

    def test_a_long_text_comes_in_parts(self, client, monkeypatch, request):
        from arqam.pipeline.web import parts

        monkeypatch.setattr(parts, "MOST_CHARACTERS", 60)
        sheet = Sheet(client, "۵ نفر آمدند. \n" * 20, request.node.name)
        assert "بخش ۱ از" in sheet.answer.text and 'rel="next"' in sheet.answer.text
        last = sheet.records[-1]
        page = client.get(sheet.path, params={"at": last["quote"]["start"]})
        assert f'id="f-{last["id"]}"' in page.text and 'rel="next"' not in page.text
        for at in ("999999999999", "x", "-1", ""):
            assert client.get(sheet.path, params={"at": at}).status_code == 200

    def test_five_thousand_figures_are_shown_in_parts(self, client):
        article = Article(id="many", text="۵ نفر آمدند.\n" * 5_000)
        one = figure_at(article, 0, 1)
        quotes = ({"start": place, "end": place + 1, "text": "۵"} for place in range(0, len(article.text), 13))
        figures = tuple(
            one.model_copy(update={"id": f"f{number}", "quote": Quote(**quote)}) for number, quote in enumerate(quotes)
        )
        sheet = desk.Sheet(article, figures, figures)
        client.app.state.site.desk.put([sheet])
        page = client.get(f"/texts/{sheet.token}")
        assert page.text.count('<a class="figure') == 2_000
        assert "۵٬۰۰۰ رقم" in page.text and "بخش ۱ از ۳" in page.text


class TestSaving:
    def test_the_gold_is_a_download_named_by_the_text(self, client, request):
        gold = Sheet(client, name="خبر ۱").gold
        assert "filename*=UTF-8''%D8%AE%D8%A8%D8%B1_%DB%B1-" in gold.headers["content-disposition"]
        assert json.loads(gold.text)["doc"] == "خبر ۱"

    def test_it_is_saved_into_the_folder(self, sheet, corrections, request):
        sheet.post(f"figures/{sheet.names[0]}/delete")
        assert "تصحیح ذخیره‌نشده" in sheet.answer.text
        answer = sheet.post("save")
        path = corrections / f"{request.node.name}.json"
        assert f"{path.name} ذخیره شد" in answer.text and "تصحیح ذخیره‌نشده" not in answer.text
        assert path.read_text(encoding="utf-8") == sheet.gold.text

    def test_what_was_saved_is_there_again(self, client, corrections, request):
        name = request.node.name
        sheet = Sheet(client, name=name)
        first, second = sheet.names
        sheet.post(f"figures/{first}/delete")
        sheet.change(second, item="چیز دیگر")
        sheet.post("save")
        again = Sheet(client, name=name)
        assert "پیش‌تر ذخیره شده بود" in again.answer.text
        assert [(record["id"], record["item"]) for record in again.records] == [(second, "چیز دیگر")]
        assert len(client.get(f"{again.path}/extracted.jsonl").text.splitlines()) == 2

    def test_what_was_not_changed_comes_again_as_it_was(self, client, request):
        sheet = Sheet(client, name=request.node.name)
        before = sheet.records
        sheet.post("save")
        assert Sheet(client, name=request.node.name).records == before

    @pytest.mark.parametrize(
        "saved",
        [
            b"",
            b"{",
            b"[]",
            b'{"doc": "other", "figures": []}',
            b'{"doc": "DOC", "figures": [{"start": 1}]}',
            b"\xff\xfe",
        ],
    )
    def test_what_cannot_be_read_again_is_told(self, client, corrections, request, saved):
        name = f"bad-{abs(hash(request.node.name)) % 10**6}"
        (corrections / f"{name}.json").write_bytes(saved.replace(b"DOC", name.encode()))
        sheet = Sheet(client, name=name)
        assert f"{name}.json" in sheet.answer.text and len(sheet.records) == 2

    def test_nothing_is_written_through_a_link(self, client, corrections, tmp_path, request):
        (tmp_path / "precious").write_text("mine")
        (corrections / f"{request.node.name}.json").symlink_to(tmp_path / "precious")
        sheet = Sheet(client, name=request.node.name)
        assert sheet.post("save").status_code == 500
        assert "ذخیره نشد" in sheet.answer.text and (tmp_path / "precious").read_text() == "mine"

    def test_without_a_folder_there_is_nothing_to_save_into(self, opened):
        with opened() as client:
            sheet = Sheet(client)
            assert 'id="save"' not in sheet.answer.text
            assert sheet.post("save").status_code == 404


NAMES = [
    "../../etc/passwd",
    "a/b",
    r"a\b",
    "..",
    ".",
    "",
    ".hidden",
    "-rf",
    "a\0b",
    "a\nb",
    "خ" * 300,
    "con:",
    "a*",
    "~",
    "a.",
    "x" * 300,
]


@pytest.mark.parametrize("name", NAMES)
def test_no_name_leads_out_of_the_folder(name, tmp_path):
    safe = file_name(name)
    path = tmp_path / f"{safe}.json"
    path.write_text("x")
    assert path.resolve().parent == tmp_path.resolve()
    assert not safe.startswith((".", "-")) and len(safe) <= LONGEST_NAME + 9


def test_two_names_never_share_a_file():
    assert len({file_name(name) for name in [*NAMES, "a_b", "text", "etc_passwd"]}) == len(NAMES) + 3


@pytest.mark.parametrize("name", ["000", "01-interview", "خبر-۱", "a.b_c"])
def test_a_plain_name_is_the_name_of_the_file(name):
    assert file_name(name) == name


def test_articles_of_any_name_can_be_corrected(client):
    for name in NAMES:
        if name:
            assert Article(id=name, text=TEXT)
            sheet = Sheet(client, name=name)
            assert json.loads(sheet.gold.text)["doc"] == name
