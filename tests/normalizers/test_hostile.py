"""No text makes a stage slow: the work for twice the length is about twice the work."""

import sys

import pytest

from arqam.normalizers import DEFAULT_STAGES, normalize

REPEATS = [
    *(" ", "\n", " \n", "\ufffd", "\u200c", "\u0640", "ا", "ی", "1", "1,", "1/", ".", "،", "«", ")", "a", "a@", "www."),
    *(
        "می",
        "ها",
        "می ",
        "ها ",
        "ه\u200c",
        "هزار",
        "یک ",
        "ا1",
        "ا\ufffd",
        "\ufffdال",
        "ا \n",
        "و\n",
        "ا\n",
        "خط\n\n",
        "\ud800",
    ),
]


def _steps(text):
    """How many lines of our own code run over the text."""
    count = 0

    def trace(frame, event, _):
        nonlocal count
        count += event == "line"
        return trace if "normalizers" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        normalize(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("repeat", REPEATS, ids=ascii)
def test_twice_the_text_is_twice_the_work(repeat):
    normalize(repeat * 2)
    assert _steps(repeat * 2000) <= 2.5 * _steps(repeat * 1000) + 500


@pytest.mark.parametrize("repeat", REPEATS, ids=ascii)
def test_long_repeats_come_to_an_end(repeat):
    text = repeat * (200_000 // len(repeat))
    once = normalize(text, DEFAULT_STAGES)
    assert once.raw_span(0, len(once.text))[1] <= len(text)


def test_a_number_of_a_million_digits():
    assert normalize("1" * 1_000_000).text == "۱" * 1_000_000
    assert normalize("1" + ",111" * 30_000).text == "۱" + "٬۱۱۱" * 30_000


def test_nulls_and_lone_surrogates_stay():
    assert normalize("\x00ك\ud800").text == "\x00ک\ud800"
