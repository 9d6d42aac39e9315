"""What was measured, as tables, as figures, as JSON, and in its place on the page."""

import json

import pytest

from benchmarks import measured
from benchmarks.bars import judged
from benchmarks.measured import BEGIN, END, Measured, Pace
from benchmarks.rounds import Spread
from benchmarks.ways import HAZM, Way

NAMES = "articles source megabytes rounds threads date processor system python versions"
FULL = Measured(
    about={name: f"[{name}]" for name in NAMES.split()},
    paces={
        "arqam normalize": Pace("clean text", 8.8123, 2_100.4, Spread(4.1, 4.0, 4.2), 2.9),
        HAZM: Pace("clean text", 2.2, 510.0, Spread(1.0, 1.0, 1.0), 1.0),
        "slow one": Pace("words", 0.5, 100.0, Spread(0.2, 0.1, 0.3), 0.22, every=4),
    },
    missing={"shekar Normalizer": "cannot be installed: no network"},
    growth={"one long line": {"normalize": [1.0, 2.0, 4.1, 8.2], "records": [1.0, 1.9, 4.0, 7.9]}},
    startup={"arqam --help": Spread(0.2512, 0.25, 0.31)},
    memory={"arqam records, no model": 164.7},
)
SPEED = f"""\
Speed on one core

                 gives        MB/s  articles/s  × {HAZM}  lowest–highest  first pass, ×
arqam normalize  clean text   8.81       2,100               4.10       4.00–4.20           2.90
hazm Normalizer  clean text   2.20         510               1.00       1.00–1.00           1.00
slow one         words       0.500         100              0.200     0.100–0.300          0.220
slow one went over every 4th hundred of the articles (in the first pass, over all); its ratio is to hazm Normalizer on \
the same.
shekar Normalizer was not measured: it cannot be installed: no network."""


def test_the_table_of_speed():
    assert measured.speed_table(FULL).plain() == SPEED


def test_what_bars_are_held_against():
    assert FULL.figures() == {
        "ratios": {"arqam normalize": 4.1, HAZM: 1.0, "slow one": 0.2},
        "growth": {"one long line": 8.2},
        "seconds": {"arqam --help": 0.2512},
        "megabytes": {"arqam records, no model": 164.7},
    }


def test_a_pace_is_told_without_the_first_pass_which_has_a_ratio_of_its_own():
    laps, hazm = [{0: 10.0}, {0: 1.0}, {0: 2.0}, {0: 1.0}], [{0: 5.0}, {0: 4.0}, {0: 8.0}, {0: 4.0}]
    assert measured.pace(Way("words"), laps, hazm, [(5, 20.0)]) == Pace("words", 20.0, 5.0, Spread(4.0, 4.0, 4.0), 0.5)


def test_it_is_kept_in_digits_that_mean_something():
    kept = json.loads(FULL.to_json())
    assert kept["paces"]["arqam normalize"]["megabytes"] == 8.81
    assert kept["growth"] == FULL.growth
    assert kept["memory"] == {"arqam records, no model": 165.0}


def test_only_the_measured_part_of_a_page_is_written_anew():
    page = measured.page(f"before\n\n{BEGIN}\n\nold\n\n{END}\n\nafter", FULL, judged(FULL.figures()))
    assert page.startswith(f"before\n\n{BEGIN}\n\n[articles]")
    assert page.endswith(f"{END}\n\nafter")
    assert "old" not in page
    assert [line for line in page.splitlines() if line.startswith("#")] == [
        f"## {table.title}" for table in measured.tables(FULL, [])
    ]
    assert measured.page(page, FULL, judged(FULL.figures())) == page


def test_a_page_without_a_place_for_it_is_refused():
    with pytest.raises(ValueError, match="no place"):
        measured.page("a page", FULL, [])


def test_the_manual_has_a_place_for_it():
    if not measured.PAGE.exists():
        pytest.skip("the manual is not here; these tests run against an installed wheel")
    assert measured.page(measured.PAGE.read_text(encoding="utf-8"), FULL, [])
