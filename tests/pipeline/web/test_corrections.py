"""A figure ⇄ the fields of a form."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arqam.pipeline import Article, Pipeline, PipelineConfig
from arqam.pipeline.record import Place, Speaker
from arqam.pipeline.web.corrections import FIELDS, Faults, corrected, fields_of, figure_at

KINDS = ("job", "people", "other", "money", "share")
TEXT = "استاندار یزد گفت: در سال ۱۳۹۹ حدود ۲۱۸ هزار فرصت شغلی ایجاد شد. ۱۲ درصد آن به زنان رسید."


@pytest.fixture(scope="module")
def figures():
    return Pipeline(PipelineConfig(use_model=False)).extract(Article(id="a", text=TEXT))


@pytest.fixture
def change(figures):
    """Corrects the first figure."""

    def change(**given):
        return corrected(figures[0], fields_of(figures[0]) | given, figures, KINDS)

    return change


def faults_of(change, **given):
    with pytest.raises(Faults) as wrong:
        change(**given)
    return wrong.value.by_field


def test_the_form_holds_every_slot(figures):
    fields = fields_of(figures[0])
    assert list(fields) == list(FIELDS)
    assert (fields["low"], fields["high"], fields["bound"], fields["kind"]) == ("218000", "", "about", "job")
    assert (fields["period"], fields["period_start"], fields["period_end"]) == ("سال ۱۳۹۹", "1399-01-01", "1399-12-30")


def test_a_form_that_is_sent_as_it_came_changes_nothing_but_the_doubt(figures):
    for figure in figures:
        same = corrected(figure, fields_of(figure), figures, KINDS)
        assert same.model_copy(update={"confidence": figure.confidence}) == figure
        assert same.confidence is None


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("5", 5),
        ("۲۱۸٬۰۰۰", 218000),
        ("218,000", 218000),
        ("٣٫٥", Decimal("3.5")),
        ("۱۲.۵", Decimal("12.5")),
        ("-4", -4),
        ("−۴", -4),
        (" 7 ", 7),
        ("1\u200c000", 1000),
        (".5", Decimal("0.5")),
        ("9" * 100, int("9" * 100)),
        ("0", 0),
    ],
)
def test_numbers_as_people_type_them(change, typed, number):
    new = change(low=typed)
    assert (new.quantity.low, new.quantity.high) == (number, number)


@pytest.mark.parametrize("typed", ["", "ده", "1e5", "NaN", "inf", "1.2.3", "--1", "0x10", "9" * 101, "½", "1/2", "-"])
def test_what_is_no_number_is_told(change, typed):
    assert faults_of(change, low=typed) == {"low": "no_number"}


def test_a_range_runs_forward(change):
    assert change(low="5", high="6").quantity.high == 6
    assert faults_of(change, low="6", high="5") == {"high": "not_in_order"}


def test_money_is_told_in_rials(change):
    assert change(low="3", unit="IRT").rials.low == 30
    assert change(low="3", unit="count").rials is None


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("bound", "roughly", "no_choice"),
        ("kind", "", "no_choice"),
        ("kind", "<script>", "no_choice"),
        ("status", "", "no_choice"),
        ("level", "galaxy", "no_choice"),
        ("unit", "<b>", "no_name"),
        ("unit_other", "two words", "no_name"),
        ("per_other", "ماه", "no_name"),
        ("item", "x" * 501, "too_long"),
        ("item", "a\0b", "control"),
        ("organization", "a\nb", "control"),
        ("period_start", "1399-13-01", "no_day"),
        ("period_start", "1399-12-31", "no_day"),
        ("period_end", "دیروز", "no_day"),
        ("period_end", "1398-01-01", "not_in_order"),
        ("same_as", "1", "no_earlier"),
        ("same_as", "0", "no_earlier"),
        ("same_as", "x", "no_earlier"),
        ("same_as", "99999999999", "no_earlier"),
    ],
)
def test_what_is_not_right_is_told_by_its_field(change, field, value, why):
    assert faults_of(change, **{field: value}) == {field: why}


def test_all_that_is_wrong_is_told_at_once(change):
    assert faults_of(change, low="x", kind="y", period_start="z").keys() == {"low", "kind", "period_start"}


def test_a_level_wants_a_place_and_a_role_a_speaker(change):
    assert faults_of(change, place="", level="city") == {"place": "no_place"}
    assert faults_of(change, speaker="", role="وزیر") == {"speaker": "no_speaker"}
    new = change(place="میبد", level="city", speaker="زهرا", role="وزیر")
    assert (new.place, new.speaker) == (Place(name="میبد", level="city"), Speaker(name="زهرا", role="وزیر"))


def test_days_are_known_in_both_calendars(change):
    period = change(period="", period_start="۱۳۹۹/۱/۵", period_end="1399-01-06").period
    assert (period.start, period.gregorian_start) == ("1399-01-05", "2020-03-24")
    assert period.gregorian_end == "2020-03-25"


def test_a_slot_that_is_emptied_is_null(change):
    new = change(item=" ", period="", period_start="", period_end="", place="", level="", speaker="", role="", unit="")
    assert (new.item, new.period, new.place, new.speaker, new.quantity.unit) == (None,) * 5


def test_another_unit_by_its_name(change):
    assert change(unit_other="degree_Celsius").quantity.unit == "degree_Celsius"


def test_what_was_changed_points_at_no_words_any_more(figures, change):
    assert "item" in figures[0].evidence
    assert "item" not in change(item="چیز دیگر").evidence
    assert change().evidence == figures[0].evidence


def test_a_repeat_names_an_earlier_figure(figures):
    fields = fields_of(figures[1]) | {"same_as": "۱"}
    new = corrected(figures[1], fields, figures, KINDS)
    assert new.same_as == figures[0].id
    assert fields_of(new, {figures[0].id: 1})["same_as"] == "1"


@given(st.text(), st.text(), st.text(), st.text())
def test_whatever_is_typed_gives_a_figure_or_faults(low, item, day, unit):
    figure = figure_at(Article(id="a", text="۵ نفر"), 0, 1)
    typed = fields_of(figure) | {"low": low, "item": item, "period_start": day, "unit_other": unit}
    try:
        new = corrected(figure, typed, [figure], KINDS)
    except Faults as wrong:
        assert wrong.by_field.keys() <= {"low", "item", "period_start", "unit", "unit_other"}
    else:
        assert new.from_json(new.to_json()) == new


@given(st.text(min_size=1), st.data())
def test_a_new_figure_stands_where_it_was_asked_for(text, data):
    article = Article(id="a", text=text)
    start = data.draw(st.integers(0, len(article.text) - 1))
    end = data.draw(st.integers(start + 1, len(article.text)))
    figure = figure_at(article, start, end)
    assert article.text[start:end] == figure.quote.text
    assert article.text[figure.sentence.start : figure.sentence.end] == figure.sentence.text


@pytest.mark.parametrize(("start", "end"), [(-1, 1), (1, 1), (2, 1), (0, 99), (5, 6)])
def test_no_figure_stands_outside_the_text(start, end):
    with pytest.raises(ValueError, match="span"):
        figure_at(Article(id="a", text="۵ نفر"), start, end)
