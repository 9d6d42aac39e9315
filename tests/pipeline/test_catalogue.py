"""A user's own catalogue: what it adds, and the one sentence that a faulty one gets."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from arqam.extractors.kinds.catalogue import builtin_catalogue
from arqam.extractors.kinds.kind import kind_of
from arqam.pipeline.catalogue import LARGEST, CatalogueError, load_catalogue

FAULTS = tomllib.loads(Path(__file__).with_name("catalogue.toml").read_text(encoding="utf-8"))["fault"]

SUBSIDY = """
[[kind]]
name = "subsidy"
label = { fa = "یارانه", en = "subsidies" }
words = ["یارانه", "کالابرگ", "مدرسه شبانه"]
endings = ["برگ"]
units = ["count", "currency"]
goes_before = "beneficiary"
before = ["توزیع یارانه بین"]
after = ["یارانه گرفت*"]
turns = ["people"]

[[kind]]
name = "voucher"
label = "بن"
words = ["بن"]

[[unit]]
name = "sack"
words = ["کیسه بزرگ"]
sort = "mass"

[[unit]]
name = "metric_ton"
words = ["تن کیسه"]
sort = "mass"
factor = 0.05

[[unit]]
name = "BTC"
words = ["بیت‌کوین"]
sort = "currency"
"""


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "my.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


@pytest.fixture
def mine(tmp_path: Path):
    return load_catalogue(written(tmp_path, SUBSIDY))


def kind(catalogue, item: str, unit: str, text: str = "[۳۰] مورد") -> str:
    before, quantity, after = text.replace("]", "[").split("[")
    return kind_of(item, unit, before + quantity + after, len(before), len(before + quantity), catalogue)[0]


@pytest.mark.parametrize("case", FAULTS, ids=[case["says"][:60] for case in FAULTS])
def test_a_faulty_file_gets_one_sentence(case: dict, tmp_path: Path) -> None:
    path = written(tmp_path, case["file"])
    with pytest.raises(CatalogueError) as error:
        load_catalogue(path)
    assert str(error.value) == f"{path}: {case['says']}"


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"no\.toml: the catalogue cannot be read: No such file or directory\.$"):
        load_catalogue(tmp_path / "no.toml")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"cannot be read: Is a directory\.$"):
        load_catalogue(tmp_path)


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"is not UTF-8 \(byte 8\); save it as UTF-8\.$"):
        load_catalogue(written(tmp_path, b"name = '\xff'"))


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"larger than 1,000,000 bytes\.$"):
        load_catalogue(written(tmp_path, b"#" * (LARGEST + 1)))


def test_a_file_nested_too_deep(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"nested too deep"):
        load_catalogue(written(tmp_path, b"a = " + b"[" * 200_000))


def test_a_number_of_too_many_digits(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"number too long to read\.$"):
        load_catalogue(written(tmp_path, b"a = " + b"9" * 100_000))


def test_a_catalogue_error_is_a_value_error() -> None:
    assert issubclass(CatalogueError, ValueError)


def test_without_a_file_the_catalogue_is_the_built_in_one() -> None:
    assert load_catalogue() is builtin_catalogue()


def test_own_kinds_go_where_they_say_else_before_all(mine) -> None:
    names = [kind.name for kind in mine.kinds]
    assert names[0] == "voucher"
    assert names.index("subsidy") + 1 == names.index("beneficiary")
    assert (mine.kinds_by_name["subsidy"].fa, mine.kinds_by_name["subsidy"].en) == ("یارانه", "subsidies")
    assert (mine.kinds_by_name["voucher"].fa, mine.kinds_by_name["voucher"].en) == ("بن", "voucher")


def test_own_words_win_over_built_in_ones(mine) -> None:
    assert kind(mine, "بن", "count") == "voucher"
    assert kind(builtin_catalogue(), "بن", "count") == "good"
    assert kind(mine, "مدرسه شبانه", "count") == "subsidy"
    assert kind(mine, "مدرسه روزانه", "count") == "facility"
    assert kind(mine, "سوخت‌برگ", "count") == "subsidy"


def test_own_kinds_claim_the_units_they_name(mine) -> None:
    assert kind(mine, "یارانه نقدی", "IRR") == "subsidy"
    assert kind(mine, "یارانه نقدی", "percent") == "share"
    assert kind(mine, "بن", "IRR") == "money"


def test_own_cues_turn_what_they_name(mine) -> None:
    assert kind(mine, "نفر", "count", "[۳۰ نفر] یارانه گرفتند") == "subsidy"
    assert kind(mine, "نفر", "count", "توزیع یارانه بین [۳۰ نفر]") == "subsidy"
    assert kind(mine, "مدرسه", "count", "[۳۰] مدرسه یارانه گرفتند") == "facility"


def test_own_units(mine) -> None:
    assert [(unit.name, unit.words, unit.sort, unit.factor) for unit in mine.units] == [
        ("sack", ("کیسه بزرگ",), "mass", Decimal(1)),
        ("metric_ton", ("تن کیسه",), "mass", Decimal("0.05")),
        ("BTC", ("بیت‌کوین",), "currency", Decimal(1)),
    ]
    assert kind(mine, "سیمان", "sack") == "measure"
    assert kind(mine, "ماینر", "BTC") == "money"
