"""Tables of text: .csv and .tsv."""

import csv
import io

import pytest
from hypothesis import given as holds
from hypothesis import strategies as st

from arqam.pipeline.readers import Article, ReadOptions, entries, read

ROWS = [["1", "۵ نفر"], ["2", "سطر اول\nسطر دوم"], ["3", 'گفت: «۷» و "۸"']]
TOLD = [Article(id=id, text=text) for id, text in ROWS]


def table(rows, delimiter=",", header=("id", "text")):
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows([header, *rows])
    return file.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_whatever_the_delimiter_and_the_encoding(given, delimiter, encoding):
    found = given({"a.csv": table(ROWS, delimiter).encode(encoding)})
    assert found.articles == TOLD
    assert found.lost == []


def test_tsv(given):
    assert given({"a.tsv": table(ROWS, "\t")}).articles == TOLD


def test_cp1256_is_read_and_said(given):
    found = given({"a.csv": table([["1", "پنج نفر آمدند و رفتند"]]).encode("cp1256")})
    assert found.texts == ["پنج نفر آمدند و رفتند"]
    assert found.said == ["is not UTF-8; read as cp1256"]


def test_columns_are_mapped(given):
    rows = [["x", "17", "۵ نفر", "تیتر", "ایسنا", "1399"]]
    data = table(rows, header=["skip", "nr", "body", "headline", "outlet", "day"])
    names = {"id": "nr", "text": "body", "title": "headline", "source": "outlet", "published": "day"}
    found = given({"a.csv": data}, fields=names)
    assert found.articles == [Article(id="17", text="۵ نفر", title="تیتر", source="ایسنا", published="1399")]


def test_the_case_of_a_column_and_blanks_around_it_do_not_matter(given):
    assert given({"a.csv": "ID, Text \n1,۵\n"}).articles == [Article(id="1", text="۵")]


def test_without_ids_an_article_is_called_by_its_line(given):
    found = given({"news.csv": "text\n۵\n\n۷\n"})
    assert found.ids == ["news:2", "news:4"]
    assert found.said == ["has no column of ids; each article is called by its line"]


def test_a_column_that_was_named_and_is_not_there_is_told(given):
    found = given({"news.csv": "id,text\n1,۵\n"}, fields={"id": "nr", "published": "day"})
    assert found.ids == ["news:2"]
    assert found.said == [
        'has no column "nr", which was to hold id',
        'has no column "day", which was to hold published',
        "has no column of ids; each article is called by its line",
    ]
    assert found.lost == []


@pytest.mark.parametrize(
    ("data", "said", "ids"),
    [
        ("id,body\n1,۵\n", 'has no column "text", only id, body; name that of the text with --field text=COLUMN', []),
        ("", "is empty", []),
        ("\n\n", "is empty", []),
        ("id,text\n", "holds no row under its header", []),
        ("id,text\n1\n2,۵\n", "has 1 of the 2 cells, and none with the text", ["2"]),
        ("id,text\n1,\n2,۵\n", '"text" is empty', ["2"]),
        ('id,text\n1,"۵" x\n2,۷\n', "is no row of a table (',' expected after '\"')", ["2"]),
        (
            'id,text\n1,"۵\n2,۷\n3,۹\n',
            "has a quote that is not closed; the lines after it were read as rows of their own",
            ["2", "3"],
        ),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_is_read(given, data, said, ids):
    found = given({"a.csv": data})
    assert (found.lost, found.ids) == ([said], ids)


def test_a_row_that_is_too_long_does_not_cost_the_next(given):
    data = "id,text\n1," + "x" * 2_000 + '\n2,"' + "x\n" * 800 + '"\n3,۵\n'
    found = given({"a.csv": data}, largest=1_000)
    assert found.ids[-1] == "3"
    assert "is longer than 1,000 bytes; raise --largest to read it" in found.lost


def test_a_file_of_open_quotes_is_given_up_after_some(given):
    found = given({"a.csv": "id,text\n" + '"x\n' * 1_001})
    assert found.articles == []
    assert found.lost[-1] == "has a quote that is not closed, as other rows before it; the rest was not read"


def test_more_cells_than_columns_is_said(given):
    found = given({"a.csv": "id,text\n1,۵,۷\n"})
    assert (found.texts, found.lost) == (["۵"], [])
    assert found.said == ["has 3 cells under 2 columns; they were taken from the first one on"]


LETTERS = st.characters(exclude_categories=["Cc"]) | st.sampled_from("\n\r\t")  # of others, binary data is made


@holds(st.lists(st.tuples(st.integers(0), st.text(LETTERS, min_size=1)), min_size=1, unique_by=lambda row: row[0]))
def test_whatever_csv_writes_is_read_back(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("table") / "a.csv"
    wanted = [(str(id), text) for id, text in rows if text.strip()]
    data = table(rows).encode("utf-8", "surrogatepass")
    path.write_bytes(data)
    found = [one for one in read([str(path)]) if isinstance(one, Article)]
    assert [(one.id, one.text) for one in found] == [(id, clean(text)) for id, text in wanted]


def clean(text):
    return Article(id="", text=text).text


@holds(st.binary())
def test_no_bytes_break_it(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("table") / "a.csv"
    path.write_bytes(b"id,text\n" + data)
    list(entries([str(path)], ReadOptions(largest=50)))
