"""Parquet files."""

import datetime
import gzip
import io
import sys
from decimal import Decimal

import pytest

from arqam.pipeline.readers import Article

arrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")


def table(columns, **options):
    file = io.BytesIO()
    parquet.write_table(arrow.table(columns), file, **options)
    return file.getvalue()


def test_rows_of_several_row_groups(given):
    numbers = [str(number) for number in range(200)]
    found = given({"a.parquet": table({"id": numbers, "text": [f"{n} نفر" for n in numbers]}, row_group_size=70)})
    assert found.ids == numbers
    assert found.texts[-1] == "199 نفر"
    assert found.said == []


def test_columns_are_mapped_and_others_not_even_read(given):
    data = table({"nr": [1], "body": ["۵ نفر"], "vector": [[1.0] * 1000]})
    assert given({"a.parquet": data}, fields={"id": "nr", "text": "body"}).articles == [Article(id="1", text="۵ نفر")]


@pytest.mark.parametrize(
    ("value", "published"),
    [
        (datetime.date(2020, 10, 11), "1399-07-20"),
        (datetime.datetime(2020, 10, 11, 23, 0), "1399-07-20"),
        (datetime.datetime(2020, 10, 11, 23, 0, tzinfo=datetime.UTC), "1399-07-21"),
        (1399, "1399"),
        ("1399/7/20", "1399/7/20"),
        (None, None),
    ],
)
def test_days_become_jalali(given, value, published):
    data = table({"id": ["1"], "text": ["۵"], "published": [value]})
    assert [article.published for article in given({"a.parquet": data}).articles] == [published]


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([["1"] * 1000], None),
        ([{"a": "1"}], None),
        ([[("a", 1)]], arrow.map_(arrow.string(), arrow.int64())),
        ([["1", "2"]], arrow.list_(arrow.string(), 2)),
    ],
)
def test_what_is_nested_is_no_string(given, values, kind):
    found = given({"a.parquet": table({"id": arrow.array(values, kind), "text": ["۵"]})})
    assert found.articles == []
    assert [one.endswith(", and a string is needed") for one in found.lost] == [True]


def test_nanoseconds_do_not_hurt(given):
    when = arrow.array([1602370800123456789], arrow.timestamp("ns"))
    assert given({"a.parquet": table({"text": ["۵"], "published": when})}).articles[0].published == "1399-07-19"


@pytest.mark.parametrize("kind", [arrow.string(), arrow.large_string(), arrow.binary(), arrow.string_view()])
def test_text_of_any_kind(given, kind):
    assert given({"a.parquet": table({"id": ["1"], "text": arrow.array(["۵ نفر"], kind)})}).texts == ["۵ نفر"]


def test_repeated_values_are_kept_once_in_the_file(given):
    data = table({"id": ["1", "2"], "text": ["۵", "۷"], "source": arrow.array(["ایسنا"] * 2).dictionary_encode()})
    assert [article.source for article in given({"a.parquet": data}).articles] == ["ایسنا"] * 2


def test_bytes_that_are_no_utf8(given):
    text = arrow.array(["پنج نفر آمدند".encode("cp1256")], arrow.binary())
    assert given({"a.parquet": table({"id": ["1"], "text": text})}).texts == ["پنج نفر آمدند"]


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"id": ["1"], "body": ["۵"]}, 'has no column "text"'),
        ({"id": ["1"], "text": [None]}, 'has no "text"'),
        ({"id": ["1"], "text": [" "]}, '"text" is empty'),
        ({"id": ["1"], "text": [5]}, '"text" is a number'),
        ({"id": ["1"], "text": [["۵"]]}, '"text" is a list'),
        ({"id": ["1"], "text": [{"a": 1}]}, '"text" is an object'),
        ({"id": [Decimal("1.5")], "text": ["۵"]}, '"id" is a number'),
        ({"id": arrow.array([], "string"), "text": arrow.array([], "string")}, "holds no row"),
    ],
)
def test_what_is_wrong_is_said(given, columns, said):
    found = given({"a.parquet": table(columns)})
    assert found.articles == []
    assert [one.startswith(said) for one in found.lost] == [True]


@pytest.mark.parametrize("cut", [5, 20, 200])
def test_a_file_that_breaks_off(given, cut):
    data = table({"id": ["1"], "text": ["۵ نفر"]})
    found = given({"a.parquet": data[:-cut]})
    assert [one.startswith("is no") for one in found.lost] == [True]


def test_a_long_text_does_not_cost_the_next(given):
    found = given({"a.parquet": table({"id": ["1", "2"], "text": ["x" * 2000, "۵"]})}, largest=1000)
    assert (found.ids, found.lost) == (["2"], ["is longer than 1,000 bytes; raise --largest to read it"])


def test_packed_it_is_read_from_memory_if_it_is_small(given):
    data = gzip.compress(table({"id": ["1"], "text": ["۵ نفر"]}))
    assert given({"a.parquet.gz": data}).texts == ["۵ نفر"]
    assert "hand it over unpacked" in given({"a.parquet.gz": data}, held=100).lost[0]


def test_without_the_library_it_says_what_to_install(given, monkeypatch):
    data = table({"id": ["1"], "text": ["۵"]})
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert given({"a.parquet": data}).lost == ['needs pyarrow; pip install "arqam[parquet]"']
