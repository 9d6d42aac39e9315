"""A text or files come in, and are extracted."""

import gzip
import io
import json
import re
import zipfile

import pytest

from arqam.pipeline.web.uploads import LONGEST_NAME, safe_name

TEXT = "در سال ۱۳۹۹ حدود ۲۱۸ هزار فرصت شغلی ایجاد شد و ۱۲ درصد آن به زنان رسید."


def token(answer):
    return re.search(r'data-sheet="/texts/([^"]+)"', answer.text)[1]


def records(client, answer, which="records"):
    lines = client.get(f"/texts/{token(answer)}/{which}.jsonl").text.splitlines()
    return [json.loads(line) for line in lines]


def shown(answer):
    """The text of the page as its marks have it."""
    return re.findall(r'<a class="figure [^>]*>([^<]*)</a>', answer.text)


class TestPaste:
    def test_leads_to_the_text_with_its_marks(self, client):
        answer = client.post("/texts", data={"text": TEXT})
        assert answer.status_code == 200
        assert answer.history[0].status_code == 303  # loading it again sends nothing twice
        assert shown(answer) == ["۲۱۸ هزار", "۱۲"]

    def test_the_name_the_source_and_the_date_are_those_of_the_records(self, client):
        typed = {"text": "امسال ۵ نفر آمدند.", "id": "a/b", "title": "t", "source": "s", "published": "1399-02-01"}
        (record,) = records(client, client.post("/texts", data=typed))
        assert (record["document"], record["source"], record["published"]) == ("a/b", "s", "1399-02-01")
        assert record["period"]["start"] == "1399-01-01"

    def test_a_text_without_a_name_is_called_the_same_each_time(self, client):
        first, second = (records(client, client.post("/texts", data={"text": TEXT})) for _ in range(2))
        assert first == second
        assert first[0]["document"].startswith("text-")

    @pytest.mark.parametrize("ends", ["\n", "\r\n"])
    def test_line_ends_are_those_of_the_page_whatever_the_browser_sends(self, client, ends):
        """A form sends CR LF where the text that was pasted has LF, which would move every offset."""
        answer = client.post("/texts", data={"text": f"بند نخست.{ends}۵ نفر آمدند."})
        assert records(client, answer)[0]["quote"]["start"] == len("بند نخست.\n")

    @pytest.mark.parametrize("text", ["", "  \n\t ", "\r\n"])
    def test_nothing_at_all_is_told(self, client, text):
        answer = client.post("/texts", data={"text": text})
        assert answer.status_code == 422
        assert "نه متنی هست و نه پرونده‌ای" in answer.text

    @pytest.mark.parametrize("field", ["id", "title", "source", "published"])
    def test_a_field_that_is_too_long_is_told_and_nothing_typed_is_lost(self, client, field):
        answer = client.post("/texts", data={"text": TEXT, field: "x" * 1_001})
        assert answer.status_code == 422
        assert "۱٬۰۰۰" in answer.text and "۲۱۸ هزار فرصت" in answer.text

    @pytest.mark.parametrize("text", ["باران آمد.", "…", "\0", "\ufeff۵", "\u202e" * 50])
    def test_a_text_without_figures_is_shown_too(self, client, text):
        assert client.post("/texts", data={"text": text}).status_code == 200

    def test_odd_characters_are_shown_one_for_one(self, client):
        text = "a\0b\rc\u202ed😀 ۵ نفر <b>&amp;"
        answer = client.post("/api/extract", json={"text": text, "id": "x"})
        assert answer.json()["figures"][0]["quote"]["start"] == text.index("۵")
        page = client.post("/texts", files={"files": ("a.jsonl", json.dumps({"id": "x", "text": text}).encode())})
        assert "a\ufffdb&#13;c\u202ed😀 " in page.text and "&lt;b&gt;&amp;amp;" in page.text


