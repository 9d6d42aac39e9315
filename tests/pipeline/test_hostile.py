"""A folder of all that goes wrong with an archive: what can be read is read, the rest is said in a sentence each."""

import json
import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from arqam.pipeline import Article, Figure, Pipeline
from arqam.pipeline.cli import app
from arqam.pipeline.readers import read

FIGURE = "در این طرح ۲۱۸ هزار فرصت شغلی ایجاد شد."
NUMBER = "۲۱۸ هزار"
DEEP = "[" * 100_000

READ = {
    "bad bytes": FIGURE.encode() + b" \xff\xfe\x80 " + FIGURE.encode(),
    "cut in two": FIGURE.encode() + "ش".encode()[:1],
    "cp1256": "در اين طرح 218 هزار فرصت شغلي ايجاد شد.".encode("cp1256"),
    "utf-16": FIGURE.encode("utf-16"),
    "utf-16 without a mark": FIGURE.encode("utf-16-le"),
    "utf-16 of odd length": FIGURE.encode("utf-16") + b"a",
    "utf-32": FIGURE.encode("utf-32"),
    "surrogates": f"{FIGURE}\ud800 {FIGURE}".encode("utf-8", "surrogatepass"),
    "nulls": f"{FIGURE}\0\0 {FIGURE}".encode(),
    "byte order mark": f"\ufeff{FIGURE}".encode(),
    "byte order marks": f"\ufeff\ufeff{FIGURE}\ufeff{FIGURE}".encode(),
    "carriage returns": f"{FIGURE}\r\n{FIGURE}\r{FIGURE}".encode(),
    "directions": f"\u202b{FIGURE}\u202c \u2067{FIGURE}\u2069\u200f".encode(),
    "emoji": f"👨‍👩‍👧 {FIGURE} 🇮🇷{FIGURE}e\u0301\u0301".encode(),
    "from edge to edge": NUMBER.encode(),
    "name with  spaces": FIGURE.encode(),
    "-dash": FIGURE.encode(),
    "--help": FIGURE.encode(),
    "line\nbreak": FIGURE.encode(),
    "much in front": ("«" * 20_000 + "(" * 20_000 + "!؟" * 1_000 + FIGURE).encode(),
    "many letters in front": ("ا" * 100_000 + " " + "۱" * 100_000 + " " + FIGURE).encode(),
    "many marks on a letter": ("ا" + "\u064b" * 100_000 + " " + FIGURE).encode(),
}
REJECTED = {
    "empty": (b"", "is empty"),
    "only a byte order mark": ("\ufeff".encode(), "is empty"),
    "blanks": (b" " * 1000, "is empty"),
    "line ends": (b"\r\n" * 1000, "is empty"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is a PNG picture, not text"),
    "noise": (bytes(range(256)) * 20, "is binary data, not text"),
}
GOOD_LINES = {
    "string": {"id": "string", "text": FIGURE},
    "7": {"id": 7, "text": FIGURE},
    "whole": {"id": "whole", "text": FIGURE, "title": "ت", "source": None, "published": 1399, "more": [1]},
    "half\ufffd": {"id": "half\ud800", "text": FIGURE + "\udfff"},
    "esc\x1b[31m\n": {"id": "esc\x1b[31m\n", "text": FIGURE},
    "": {"id": "", "text": FIGURE},
}
BROKEN_LINES = {
    "{": "is not valid JSON",
    "[]": "is no JSON object",
    "null": "is no JSON object",
    '"text"': "is no JSON object",
    '{"id": 3}': 'has no "text"',
    '{"id": null, "text": "۵"}': 'has no "id"',
    '{"id": "4", "text": 5}': '"text" is a number',
    '{"id": "5", "text": ["۵"]}': '"text" is a list',
    '{"id": {}, "text": "۵"}': '"id" is an object',
    '{"id": true, "text": "۵"}': '"id" is true or false',
    '{"id": NaN, "text": "۵"}': '"id" is a number',
    '{"id": 1e999, "text": "۵"}': '"id" is a number',
    '{"id": "6", "text": "۵", "source": {}}': '"source" is an object',
    '{"id": "8", "text": " "}': '"text" is empty',
    '{"id": "9", "text": "۵"} x': "is not valid JSON",
    '{"id": "9", "text": "۵': "is not valid JSON",
    DEEP: "nested too deep",
    '{"id": ' * 50_000: "nested too deep",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive")
    for name, data in READ.items():
        (folder / f"{name}.txt").write_bytes(data)
    for name, (data, _) in REJECTED.items():
        (folder / f"{name}.txt").write_bytes(data)
    lines = [
        *BROKEN_LINES,
        *map(json.dumps, GOOD_LINES.values()),
        "\ufeff" + json.dumps({"id": "joined", "text": FIGURE}),
    ]
    (folder / "lines.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "deeper").mkdir()
    (folder / "deeper" / "emoji.txt").write_bytes(READ["emoji"])
    (folder / "deeper" / "folder.txt").mkdir()
    (folder / "deeper" / "loop").symlink_to(folder)
    (folder / "nowhere.txt").symlink_to(folder / "nothing")
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.txt")
    return folder


@pytest.fixture(scope="module")
def ran(archive):
    """The command over the whole archive, and the records it wrote."""
    output = archive.parent / "figures.jsonl"
    result = CliRunner().invoke(app, ["extract", str(archive), "missing.txt", "", "-o", str(output)])
    return result, [Figure.from_json(line) for line in output.read_text(encoding="utf-8").splitlines()]


def test_every_readable_text_gives_its_figures(ran):
    _, figures = ran
    numbers: dict[str, int] = {}
    for figure in figures:
        if figure.quote.text in (NUMBER, "218 هزار"):
            numbers[figure.document] = numbers.get(figure.document, 0) + 1
    for name, data in READ.items():
        assert numbers.get(name) == max(1, data.count(NUMBER.encode())), name
    assert numbers["deeper/emoji"] == 2


def test_every_good_line_gives_its_figure(ran):
    documents = [figure.document for figure in ran[1]]
    for name in (*GOOD_LINES, "joined"):
        assert documents.count(name) == 1, name


def test_whatever_cannot_be_read_is_said_in_one_line(ran, archive):
    result, _ = ran
    said = result.stderr.splitlines()
    assert result.exit_code == 1
    assert result.stdout == ""
    assert all(line.startswith("arqam: ") for line in said)
    assert "failed inside" not in result.stderr
    for name, (_, why) in REJECTED.items():
        assert f"arqam: {archive / name}.txt: {why}" in said
    for number, why in enumerate(BROKEN_LINES.values(), 1):
        assert any(line.startswith(f"arqam: {archive}/lines.jsonl:{number}: ") and why in line for line in said)
    assert f"arqam: {archive}/nowhere.txt: is no regular file or a broken link" in said
    assert "arqam: missing.txt: there is no such file or folder" in said
    assert "arqam: input: has an empty name" in said


def test_every_record_points_to_its_characters(ran, archive):
    _, figures = ran
    texts = {article.id: article.text for article in read([str(archive)]) if isinstance(article, Article)}
    for figure in figures:
        text = texts[figure.document]
        for quote in (figure.quote, figure.sentence):
            assert text[quote.start : quote.end] == quote.text
        assert all(span.end <= len(text) for span in figure.evidence.values())


def test_every_record_has_its_own_id(ran):
    ids = [figure.id for figure in ran[1]]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("ending", ["csv", "txt"])
def test_the_other_formats_take_it_too(archive, tmp_path, ending):
    result = CliRunner().invoke(app, ["extract", str(archive), "-o", str(tmp_path / f"figures.{ending}")])
    assert (result.exit_code, result.exception and type(result.exception)) == (1, SystemExit)
    written = (tmp_path / f"figures.{ending}").read_text(encoding="utf-8")
    assert "\x1b" not in written or ending == "csv"


def test_the_edits_of_all_of_it_can_be_shown(archive):
    result = CliRunner().invoke(app, ["normalize", str(archive), "--explain"])
    assert result.exit_code == 1
    assert all(len(line.split("\t")) == 5 for line in result.stdout.splitlines())


def test_one_long_sentence_of_words_and_numbers():
    text = "کارگاه شهر ما ۵ نفر دارد و " * 1_000
    assert len(Pipeline().extract(text)) == 1_000


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device here")
@pytest.mark.parametrize("command", [["kinds"], ["schema"], ["normalize", "-"], ["extract", "-"], ["--help"]])
def test_a_full_disk_under_the_standard_output_is_one_sentence(command):
    with open("/dev/full", "w") as full:
        result = process(command, stdout=full)
    assert result.returncode == 2
    assert result.stderr.decode().splitlines() == [
        "arqam: standard output: cannot be written (no space left on device)"
    ]


def test_a_service_without_standard_streams(tmp_path):
    (tmp_path / "a.txt").write_text(FIGURE, encoding="utf-8")
    command = f"{sys.executable} -c 'from arqam.pipeline.cli import main; main()' extract a.txt -o a.csv <&- >&- 2>&-"
    assert subprocess.run(["bash", "-c", command], cwd=tmp_path, timeout=60).returncode == 0
    assert NUMBER in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")


def test_a_file_that_looks_like_an_option(tmp_path):
    (tmp_path / "-dash.txt").write_text(FIGURE, encoding="utf-8")
    result = process(["extract", "-dash.txt"], cwd=tmp_path, stdout=subprocess.PIPE)
    assert result.returncode == 2
    assert result.stderr.endswith(b"; the file is ./-dash.txt\n")
    assert process(["extract", "./-dash.txt"], cwd=tmp_path, stdout=subprocess.PIPE).stdout.count(b"\n") == 1


def process(command, **options):
    call = [sys.executable, "-c", "from arqam.pipeline.cli import main; main()", *command]
    return subprocess.run(call, input=FIGURE.encode(), stderr=subprocess.PIPE, timeout=60, **options)
