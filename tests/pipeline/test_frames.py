"""Figures as frames of pandas and polars, and as Arrow tables."""

import subprocess
import sys
from decimal import Decimal

import pytest

from arqam.pipeline import Figure
from arqam.pipeline.figures import Figures
from arqam.pipeline.record import figure_id
from arqam.pipeline.writers.tables import FIGURES

ODD = '=بند "یک"،\n۵\0\r\u2028\ufffd😀\u202e'
COLUMNS = list(FIGURES.columns)
TEXTS = [name for name, column in FIGURES.columns.items() if column.type == "text"]
OFFSETS = [name for name, column in FIGURES.columns.items() if column.type == "integer"]
NUMBERS = [name for name, column in FIGURES.columns.items() if column.type == "number"]
FORMS = {"to_pandas": "pandas", "to_arrow": "pyarrow", "to_polars": "polars"}


def figure(low=5, document="a", **more):
    return Figure(
        id=figure_id(document, 0, 1),
        document=document,
        kind="people",
        quantity={"low": low, "high": low, "unit": "count"},
        quote={"start": 0, "end": 1, "text": "۵"},
        sentence={"start": 0, "end": 5, "text": "۵ نفر"},
        **{"item": "نفر"} | more,
    )


def rows(form, figures):
    """The rows as Python values, null as None, whatever the form."""
    pytest.importorskip(FORMS[form])
    table = getattr(Figures(figures), form)()
    if form == "to_pandas":
        import pandas

        return [
            {name: None if pandas.isna(value) else value for name, value in row.items()}
            for row in table.to_dict("records")
        ]
    return table.to_pylist() if form == "to_arrow" else table.to_dicts()


@pytest.mark.parametrize("form", FORMS)
class TestRows:
    def test_a_row_is_the_record_laid_flat(self, form):
        full = figure(
            "2.5",
            rials={"low": 1, "high": 2},
            place={"name": "یزد", "level": "city"},
            speaker={"name": "راد", "role": "فرماندار"},
            period={"text": "امسال", "start": "1399-01-01", "gregorian_start": "2020-03-20"},
            confidence=0.25,
        )
        (row,) = rows(form, [full])
        assert row == {
            name: float(v) if isinstance(v, Decimal) else v for name, v in zip(COLUMNS, FIGURES.row(full), strict=True)
        }
        assert (row["low"], row["rials_high"], row["place"], row["quote_end"]) == (2.5, 2.0, "یزد", 1)

    def test_null_is_null(self, form):
        (row,) = rows(form, [figure(item=None)])
        empty = {name for name, value in row.items() if value is None}
        assert {"item", "per", "rials_low", "period", "place", "speaker", "confidence", "published"} <= empty

    @pytest.mark.parametrize("number", ["0", "-3.25", "218000", "9007199254740992"])
    def test_numbers_are_exact_where_a_double_is(self, form, number):
        (row,) = rows(form, [figure(number)])
        assert row["low"] == Decimal(number)

    @pytest.mark.parametrize("number", ["0.1", "33.33", "9007199254740993", "1" * 100, "-" + "9" * 40])
    def test_and_else_the_nearest(self, form, number):
        (row,) = rows(form, [figure(number)])
        assert row["low"] == float(number)

    def test_odd_characters_stay(self, form):
        (row,) = rows(form, [figure(item=ODD, document=ODD)])
        assert (row["item"], row["document"]) == (ODD, ODD)

    def test_rows_come_in_order(self, form):
        assert [row["low"] for row in rows(form, [figure(n) for n in range(25_000)])] == list(range(25_000))

    def test_nothing_found_no_rows(self, form):
        assert rows(form, []) == []


SOME = [[], [figure()], [figure(item=None)], [figure(confidence=0.5, source="پیک", rials={"low": 1, "high": 1})]]


@pytest.mark.parametrize("figures", SOME, ids=["none", "one", "nulls", "full"])
class TestTypes:
    """The same whatever was found: code that works on a day with news works on a day without."""

    def test_pandas(self, figures):
        pandas = pytest.importorskip("pandas")
        frame = Figures(figures).to_pandas()
        assert list(frame.columns) == COLUMNS
        assert {str(frame[name].dtype) for name in TEXTS} == {"string"}
        assert {str(frame[name].dtype) for name in OFFSETS} == {"int64"}
        assert {str(frame[name].dtype) for name in NUMBERS} == {"float64"}
        assert isinstance(frame.index, pandas.RangeIndex)

    def test_arrow_is_that_of_our_parquet_files(self, figures, tmp_path):
        pytest.importorskip("pyarrow")
        from pyarrow import parquet

        from arqam.pipeline.writers import Format, open_writer

        table = Figures(figures).to_arrow()
        with open_writer(tmp_path / "a.parquet", Format.parquet) as writer:
            for one in figures:
                writer.write(one)
        assert table.schema.equals(parquet.read_schema(tmp_path / "a.parquet"))
        assert table.equals(parquet.read_table(tmp_path / "a.parquet"))

    def test_polars(self, figures):
        polars = pytest.importorskip("polars")
        schema = Figures(figures).to_polars().schema
        assert list(schema) == COLUMNS
        assert {schema[name] for name in TEXTS} == {polars.String}
        assert {schema[name] for name in OFFSETS} == {polars.Int64}
        assert {schema[name] for name in NUMBERS} == {polars.Float64}


def test_counting_in_pandas_needs_nothing_more():
    pytest.importorskip("pandas")
    frame = Figures([figure(5), figure(7), figure(9, item=None)]).to_pandas()
    assert frame.groupby("kind")["low"].sum().to_dict() == {"people": 21}
    assert frame[frame["item"] == "نفر"]["low"].tolist() == [5, 7]
    assert frame[frame["place"] == "یزد"].empty


def said_without(library, code):
    """What a program prints where the library is not installed."""
    hidden = (
        "import sys\n"
        "class Nowhere:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name.split('.')[0] == {library!r}: raise ModuleNotFoundError(name)\n"
        "sys.meta_path.insert(0, Nowhere())\n"
        "from arqam.pipeline.figures import Figures\n"
    )
    result = subprocess.run([sys.executable, "-c", hidden + code], capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


@pytest.mark.parametrize(
    ("form", "missing", "extra"),
    [("to_pandas", "pandas", "pandas"), ("to_arrow", "pyarrow", "parquet"), ("to_polars", "polars", "polars")],
)
def test_without_the_library_one_sentence_says_what_to_install(form, missing, extra):
    said = said_without(missing, f"try: Figures().{form}()\nexcept OSError as error: print(error)")
    assert said == f'needs {missing}; pip install "arqam[{extra}]"'


def test_pandas_and_polars_need_no_pyarrow():
    for library in ("pandas", "polars"):
        pytest.importorskip(library)
    assert said_without("pyarrow", "print(len(Figures().to_pandas()), Figures().to_polars().height)") == "0 0"