def zipped(**files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return packed.getvalue()


PAGE = f"<!doctype html><html><head><title>خبر</title></head><body><article><p>{TEXT}</p></article></body></html>"
FILES = {
    "a.txt": TEXT.encode(),
    "utf16.txt": TEXT.encode("utf-16"),
    "a.jsonl": json.dumps({"id": "a", "text": TEXT}).encode(),
    "a.csv": f"id,text\na,{TEXT}\n".encode(),
    "a.tsv": f"id\ttext\na\t{TEXT}\n".encode(),
    "a.txt.gz": gzip.compress(TEXT.encode()),
    "a.zip": zipped(a_txt=TEXT),
    "a.html": PAGE.encode(),
    "noending": TEXT.encode(),
}


class TestFiles:
    @pytest.mark.parametrize("name", FILES)
    def test_every_format_that_the_readers_read(self, client, name):
        answer = client.post("/texts", files={"files": (name, FILES[name])})
        assert answer.status_code == 200
        if "/uploads/" in str(answer.url):  # with a note, as for a name without an ending
            answer = client.get(re.search(r"/texts/[\w-]+", answer.text)[0])
        assert shown(answer) == ["۲۱۸ هزار", "۱۲"]

    def test_a_file_is_called_by_its_own_name(self, client):
        answer = client.post("/texts", files={"files": ("002.txt", TEXT.encode())})
        assert {record["document"] for record in records(client, answer)} == {"002"}

    def test_the_line_ends_of_a_file_are_left_alone(self, client):
        answer = client.post("/texts", files={"files": ("a.txt", "بند.\r\n۵ نفر آمدند.".encode())})
        assert records(client, answer)[0]["quote"]["start"] == len("بند.\r\n")

    def test_several_are_listed_and_two_of_one_name_stay_apart(self, client):
        files = [("files", ("a.txt", b"5 nafar")), ("files", ("a.txt", TEXT.encode())), ("files", ("b.txt", b"x"))]
        answer = client.post("/texts", files=files)
        assert "/uploads/" in str(answer.url)
        assert re.findall(r'<a href="/texts/[^"]+"><bdi>([^<]+)', answer.text) == ["a", "a#2", "b"]

    def test_what_cannot_be_read_is_told_beside_what_can(self, client):
        files = [("files", ("bad.pdf", b"no pdf")), ("files", ("a.txt", TEXT.encode()))]
        answer = client.post("/texts", files=files)
        assert answer.status_code == 200
        assert "bad.pdf: is no PDF file" in answer.text and "arqam-" not in answer.text

    def test_where_nothing_can_be_read_the_form_comes_again(self, client):
        answer = client.post("/texts", files={"files": ("bad.parquet", b"no")}, data={"title": "بماند"})
        assert answer.status_code == 422
        assert "bad.parquet" in answer.text and "بماند" in answer.text

    def test_a_text_and_files_at_once(self, client):
        answer = client.post("/texts", files={"files": ("a.txt", TEXT.encode())}, data={"text": TEXT, "id": "pasted"})
        assert {"pasted", "a"} <= set(re.findall(r"<bdi>([^<]+)</bdi></a>", answer.text))

    def test_too_many_files_are_refused(self, client):
        answer = client.post("/texts", files=[("files", (f"{n}.txt", b"x")) for n in range(51)])
        assert answer.status_code == 400

    def test_too_many_articles_are_told(self, client):
        lines = b"".join(b'{"id": "%d", "text": "5"}\n' % number for number in range(201))
        answer = client.post("/texts", files={"files": ("many.jsonl", lines)})
        assert "only the first 200" in answer.text
        assert len(re.findall(r'<a href="/texts/', answer.text)) == 200

    def test_the_corrections_of_all_come_in_one_zip_file(self, client):
        files = [("files", (f"{name}.txt", TEXT.encode())) for name in ("one", "two")]
        answer = client.post("/texts", files=files)
        packed = client.get(f"{answer.url.path}/gold.zip")
        with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
            assert [json.loads(archive.read(name))["doc"] for name in ("one.json", "two.json")] == ["one", "two"]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a.txt", "a.txt"),
        ("خبر ۱.txt", "خبر ۱.txt"),
        ("../../etc/passwd", "passwd"),
        (r"C:\news\a.txt", "a.txt"),
        ("/etc/passwd", "passwd"),
        ("..", "file"),
        ("", "file"),
        ("-", "file"),
        (".htaccess", "htaccess"),
        ("a*b?[c].txt", "a_b__c_.txt"),
        ("a\0b\n.txt", "a_b_.txt"),
        ("<img src=x>.txt", "_img src_x_.txt"),
        ("\u202egpj.txt", "_gpj.txt"),
        ("…/", "file"),
    ],
)
def test_names_of_files_mean_nothing_to_anyone(name, safe):
    assert safe_name(name) == safe


@pytest.mark.parametrize("name", ["خ" * 300 + ".jsonl.gz", "x" * 300, "a." + "y" * 300])
def test_long_names_are_cut_and_keep_their_ending(name):
    safe = safe_name(name)
    assert len(safe) <= LONGEST_NAME and len(safe.encode()) < 255
    assert safe.endswith(".gz") == name.endswith(".gz")


class TestLimits:
    def test_what_takes_too_long_is_given_up(self, opened):
        with opened(limit=0.001) as client:
            answer = client.post("/texts", data={"text": TEXT * 200})
            assert answer.status_code == 408
            assert "took longer than 0.001 seconds" in answer.text and "۲۱۸ هزار فرصت" in answer.text
            assert client.post("/api/extract", json={"text": TEXT * 200}).status_code == 408

    def test_where_too_many_wait_the_next_is_sent_away(self, opened):
        with opened(waiting=0) as client:
            assert client.post("/texts", data={"text": TEXT}).status_code == 503
            assert client.post("/api/extract", json={"text": TEXT}).status_code == 503
            assert client.get("/").status_code == 200

    def test_no_process_that_extracts_is_a_sentence(self, opened, tmp_path):
        from arqam.pipeline import PipelineConfig

        with opened(config=PipelineConfig(model=str(tmp_path / "none"))) as client:
            answer = client.post("/texts", data={"text": TEXT})
        assert answer.status_code == 503
        assert "no process can be started" in answer.text
