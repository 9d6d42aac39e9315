"""One colour for each kind, readable on its background, in light and dark."""

import re

import pytest

from arqam.pipeline.display import colour, colour_class, kind_labels, style_sheet
from arqam.pipeline.display.oklch import contrast, hex_of

KINDS = list(kind_labels())
ODD = ["", "subsidy", "k1", '"><script>', "یارانه", "}", "\0", "😀" * 99]


@pytest.mark.parametrize("kind", [*KINDS, *ODD, *map(str, range(20))])
def test_ink_is_readable_on_its_background(kind):
    one = colour(kind)
    assert contrast(one.ink, one.background) >= 4.5
    assert contrast(one.dark_ink, one.dark_background) >= 4.5
    assert contrast(one.line, "#ffffff") >= 3, "what is drawn in it is seen on white"
    assert contrast(one.dark_line, "#111111") >= 3
    assert all(re.fullmatch("#[0-9a-f]{6}", part) for part in (one.background, one.ink, one.line, one.dark_line))


def test_no_two_built_in_kinds_look_alike():
    assert len({colour(kind).name for kind in KINDS}) == len({colour(kind).line for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("kind", ODD)
def test_a_kind_of_the_users_own_takes_a_spare_class(kind):
    assert re.fullmatch(r"k\d\d?", colour_class(kind))
    assert colour_class(kind) not in {colour_class(known) for known in KINDS}
    assert colour(kind).name == colour_class(kind) == colour_class(kind)


class TestStyleSheet:
    def test_it_holds_the_kinds_that_are_asked_for(self):
        css = style_sheet(["money", "job", "money"])
        names = {colour_class("money"), colour_class("job")}
        assert set(re.findall(r"\.(k\d+)", css)) == names
        assert colour("money").background in css
        assert colour("money").dark_background in css
        assert css.count("{") == css.count("}")

    def test_no_kinds_no_rules(self):
        assert style_sheet([]) == ""

    def test_no_name_gets_into_it(self):
        assert re.fullmatch(r"[\w\s.:;,{}#()@-]+", style_sheet([*KINDS, *ODD]), re.ASCII)

    def test_it_can_stand_under_a_class_and_follow_a_page(self):
        css = style_sheet(["money"], scope=".mine", dark=(".night", ".black"))
        name = colour_class("money")
        assert f".night .mine .{name}, .black .mine .{name} {{" in css
        assert "prefers-color-scheme" not in css
        assert all(f".mine .{name}" in line for line in css.splitlines() if f".{name}" in line)

    def test_the_dark_colours_are_not_printed(self):
        assert "@media screen and (prefers-color-scheme: dark)" in style_sheet(["money"])


@pytest.mark.parametrize(
    ("colour", "expected"),
    [((1, 0, 0), "#ffffff"), ((0, 0, 0), "#000000"), ((0.628, 0.2577, 29.23), "#ff0000"), ((0.5, 0.9, 145), None)],
)
def test_lightness_chroma_and_hue_become_what_a_browser_takes(colour, expected):
    found = hex_of(*colour)
    assert re.fullmatch("#[0-9a-f]{6}", found), "what is too colourful for a screen is brought in"
    assert expected is None or all(
        abs(int(found[n : n + 2], 16) - int(expected[n : n + 2], 16)) <= 1 for n in (1, 3, 5)
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#000000", 21), ("#777777", "#ffffff", 4.48), ("#123456", "#123456", 1)],
)
def test_contrast_is_that_of_wcag(one, other, expected):
    assert contrast(one, other) == pytest.approx(expected, abs=0.01)
