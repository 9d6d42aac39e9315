"""Who says what: cases in speakers/cases.toml, known failures apart."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arqam.extractors import Document
from arqam.extractors.figure import read_figures
from arqam.extractors.kinds.catalogue import builtin_catalogue
from arqam.extractors.scoring.table import FINE
from arqam.extractors.scoring.weights import load_weights
from arqam.extractors.speakers import Speaker, speakers_of
from arqam.extractors.speakers.names import name_end
from arqam.extractors.speakers.ranking import Ranking
from arqam.extractors.speakers.talk import read_talk
from arqam.extractors.speakers.voice import likeness

CASES = Path(__file__).parent / "speakers"


def cases(name):
    listed = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case["why"]) for case in listed]


def speakers(text: str, **known: str) -> dict[str, Speaker | None]:
    """The words of each number → its speaker."""
    document = Document(text, **known)
    drafts = read_figures(text, builtin_catalogue())
    found = speakers_of(document, drafts)
    assert len(found) == len(drafts)
    return {text[slice(*draft.quote)]: speaker for draft, speaker in zip(drafts, found, strict=True)}


def told(case):
    speaker = speakers(case["text"])[case["number"]]
    return (speaker.name, speaker.role) if speaker else (None, None)


@pytest.mark.parametrize("case", cases("cases"))
def test_speaker(case):
    assert told(case) == (case.get("speaker"), case.get("role")), case["why"]


def test_what_is_learnt_from_is_what_is_read():
    """The features of each candidate, as training sees them, weigh what a reading adds up without them."""
    weights = load_weights("speakers", "weights")
    text = "\n".join(case.values[0]["text"] for case in cases("cases"))
    ranking, previous = Ranking(read_talk(Document(text))), None
    for draft in read_figures(text, builtin_catalogue()):
        voices, rows = ranking.rows(draft, previous)
        scores = [round(weights.score(row) * FINE) for row in rows]
        best = ranking.best(ranking.surroundings(draft), draft, previous)
        assert best is voices[scores.index(max(scores))]
        previous = draft, best


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("case", cases("known_failures"))
def test_known_failure(case):
    assert told(case)[0] == case["speaker"], case["why"]


def test_the_title_tells_the_name_in_full():
    text = "به گزارش ایسنا، نیک‌روش گفت: ۳۰ مدرسه ساخته شد."
    speaker = speakers(text, title="گفت‌وگو با آقای کامران نیک‌روش")["۳۰"]
    assert speaker is not None
    assert speaker.name == "کامران نیک‌روش"


def test_the_span_is_that_of_the_words_that_tell_who():
    text = "به گزارش ایسنا، کاوه درخشان گفت: ۳۰ مدرسه ساخته شد."
    speaker = speakers(text)["۳۰"]
    assert speaker is not None
    assert text[slice(*speaker.span)] == "کاوه درخشان"
    assert speaker.rule == "verb before the figure"


@pytest.mark.parametrize("text", ["۳۰ نفر آمدند، به گزارش ایسنا", "۳۰ نفر آمدند. به گزارش ایسنا\nوی رفت."])
def test_a_source_may_end_its_sentence(text):
    assert set(speakers(text)) == {"۳۰"}


def test_no_figures_no_speakers():
    assert speakers_of(Document("کاوه درخشان گفت: مدرسه ساخته شد."), []) == []


@pytest.mark.parametrize(
    ("words", "titled", "end"),
    [
        ("خیرالله خادمی امروز", False, 2),
        ("محمدجواد آذری جهرمی در", False, 3),
        ("پرویز ایده پور روز", False, 3),
        ("سید محمد حسین زینلی گفت", False, 4),
        ("مدرسه تازه شهر", False, 0),
        ("دولت روحانی گفت", False, 0),
        ("رستگار گفت", True, 1),
    ],
)
def test_names_end(words, titled, end):
    assert name_end(words.split(), 0, titled) == end


def test_likeness_is_that_of_letters():
    assert likeness("حجت‌الله رضایی", "حجت الله رضایی") == 1.0
    assert likeness("رضایی", "") == 0.0
    assert likeness("علی رضایی", "حسن کریمی") < 0.6


parts = st.sampled_from(
    (
        "گفت افزود: اعلام کرد وی او این مسئول دکتر سید رئیس سازمان بانک مرکزی علی رضایی به گزارش به گفته بر اساس آمار "
        + "ایسنا ۱۲ ۳۰ نفر درصد مدرسه در از با که و « » ، . ؟ : \n"
    ).split(" ")
)


@settings(max_examples=80, deadline=None)
@given(st.lists(parts, max_size=60).map(" ".join))
def test_speakers_stand_in_the_text(text):
    for speaker in speakers(text).values():
        if speaker:
            start, end = speaker.span
            assert 0 <= start < end <= len(text)
            assert speaker.name.strip()


HOSTILE = (
    "دکتر ",
    "گفت: ۳ نفر ",
    "به گزارش ",
    "علی رضایی گفت ۳ نفر. ",
    "«",
    "گزارش بانک ",
    "وی ",
    "رضا، رئیس ",
    "الف" * 50,
    "؟\n",
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_repeat_comes_to_an_end(piece):
    document, drafts = Document(piece * 8_000 + " ۵ نفر"), read_figures("۵ نفر", builtin_catalogue())
    assert len(speakers_of(document, drafts)) == 1
