"""How tables are set, in a terminal and on a page."""

import pytest

from benchmarks.tables import Table, significant

TABLE = Table("Speed", ["", "gives", "MB/s"], [["a", "clean text", "12.0"], ["long name", "b|c", "3"]], 2, ["A note."])

PLAIN = """\
Speed

           gives       MB/s
a          clean text  12.0
long name  b|c            3
A note."""

MARKDOWN = r"""## Speed

|  | gives | MB/s |
| :--- | :--- | ---: |
| a | clean text | 12.0 |
| long name | b\|c | 3 |

A note."""

FIGURES = [
    (1_968.4, "1,968"),
    (109.51, "110"),
    (18.54, "18.5"),
    (1.0, "1.00"),
    (0.0215, "0.0215"),
    (0, "0"),
]


def test_a_terminal_has_columns():
    assert TABLE.plain() == PLAIN


def test_a_page_has_a_table():
    assert TABLE.markdown() == MARKDOWN


@pytest.mark.parametrize(("figure", "expected"), FIGURES)
def test_figures_have_the_digits_that_mean_something(figure, expected):
    assert significant(figure) == expected
