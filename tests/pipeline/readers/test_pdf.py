"""PDF files: what is printed from left to right is read from right to left, and columns one after the other."""

import re
import zlib

import pytest

from arqam.pipeline.readers import Entry, ReadOptions, article_of

pytest.importorskip("pypdfium2")

LINES = [
    "بیش از ۳۰۰ بسته معیشتی",
    "مبلغ ۱۲٬۵۰۰ ریال و ۳.۵ درصد",
    "در 1399/07/20 نیز 218 هزار نفر",
    "عدد ٣٠٠ به خط عربی",
    "شرکت ABC در ۱۴۰۲ و ۵ نفر",
    "می‌رود و ۷ بار",
]


def as_printed(line):
    """The letters from left to right as they stand on paper: backwards, but for numbers and Latin words."""
    number = r"[0-9۰-۹٠-٩][0-9۰-۹٠-٩.,٫٬/]*|[A-Za-z]+"
    return re.sub(number, lambda found: found[0][::-1], line)[::-1]


def column(lines, right, top=700, step=14):
    return [(right - 5 * len(line), top - step * number, as_printed(line)) for number, line in enumerate(lines)]


def read(data, **options):
    found = article_of(Entry("a.pdf", "a", "pdf", data), ReadOptions(**options))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("line", LINES)
def test_digits_keep_their_order(printed, line):
    assert read(printed(column([line], 550))).text == line


def test_every_word_placed_for_itself(printed):
    runs, x = [], 550.0
    for word in LINES[1].split():
        x -= 5 * len(word)
        runs.append((x, 700, as_printed(word)))
        x -= 5
    assert read(printed(runs)).text == LINES[1]


def test_shaped_letters_become_plain_ones(printed):
    assert read(printed([(500, 700, "ﺮﻔﻧ ۳۰۰")])).text in ("۳۰۰ نفر", "نفر ۳۰۰")


RIGHT = [f"ستون راست سطر {number} با ۳۰۰ نفر" for number in "۱۲۳۴۵"]
LEFT = [f"ستون چپ سطر {number} با ۴۰۰ نفر" for number in "۱۲۳۴۵"]
HEAD = "تیتر بزرگی که از راست تا چپ صفحه بالای همه ستون‌ها نشسته است و دراز است"


@pytest.mark.parametrize("order", ["column by column", "row by row", "left column first", "from the bottom"])
def test_columns_are_read_from_right_to_left_however_the_file_has_them(printed, order):
    right, left = column(RIGHT, 560), column(LEFT, 300)
    runs = {
        "column by column": right + left,
        "row by row": [run for row in zip(right, left, strict=True) for run in row],
        "left column first": left + right,
        "from the bottom": (left + right)[::-1],
    }[order]
    assert read(printed(runs)).text.split("\n") == RIGHT + LEFT


def test_a_headline_over_the_columns_and_a_foot_below(printed):
    foot = HEAD.replace("بالای", "پایین")
    runs = column(RIGHT, 560) + column(LEFT, 300) + column([HEAD], 560, 750) + column([foot], 560, 40)
    assert read(printed(runs)).text.split("\n") == [HEAD, *RIGHT, *LEFT, foot]


def test_rows_of_a_table_stay_together(printed):
    names, numbers = ["تهران", "سمنان", "قم", "یزد"], ["۱۲۵۰", "۳۰۰", "۴۰", "۷"]
    text = read(printed(column(names, 560) + column(numbers, 300))).text
    assert text.split("\n") == ["تهران ۱۲۵۰", "سمنان ۳۰۰", "قم ۴۰", "یزد ۷"]


def test_pages_follow_each_other(printed):
    assert read(printed(column(LINES[:1], 550), [], column(LINES[1:2], 550))).text == f"{LINES[0]}\n\n{LINES[1]}"


def test_a_file_without_text(printed):
    assert read(printed([])).why == "holds no text (pictures of pages, perhaps)"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is no PDF file"),
        (b"text", "is no PDF file"),
        (b"%PDF-1.7\nrubbish", "is no whole PDF file"),
        (b"%PDF-1.7\n" + b"[" * 100_000, "is no whole PDF file"),
        (b"%PDF-1.7\nstream\n" + zlib.compress(bytes(130_000_000)), "unpacks to more than 128,000,000 bytes"),
        (b"%PDF-1.7\n<< /Filter [/FlateDecode /FlateDecode] >>", "is packed twice over"),
    ],
)
def test_files_that_are_none(data, said):
    problem = read(data)
    assert problem.lost and problem.why.startswith(said)


def test_more_text_than_is_wanted(printed):
    assert "holds more than 10 bytes of text" in read(printed(column(LINES, 550)), largest=10).why
